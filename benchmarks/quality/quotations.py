"""Score `quotations_in` on marked cases: ``python benchmarks/quality/quotations.py PATH…``.

The notation is that of tests/studies/evidence/calc/quotations/cases.toml. Found: a direct or mixed
quotation covers at least half of the marked content; exact: its pieces are those marked, but for
pauses at their ends. Precision: the share of quotations that meet marked content of any kind.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import regex

from corredor.studies.evidence.calc.names import mentions_in
from corredor.studies.evidence.calc.quotations import quotations_in
from corredor.studies.evidence.calc.records import Quotation, Span
from corredor.studies.evidence.calc.text import sentences_of
from corredor.studies.evidence.study.lexicons.names import name_words
from corredor.studies.evidence.study.lexicons.quotations import speech_words
from corredor.studies.evidence.study.lexicons.text import sentence_words

MARKUP: Final = regex.compile(r"⟦(?:(?P<kind>[DMI]) (?P<speaker>[^¦⟧]+)|\+)¦(?P<content>[^⟧]*)⟧")
PAUSES: Final = " .,;:!?…—–-“”\"'‘’«»"
ENDING: Final = 2
"""Letters by which the cases of a Russian name differ."""


@dataclass
class Marked:
    """A marked quotation: kind D, M or I, speaker, pieces."""

    kind: str
    speaker: str
    pieces: list[Span]


def unmarked(source: str) -> tuple[str, list[Marked]]:
    """Return the text without its markup, and what was marked."""
    text, at, marked = "", 0, []
    for match in MARKUP.finditer(source):
        text += source[at : match.start()]
        span = Span(len(text), len(text) + len(match["content"]))
        if match["kind"]:
            marked.append(Marked(match["kind"], match["speaker"], [span]))
        else:
            marked[-1].pieces.append(span)
        text += match["content"]
        at = match.end()
    return text + source[at:], marked


def read(text: str, language: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text with the sentences and mentions of the study itself."""
    sentences = sentences_of(text, sentence_words(language))
    mentions = mentions_in(text, sentences, name_words(language))
    return quotations_in(text, sentences, mentions, speech_words(language))


def covered(gold: Marked, found: Quotation) -> bool:
    """Whether a quotation covers at least half of the marked content."""
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in gold.pieces for b in found.parts
    )
    return 2 * shared >= sum(piece.end - piece.start for piece in gold.pieces)


def bare(text: str, spans: tuple[Span, ...] | list[Span]) -> list[str]:
    """Return pieces without the pauses at their ends."""
    return [span.of(text).strip(PAUSES) for span in spans]


def same_name(gold: str, found: str) -> bool:
    """Whether every word of one name stands in the other, but for Russian endings."""
    first, second = gold.lower().split(), found.lower().split()
    shorter, longer = sorted((first, second), key=len)
    return all(
        any(a[: max(3, len(a) - ENDING)] == b[: max(3, len(a) - ENDING)] for b in longer)
        for a in shorter
    )


def score_case(case: dict[str, str], counts: Counter[str], wrong: list[str]) -> None:
    """Add one case to the counts."""
    text, marked = unmarked(case["text"].strip("\n"))
    found = read(text, case["id"][:2])
    for gold in marked:
        group = "indirect" if gold.kind == "I" else "direct"
        hits = [
            q for q in found if covered(gold, q) and (q.kind == "indirect") == (gold.kind == "I")
        ]
        counts[f"{group} marked"] += 1
        counts[f"{group} found"] += bool(hits)
        counts[f"{group} exact"] += any(
            bare(text, q.parts) == bare(text, gold.pieces) for q in hits
        )
        if not hits:
            wrong.append(f"{case['id']}: missed {gold.kind} {bare(text, gold.pieces)}")
        elif gold.speaker != "-":
            counts[f"{group} speakers"] += 1
            right = any(q.speaker and same_name(gold.speaker, q.speaker.name) for q in hits)
            counts[f"{group} speakers right"] += right
            if not right:
                names = [(q.speaker.name if q.speaker else None, q.path) for q in hits]
                wrong.append(f"{case['id']}: speaker {names}, not {gold.speaker}")
    for quotation in found:
        group = "indirect" if quotation.kind == "indirect" else "direct"
        meets = any(p.meets(q) for gold in marked for p in gold.pieces for q in quotation.parts)
        counts[f"{group} returned"] += 1
        counts[f"{group} right"] += meets
        if not meets:
            wrong.append(f"{case['id']}: invented {bare(text, quotation.parts)}")


def scores(counts: Counter[str]) -> dict[str, tuple[int, int]]:
    """Return each score as a count out of another."""
    pairs = {}
    for group in ("direct", "indirect"):
        pairs[f"{group} recall"] = counts[f"{group} found"], counts[f"{group} marked"]
        pairs[f"{group} precision"] = counts[f"{group} right"], counts[f"{group} returned"]
        pairs[f"{group} exact"] = counts[f"{group} exact"], counts[f"{group} marked"]
        pairs[f"{group} speaker"] = counts[f"{group} speakers right"], counts[f"{group} speakers"]
    return pairs


def score_files(paths: list[Path]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Return the scores of files of cases and what went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for path in paths:
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            score_case(case, counts, wrong)
    return scores(counts), wrong


def main() -> None:
    """Print the scores of the files named, and with ``-v`` what went wrong."""
    paths = [Path(word) for word in sys.argv[1:] if word != "-v"]
    result, wrong = score_files(paths)
    if "-v" in sys.argv:
        print("\n".join(wrong))
    for name, (count, total) in result.items():
        share = f"{count / total:.3f}" if total else "–"
        print(f"{name:20} {share:>6}  n = {total}")


if __name__ == "__main__":
    main()
