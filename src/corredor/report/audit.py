"""Audit: read a page back and refuse every number that leads back to nothing.

A digit may stand in an element that names where it comes from, and there only; the audit looks
there and compares. What it lets pass otherwise: identifiers and settings of the model in
``<code>``, and a drawing in a figure that holds the drawing's table too. An element or attribute
that no page has is refused, see `corredor.report.grammar`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
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
CONTEXT: Final = 60
"""Characters of the text around an orphan in its message."""


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list[str])
    tables: set[str] = field(default_factory=set[str])
    has_drawing: bool = False

    @property
    def drawn_table(self) -> str:
        """Key of the table that a figure draws; empty for other elements."""
        return self.attributes.get("data-table", "") if self.tag == "figure" else ""


def audit(html: str, model: ReportModel) -> tuple[OrphanNumber, ...]:
    """Return what a page prints without a source that the model holds; nothing if all is well.

    Parameters
    ----------
    html
        The page.
    model
        What it was made from.

    Returns
    -------
    tuple of OrphanNumber
        E406, one for each number, reference or quotation that can't be traced, in the order
        of the page.
    """
    reader = _Reader(model)
    reader.feed(html)
    reader.close()
    return tuple(reader.findings())


class _Reader(HTMLParser):
    def __init__(self, model: ReportModel) -> None:
        super().__init__(convert_charrefs=True)
        self.model = model
        self.proof = Proof(model, Speech("en"))
        self.open: list[_Element] = []
        self.faults: list[OrphanNumber] = []
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        is_drawn = tag == "svg" or self.open_inside("svg")
        if len(attributes) < len(attrs):
            self._fault(tag, "an attribute twice")
        strange = stranger(tag, attributes, is_drawn=is_drawn)
        if strange:
            self._fault(strange, self.get_starttag_text() or tag)
        if tag == "html" and attributes.get("lang") in LANGUAGES:
            self.proof = Proof(self.model, Speech(attributes["lang"]))
        self._note(tag, attributes)
        if not is_drawn:
            self._read_attributes(tag, attributes)
        if tag not in VOID:
            self.open.append(_Element(tag, attributes))

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        name = attributes.get("id")
        if name is not None:
            if name in self.ids:
                self._fault(name, "id")
            self.ids.add(name)
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"])
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

    def handle_decl(self, decl: str) -> None:
        if decl != DOCTYPE:
            self._fault("<!", decl)

    def unknown_decl(self, data: str) -> None:
        self._fault("<![", data)

    def handle_pi(self, data: str) -> None:
        self._fault("<?", data)

    def handle_comment(self, data: str) -> None:
        self._fault("<!--", data)

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text.append(data)
        digits = _digits(data)
        if digits and not any(self._covers(element) for element in self.open):
            self._fault(digits, data)

    def _covers(self, element: _Element) -> bool:
        """Whether digits inside an element are checked elsewhere or need no check."""
        if element.tag in ("code", "style", "title"):
            return True  # compared as a whole when it ends
        if element.tag == "svg":
            return any(outer.drawn_table for outer in self.open)
        return self.proof.is_checked(element.tag, element.attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1].tag != tag:
            self._fault(tag, "</")
            return
        element = self.open.pop()
        text = "".join(element.text)
        if (
            element.tag == "figure"
            and element.has_drawing
            and element.drawn_table not in element.tables
        ):
            self._fault(element.drawn_table or "svg", "figure")
        whole = {"title": self.proof.is_title, "style": is_style, "code": self._is_code}.get(tag)
        if whole is not None and not whole(text):
            self._fault(_digits(text) or tag, text)
        elif not self.proof.holds(tag, element.attributes, text):
            self._fault(text, self.get_starttag_text() or tag)

    def _is_code(self, text: str) -> bool:
        return not _digits(text) or self.proof.is_code(text)

    def open_inside(self, tag: str) -> bool:
        """Whether an element of that tag is open."""
        return any(element.tag == tag for element in self.open)

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


def _digits(text: str) -> str:
    """Return the words of a text that hold a digit."""
    return " ".join(word for word in text.split() if any(map(str.isnumeric, word)))
