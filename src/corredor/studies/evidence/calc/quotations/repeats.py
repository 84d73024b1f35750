"""Captions and pull quotes that give a statement of the text once more."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from corredor.studies.evidence.calc.records import Quotation, Span

LETTERS: Final = regex.compile(r"[^\W_]+")
FEWEST: Final = 3
"""Words of a statement that is looked for among the others."""
SHARE: Final = 0.8
"""Share of its words in order that the other statement holds."""
MOST: Final = 200
"""Quotations of a text beyond which only exact repeats are looked for."""


def with_repeats(text: str, quotations: list[Quotation]) -> tuple[Quotation, ...]:
    """Mark each quotation whose words a fuller one holds with the span of that one."""
    said = [[w.lower() for w in _words(text, q)] for q in quotations]
    direct = [
        i for i, q in enumerate(quotations) if q.kind != "indirect" and len(said[i]) >= FEWEST
    ]
    marked = list(quotations)
    exact: dict[tuple[str, ...], int] = {}
    for i in direct:
        first = exact.setdefault(tuple(said[i]), i)
        fuller: Span | None = quotations[first].span if first != i else None
        if fuller is None and len(direct) <= MOST and len(said[i]) <= SHORT:
            fuller = next(
                (
                    quotations[j].span
                    for j in direct
                    if _holds(said[j], said[i]) and _same_voice(quotations[j], quotations[i])
                ),
                None,
            )
        if fuller is not None:
            marked[i] = replace(quotations[i], repeats=fuller)
    return tuple(marked)


def _same_voice(fuller: Quotation, caption: Quotation) -> bool:
    """Whether a caption may stand for a quotation: no cue of its own, and no other speaker."""
    names = {(q.speaker.entity or q.speaker.name) for q in (fuller, caption) if q.speaker}
    return caption.cue is None and len(names) <= 1


def _words(text: str, quotation: Quotation) -> list[str]:
    if quotation.kind == "indirect" or quotation.span.end - quotation.span.start > LONGEST:
        return []
    return LETTERS.findall(quotation.span.of(text))


LONGEST: Final = 5_000
"""Code points of a quotation that may repeat another."""
SHORT: Final = 30
"""Words of the longest caption that is looked for within others."""


def _holds(longer: list[str], shorter: list[str]) -> bool:
    """Whether nearly all words of a statement stand in a longer one, in order."""
    if len(longer) <= len(shorter):
        return False
    at, held = 0, 0
    for word in shorter:
        try:
            at = longer.index(word, at) + 1
        except ValueError:
            continue
        held += 1
    return held >= SHARE * len(shorter) and held >= FEWEST
