"""What a design costs more than the best one, when all hours count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerYear
from corredor.studies.energy.calc.expansion.plan import Plan
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.units import Ratio


@dataclass(frozen=True)
class Regret:
    """The cost of a design over all hours against the least.

    Attributes
    ----------
    cost
        Of the design: annual and dispatch cost [money/year].
    low, high
        Limits of what it costs more than the least-cost plan, over that plan's cost [1].
    """

    cost: MoneyPerYear
    low: Ratio
    high: Ratio


def regret(pool: CutPool, capacities: FloatArray, plan: Plan) -> Regret:
    """True regret of a design that was made with fewer hours, other prices or another year.

    The objective of a reduced model isn't its design's cost: this one is, over every hour of the
    region.

    Parameters
    ----------
    pool
        Of the region with all hours.
    capacities
        The design [MW, MWh], shape (names,).
    plan
        Least-cost plan of the same region.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option, Region
    >>> from corredor.studies.energy.calc.expansion import least_cost_plan
    >>> region = Region(np.array([80.0, 100.0]), (Option("gas", 10.0, 12.0),), 1_000.0)
    >>> pool = CutPool(region)
    >>> found = regret(pool, np.array([80.0]), least_cost_plan(region, pool, tolerance=1e-9))
    >>> round(found.cost), round(found.low, 2)
    (22720, 6.19)
    """
    found = pool.dispatched(np.asarray(capacities, float), plan.terms)
    cost = float(found.values[0] + plan.annual_costs @ np.asarray(capacities, float))
    return Regret(cost, cost / plan.cost - 1, cost / plan.lower - 1)
