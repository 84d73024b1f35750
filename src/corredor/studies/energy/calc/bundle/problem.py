"""The problem of the bundle: annual costs, bounds, linear rules, and what an answer proves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Final

import numpy as np

from corredor.studies.energy.calc.dispatch.census import Cuts
from corredor.studies.energy.calc.dispatch.region import BoolArray, FloatArray, MoneyPerYear
from corredor.units import Ratio

Oracle = Callable[[FloatArray], Cuts]
"""From capacities, shape (names,), to the dispatch cost there and its cut: one row."""

Settled = Callable[[MoneyPerYear, MoneyPerYear], bool]
"""Whether a lower and an upper bound say enough, before the gap is closed."""

FLOOR: Final = 1e-8
"""Least capacity at which a cost is taken [MW, MWh]: at zero a cut can be loose beyond it."""
ROUNDING: Final = 1e-9
"""Share of a cost by which a cut may pass it [1]."""
DIGITS: Final = 1e-14
"""Rounding of a sum over its largest terms [1]."""


class CutsContradict(ArithmeticError):
    """A cut lies above a cost that was computed: no bound made with it holds."""


class NoPlan(ValueError):
    """Bounds and rules that no capacities meet."""


@dataclass(frozen=True, eq=False)
class Rules:
    """Linear rules of capacities: ``coefficients @ x`` is at least ``least``.

    Attributes
    ----------
    coefficients
        Shape (rules, names).
    least
        Shape (rules,).
    """

    coefficients: FloatArray
    least: FloatArray


@dataclass(frozen=True, eq=False)
class Problem:
    """Minimise ``costs @ x`` plus the dispatch cost of x.

    Attributes
    ----------
    costs
        Annual costs, at least zero [money/MW/year], shape (names,).
    least, most
        Bounds [MW, MWh], shape (names,).
    scale
        A change of each capacity that matters, the same in money or in use; shape (names,).
    rules
        Linear rules, if any.
    """

    costs: FloatArray
    least: FloatArray
    most: FloatArray
    scale: FloatArray
    rules: Rules | None = None

    def __post_init__(self) -> None:
        if not (np.isfinite(self.costs).all() and (self.costs >= 0).all()):
            raise ValueError("annual costs must be finite and at least zero")
        if ((self.costs == 0) & ~np.isfinite(self.most)).any():
            raise ValueError("a capacity without annual cost needs a most")
        if (self.most < self.least).any():
            raise NoPlan("a capacity has a least above its most")

    def met(self, points: FloatArray) -> BoolArray:
        """Whether points, shape (points, names), meet bounds and rules, shape (points,)."""
        slack = FLOOR * (1 + ROUNDING) + ROUNDING * self.scale
        inside = (points >= self.least - ROUNDING * self.scale).all(1)
        inside &= (points <= self.most + slack).all(1)
        if self.rules is not None:
            reached = points @ self.rules.coefficients.T
            slack = ROUNDING * (np.abs(self.rules.coefficients) @ self.scale)
            inside &= (reached >= self.rules.least - slack).all(1)
        return np.asarray(inside, bool)


@dataclass(frozen=True, eq=False)
class Solution:
    """The least cost, between two bounds, and the prices that prove the lower one.

    Attributes
    ----------
    capacities
        The best that was found [MW, MWh], shape (names,).
    upper
        Its cost: annual and dispatch cost [money/year].
    lower
        No capacities cost less [money/year].
    certified
        Whether the gap is within the tolerance that was asked for.
    weights
        Weight of each cut in the lower bound, at least zero, summing to one; shape (cuts,).
    rule_prices
        Price of each rule in the lower bound, shape (rules,).
    cuts
        All cuts, those that were given first.
    calls
        How many dispatches it took.
    """

    capacities: Annotated[FloatArray, "MW"]
    upper: MoneyPerYear
    lower: MoneyPerYear
    certified: bool
    weights: FloatArray = field(repr=False)
    rule_prices: FloatArray = field(repr=False)
    cuts: Cuts = field(repr=False)
    calls: int

    @property
    def gap(self) -> Ratio:
        """Distance of the bounds over the upper one [1]."""
        return (self.upper - self.lower) / self.upper if self.upper > 0 else 0.0


def contradictions(cuts: Cuts, costs: Cuts | None = None) -> int:
    """Number of pairs of a cut and a computed cost that the cut lies above [1].

    Parameters
    ----------
    costs
        Where the computed costs stand; by default with the cuts.

    Examples
    --------
    >>> cuts = Cuts(np.array([[1.0], [2.0]]), np.array([5.0, 3.0]), np.array([7.0, 9.0]),
    ...             np.array([[-2.0], [-3.0]]))
    >>> contradictions(cuts)
    1
    """
    taken = cuts if costs is None else costs
    heights = cuts.intercepts[:, None] + cuts.gradients @ taken.points.T
    # What is added up may be far larger than the sum, and so may its rounding.
    terms = np.abs(cuts.intercepts)[:, None] + np.abs(cuts.gradients) @ np.abs(taken.points.T)
    return int((heights > taken.values * (1 + ROUNDING) + terms * DIGITS).sum())


def check(cuts: Cuts, costs: Cuts | None = None) -> None:
    """Refuse cuts that lie above a computed cost; see `contradictions`.

    Raises
    ------
    CutsContradict
        One does.
    """
    found = contradictions(cuts, costs)
    if found:
        pairs = cuts.count * (cuts if costs is None else costs).count
        raise CutsContradict(f"{found} pairs of a cut and a cost below it, of {pairs}")
