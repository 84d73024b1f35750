"""The flows of a proposal year by year, as columns of numbers: what rates and paybacks are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.quantity import Quantity
from corredor.studies.appraisal.calc.cash_flow import (
    DAYS,
    dated_factor,
    discount_sum,
    scheduled_factor,
    scheduled_sum,
)
from corredor.studies.appraisal.study.discounting import Discounting, whole_years
from corredor.studies.appraisal.study.lines import INVESTMENT, LATE, Line
from corredor.studies.appraisal.study.proposals import Case
from corredor.studies.appraisal.study.worth import CAPITAL, ECONOMIC, RATES, lines_of

FloatArray = NDArray[np.float64]
Levels = Mapping[str, float | FloatArray]

OVERRUN: Final = "overrun"
DELAY: Final = "delay"
RATE: Final = "rate"


@dataclass(frozen=True)
class Model:
    """The flows of one analysis of a proposal as a function of its inputs.

    The same arithmetic as that of the derived numbers, in arrays, so that inputs can be moved
    one at a time; a test holds the two equal.
    """

    case: Case
    analysis: str
    lines: tuple[Line, ...]
    discounting: Discounting
    inputs: Mapping[str, Quantity]

    def flows(self, levels: Levels) -> FloatArray:
        """Return the net flows of years 0, 1, ..., shape (..., years + 1) [programme money].

        A delay moves flows by whole and part years: a part of a flow falls in each of the two
        years that it lies between. A flow of a day counts in its calendar year.
        """
        size = np.broadcast_shapes(*(np.shape(level) for level in levels.values()))
        made = np.zeros((*size, self.case.years + 2))
        for line in self.lines:
            self._add(made, line, levels)
        return made[..., : self.case.years + 1]

    def worth(self, levels: Levels) -> FloatArray:
        """Return the net present value, shape (...) [programme money]."""
        made: FloatArray = np.zeros(np.broadcast_shapes(*(np.shape(v) for v in levels.values())))
        sums: dict[tuple[int, int, int | None, bool], FloatArray] = {}
        for line in self.lines:
            key = line.years[0], line.years[-1], line.days, line.account in LATE
            if key not in sums:
                sums[key] = self._factors(levels, *key)
            made = made + self._yearly(line, levels) * sums[key]
        return made

    def dated(self) -> tuple[tuple[int, float], ...]:
        """Return the central flows by days after the end of the base year [programme money].

        A yearly flow comes whole years of 365 days after it, so that actual/365 gives it the
        factor of its year.
        """
        rest = tuple(line for line in self.lines if line.days is None)
        yearly = replace(self, lines=rest).flows(self.central)
        made = [(int(DAYS) * year, float(flow)) for year, flow in enumerate(yearly) if flow]
        late = float(self.central.get(DELAY, 0.0))
        for line in self.lines:
            if line.days is not None:
                after = round(DAYS * late) if line.account in LATE else 0
                made.append((line.days + after, float(self._yearly(line, self.central))))
        return tuple(sorted(made))

    @property
    def is_dated(self) -> bool:
        """Whether a flow comes on a day of its own."""
        return any(line.days is not None for line in self.lines)

    def _factors(
        self, levels: Levels, first: int, last: int, days: int | None, is_late: bool
    ) -> FloatArray:
        late = levels.get(DELAY, 0.0) if is_late else 0.0
        if days is not None and self.discounting.is_constant:
            return dated_factor(levels[RATE], days, late)
        if days is not None:
            most = whole_years(days / DAYS + float(np.max(late, initial=0.0)))
            return scheduled_factor(self.discounting.factors(most), days, late)
        if self.discounting.is_constant:
            return discount_sum(levels[RATE], first, last, late)
        most = whole_years(last + float(np.max(late, initial=0.0)))
        return scheduled_sum(self.discounting.factors(most), first, last, late)

    def _yearly(self, line: Line, levels: Levels) -> FloatArray:
        """Return the signed amount of one year of a flow."""
        amount: FloatArray = np.asarray(line.sign * line.part * _scale(line), np.float64)
        for factor in line.factors:
            amount = amount * np.asarray(levels[factor.key])
        if line.conversion is not None and self.analysis == ECONOMIC:
            amount = amount * np.asarray(levels[line.conversion.key])
        if line.account == INVESTMENT and OVERRUN in levels:
            own = self.analysis != CAPITAL
            amount = amount * (own + np.asarray(levels[OVERRUN]))
        return amount

    def _add(self, made: FloatArray, line: Line, levels: Levels) -> None:
        amount = self._yearly(line, levels)
        late = np.asarray(levels.get(DELAY, 0.0), np.float64)
        if line.account not in LATE or not late.any():
            for year in line.years:
                made[..., year] += amount
            return
        late = np.broadcast_to(late, made.shape[:-1])
        whole = np.floor(late).astype(int)
        part = late - whole
        for year in line.years:
            for shift, weight in ((0, 1 - part), (1, part)):
                at = (year + whole + shift)[..., None]
                held = np.take_along_axis(made, at, -1) + (amount * weight)[..., None]
                np.put_along_axis(made, at, held, -1)

    @property
    def central(self) -> dict[str, float | FloatArray]:
        """The central value of each input."""
        return {name: quantity.value for name, quantity in self.inputs.items()}

    @property
    def drawn(self) -> dict[str, float | FloatArray]:
        """The draws of each input, or its value where it is certain."""
        return {
            name: quantity.value if quantity.draws is None else quantity.draws
            for name, quantity in self.inputs.items()
        }


def model_of(case: Case, analysis: str) -> Model:
    """Return the flows of an analysis as a function of its inputs."""
    lines = lines_of(case, analysis)
    discounted = case.rates[RATES[analysis]]
    inputs = {RATE: discounted.rates[0].to("share")} if discounted.is_constant else {}
    for line in lines:
        for factor in line.factors:
            inputs[factor.key] = factor
        if line.conversion is not None and analysis == ECONOMIC:
            inputs[line.conversion.key] = line.conversion
    if case.delay is not None:
        inputs[DELAY] = case.delay
    if case.klass.overrun is not None and any(line.account == INVESTMENT for line in lines):
        inputs[OVERRUN] = case.klass.overrun
    return Model(case, analysis, lines, discounted, inputs)


def _scale(line: Line) -> float:
    """Return what turns the product of the factors into the flow's own unit of money."""
    product = float(np.prod([factor.value for factor in line.factors]))
    return line.amount.value / product if product else _unit_scale(line)


def _unit_scale(line: Line) -> float:
    """Return the same where the central product is 0, from the draws; 0 where those are too."""
    drawn = [f.value if f.draws is None else f.draws for f in line.factors]
    product = np.asarray(np.prod(np.broadcast_arrays(*drawn), axis=0), np.float64)
    amounts = line.amount.draws
    if amounts is None or not product.any():
        return 0.0
    at = int(np.argmax(np.abs(product)))
    return float(amounts[at] / product.flat[at])
