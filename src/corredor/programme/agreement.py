"""Agreement: whether two readings of one fact can both be taken, and in what they differ.

A figure says no more than its digits: "1300" stands for 1250 to 1350, "86.4" for 86.35 to
86.45. Two figures agree if the finer one lies within the rounding of the coarser one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from corredor.core.claim import BOUNDS, LOWER_BOUNDS, Claim
from corredor.core.period import NO_YEAR, Period, parse_period
from corredor.programme.numerals import half_unit, significant_digits
from corredor.units import DimensionError, UnknownUnitError, conversion

ConflictKind = Literal["value", "bound", "definition", "basis", "date"]

_STRICT: Final = frozenset({"more_than", "less_than"})
_UNSTATED: Final = frozenset({"", "unknown"})
_SLACK: Final = 1e-9
"""Share of a number by which conversion between units may move it."""
_COARSEST: Final = 0.05
"""Half a unit of the second significant digit, as share of the smallest number with that digit."""
_LEAP_YEAR: Final = "2000"


@dataclass(frozen=True)
class Reading:
    """What one or several claims of a fact say alike; `claim` is the one with the lowest id.

    `value` and `half`, half a unit of its last digit, are in the unit of the fact's first
    claim; both are nan where it can't be converted or is no figure.
    """

    claim: Claim
    value: float = math.nan
    half: float = math.nan

    @property
    def is_bound(self) -> bool:
        """Whether it is a bound."""
        return self.claim.qualifier in BOUNDS

    @property
    def is_lower(self) -> bool:
        """Whether it is a lower bound."""
        return self.claim.qualifier in LOWER_BOUNDS

    @property
    def is_strict(self) -> bool:
        """Whether it is a bound that excludes its figure."""
        return self.claim.qualifier in _STRICT

    @cached_property
    def possible(self) -> tuple[float, float]:
        """The lowest and the highest value that it allows."""
        if not self.is_bound:
            return self.value - self.half, self.value + self.half
        return (self.value, math.inf) if self.is_lower else (-math.inf, self.value)

    @cached_property
    def period(self) -> Period | None:
        """The date of an event; None where it is open."""
        return parse_period(self.claim.text) if self.claim.text else None

    @property
    def order(self) -> tuple[str, str, float, str]:
        """Sort key by which readings that may agree come together."""
        size = -math.inf if math.isnan(self.value) else self.value
        return (self.claim.scope, self.claim.basis, size, self.claim.id)


def readings(claims: Sequence[Claim]) -> list[Reading]:
    """Return the distinct readings of a fact's claims, which are ordered by id."""
    unit = claims[0].unit
    distinct: dict[tuple[str, ...], Reading] = {}
    for claim in claims:
        if claim.reading not in distinct:
            distinct[claim.reading] = _reading(claim, unit)
    return list(distinct.values())


def _reading(claim: Claim, unit: str) -> Reading:
    if claim.kind != "figure" or claim.value is None:
        return Reading(claim)
    try:
        change = conversion(claim.unit, unit)
    except (DimensionError, UnknownUnitError):
        return Reading(claim)
    value = change.factor * claim.value + change.offset
    return Reading(claim, value, abs(change.factor) * half_unit(claim.written))


def finest(held: Sequence[Reading]) -> Reading:
    """Return the most precise reading.

    A value before a bound, more digits before fewer, an exact one before one said to be about,
    a shorter date before a longer one; the lowest id where all are equal.
    """
    return min(held, key=_coarseness)


def _coarseness(reading: Reading) -> tuple[bool, int, bool, str]:
    claim = reading.claim
    if claim.kind == "event":
        return (False, _days(reading.period), False, claim.id)
    digits = significant_digits(claim.written) if claim.written else 0
    return (reading.is_bound, -digits, claim.qualifier == "about", claim.id)


_ENDLESS: Final = 10**9
"""Days of a period without end; a date that nobody states is longer still."""


def _days(period: Period | None) -> int:
    if period is None:
        return 2 * _ENDLESS
    if period.first is None or period.last is None:
        return _ENDLESS
    return (period.last - period.first).days


def supports(taken: Reading, other: Reading) -> bool:
    """Whether one of two readings that agree says as much as the other, and so corroborates it.

    A date does if it names the same days. A figure does if it is the same, or rounded to two
    significant digits at least; "a million" leaves room for half as much again.
    """
    if taken.claim.kind == "event":
        return other.claim.text == taken.claim.text
    if taken.claim.kind != "figure" or math.isnan(taken.value) or math.isnan(other.value):
        return True
    if taken.is_bound != other.is_bound:
        return False
    if taken.is_bound and taken.is_lower != other.is_lower:
        return False  # the other end of an interval says nothing of this one
    same = math.isclose(taken.value, other.value, rel_tol=_SLACK)
    return same or max(taken.half, other.half) <= _COARSEST * abs(taken.value)


def conflict_kind(first: Reading, second: Reading) -> ConflictKind | None:
    """Return in what two readings of one fact differ; None if both can be taken.

    ``definition`` before all else: figures that count different things don't corroborate each
    other even when they are equal.
    """
    one, two = first.claim, second.claim
    if one.kind == "item" or two.kind != one.kind:
        return None
    if one.scope and two.scope and one.scope != two.scope:
        return "definition"
    if one.kind == "event":
        return _date_conflict(first.period, second.period)
    if one.basis != two.basis and not {one.basis, two.basis} & _UNSTATED:
        return "basis"
    return _figure_conflict(first, second)


def _figure_conflict(first: Reading, second: Reading) -> ConflictKind | None:
    if math.isnan(first.value) or math.isnan(second.value):
        return "value"
    equal = _equal_within_rounding(first, second)
    if not first.is_bound and not second.is_bound:
        return None if equal else "value"
    same_side = first.is_bound and second.is_bound and first.is_lower == second.is_lower
    if equal and (same_side or not (first.is_strict or second.is_strict)):
        return None
    if not _compatible(first, second):
        return "value"
    # "At least 150" and "at most 400" are the two ends of one interval.
    return None if first.is_bound and second.is_bound and not same_side else "bound"


def _equal_within_rounding(first: Reading, second: Reading) -> bool:
    coarser = max(first.half, second.half)
    slack = _SLACK * max(abs(first.value), abs(second.value), coarser)
    return abs(first.value - second.value) <= coarser + slack


def _compatible(first: Reading, second: Reading) -> bool:
    """Whether some value satisfies both readings."""
    low = max(first.possible[0], second.possible[0])
    high = min(first.possible[1], second.possible[1])
    if low == high and (first.is_strict or second.is_strict):
        return False
    return low <= high


def _date_conflict(first: Period | None, second: Period | None) -> ConflictKind | None:
    if first is None or second is None:
        return None
    if first.yearless != second.yearless:
        dated, yearless = (second, first) if first.yearless else (first, second)
        return None if _falls_in(yearless, dated) else "date"
    if first.yearless:
        first, second = (_in_year(period, _LEAP_YEAR) for period in (first, second))
    return None if first.contains(second) or second.contains(first) else "date"


def _in_year(period: Period, year: str) -> Period:
    return parse_period(period.text.replace(NO_YEAR, year))


def _falls_in(yearless: Period, dated: Period) -> bool:
    """Whether a day of the year without its year may lie in a dated period."""
    if dated.first is None or dated.last is None:
        return True
    for year in range(dated.first.year, dated.last.year + 1):
        try:
            period = _in_year(yearless, f"{year:04d}")
        except ValueError:
            continue
        if dated.contains(period) or period.contains(dated):
            return True
    return False
