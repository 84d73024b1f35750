"""Passages: a document's words, with those that are quoted marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from corredor.core.source import Document
from corredor.web.refusals import not_found
from corredor.web.visit import Visit

AROUND: Final = 1200
"""Characters shown before and after a passage."""


@dataclass(frozen=True)
class Passage:
    """A piece of a document in three: what stands before, the marked words, what comes after."""

    document: Document
    before: str
    marked: str
    after: str
    start: int
    end: int


def passage(document: Document, start: int, end: int, around: int = AROUND) -> Passage:
    """Return a passage with what stands around it; offsets outside the text mark nothing."""
    text = document.text
    start, end = (min(max(at, 0), len(text)) for at in (start, end))
    end = max(start, end)
    return Passage(
        document,
        ("…" if start > around else "") + text[max(0, start - around) : start],
        text[start:end],
        text[end : end + around] + ("…" if end + around < len(text) else ""),
        start,
        end,
    )


def document(visit: Visit) -> Response:
    """Show a whole document, with a passage marked where one is asked for."""
    held = visit.office.programme().documents.get(visit.at["document"])
    if held is None:
        raise not_found()
    start, end = (_offset(visit.query.get(name, "")) for name in ("start", "end"))
    return visit.page("document", passage=passage(held, start, end, len(held.text)), claim=None)


def claim(visit: Visit) -> Response:
    """Show the document of a claim with the words marked on which it stands."""
    programme = visit.office.programme()
    held = programme.claims.get(visit.at["claim"])
    if held is None:
        raise not_found()
    document = programme.documents[held.document]
    start, end = held.selector.start or 0, held.selector.end or 0
    marked = passage(document, start, end, len(document.text))
    return visit.page("document", passage=marked, claim=held)


def _offset(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000000") else 0
