"""Discounting: a rate that a person assumes, or a published schedule of declining rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, cast

import numpy as np

from corredor.core.assumption import FloatArray
from corredor.core.derive import derive
from corredor.core.errors import N_, Infeasible, UnknownReference, Wording
from corredor.core.quantity import Derived, Method, Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.appraisal.calc.cash_flow import (
    DAYS,
    Band,
    dated_factor,
    discount_factors,
    discount_sum,
    scheduled_factor,
    scheduled_sum,
)
from corredor.studies.appraisal.study.amounts import in_unit, refuse_outside
from corredor.units import Share, Year

SCHEMES: Final = "discount_rates"
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")

_SCHEDULE: Final = Method(
    __name__,
    "schedule_sum",
    N_(
        "Sum of the discount factors of the years, each the product of the yearly ones of the "
        "bands of the schedule that it passes."
    ),
)

_SCHEDULED_DAY: Final = Method(
    __name__,
    "scheduled_day",
    N_("Discount factor of a day by the bands of the schedule, actual/365 within a year."),
)


def factor_sum(rate: Share, years: str) -> Year:
    """Sum of the discount factors of the years: end-of-year flows, the base year undiscounted."""
    first, last = ends_of(years)
    return cast("float", discount_sum(rate, first, last))


def late_factor_sum(rate: Share, delay: Year, years: str) -> Year:
    """Sum of the discount factors of the years, all late by a delay."""
    first, last = ends_of(years)
    return cast("float", discount_sum(rate, first, last, delay))


def day_factor(rate: Share, days: str) -> Share:
    """Discount factor of a day, actual/365 from the end of the base year."""
    return cast("float", dated_factor(rate, int(days)))


def late_day_factor(rate: Share, delay: Year, days: str) -> Share:
    """Discount factor of a day, actual/365 from the end of the base year, late by a delay."""
    return cast("float", dated_factor(rate, int(days), delay))


def ends_of(years: str) -> tuple[int, int]:
    """Return the first and last year of a span such as ``3-12``."""
    first, last = (int(part) for part in years.split("-"))
    return first, last


@dataclass(frozen=True)
class Discounting:
    """How flows are discounted.

    Parameters
    ----------
    name
        Id of the assumption or of the schedule.
    rates
        The one assumed rate, or the rates of the bands [1/year].
    until
        Last year of each band; None for all that follow.
    """

    name: str
    rates: tuple[Quantity, ...]
    until: tuple[int | None, ...]
    sums: dict[tuple[str, str], Quantity] = field(
        default_factory=dict[tuple[str, str], Quantity], repr=False
    )

    @property
    def is_constant(self) -> bool:
        """Whether one rate holds for ever."""
        return self.until == (None,)

    @property
    def first(self) -> float:
        """The rate of the first years [1]."""
        return self.rates[0].value

    def factors(self, years: int) -> FloatArray:
        """Return the central discount factors of years 0, 1, ..., shape (years + 1,) [1].

        Raises
        ------
        Infeasible
            E503: the schedule ends before.
        """
        bands = [Band(q.value, last) for q, last in zip(self.rates, self.until, strict=True)]
        try:
            return discount_factors(years, bands)
        except ValueError:
            reason = Wording(N_("a flow lies past the last year of its schedule of rates"))
            raise Infeasible(None, study="appraisal", reason=reason) from None

    def sum(self, years: str, delay: Quantity | None) -> Quantity:
        """Return the sum of the discount factors of some years, the same one each time [year]."""
        key = years, delay.key if delay is not None else ""
        if key not in self.sums:
            self.sums[key] = self._sum(years, delay)
        return self.sums[key]

    def at(self, days: int, delay: Quantity | None) -> Quantity:
        """Return the discount factor of a day after the end of the base year, the same each time.

        Raises
        ------
        Infeasible
            E503: the schedule ends before.
        """
        key = f"day {days}", delay.key if delay is not None else ""
        if key not in self.sums:
            self.sums[key] = self._at(days, delay)
        return self.sums[key]

    def _at(self, days: int, delay: Quantity | None) -> Quantity:
        if self.is_constant and delay is None:
            return derive(day_factor, rate=self.rates[0], days=str(days))
        if self.is_constant and delay is not None:
            return derive(late_day_factor, rate=self.rates[0], delay=delay, days=str(days))
        factors = self.factors(whole_years(days / DAYS + latest(delay)))
        inputs: dict[str, Quantity] = dict(zip(ORDINALS, self.rates, strict=False))
        if delay is not None:
            inputs["delay"] = delay
        value = float(scheduled_factor(factors, days, delay.value if delay else 0.0))
        draws = None
        if delay is not None and delay.draws is not None:
            draws = scheduled_factor(factors, days, delay.draws)
            draws.setflags(write=False)
        origin = Derived(_SCHEDULED_DAY, inputs, {"schedule": self.name, "days": str(days)})
        return Quantity("", value, "share", origin, draws)

    def _sum(self, years: str, delay: Quantity | None) -> Quantity:
        if self.is_constant and delay is None:
            return derive(factor_sum, rate=self.rates[0], years=years)
        if self.is_constant and delay is not None:
            return derive(late_factor_sum, rate=self.rates[0], delay=delay, years=years)
        first, last = ends_of(years)
        factors = self.factors(whole_years(last + latest(delay)))
        inputs: dict[str, Quantity] = dict(zip(ORDINALS, self.rates, strict=False))
        if delay is not None:
            inputs["delay"] = delay
        value = scheduled_sum(factors, first, last, delay.value if delay else 0.0)
        draws = None
        if delay is not None and delay.draws is not None:
            draws = scheduled_sum(factors, first, last, delay.draws)
            draws.setflags(write=False)
        origin = Derived(_SCHEDULE, inputs, {"schedule": self.name, "years": years})
        return Quantity("", float(value), "year", origin, draws)


def latest(delay: Quantity | None) -> float:
    """Return the longest delay that can come [year]."""
    if delay is None:
        return 0.0
    return delay.value if delay.draws is None else max(delay.value, float(delay.draws.max()))


def whole_years(time: float) -> int:
    """Return a year after a time, at least one [year]."""
    return max(int(np.ceil(time)), 0) + 1


def schemes() -> Mapping[str, Discounting]:
    """Return the published schedules by name."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in read_data_table(SCHEMES):
        rows.setdefault(row["scheme"], []).append(row)
    return {name: _scheme(name, held) for name, held in sorted(rows.items())}


def _scheme(name: str, rows: Sequence[Mapping[str, str]]) -> Discounting:
    rates = tuple(quantity_of_entry(SCHEMES, row, row["id"], "rate", "share") for row in rows)
    return Discounting(
        name, rates, tuple(int(row["last"]) if row["last"] else None for row in rows)
    )


def discounting(inputs: Inputs, row: Row, column: str) -> Discounting:
    """Return the rate or schedule that a cell names; an assumption goes before a schedule.

    Raises
    ------
    UnknownReference
        E108: it is neither.
    WrongUnit, CellOutOfRange
        E201, E113: the assumption is no share, or none that a rate ever was.
    """
    name = row.text(column)
    if name in inputs.parts.get("assumptions", {}):
        rate = in_unit(inputs.assumption(name), "share", row.at(column))
        refuse_outside(rate, row, column)
        return Discounting(name, (rate,), (None,))
    published = schemes()
    if name in published:
        return published[name]
    known = [*published, *inputs.parts.get("assumptions", {})]
    near = ", ".join(get_close_matches(name, known, 1) or published)
    raise UnknownReference(
        row.at(column), column=column, value=name, table="assumptions.csv", near=near
    )
