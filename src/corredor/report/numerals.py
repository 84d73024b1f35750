"""Numerals: the only place that writes a number for a reader.

No precision is invented: a cited number keeps the digits that its row was written with, an
assumed or looked-up one those that it has, a derived one gets three significant digits, and
what is counted stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Final, Literal

from babel.numbers import format_decimal
from babel.units import UnknownUnitError as UnknownCldrUnit
from babel.units import format_unit

from corredor.core.errors import N_
from corredor.core.quantity import Cited, Derived, LookedUp, Quantity
from corredor.report.i18n import NN_, Speech
from corredor.report.ledger import OWN_TABLE
from corredor.units import COUNTED, NOMINAL, SHARE, money_in

Form = Literal["text", "number"]
"""``text`` with unit, qualifier and interval; ``number`` bare, where the unit stands beside it."""

SIGNIFICANT_DIGITS: Final = 3
PERCENT: Final = ("%", "percent")
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"

_COUNTS: Final = {
    "person": NN_("{number} person", "{number} people"),
    "company": NN_("{number} company", "{number} companies"),
    "organisation": NN_("{number} organisation", "{number} organisations"),
    "country": NN_("{number} country", "{number} countries"),
    "event": NN_("{number} event", "{number} events"),
    "document": NN_("{number} document", "{number} documents"),
    "claim": NN_("{number} claim", "{number} claims"),
    "fact": NN_("{number} fact", "{number} facts"),
    "conflict": NN_("{number} conflict", "{number} conflicts"),
    "source": NN_("{number} source", "{number} sources"),
    "proposal": NN_("{number} proposal", "{number} proposals"),
    "flight": NN_("{number} flight", "{number} flights"),
    "agreement": NN_("{number} agreement", "{number} agreements"),
}
_MONEY: Final = {
    "": NN_("{currency} {number}", "{currency} {number}"),
    "k": NN_("{currency} {number} thousand", "{currency} {number} thousand"),
    "M": NN_("{currency} {number} million", "{currency} {number} million"),
    "G": NN_("{currency} {number} billion", "{currency} {number} billion"),
    "T": NN_("{currency} {number} trillion", "{currency} {number} trillion"),
}
_QUALIFIERS: Final = {
    "exact": "{quantity}",
    "about": N_("about {quantity}"),
    "at_least": N_("at least {quantity}"),
    "at_most": N_("at most {quantity}"),
    "more_than": N_("more than {quantity}"),
    "less_than": N_("less than {quantity}"),
}
_CLDR: Final = {
    "km": "length-kilometer",
    "m": "length-meter",
    "mile": "length-mile",
    "kg": "mass-kilogram",
    "t": "mass-tonne",
    "tonne": "mass-tonne",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
    "degree": "angle-degree",
    "km/hour": "speed-kilometer-per-hour",
}
_IN_WORDS: Final = ("minute", "hour", "day", "week", "month", "year")
_MONEY_UNIT: Final = re.compile(r"(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})_(?P<year>\d{4}|nominal)")


@dataclass(frozen=True)
class Numeral:
    """A number as a page shows it.

    `value` is what a machine reads in `unit`, `text` what a person reads, `title` what the text
    leaves out: the prices that money is in, and what the range is.
    """

    value: str
    unit: str
    text: str
    title: str


def numeral(quantity: Quantity, speech: Speech, form: Form = "text") -> Numeral:
    """Write a quantity in a language."""
    value = machine_value(quantity)
    if form == "number":
        text = _written(_shown(quantity.value, quantity), speech)
        return Numeral(value, quantity.unit, text, "")
    text = _text(quantity, speech)
    return Numeral(value, quantity.unit, text, _title(quantity, speech))


def _text(quantity: Quantity, speech: Speech) -> str:
    """Return number, unit, qualifier and range."""
    factor, unit = _reading_scale(quantity)
    number = _shown(quantity.value, quantity) / factor
    text = _unit_text(number, unit, speech) or _fraction_text(number, quantity, speech)
    if isinstance(quantity.origin, Cited):
        template = _QUALIFIERS[quantity.origin.claim.qualifier]
        text = speech.translate(template).format(quantity=text)
    if quantity.interval is None:
        return text
    low, high = (_written(_shown(end, quantity) / factor, speech) for end in quantity.interval)
    template = speech.translate(N_("{quantity} (range {low} to {high})"))
    return template.format(quantity=text, low=low, high=high)


def _reading_scale(quantity: Quantity) -> tuple[Decimal, str]:
    """Return the factor and unit in which a person reads a number.

    A derived amount is read in millions or billions, a share in per cent.
    """
    if quantity.unit == SHARE:
        return Decimal("0.01"), "%"
    money = _MONEY_UNIT.fullmatch(quantity.unit)
    if money is None or money["scale"] or not isinstance(quantity.origin, Derived):
        return Decimal(1), quantity.unit
    for scale, factor in (("G", Decimal(10**9)), ("M", Decimal(10**6))):
        if abs(quantity.value) >= factor:
            return factor, f"{scale}{quantity.unit}"
    return Decimal(1), quantity.unit


def machine_value(quantity: Quantity) -> str:
    """Return the value as `float` writes it back exactly."""
    return repr(int(quantity.value)) if quantity.value.is_integer() else repr(quantity.value)


def _decimal(value: float, quantity: Quantity) -> Decimal:
    """Return a value with the digits that it may be shown with."""
    match quantity.origin:
        case Cited(_, claim) if claim.unit == quantity.unit and value == claim.value:
            return _as_written(claim.written, value)
        case Derived() | Cited():
            return _significant(value)
        case LookedUp() if quantity.origin.source is OWN_TABLE and not value.is_integer():
            return _significant(value)
        case _ if value == quantity.value:
            return _shortest(value)
        case _:
            return _significant(value)


def _shortest(value: float) -> Decimal:
    """Return the decimal number with the fewest digits that reads back as the value."""
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


def _as_written(written: str, value: float) -> Decimal:
    """Return the number of a row with its own decimals, if the text and the value agree."""
    shortest = _shortest(value)
    try:
        read = Decimal(written.strip().replace(",", "."))
    except InvalidOperation:
        return shortest
    return read if read == shortest else shortest


def _significant(value: float) -> Decimal:
    exact = Decimal(repr(value))
    if not exact or not exact.is_finite():
        return exact
    step = Decimal(1).scaleb(exact.adjusted() - SIGNIFICANT_DIGITS + 1)
    return exact.quantize(step, ROUND_HALF_EVEN).normalize()


def _shown(value: float, quantity: Quantity) -> Decimal:
    if quantity.unit in COUNTED and value.is_integer():
        return Decimal(int(value))
    return _decimal(value, quantity)


def _pattern(number: Decimal) -> str:
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def _written(number: Decimal, speech: Speech) -> str:
    return format_decimal(number, format=_pattern(number), locale=speech.locale)


def _unit_text(number: Decimal, unit: str, speech: Speech) -> str | None:
    """Return number and unit; None for a unit without a wording of its own."""
    written = _written(number, speech)
    money = _MONEY_UNIT.fullmatch(unit)
    if money is not None:
        form = speech.ngettext(*_MONEY[money["scale"]], float(number))
        return form.format(currency=money["code"], number=written)
    if unit in _COUNTS:
        return speech.ngettext(*_COUNTS[unit], float(number)).format(number=written)
    if unit in PERCENT:
        return speech.translate(N_("{number}%")).format(number=written)
    return _physical_text(number, unit, speech) if unit in _CLDR else None


def _physical_text(number: Decimal, unit: str, speech: Speech) -> str | None:
    length = "long" if unit in _IN_WORDS else "short"
    try:
        text = format_unit(
            number, _CLDR[unit], length, format=_pattern(number), locale=speech.locale
        )
    except UnknownCldrUnit:
        return None
    return text.replace(" ", NO_BREAK_SPACE)


def _fraction_text(number: Decimal, quantity: Quantity, speech: Speech) -> str:
    """Return a ratio, a rate such as money per MWh, or a number with a unit of the user's."""
    written = _written(number, speech)
    unit = quantity.unit
    if unit in ("", "1", "dimensionless"):
        is_ratio = isinstance(quantity.origin, Derived)
        return f"{written}{NO_BREAK_SPACE}×" if is_ratio else written
    above, slash, below = unit.partition("/")
    if slash and len({money.code for money in money_in(unit)}) == 1 < len(money_in(unit)):
        return written  # a deflator: prices of one year over prices of another
    text = _unit_text(number, above.strip(), speech) if slash else None
    if text is None:
        return f"{written}{NO_BREAK_SPACE}{unit}"
    return f"{text}/{_symbol(below.strip(), speech)}"


def _symbol(unit: str, speech: Speech) -> str:
    """Return the bare symbol of a unit below the line."""
    if unit in _CLDR:
        one = format_unit(1, _CLDR[unit], "short", format="#", locale=speech.locale)
        return one.replace("1", "").strip()
    if unit in _COUNTS:
        return speech.ngettext(*_COUNTS[unit], 1).format(number="").strip()
    return _MONEY_UNIT.sub(r"\g<scale>\g<code>", unit)


def _title(quantity: Quantity, speech: Speech) -> str:
    said = [prices_of(quantity.unit, speech)]
    if quantity.draws is not None:
        said.append(speech.translate(INTERVAL))
    return "; ".join(part for part in said if part)


INTERVAL: Final = N_("range from the fifth to the ninety-fifth percentile of the draws")


def prices_of(unit: str, speech: Speech) -> str:
    """Return which prices a unit's money is in; empty where it has none.

    Examples
    --------
    >>> prices_of("MUSD_2024/MWh", Speech("en"))
    'in prices of 2024'
    """
    message, years = price_years(unit)
    return speech.translate(message).format(year=", ".join(years)) if message else ""


def price_years(unit: str) -> tuple[str, tuple[str, ...]]:
    """Return the sentence on a unit's prices and the years that it names."""
    years = tuple(sorted({money.year for money in money_in(unit)}))
    if not years:
        return "", ()
    if NOMINAL in years:
        return N_("in current prices; the price year is not stated"), ()
    return N_("in prices of {year}"), years
