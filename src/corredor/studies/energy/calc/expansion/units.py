"""Plans in whole units, by branch and bound over their numbers, with a rule for the largest one.

Every branch is a plan with other bounds of the same region, so all of them share their cuts.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from corredor.studies.energy.calc.bundle import NoPlan, Rules
from corredor.studies.energy.calc.dispatch.region import FloatArray, IntArray
from corredor.studies.energy.calc.expansion.plan import Plan, plan_of, solved
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.terms import Limits, Terms
from corredor.units import Ratio

WHOLE: Final = 1e-6
"""Distance from a whole number of units within which it is one [1]."""
MOST_BRANCHES: Final = 2_000


@dataclass(frozen=True, eq=False)
class UnitPlan:
    """A least-cost plan in whole units.

    Attributes
    ----------
    plan
        The plan; its bounds and status are those of the whole search.
    units
        Number of units of each option that has a size, by name.
    branches
        Plans that it took.
    """

    plan: Plan
    units: dict[str, int]
    branches: int


def unit_plan(
    pool: CutPool,
    *,
    terms: Terms | None = None,
    limits: Limits | None = None,
    spare: FloatArray | None = None,
    margin: Ratio = 0.0,
    tolerance: float = 1e-4,
) -> UnitPlan:
    """Least-cost plan with whole units of the options that have a size.

    Parameters
    ----------
    spare
        Firm share of each capacity, shape (names,): with it, firm capacity without the largest
        unit that is built must cover the peak and the margin (N-1). None: no such rule.
    margin
        Over the peak [1].
    tolerance
        Largest gap over the cost [1].

    Raises
    ------
    NoPlan
        No numbers of units meet bounds and rules.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option, Region
    >>> hours = np.arange(1_000) / 1_000
    >>> options = (Option("coal", 15.0, 2.0, block=300.0), Option("gas", 10.0, 12.0))
    >>> region = Region(1_000 - 1_000 * hours, options, 1_012.0, years=1_000)
    >>> found = unit_plan(CutPool(region), tolerance=1e-9)
    >>> found.units, found.plan.capacities.round(-1)
    ({'coal': 2}, array([600., 390.]))
    """
    region = pool.region
    asked, held = terms or Terms(), limits or Limits()
    sizes = np.zeros(len(region.names))
    sizes[: len(region.options)] = [option.block or 0.0 for option in region.options]
    if spare is None:
        return _searched(pool, asked, held, sizes, np.inf, tolerance)
    found: list[UnitPlan] = []
    least = held.least if held.least is not None else region.least
    peak = region.peak * asked.growth
    for largest in sorted({0.0, *sizes[sizes > 0]}):
        if (least[sizes > largest] > 0).any():
            continue
        rule = Rules(np.array([spare]), np.array([(1 + margin) * peak + largest]))
        inside = replace(held, rules=_both(held.rules, rule))
        best = min((one.plan.cost for one in found), default=np.inf)
        try:
            one = _searched(pool, asked, inside, sizes, largest, tolerance, best)
        except NoPlan:
            continue
        found.append(one)
    if not found:
        raise NoPlan("no numbers of units keep the reserve with the largest out")
    best = min(found, key=lambda one: one.plan.cost)
    lower = min(one.plan.lower for one in found)
    certified = best.plan.cost - lower <= tolerance * best.plan.cost
    plan = replace(best.plan, lower=lower, status="certified" if certified else "not certified")
    return UnitPlan(plan, best.units, sum(one.branches for one in found))


def _both(first: Rules | None, second: Rules) -> Rules:
    if first is None:
        return second
    return Rules(
        np.concatenate((first.coefficients, second.coefficients)),
        np.concatenate((first.least, second.least)),
    )


def _searched(
    pool: CutPool,
    terms: Terms,
    limits: Limits,
    sizes: FloatArray,
    largest: float,
    tolerance: float,
    known: float = np.inf,
) -> UnitPlan:
    """Search the numbers of units, the most promising branch first."""
    region = pool.region
    least = (region.least if limits.least is None else limits.least).copy()
    most = (region.most if limits.most is None else limits.most).copy()
    has = np.flatnonzero(sizes)
    least[has] = np.ceil(least[has] / sizes[has] - WHOLE) * sizes[has]
    most[has] = np.floor(most[has] / sizes[has] + WHOLE) * sizes[has]
    most[sizes > largest] = np.minimum(most, least)[sizes > largest]
    queue: list[tuple[float, int, FloatArray, FloatArray]] = [(0.0, 0, least, most)]
    best: Plan | None = None
    branches, done = 0, np.inf
    while queue and branches < MOST_BRANCHES:
        bound, _, low, high = heapq.heappop(queue)
        reached = min(known, best.cost if best is not None else np.inf)
        if np.isfinite(reached) and reached - bound <= tolerance * reached / 2:
            heapq.heappush(queue, (bound, -1, low, high))
            break
        inside = replace(limits, least=low, most=high)
        branches += 1
        try:
            solution, problem = solved(pool, terms, inside, tolerance / 4)
        except NoPlan:
            continue
        plan = plan_of(region.names, problem, solution, terms)
        counts = solution.capacities[has] / sizes[has]
        part = np.abs(counts - np.round(counts))
        if not len(has) or part.max() <= WHOLE:
            if best is None or plan.cost < best.cost:
                best = plan
            done = min(done, plan.lower)
            continue
        _branch(queue, plan.lower, branches, low, high, has, sizes, counts)
        for rounded in (np.round(counts), np.ceil(counts)) if best is None else ():
            fixed = np.clip(rounded * sizes[has], low[has], high[has])
            best = _rounded(pool, terms, inside, (low, high), (has, fixed), best, tolerance)
            branches += 1
    if best is None:
        raise NoPlan("no numbers of units meet bounds and rules")
    lower = min([done, best.cost, *(row[0] for row in queue)])
    certified = best.cost - lower <= tolerance * best.cost
    status = "certified" if certified else "not certified"
    units = {region.names[k]: round(float(best.capacities[k] / sizes[k])) for k in has.tolist()}
    return UnitPlan(replace(best, lower=lower, status=status), units, branches)


def _branch(
    queue: list[tuple[float, int, FloatArray, FloatArray]],
    bound: float,
    serial: int,
    low: FloatArray,
    high: FloatArray,
    has: IntArray,
    sizes: FloatArray,
    counts: FloatArray,
) -> None:
    """Add the two branches of the number that is farthest from a whole one."""
    split = int(np.abs(counts - np.round(counts)).argmax())
    k, count = has[split], counts[split]
    below, above = high.copy(), low.copy()
    below[k] = np.floor(count) * sizes[k]
    above[k] = np.ceil(count) * sizes[k]
    heapq.heappush(queue, (bound, 2 * serial, low, below))
    heapq.heappush(queue, (bound, 2 * serial + 1, above, high))


def _rounded(
    pool: CutPool,
    terms: Terms,
    limits: Limits,
    bounds: tuple[FloatArray, FloatArray],
    fixed: tuple[IntArray, FloatArray],
    best: Plan | None,
    tolerance: float,
) -> Plan | None:
    """Return the better of a plan and one in which some capacities are fixed."""
    low, high = (bound.copy() for bound in bounds)
    low[fixed[0]] = high[fixed[0]] = fixed[1]
    try:
        solution, problem = solved(pool, terms, replace(limits, least=low, most=high), tolerance)
    except NoPlan:
        return best
    plan = plan_of(pool.region.names, problem, solution, terms)
    return plan if best is None or plan.cost < best.cost else best
