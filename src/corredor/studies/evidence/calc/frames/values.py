"""Two figures set side by side: the same, one finer, or at odds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corredor.studies.evidence.calc.records import Figure, FigureReading

Verdict = Literal["agree", "refine", "conflict"]
OPEN = ("more_than", "at_least", "less_than", "at_most")
STRETCH = Decimal("1.25")
"""Beyond this ratio nobody who knew the number would have written "more than" the bound."""
LEEWAY = Decimal("0.1")
"""Share by which "about" may be off."""
THOUSANDS = (3, 6, 9)
"""Powers of ten between scales: thousand, million, thousand million."""


@dataclass(frozen=True)
class Setting:
    """How two figures stand to each other, and ``kind``: in what they differ."""

    verdict: Verdict
    kind: str = ""


def chosen(figure: Figure) -> FigureReading | None:
    """Return the chosen reading of a figure that has a number."""
    if not figure.readings or figure.decided == "open":
        return None
    reading = figure.readings[0]
    return reading if reading.low is not None or reading.high is not None else None


def compared(first: Figure, second: Figure) -> Setting | None:
    """Set two figures side by side; None where one has no number or their units differ.

    Two currencies are a conflict of ``currency`` only where the numbers are the same.
    """
    one, two = chosen(first), chosen(second)
    if one is None or two is None:
        return None
    if one.unit != two.unit:
        return _of_two_units(first, second, one, two)
    if (one.low, one.high) == (two.low, two.high) and one.qualifier == two.qualifier:
        return Setting("agree")
    if one.qualifier in OPEN or two.qualifier in OPEN:
        return _bounded(one, two)
    if _near(one, two):
        return Setting("refine")
    return Setting("conflict", _kind(first, second, one, two))


def _of_two_units(
    first: Figure, second: Figure, one: FigureReading, two: FigureReading
) -> Setting | None:
    if first.kind == second.kind == "money" and (one.low, one.high) == (two.low, two.high):
        return Setting("conflict", "currency")
    if first.kind == second.kind == "count":
        return compared_numbers(one, two)
    return None


def compared_numbers(one: FigureReading, two: FigureReading) -> Setting:
    """Set two counts of differently named things side by side."""
    if one.qualifier in OPEN or two.qualifier in OPEN:
        return _bounded(one, two)
    same = (one.low, one.high) == (two.low, two.high)
    return Setting("agree") if same else Setting("conflict", "definition")


def _point(reading: FigureReading) -> Decimal:
    """Return the number by which a reading is known: its bound, or the middle of its range."""
    ends = [end for end in (reading.low, reading.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends)


def _bounded(one: FigureReading, two: FigureReading) -> Setting:
    """Set side by side two numbers of which one is a bound."""
    low, high = sorted((_point(one), _point(two)))
    if one.qualifier == two.qualifier:
        return Setting("refine") if low * STRETCH >= high else Setting("conflict", "bound")
    inside = _inside(_point(one), two) if two.qualifier in OPEN else _inside(_point(two), one)
    close = low > 0 and high / low <= STRETCH
    return Setting("refine") if inside and close else Setting("conflict", "bound")


def _inside(value: Decimal, bound: FigureReading) -> bool:
    limit = _point(bound)
    return {
        "more_than": value > limit,
        "at_least": value >= limit,
        "less_than": value < limit,
        "at_most": value <= limit,
    }[bound.qualifier]


def _near(one: FigureReading, two: FigureReading) -> bool:
    """Whether one number is the other one rounded, or lies within its range or leeway."""
    first, second = _point(one), _point(two)
    if (one.low, one.high) == (two.low, two.high):
        return True
    if "about" in (one.qualifier, two.qualifier):
        return abs(first - second) <= LEEWAY * max(abs(first), abs(second))
    for value, other in ((one, two), (two, one)):
        if other.low is None or other.high is None or other.low == other.high:
            continue
        if value.low is not None and other.low <= _point(value) <= other.high:
            return True
    return rounded(first, second) or rounded(second, first)


def rounded(fine: Decimal, coarse: Decimal) -> bool:
    """Whether a number is another one rounded to fewer digits.

    Examples
    --------
    >>> rounded(Decimal("86.4"), Decimal("86")), rounded(Decimal("86.4"), Decimal("87"))
    (True, False)
    """
    places = coarse.normalize().as_tuple().exponent
    if not isinstance(places, int) or fine == coarse:
        return fine == coarse
    digits = len(coarse.normalize().as_tuple().digits)
    return digits > 1 and fine.quantize(Decimal(1).scaleb(places)) == coarse


def _kind(first: Figure, second: Figure, one: FigureReading, two: FigureReading) -> str:
    low, high = sorted((abs(_point(one)), abs(_point(two))))
    if low and any(high == low.scaleb(power) for power in THOUSANDS):
        return "scale"
    readings = {(r.low, r.high) for r in first.readings} & {
        (r.low, r.high) for r in second.readings
    }
    return "scale" if readings else "value"
