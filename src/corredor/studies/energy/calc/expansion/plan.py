"""The least-cost plan of a region, between proven bounds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Annotated, Final, Literal

import numpy as np

from corredor.studies.energy.calc.bundle import Problem, Settled, Solution, level_bundle
from corredor.studies.energy.calc.dispatch import Cuts, Region
from corredor.studies.energy.calc.dispatch.region import BoolArray, FloatArray, MoneyPerYear
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.terms import Limits, Terms
from corredor.units import Ratio

Status = Literal["certified", "not certified"]

SCALE_OF_POWER: Final = 0.15
"""Change of a capacity that matters, over the peak [1]; over the root of the availability."""
SCALE_OF_ENERGY: Final = 0.6
"""The same of the store's energy [hour]."""
FEW_CUTS: Final = 200
"""Cuts up to which all are used [1]."""
GOOD_POINTS: Final = 12
CUTS_OF_POINT: Final = 40
"""Points, and cuts highest at each, that are used of more."""
CHOSEN: Final = 1e-5
"""Share of the peak above which a capacity counts as chosen [1]."""


@dataclass(frozen=True, eq=False)
class Plan:
    """A least-cost plan. Vectors are in the order of `names`.

    Attributes
    ----------
    names
        Options, then the store's power and energy.
    capacities
        The best that was found [MW], of the store's energy [MWh].
    cost, lower
        Its cost, and one below which no capacities come [money/year].
    status
        Whether the gap between them is within the tolerance asked for; what isn't certified must
        be printed as such.
    break_even
        Annual cost at which each option would enter or leave, from the prices of the lower bound
        [money/MW/year]; a first reading, which `entry_price` proves.
    annual_costs
        What the plan was made with [money/MW/year].
    calls
        Dispatches that it took.
    """

    names: tuple[str, ...]
    capacities: Annotated[FloatArray, "MW"]
    cost: MoneyPerYear
    lower: MoneyPerYear
    status: Status
    break_even: Annotated[FloatArray, "money/MW/year"]
    annual_costs: Annotated[FloatArray, "money/MW/year"]
    calls: int
    terms: Terms = field(repr=False)

    @property
    def gap(self) -> Ratio:
        """Distance of the two bounds over the cost [1]."""
        return (self.cost - self.lower) / self.cost if self.cost > 0 else 0.0

    @property
    def certified(self) -> bool:
        """Whether the gap is within the tolerance."""
        return self.status == "certified"

    def chosen(self, peak: float) -> BoolArray:
        """Whether each capacity is more than nothing, shape (names,)."""
        return self.capacities > CHOSEN * peak


def problem_of(region: Region, terms: Terms, limits: Limits) -> Problem:
    """Return the bundle's problem of a region."""
    peak = region.peak * terms.growth
    shares = np.array([max(float(np.mean(o.availability)), CHOSEN) for o in region.options])
    scale = SCALE_OF_POWER * peak / np.sqrt(shares)
    if region.storage is not None:
        scale = np.append(scale, (SCALE_OF_POWER * peak, SCALE_OF_ENERGY * peak))
    return Problem(
        region.annual_costs if terms.annual_costs is None else terms.annual_costs,
        region.least if limits.least is None else limits.least,
        region.most if limits.most is None else limits.most,
        scale,
        limits.rules,
    )


def least_cost_plan(
    region: Region,
    pool: CutPool | None = None,
    *,
    terms: Terms | None = None,
    limits: Limits | None = None,
    tolerance: float = 1e-4,
    most_calls: int = 200,
) -> Plan:
    """Least-cost capacities of a region, with hourly dispatch, between proven bounds.

    Parameters
    ----------
    pool
        Known dispatches of the region, to which new ones are added.
    terms
        Other prices or demand than the region's.
    limits
        Other bounds than the region's, and rules.
    tolerance
        Largest gap over the cost [1].
    most_calls
        Dispatches after which the plan is given as not certified.

    Raises
    ------
    NoPlan
        Bounds and rules leave no plan.
    CutsContradict
        A proven bound contradicts a computed cost: a fault of the program.
    ValueError
        An option without annual cost has no most.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> hours = np.arange(1_000) / 1_000
    >>> options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0))
    >>> region = Region(1_000 - 1_000 * hours, options, 1_012.0, years=1_000)
    >>> plan = least_cost_plan(region, tolerance=1e-9)
    >>> plan.capacities.round(-1), plan.status
    (array([500., 490.]), 'certified')
    """
    held = CutPool(region) if pool is None else pool
    asked = Terms() if terms is None else terms
    solution, problem = solved(
        held, asked, Limits() if limits is None else limits, tolerance, most_calls
    )
    return plan_of(region.names, problem, solution, asked)


def plan_of(names: tuple[str, ...], problem: Problem, solution: Solution, terms: Terms) -> Plan:
    """Return the plan of a solution."""
    break_even = -(solution.weights @ solution.cuts.gradients)
    if problem.rules is not None:
        break_even = break_even + solution.rule_prices @ problem.rules.coefficients
    return Plan(
        names,
        solution.capacities + 0.0,
        solution.upper,
        solution.lower,
        "certified" if solution.certified else "not certified",
        break_even,
        problem.costs,
        solution.calls,
        replace(terms, annual_costs=problem.costs),
    )


def solved(
    pool: CutPool,
    terms: Terms,
    limits: Limits,
    tolerance: float,
    most_calls: int = 200,
    cuts: Cuts | None = None,
    settled: Settled | None = None,
) -> tuple[Solution, Problem]:
    """Return the bundle's solution and problem.

    Parameters
    ----------
    cuts
        The pool's at these terms, if they are at hand.
    settled
        Ends the search early, by the two bounds.
    """
    region = pool.region
    problem = problem_of(region, terms, limits)

    def oracle(capacities: FloatArray) -> Cuts:
        return pool.dispatched(capacities, terms)

    known = useful(problem, pool.cuts(terms) if cuts is None else cuts)
    start = screening_mix(region, problem.costs, terms)
    solution = level_bundle(
        problem,
        oracle,
        known,
        start,
        tolerance=tolerance,
        most_calls=most_calls,
        settled=settled,
    )
    return solution, problem


def useful(problem: Problem, cuts: Cuts) -> Cuts:
    """Return the cuts that matter where a problem's best known capacities are.

    Left out ones would hold too; fewer make the masters fast.
    """
    if cuts.count <= FEW_CUTS:
        return cuts
    totals = cuts.points @ problem.costs + cuts.values
    totals[~problem.met(cuts.points)] = np.inf
    best = np.argsort(totals, kind="stable")[:GOOD_POINTS]
    heights = cuts.intercepts[:, None] + cuts.gradients @ cuts.points[best].T
    kept = np.zeros(cuts.count, bool)
    kept[np.argpartition(-heights, CUTS_OF_POINT, axis=0)[:CUTS_OF_POINT]] = True
    kept[best] = True
    return cuts[kept]


def screening_mix(region: Region, costs: FloatArray, terms: Terms) -> FloatArray:
    """Capacities by screening curves: the cheapest option for each slice of the load duration.

    Options of hourly availability and the store are left at zero. Stoft, Power System Economics
    (2002), part 4.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> options = (Option("coal", 25.0, 2.0), Option("gas", 10.0, 12.0))
    >>> region = Region(np.array([400.0, 1_000.0]), options, 1_012.0)
    >>> screening_mix(region, region.annual_costs, Terms())
    array([400., 600.])
    """
    marginal = region.marginal_costs if terms.marginal_costs is None else terms.marginal_costs
    worst = region.unserved_cost if terms.unserved_cost is None else terms.unserved_cost
    shares = [np.asarray(option.availability, float) for option in region.options]
    firm = [k for k, share in enumerate(shares) if share.ndim == 0 and share > 0]
    mix = np.zeros(len(region.names))
    demand = np.sort(region.demand)[::-1] * terms.growth
    slices = demand - np.append(demand[1:], 0)
    used = np.arange(1, len(demand) + 1) / region.years
    curves = [worst * used] + [costs[k] / float(shares[k]) + marginal[k] * used for k in firm]
    cheapest = np.argmin(curves, axis=0)
    for place, k in enumerate(firm, start=1):
        mix[k] = slices[cheapest == place].sum() / float(shares[k])
    return mix
