"""Chains of attribution: from the medium that a speaker spoke to, to whom the speaker leans on."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.quotations.found import Found
from corredor.studies.evidence.calc.quotations.page import Page
from corredor.studies.evidence.calc.quotations.speakers import key
from corredor.studies.evidence.calc.records import Mention

NEAR: Final = 60
"""Code points behind a phrase within which its name stands."""


def chain_of(page: Page, found: Found, speaker: Mention | None) -> tuple[str, ...]:
    """Return the entities from the medium over the speaker to a source named in the content."""
    start, end = found.scope.start, found.scope.end
    at = page.sentence_at(start)
    low = page.sentences[at].span.start if at >= 0 else start
    medium: list[str] = []
    further: list[str] = []
    for match in page.phrases_between(min(low, start), _end(page, found)):
        if found.cue is not None and match.start == found.cue.start:
            continue
        named = [m for m in page.mentions_between(match.end, match.end + NEAR) if m.kind != "place"]
        if not named or (speaker is not None and key(named[0]) == key(speaker)):
            continue
        if match.kind == "interview":
            medium.append(key(named[0]))
        elif any(piece.start <= match.start < piece.end for piece in found.pieces):
            further.append(key(named[0]))
    whole = [*medium[:1], *([key(speaker)] if speaker is not None else []), *further[:1]]
    del end
    return tuple(dict.fromkeys(whole))


def _end(page: Page, found: Found) -> int:
    at = page.sentence_at(max(found.scope.end - 1, 0))
    return max(found.scope.end, page.sentences[at].span.end if at >= 0 else 0)
