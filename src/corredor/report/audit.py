"""Audit: read pages back and refuse every number that leads back to nothing.

A digit may stand in an element that names where it comes from, and there only; the audit looks
there and compares. What it lets pass otherwise: identifiers and settings of the model in
``<code>``, and a drawing in a figure that holds the drawing's table too. An element or attribute
that no page has is refused, see `corredor.report.grammar`; so is any other way of writing them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from corredor.core.errors import OrphanNumber
from corredor.core.label import LANGUAGES
from corredor.report.grammar import DOCTYPE, FREE, stranger
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel
from corredor.report.proof import Proof, is_style

VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
DEFAULT: Final = "en"
"""Language of a page before it names its own."""
CONTEXT: Final = 60
"""Characters of the text around an orphan in its message."""

_PIECE: Final = re.compile(
    r"""[^<]+
    | <(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)
      (?P<attributes>(?:\s+[A-Za-z][A-Za-z0-9-]*="[^"<]*")*)\s*(?P<empty>/?)>
    | <![^>]*> | <""",
    re.VERBOSE,
)
"""Text, a tag with its attributes in quotation marks, a declaration; else what no page has."""
_ATTRIBUTE: Final = re.compile(r"""([A-Za-z][A-Za-z0-9-]*)="([^"]*)\"""")
_WHOLE: Final = ("code", "style", "title")
"""Elements that are compared as a whole when they end."""


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str]
    start: str
    is_read: bool = False
    text: list[str] = field(default_factory=list[str])
    tables: set[str] = field(default_factory=set[str])
    has_drawing: bool = False

    @property
    def drawn_table(self) -> str:
        """Key of the table that a figure draws; empty for other elements."""
        return self.attributes.get("data-table", "") if self.tag == "figure" else ""


def audit(page: str, model: ReportModel) -> tuple[OrphanNumber, ...]:
    """Return what a page prints without a source that the model holds; nothing if all is well.

    Links to its sister page are taken as they are, see `audit_pages`.

    Parameters
    ----------
    page
        The page, as HTML.
    model
        What it was made from.

    Returns
    -------
    tuple of OrphanNumber
        E406, one for each number, reference or quotation that can't be traced, in the order
        of the page.
    """
    return tuple(_Reader(page, _Proofs(model)).findings())


def audit_pages(pages: Mapping[str, str], model: ReportModel) -> tuple[OrphanNumber, ...]:
    """Return what the pages of a language print without a source, see `audit`.

    So are links from one of them to a place that the other doesn't have.

    Parameters
    ----------
    pages
        The pages, as HTML, by the names under which they link to each other.
    model
        What they were made from.
    """
    proofs = _Proofs(model)
    readers = {name: _Reader(page, proofs) for name, page in pages.items()}
    found = [orphan for reader in readers.values() for orphan in reader.findings()]
    for reader in readers.values():
        for name, place in reader.outer:
            if name not in readers or (place and place not in readers[name].ids):
                found.append(OrphanNumber(None, digits=f"{name}#{place}", context="href"))
    return tuple(found)


class _Proofs:
    """The proof of each language, once for all of its pages."""

    def __init__(self, model: ReportModel) -> None:
        self.model = model
        self._held: dict[str, Proof] = {}

    def of(self, language: str) -> Proof:
        if language not in self._held:
            self._held[language] = Proof(self.model, Speech(language))
        return self._held[language]


class _Reader:
    """What one page prints; `outer` are the names and places of its links to other pages."""

    def __init__(self, page: str, proofs: _Proofs) -> None:
        self.model = proofs.model
        self.proofs = proofs
        self.proof = proofs.of(DEFAULT)
        self.open: list[_Element] = []
        self.drawings = 0
        self.faults: list[OrphanNumber] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.outer: list[tuple[str, str]] = []
        self._read(page)

    def _read(self, page: str) -> None:
        for piece in _PIECE.finditer(page):
            found, tag = piece[0], piece["tag"]
            if tag is None:
                if not found.startswith("<"):
                    self._data(found)
                elif found != f"<!{DOCTYPE}>":
                    around = page[piece.start() : piece.start() + CONTEXT]
                    self._fault(found, around)
            elif piece["end"]:
                self._end(tag.lower())
            else:
                tag = tag.lower()
                self._start(tag, piece["attributes"], found)
                if piece["empty"] and tag not in VOID:
                    if not self.drawings:
                        self._fault(tag, found)
                    self._end(tag)

    def _start(self, tag: str, written: str, found: str) -> None:
        pairs = _ATTRIBUTE.findall(written) if written else []
        attributes = {name.lower(): _plain(value) for name, value in pairs}
        is_drawn = bool(self.drawings) or tag == "svg"
        if len(attributes) < len(pairs):
            self._fault(tag, "an attribute twice")
        strange = stranger(tag, attributes, is_drawn=is_drawn)
        if strange:
            self._fault(strange, found)
        if tag == "html" and attributes.get("lang") in LANGUAGES:
            self.proof = self.proofs.of(attributes["lang"])
        self._note(tag, attributes)
        if not is_drawn:
            self._read_attributes(tag, attributes)
        if tag not in VOID:
            is_read = tag in _WHOLE or self.proof.is_checked(tag, attributes)
            self.open.append(_Element(tag, attributes, found, is_read))
            self.drawings += tag == "svg"

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        name = attributes.get("id")
        if name is not None:
            if name in self.ids:
                self._fault(name, "id")
            self.ids.add(name)
        if "href" in attributes:
            page, mark, place = attributes["href"].partition("#")
            if mark and not page:
                self.links.append(attributes["href"])
            elif "/" not in page:
                self.outer.append((page, unquote(place)))
        if tag in ("svg", "table"):
            for figure in self.open:
                figure.has_drawing = figure.has_drawing or tag == "svg"
                if tag == "table":
                    figure.tables.add(attributes.get("data-table", ""))
        if tag == "table" and "data-table" in attributes:
            key = attributes["data-table"]
            if self.model.table(key) is None:
                self._fault(key, "data-table")

    def _read_attributes(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the digits in attributes that a reader sees or hears."""
        if tag == "meta":
            return
        for name, text in attributes.items():
            if name in FREE or not _digits(text):
                continue
            if not self.proof.allows_attribute(tag, attributes, name):
                self._fault(_digits(text), text)

    def _data(self, written: str) -> None:
        text = _plain(written)
        is_read = False
        for element in self.open:
            if element.is_read:
                element.text.append(text)
                is_read = True
        if is_read or self._is_drawn():
            return
        digits = _digits(text)
        if digits:
            self._fault(digits, text)

    def _is_drawn(self) -> bool:
        """Whether text here is that of a drawing, whose table stands beside it."""
        return bool(self.drawings) and any(outer.drawn_table for outer in self.open)

    def _end(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1].tag != tag:
            self._fault(tag, "</")
            return
        element = self.open.pop()
        self.drawings -= tag == "svg"
        if element.has_drawing and tag == "figure" and element.drawn_table not in element.tables:
            self._fault(element.drawn_table or "svg", "figure")
        if element.is_read:
            self._compare(element, "".join(element.text))

    def _compare(self, element: _Element, text: str) -> None:
        tests = {"title": self.proof.is_title, "style": is_style, "code": self._is_code}
        whole = tests.get(element.tag)
        if whole is not None and not whole(text):
            self._fault(_digits(text) or element.tag, text)
        elif not self.proof.holds(element.tag, element.attributes, text):
            self._fault(text, element.start)

    def _is_code(self, text: str) -> bool:
        return not _digits(text) or self.proof.is_code(text)

    def _fault(self, digits: str, context: str) -> None:
        around = " ".join(context.split())[:CONTEXT]
        self.faults.append(OrphanNumber(None, digits=digits, context=around))

    def findings(self) -> Iterator[OrphanNumber]:
        """Yield what was found, then the links that lead nowhere."""
        yield from self.faults
        for element in self.open:
            yield OrphanNumber(None, digits=element.tag, context="</")
        for link in self.links:
            if unquote(link[1:]) not in self.ids:
                yield OrphanNumber(None, digits=link, context="href")


def _plain(written: str) -> str:
    return html.unescape(written) if "&" in written else written


def _digits(text: str) -> str:
    """Return the words of a text that hold a digit."""
    if not any(map(str.isnumeric, text)):
        return ""
    return " ".join(word for word in text.split() if any(map(str.isnumeric, word)))
