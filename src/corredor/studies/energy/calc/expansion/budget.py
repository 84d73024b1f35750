"""Plans within an annual budget of something that output uses: CO₂, gas, hours of full load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Final

from corredor.studies.energy.calc.bundle import NoPlan
from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerYear
from corredor.studies.energy.calc.dispatch.schedule import schedule
from corredor.studies.energy.calc.expansion.plan import solved
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.terms import Limits, Terms

ROUNDS: Final = 60
FIRST_STEP: Final = 0.1
"""First price of the budget, over the cost of unserved energy for each unit used [1]."""


@dataclass(frozen=True, eq=False)
class BudgetPlan:
    """A least-cost plan within a budget; vectors are in the order of the region's names.

    Attributes
    ----------
    capacities
        [MW], of the store's energy [MWh], shape (names,).
    cost, lower
        Bounds of the least cost, without any payment for the budget [money/year].
    certified
        Whether their gap is within the tolerance.
    price
        What another unit of the budget is worth [money per unit].
    used
        Of the budget, in a mean year [units/year].
    """

    capacities: Annotated[FloatArray, "MW"]
    cost: MoneyPerYear
    lower: MoneyPerYear
    certified: bool
    price: float
    used: float


@dataclass(frozen=True, eq=False)
class _Point:
    """A design at one price of the budget, with what it uses and costs."""

    capacities: FloatArray
    used: float
    cost: float
    lower: float


def budget_plan(
    pool: CutPool,
    use: FloatArray,
    budget: float,
    *,
    terms: Terms | None = None,
    limits: Limits | None = None,
    tolerance: float = 1e-4,
) -> BudgetPlan:
    """Least-cost plan that uses at most a budget a year, by the price of the budget.

    The price raises marginal costs; at the right one, a mix of two designs, one on each side,
    meets the budget. The problem is convex, so that the mix, dispatch and all, costs no more than
    the mean of both; and the bound of any price less its payment for the budget is a lower one.

    Parameters
    ----------
    use
        Units used by each option's MWh [units/MWh], shape (options,).
    budget
        Units in a mean year [units/year].

    Raises
    ------
    NoPlan
        Even serving nothing uses more than the budget.

    Examples
    --------
    >>> import numpy as np
    >>> from corredor.studies.energy.calc.dispatch import Option, Region
    >>> options = (Option("gas", 10.0, 12.0), Option("oil", 5.0, 60.0))
    >>> region = Region(np.full(10, 100.0), options, 1_000.0)
    >>> found = budget_plan(CutPool(region), np.array([0.4, 0.0]), 200.0, tolerance=1e-6)
    >>> found.capacities.round(3), found.certified
    (array([50., 50.]), True)
    """
    asked, held = terms or Terms(), limits or Limits()
    region = pool.region
    base = region.marginal_costs if asked.marginal_costs is None else asked.marginal_costs
    worst = region.unserved_cost if asked.unserved_cost is None else asked.unserved_cost

    def at(price: float) -> _Point:
        return _planned(pool, base, use, price, asked, held, tolerance / 8)

    loose = at(0.0)
    lower = loose.lower
    if loose.used <= budget:
        gap = loose.cost - lower
        return BudgetPlan(
            loose.capacities, loose.cost, lower, gap <= tolerance * loose.cost, 0.0, loose.used
        )
    price, step = 0.0, FIRST_STEP * worst / float(use[use > 0].min())
    low, tight = 0.0, loose
    for _ in range(ROUNDS):
        price = low + step
        tight = at(price)
        lower = max(lower, tight.lower - price * budget)
        if tight.used <= budget:
            break
        loose, low, step = tight, price, 2 * step
    else:
        raise NoPlan("no price of the budget brings its use down to it")
    high = price
    for _ in range(ROUNDS):
        mixed = _mixed(loose, tight, budget)
        if mixed.cost - lower <= tolerance * mixed.cost:
            break
        price = _crossing(loose, tight, low, high)
        point = at(price)
        lower = max(lower, point.lower - price * budget)
        if point.used <= budget:
            tight, high = point, price
        else:
            loose, low = point, price
    mixed = _mixed(loose, tight, budget)
    certified = mixed.cost - lower <= tolerance * mixed.cost
    return BudgetPlan(mixed.capacities, mixed.cost, lower, certified, price, mixed.used)


def _crossing(loose: _Point, tight: _Point, low: float, high: float) -> float:
    """Return the price at which both designs would cost the same, if it lies well between."""
    price = (tight.cost - loose.cost) / (loose.used - tight.used)
    edge = (high - low) / ROUNDS
    return price if low + edge < price < high - edge else (low + high) / 2


def _mixed(loose: _Point, tight: _Point, budget: float) -> _Point:
    """Return the mix of two designs that uses just the budget."""
    part = (loose.used - budget) / (loose.used - tight.used)
    values = [
        (1 - part) * getattr(loose, name) + part * getattr(tight, name)
        for name in ("capacities", "used", "cost")
    ]
    return _Point(values[0], float(values[1]), float(values[2]), 0.0)


def _planned(
    pool: CutPool,
    base: FloatArray,
    use: FloatArray,
    price: float,
    terms: Terms,
    limits: Limits,
    tolerance: float,
) -> _Point:
    """Return the best design at a price of the budget."""
    costs = base + price * use
    priced = replace(terms, marginal_costs=costs)
    solution, _ = solved(pool, priced, limits, tolerance)
    growth = terms.growth
    hours = schedule(
        pool.region,
        solution.capacities / growth,
        marginal_costs=costs,
        unserved_cost=terms.unserved_cost,
    )
    used = float(use @ hours.energies) * growth
    return _Point(solution.capacities, used, solution.upper - price * used, solution.lower)
