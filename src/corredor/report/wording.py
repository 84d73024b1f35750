"""Wording: names, words, dates and numbers as a drawing or an alternative text writes them.

A page prints the same things through `corredor.report.figure`, with a link to where they come
from; inside a drawing there is only text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corredor.core.finding import Cell
from corredor.data.glossary import glossary
from corredor.report.figure import ELLIPSIS, name_of
from corredor.report.i18n import Speech
from corredor.report.i18n.dates import date_in_words
from corredor.report.model import ReportModel
from corredor.report.numerals import Form, numeral

SEPARATOR: Final = " · "
LONGEST: Final = 90
"""Characters of a name after which a drawing cuts it; its table has all of it."""


def shortened(name: str) -> str:
    """Return a name as a drawing shows it, a very long one cut at a blank where there is one.

    Examples
    --------
    >>> shortened("a" * 200) == "a" * 89 + "…"
    True
    """
    if len(name) <= LONGEST:
        return name
    cut = name[: LONGEST - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > LONGEST // 2 else cut).rstrip() + ELLIPSIS


@dataclass(frozen=True)
class Wording:
    """What a model's things are called in a language."""

    model: ReportModel
    speech: Speech

    def term(self, name: Cell) -> str:
        """Return the name of a term, organisation, place, source or proposal; else its id."""
        label = name_of(str(name), self.model)
        return shortened(label.spoken(self.speech.language)[0] if label else str(name or ""))

    def word(self, identifier: Cell) -> str:
        """Return a word of the glossary."""
        entry = glossary().get(str(identifier))
        if entry is None:
            return str(identifier or "").replace("_", " ")
        return entry.label.spoken(self.speech.language)[0]

    def date(self, edtf: Cell) -> str:
        """Return a date in words; a text that is none, as it stands."""
        try:
            return date_in_words(str(edtf or ""), self.speech)
        except ValueError:
            return str(edtf)

    def figure(self, key: Cell, read_in: str = "", form: Form = "text") -> str:
        """Return a number with its unit, prices and qualifier, or in a shorter form."""
        return numeral(self.model.ledger[str(key)], self.speech, form, read_in).text

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code; the code where it has none."""
        return self.speech.country(code)

    def joined(self, parts: Iterable[str]) -> str:
        """Return an enumeration as the language writes it."""
        return self.speech.joined(parts)

    def say(self, message: str, **fields: str) -> str:
        """Return a message with its fields filled in."""
        return self.speech.translate(message).format(**fields)

    def matter(self, subject: Cell, name: Cell, period: Cell = "") -> str:
        """Return what a fact speaks of: its subject, property and period."""
        parts = [self.term(subject), self.term(name), self.date(period) if period else ""]
        return SEPARATOR.join(part for part in parts if part)
