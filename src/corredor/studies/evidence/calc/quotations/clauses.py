"""Reported clauses: their bounds, and the record of one that was found."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.quotations.found import Found
from corredor.studies.evidence.calc.quotations.page import Page, Verb
from corredor.studies.evidence.calc.quotations.subjects import Subject
from corredor.studies.evidence.calc.records import Span

FULL_STOP: Final = " \n\t.,;:!?…—–-"


DIGITS: Final = tuple("0123456789%")
REPORTED: Final = 3
"""Words that a reported clause has at least."""


def trimmed(page: Page, start: int, end: int) -> Span:
    """Return a stretch without blanks and pauses at its ends."""
    text = page.text
    while start < end and text[start] in " \n\t,;:—–-":
        start += 1
    while end > start and text[end - 1] in FULL_STOP:
        end -= 1
    if text[end : end + 1] == "." and text[start:end].endswith(("U.S", "Inc", "Co")):
        end += 1
    return Span(start, end)


def is_long(page: Page, span: Span) -> bool:
    """Whether a stretch has words enough for a clause."""
    words = len(page.words_between(span.start, span.end))
    return words >= REPORTED or (
        words == REPORTED - 1 and page.text[span.end - 1 : span.end] in DIGITS
    )


def clause(
    pieces: tuple[Span, ...], cue: Span, verb: Verb | None, subject: Subject | None, path: str = ""
) -> Found:
    """Return reported speech with the stretch that its pieces and cue take."""
    spans = (*pieces, cue)
    scope = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Found("indirect", pieces, scope, cue, verb, subject, path)
