"""Proof: whether what an element shows is what the model holds under the name that it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from corredor.core.quantity import Derived
from corredor.report.codes import Codes, codes
from corredor.report.figure import HTML_DATE, context_of, name_of, title_of
from corredor.report.i18n import Speech
from corredor.report.i18n.dates import date_in_words
from corredor.report.model import ReportModel
from corredor.report.numerals import machine_value, numeral
from corredor.report.records import text_at, wordings

Attributes = Mapping[str, str]

NAMED: Final = {
    "data-finding": "data",
    "data-claim": "q",
    "data-edtf": "time",
    "data-document": "cite",
    "data-name": "bdi",
    "data-record": "bdi",
    "data-cell": "bdi",
    "data-context": "span",
    "data-method": "span",
    "data-form": "a",
}
"""Attributes that say what an element shows, and the element on which they stand."""
_CELL: Final = re.compile(r"(?P<table>[^\[\]]+)\[(?P<row>\d+)\]\.(?P<column>\w+)", re.ASCII)
NUMBER: Final = "n-"
"""Ids of numbers begin so."""
"""Heading of the page of the lineage."""
FORMS: Final = ("text", "plain", "number")


@cache
def _page_style() -> str:
    return (Path(__file__).parent / "chapters" / "page.css").read_text(encoding="utf-8")


def is_style(text: str) -> bool:
    """Whether a style sheet is that of the pages."""
    return text == _page_style()


class Proof:
    """Compares the elements of a page in one language with the model that it was made from."""

    def __init__(self, model: ReportModel, speech: Speech) -> None:
        self.model = model
        self.speech = speech
        self._tests: Mapping[str, Callable[[str, Attributes, str], bool]] = {
            "data-finding": self._is_number,
            "data-claim": self._is_quote,
            "data-edtf": self._is_date,
            "data-document": self._is_document,
            "data-name": self._is_name,
            "data-record": self._is_record,
            "data-cell": self._is_cell,
            "data-context": self._is_context,
            "data-method": self._is_method,
            "data-form": self._is_reference,
        }

    def is_checked(self, tag: str, attributes: Attributes) -> bool:
        """Whether `holds` looks at an element."""
        return any(NAMED[name] == tag for name in attributes if name in NAMED)

    def holds(self, tag: str, attributes: Attributes, text: str) -> bool:
        """Whether an element shows what it says that it shows; true for one that says nothing."""
        return all(
            self._tests[name](attributes[name], attributes, text)
            for name in attributes
            if NAMED.get(name) == tag
        )

    def allows_attribute(self, tag: str, attributes: Attributes, name: str) -> bool:
        """Whether an attribute may hold digits: the unit of a number, the words of a claim."""
        if name in ("data-label", "aria-label"):
            return attributes[name] in self._codes.headings
        if name != "title":
            return False
        if tag == "data":
            return "data-finding" in attributes
        claim = self.model.claims.get(attributes.get("data-claim", ""))
        return claim is not None and attributes["title"] == claim.selector.exact

    @cached_property
    def _codes(self) -> Codes:
        return codes(self.model, self.speech)

    def is_code(self, text: str) -> bool:
        """Whether a text is an identifier, a place or a setting of the model."""
        return text in self._codes.texts

    def is_title(self, text: str) -> bool:
        """Whether the page is called by the programme's title, after headings of its own."""
        for title in wordings(self.model.title):
            before = text.removesuffix(title)
            if not before or (before.endswith(" – ") and not any(map(str.isnumeric, before))):
                return True
        return False

    def _is_number(self, key: str, attributes: Attributes, text: str) -> bool:
        form = attributes.get("data-form", "text")
        if key not in self.model.ledger or form not in FORMS:
            return False
        quantity = self.model.ledger[key]
        try:
            shown = numeral(quantity, self.speech, form, attributes.get("data-read-in", ""))
        except ValueError:
            return False
        given = (attributes.get("value"), attributes.get("data-unit", ""))
        if given != (machine_value(quantity), quantity.unit) or text != shown.text:
            return False
        return attributes.get("title", shown.title) == shown.title

    def _is_reference(self, form: str, attributes: Attributes, text: str) -> bool:
        """Whether a link is written as the number that it leads to."""
        key = unquote(attributes.get("href", "").partition(f"#{NUMBER}")[2])
        if key not in self.model.ledger or form not in FORMS:
            return False
        return text == numeral(self.model.ledger[key], self.speech, form).text

    def _is_quote(self, name: str, _: Attributes, text: str) -> bool:
        claim = self.model.claims.get(name)
        return claim is not None and text == claim.selector.exact

    def _is_date(self, edtf: str, attributes: Attributes, text: str) -> bool:
        if edtf not in self._codes.dates:
            return False
        machine = attributes.get("datetime", "")
        if machine and (not edtf.endswith(machine) or not HTML_DATE.fullmatch(machine)):
            return False
        try:
            return text == date_in_words(edtf, self.speech)
        except ValueError:
            return False

    def _is_document(self, name: str, _: Attributes, text: str) -> bool:
        document = self.model.documents.get(name)
        return document is not None and text == title_of(document)

    def _is_name(self, name: str, attributes: Attributes, text: str) -> bool:
        label = name_of(name, self.model)
        row = self.model.rows.get(name)
        place = f"{row.file}:{row.line}" if row else ""
        return (
            label is not None
            and text in wordings(label)
            and attributes.get("data-row", place) == place
        )

    def _is_record(self, path: str, _: Attributes, text: str) -> bool:
        return text in wordings(text_at(path, self.model))

    def _is_cell(self, key: str, _: Attributes, text: str) -> bool:
        found = _CELL.fullmatch(key)
        table = self.model.table(found["table"]) if found else None
        if found is None or table is None or int(found["row"]) >= len(table.rows):
            return False
        return table.records()[int(found["row"])].get(found["column"]) == text

    def _is_context(self, name: str, _: Attributes, text: str) -> bool:
        claim = self.model.claims.get(name)
        if claim is None:
            return False
        return text in context_of(claim, self.model.documents.get(claim.document))

    @cached_property
    def _methods(self) -> Mapping[str, frozenset[str]]:
        """The wordings of the methods behind the numbers of the model."""
        found: dict[str, frozenset[str]] = {}
        for quantity in self.model.ledger.quantities.values():
            if isinstance(quantity.origin, Derived):
                method = quantity.origin.method
                said = {method.summary, self.speech.translate(method.summary)}
                found[f"{method.module}.{method.name}"] = frozenset(said)
        return found

    def _is_method(self, name: str, _: Attributes, text: str) -> bool:
        return text in self._methods.get(name, ())
