"""Numerals: the only place that writes a number for a reader.

No precision is invented: a cited number keeps the digits that its row was written with, an
assumed or looked-up one those that it has, a derived one gets three significant digits, and
what is counted stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, Literal
from weakref import WeakKeyDictionary

from corredor.core.errors import N_
from corredor.core.quantity import Cited, Derived, LookedUp, Quantity
from corredor.report.i18n import Speech
from corredor.report.i18n.numbers import written
from corredor.report.ledger import OWN_TABLE
from corredor.report.scales import power_of_ten
from corredor.report.spoken_units import MONEY, times, with_unit
from corredor.units import COUNTED, NOMINAL, SHARE, money_in

Form = Literal["text", "plain", "number"]
"""``text`` with unit, prices, qualifier and range; ``plain`` without the range; ``number`` bare,
where its unit stands beside it."""

SIGNIFICANT_DIGITS: Final = 3
AS_WRITTEN: Final = "report."
"""How the keys of tables begin that hold the folder's own numbers, with all of their digits."""

_QUALIFIERS: Final = {
    "exact": "{quantity}",
    "about": N_("about {quantity}"),
    "at_least": N_("at least {quantity}"),
    "at_most": N_("at most {quantity}"),
    "more_than": N_("more than {quantity}"),
    "less_than": N_("less than {quantity}"),
}
INTERVAL: Final = N_(
    "range from the fifth to the ninety-fifth percentile of the draws, and to the central value"
)


@dataclass(frozen=True)
class Numeral:
    """A number as a page shows it.

    `value` is what a machine reads in `unit`, `text` what a person reads, `title` what the text
    leaves out: that a price year is not stated, and what the range is, where it has one.
    """

    value: str
    unit: str
    text: str
    title: str


_WRITTEN: Final[WeakKeyDictionary[Quantity, dict[tuple[str, str, str], Numeral]]] = (
    WeakKeyDictionary()
)
"""What was written: a number stands in many places, and the audit writes each a second time."""


def numeral(quantity: Quantity, speech: Speech, form: Form = "text", read_in: str = "") -> Numeral:
    """Write a quantity in a language.

    Parameters
    ----------
    quantity
        What is written.
    speech
        The language.
    form
        Whether the unit stands with the number.
    read_in
        A unit that differs from that of the quantity by a power of ten, in which a person reads
        it; empty where the number chooses.

    Raises
    ------
    ValueError
        `read_in` differs in more than a power of ten.
    """
    held = _WRITTEN.setdefault(quantity, {})
    key = (speech.language, form, read_in)
    if key not in held:
        held[key] = _numeral(quantity, speech, form, read_in)
    return held[key]


def _numeral(quantity: Quantity, speech: Speech, form: Form, read_in: str) -> Numeral:
    value = machine_value(quantity)
    if form == "number":
        text = written(_shown(quantity.value, quantity), speech)
        return Numeral(value, quantity.unit, text, "")
    power, unit = _reading(quantity, read_in)
    text = _text(quantity, speech, power, unit, with_range=form == "text")
    title = _title(quantity, speech, with_range=form == "text")
    return Numeral(value, quantity.unit, text, title)


def _reading(quantity: Quantity, read_in: str) -> tuple[int, str]:
    """Return the power of ten to shift a number by, and the unit in which it is read then."""
    if not read_in:
        return reading_scale(quantity)
    power = power_of_ten(quantity.unit, read_in)
    if power is None:
        raise ValueError(read_in)
    return power, read_in


def _text(quantity: Quantity, speech: Speech, power: int, unit: str, *, with_range: bool) -> str:
    """Return number and unit with qualifier, range and prices."""
    origin = quantity.origin
    qualifier = origin.claim.qualifier if isinstance(origin, Cited) else "exact"
    number = _shifted(_shown(quantity.value, quantity), power)
    text = _with_unit(number, unit, quantity, speech, bounded=qualifier != "exact")
    text = speech.translate(_QUALIFIERS[qualifier]).format(quantity=text)
    beside: list[str] = []
    if with_range and quantity.interval is not None:
        low, high = (
            written(_shifted(_shown(end, quantity), power), speech) for end in quantity.interval
        )
        if low != high:
            beside.append(speech.translate(N_("range {low} to {high}")).format(low=low, high=high))
    beside.append(_prices(quantity.unit, speech))
    noted = "; ".join(part for part in beside if part)
    return f"{text} ({noted})" if noted else text


def _with_unit(
    number: Decimal, unit: str, quantity: Quantity, speech: Speech, *, bounded: bool
) -> str:
    if unit in ("", "1", "dimensionless"):
        is_ratio = isinstance(quantity.origin, Derived)
        return times(number, speech, bounded=bounded) if is_ratio else written(number, speech)
    if _is_deflator(unit):
        return written(number, speech)
    return with_unit(number, unit, speech, bounded=bounded)


def _is_deflator(unit: str) -> bool:
    """Whether a unit is prices of one year over prices of another, of one currency."""
    moneys = money_in(unit)
    return "/" in unit and len({money.code for money in moneys}) == 1 < len(moneys)


def reading_scale(quantity: Quantity) -> tuple[int, str]:
    """Return the power of ten and the unit in which a person reads a number.

    A derived amount is read in millions or billions, a share in per cent.
    """
    if quantity.unit == SHARE:
        return 2, "%"
    money = MONEY.fullmatch(quantity.unit)
    if money is None or money["scale"] or not isinstance(quantity.origin, Derived):
        return 0, quantity.unit
    for scale, power in (("G", 9), ("M", 6)):
        if abs(quantity.value) >= 10**power:
            return -power, f"{scale}{quantity.unit}"
    return 0, quantity.unit


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
        case LookedUp(table) if (
            quantity.origin.source is OWN_TABLE
            and not value.is_integer()
            and not table.startswith(AS_WRITTEN)
        ):
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
    return exact.quantize(step, ROUND_HALF_EVEN)


def _shifted(number: Decimal, power: int) -> Decimal:
    """Return a number times a power of ten with all of its digits, however many."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, exponent + power)) if isinstance(exponent, int) else number


def _shown(value: float, quantity: Quantity) -> Decimal:
    if quantity.unit in COUNTED and value.is_integer():
        return Decimal(int(value))
    return _decimal(value, quantity)


@lru_cache(maxsize=512)
def _prices(unit: str, speech: Speech) -> str:
    """Return which prices a unit's money is in, as it stands beside the number."""
    years = [money.year for money in money_in(unit)]
    if not years:
        return ""
    if NOMINAL in years:
        return speech.translate(N_("current prices"))
    if _is_deflator(unit):
        said = speech.translate(N_("from {earlier} prices to {later} prices"))
        return said.format(earlier=years[1], later=years[0])
    each = sorted(set(years))
    return speech.translate(N_("{year} prices")).format(year=", ".join(each))


def _title(quantity: Quantity, speech: Speech, *, with_range: bool) -> str:
    said: list[str] = []
    if _is_nominal(quantity.unit):
        said.append(speech.translate(NO_PRICE_YEAR))
    if with_range and quantity.draws is not None:
        said.append(speech.translate(INTERVAL))
    return "; ".join(said)


@lru_cache(maxsize=512)
def _is_nominal(unit: str) -> bool:
    return NOMINAL in {money.year for money in money_in(unit)}


NO_PRICE_YEAR: Final = N_("in current prices; the price year is not stated")


def prices_of(unit: str, speech: Speech) -> str:
    """Return which prices a unit's money is in; empty where it has none.

    Examples
    --------
    >>> prices_of("MUSD_2024/MWh", Speech("en"))
    'in prices of 2024'
    """
    years = sorted({money.year for money in money_in(unit)})
    if not years:
        return ""
    if NOMINAL in years:
        return speech.translate(NO_PRICE_YEAR)
    return speech.translate(N_("in prices of {year}")).format(year=", ".join(years))
