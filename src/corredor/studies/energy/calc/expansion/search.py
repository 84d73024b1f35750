"""The search for an entry price: limits that close by plans between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from corredor.studies.energy.calc.dispatch.region import BoolArray, FloatArray, MoneyPerYear
from corredor.studies.energy.calc.expansion.plan import CHOSEN, solved
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.terms import Limits, Terms

PROBE: Final = 0.01
"""Distance from the entry price at which it is tried [1]."""
ROUNDS: Final = 24
"""Plans between low and high after which the interval is given as it is."""
NOTHING: Final = 1e-6
"""Share of the present cost below which a price counts as none [1]."""


@dataclass(eq=False)
class Search:
    """Limits of one option's entry price while they close.

    `direction` is the present annual cost of the option, zero elsewhere; shape (names,). What
    stands of the option keeps that cost, `standing` [money/year], at every share.
    """

    pool: CutPool
    terms: Terms
    limits: Limits
    direction: FloatArray
    base: FloatArray
    tolerance: float
    standing: MoneyPerYear = 0.0
    without: MoneyPerYear = 0.0
    gap: MoneyPerYear = 0.0
    low: float = 0.0
    high: float = np.inf

    def plan(self, share: float) -> tuple[MoneyPerYear, MoneyPerYear]:
        """Plan with the option at a share of its cost; return the bounds and learn from it."""
        terms = replace(self.terms, annual_costs=self.base + share * self.direction)
        more = (1 - share) * self.standing

        def settled(lower: MoneyPerYear, upper: MoneyPerYear) -> bool:
            return upper + more < self.without or lower + more >= self.without - self.gap

        solution, problem = solved(self.pool, terms, self.limits, self.tolerance, settled=settled)
        met = problem.met(solution.cuts.points)
        self._designs(solution.cuts.points[met], solution.cuts.values[met])
        lower, upper = solution.lower + more, solution.upper + more
        if lower >= self.without - self.gap:
            self.high = min(self.high, share)
        return lower, upper

    def _designs(self, points: FloatArray, values: FloatArray) -> None:
        """Raise `low` by designs that contain the option."""
        spent = points @ self.direction - self.standing
        rest = self.without - values - points @ self.base - self.standing
        useful = spent > 0
        if useful.any():
            self.low = max(self.low, float((rest[useful] / spent[useful]).max()))

    def start(self, least: FloatArray, most: FloatArray) -> None:
        """Plan without the option, and take the first limits from it."""
        self.standing = float(self.direction @ least)
        out = self.direction > 0
        limits = replace(self.limits, least=least, most=np.where(out, least, most))
        terms = replace(self.terms, annual_costs=self.base + self.direction)
        solution, problem = solved(self.pool, terms, limits, self.tolerance)
        self.without = solution.lower
        self.gap = solution.upper - solution.lower
        worth = -(solution.weights @ solution.cuts.gradients)
        if problem.rules is not None:
            worth = worth + solution.rule_prices @ problem.rules.coefficients
        high = float(((worth - self.base)[out] / self.direction[out]).max())
        self.high = high if high > 0 else 0.0
        met = self.pool_problem_met(solution.cuts.points, least, most)
        self._designs(solution.cuts.points[met], solution.cuts.values[met])

    def pool_problem_met(
        self, points: FloatArray, least: FloatArray, most: FloatArray
    ) -> BoolArray:
        """Whether designs lie within the bounds of the plans with the option."""
        slack = CHOSEN**2 * self.pool.region.peak
        inside = ((points >= least - slack) & (points <= most + slack)).all(1)
        if self.limits.rules is not None:
            rules = self.limits.rules
            inside &= (points @ rules.coefficients.T >= rules.least).all(1)
        return np.asarray(inside, bool)


def close(search: Search) -> None:
    """Bring the limits together by plans between them."""
    for round_ in range(ROUNDS):
        if search.high <= 0 or search.low >= search.high * (1 - PROBE / 4):
            return
        if round_ == 2 and search.low <= 0:
            search.plan(NOTHING)
        if search.high <= NOTHING:
            search.high = 0.0
            return
        # Designs made just below the price are the best at it; the middle is the second choice.
        middle = (search.low + search.high) / 2
        search.plan(search.high * (1 - PROBE / 2) if round_ % 2 == 0 else middle)
