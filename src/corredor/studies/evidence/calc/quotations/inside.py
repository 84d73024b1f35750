"""The author's words within one pair of marks: «Да, — сказал он. — Мы готовы»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.quotations.dialogue import NARRATION, RETURN, stripped
from corredor.studies.evidence.calc.quotations.found import Found
from corredor.studies.evidence.calc.quotations.page import Page
from corredor.studies.evidence.calc.quotations.subjects import subject_after, subject_before

LONGEST: Final = 200
"""Code points of the author's words."""


def with_author_inside(page: Page, found: Found) -> Found:
    """Return a quotation parted where its author's words stand within the marks."""
    if found.cue is not None or len(found.pieces) != 1:
        return found
    piece = found.pieces[0]
    for match in NARRATION.finditer(page.text, piece.start, piece.end):
        back = RETURN.search(page.text, match.end(), min(piece.end, match.end() + LONGEST))
        if back is None:
            continue
        words = page.words_between(match.end(), back.start())
        verbs = [v for v in page.verbs_between(match.end(), back.start()) if v.at in words[:3]]
        if not verbs:
            continue
        verb = verbs[0]
        subject = subject_after(page, verb.span.end, back.start())
        subject = subject or subject_before(page, verb.span.start, match.end())
        pieces = (
            stripped(page.text, piece.start, match.start()),
            stripped(page.text, back.end(), piece.end),
        )
        path = "" if subject else "elided"
        return replace(
            found,
            pieces=pieces,
            cue=verb.span,
            verb=verb,
            subject=subject,
            path=path,
            quoted=pieces,
        )
    return found
