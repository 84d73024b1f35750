"""Reading one cell: from its text to a value, or refused with a code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corredor.core.errors import N_, BadId, NotAChoice, NotADate, NotANumber, Wording
from corredor.core.period import parse_period
from corredor.core.slugs import is_slug, slug
from corredor.core.table import ColumnSpec, Value
from corredor.data.tables import country_codes
from corredor.programme.diagnostics import Refused, nearest_first
from corredor.programme.numerals import read_number
from corredor.units import NOMINAL, currencies

Read = Callable[[str], Value]

EXPECTED: Final = {
    "id": N_("an id"),
    "ids": N_("ids, parted by blanks"),
    "text": N_("a text"),
    "number": N_("a number"),
    "unit": N_("a unit such as MUSD, person or km"),
    "price_year": N_("a year or the word nominal"),
    "date": N_("a date or period"),
    "choice": N_("one of the words allowed"),
    "country": N_("a country code of ISO 3166-1"),
    "currency": N_("a currency code of ISO 4217"),
    "file": N_("the path of a file"),
}
"""What a cell of each kind should hold, for messages."""

_YEAR_DIGITS: Final = 4


def reader(column: ColumnSpec, *, commas: bool) -> Read | None:
    """Return the function that reads the cells of a column; None where a cell stays as it is.

    The function raises `Refused`. Units are not read here but with their price years.
    """
    name = column.name
    match column.kind:
        case "id":
            return lambda text: read_id(text, name)
        case "ids":
            return lambda text: tuple(read_id(part, name) for part in text.split())
        case "number":
            return lambda text: _number(text, column, commas)
        case "price_year":
            return lambda text: _price_year(text, name)
        case "date":
            return lambda text: read_date(text, name)
        case "choice":
            return lambda text: _choice(text, column)
        case "country":
            return lambda text: _country(text, name)
        case "currency":
            return lambda text: _currency(text, name)
        case "text" | "unit" | "file":
            return None


def read_id(text: str, column: str) -> str:
    """Return an id.

    Raises
    ------
    Refused
        With E112: it holds other characters than an id may.
    """
    if not is_slug(text):
        raise Refused(BadId, column=column, value=text, near=slug(text, f"{column}-1"))
    return text


def read_date(text: str, column: str) -> str:
    """Return an EDTF date or period as it is written.

    Raises
    ------
    Refused
        With E109: it is no date.
    """
    try:
        parse_period(text)
    except ValueError:
        raise Refused(NotADate, column=column, value=text) from None
    return text


def read_offset(value: float | None, column: str) -> int | None:
    """Return an offset, which is a whole number.

    Raises
    ------
    Refused
        With E105: it has decimals.
    """
    if value is None:
        return None
    if not value.is_integer():
        raise Refused(NotANumber, column=column, value=value, example=int(value))
    return int(value)


def _number(text: str, column: ColumnSpec, commas: bool) -> float:
    read = read_number(text, column=column.name, commas=commas, low=column.low, high=column.high)
    return read.value


def _price_year(text: str, column: str) -> str:
    if text == NOMINAL or (len(text) == _YEAR_DIGITS and text.isascii() and text.isdigit()):
        return text
    known = (Wording(N_("a year of four digits")), NOMINAL)
    raise Refused(NotAChoice, column=column, value=text, known=known)


def _choice(text: str, column: ColumnSpec) -> str:
    if text not in column.choices:
        known = nearest_first(text, column.choices)
        raise Refused(NotAChoice, column=column.name, value=text, known=known)
    return text


def _country(text: str, column: str) -> str:
    if text not in country_codes():
        known = Wording(N_("the country codes of ISO 3166-1, such as MX or RU"))
        raise Refused(NotAChoice, column=column, value=text, known=known)
    return text


def _currency(text: str, column: str) -> str:
    if text not in currencies():
        known = Wording(N_("the currency codes of ISO 4217, such as USD or MXN"))
        raise Refused(NotAChoice, column=column, value=text, known=known)
    return text
