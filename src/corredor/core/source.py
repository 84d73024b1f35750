"""Sources: documents, the links of attribution chains, and published tables."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from corredor.core.label import Label


@dataclass(frozen=True)
class Document:
    r"""A text in the programme folder that claims quote.

    `published` is an EDTF date, empty where the text doesn't state it. `sha256` is the digest
    of `text`, the document's text after Unicode normalisation to NFC with ``\n`` line ends;
    every offset into a document counts code points of `text`. `pages` holds the offset at which
    each page begins, none where the document has no pages.
    """

    id: str
    file: str
    title: str
    publisher: str
    author: str
    published: str
    language: str
    reports_on: str
    url: str
    licence: str
    sha256: str
    text: str = field(repr=False)
    pages: tuple[int, ...] = field(default=(), repr=False)

    def page(self, offset: int) -> int | None:
        """Return the number, from 1, of the page on which an offset stands; None without pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True)
class Source:
    """One link of an attribution chain: outlet, person, interview, office or data set.

    `reliability` is the user's grade, A to F of the Admiralty code; empty where nobody graded it.
    """

    id: str
    kind: str
    name: Label
    country: str = ""
    reliability: str = ""


@dataclass(frozen=True)
class TableSource:
    """Who published a table, where, under which licence, and which edition was taken.

    Examples
    --------
    >>> TableSource("CEPII", "BACI", "", "Etalab 2.0", "2026-01-15", "").title
    'BACI'
    """

    producer: str
    title: str
    url: str
    licence: str
    retrieved: str
    sha256: str


@dataclass(frozen=True)
class RowRef:
    """A row of a table in the programme folder, as a reader finds it again."""

    file: str
    line: int
