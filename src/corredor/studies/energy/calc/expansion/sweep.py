"""Sweeps: many plans of one region in parts, which any scheduler may compute in any order.

A part holds all that its plans depend on. What parts there are depends on the question alone,
never on who computes them, so that one process and a cluster give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.dispatch import Region, Stacked
from corredor.studies.energy.calc.dispatch.region import HOURS_PER_YEAR, IntArray
from corredor.studies.energy.calc.expansion.frontier import (
    CHUNK,
    Cases,
    Plans,
    chunks,
    first_pool,
    joined,
    many_plans,
)
from corredor.studies.energy.calc.expansion.plan import Plan, least_cost_plan
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.regret import Regret, regret
from corredor.studies.energy.calc.expansion.terms import Limits

Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Applies a function to each part and gives the results in the order of the parts."""

FINE: Final = 1e-5
"""Gap to which a plan of many years is brought [1]."""


def answered(question: Callable[[], Any]) -> Any:
    """Return the answer to a question that holds all that it depends on.

    Examples
    --------
    >>> from functools import partial
    >>> list(map(answered, [partial(max, 1, 2), partial(min, 1, 2)]))
    [2, 1]
    """
    return question()


@dataclass(frozen=True, eq=False)
class Part:
    """Some cases of a region, with all that their plans depend on.

    Attributes
    ----------
    region, cases
        The region, and the prices and demand of each case.
    known
        Dispatches to begin with; None: those of the part's middle case.
    limits, tolerance, most_calls
        As of `many_plans`.
    """

    region: Region
    cases: Cases
    known: Stacked | None = None
    limits: Limits | None = None
    tolerance: float = 2e-4
    most_calls: int = 200


def pool_of(region: Region, known: Stacked | None) -> CutPool:
    """Return a pool of a region that knows some dispatches already."""
    pool = CutPool(region)
    if known is not None:
        pool.add(known)
    return pool


def part_plans(part: Part) -> Plans:
    """Return the plans of one part: a pure function of it."""
    if part.known is None:
        pool = first_pool(part.region, part.cases)
    else:
        pool = pool_of(part.region, part.known)
    ends = {"limits": part.limits, "tolerance": part.tolerance, "most_calls": part.most_calls}
    return many_plans(part.region, part.cases, pool, **ends)  # pyright: ignore[reportArgumentType]


def swept_plans(
    region: Region,
    cases: Cases,
    *,
    known: Stacked | None = None,
    limits: Limits | None = None,
    tolerance: float = 2e-4,
    most_calls: int = 200,
    size: int = CHUNK,
    map: Mapper = map,
) -> Plans:
    """Least-cost plans of many cases, part by part; see `many_plans`.

    Parameters
    ----------
    known
        Dispatches that every part begins with, such as those of the central plan.
    size
        Cases in a part; another size may move results within their tolerance.
    map
        What computes the parts.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> hours = np.arange(1_000) / 1_000
    >>> options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0))
    >>> region = Region(1_000 - 1_000 * hours, options, 1_012.0, years=1_000)
    >>> costs = np.array([[15.0, 10.0], [18.0, 10.0], [20.0, 10.0]])
    >>> swept_plans(region, Cases(costs), tolerance=1e-9, size=2).capacities.round(-1)
    array([[500., 490.],
           [200., 790.],
           [  0., 990.]])
    """
    parts = [
        Part(region, chunk, known, limits, tolerance, most_calls) for chunk in chunks(cases, size)
    ]
    return joined(list(map(part_plans, parts)))


def years_of(region: Region) -> tuple[Region, ...]:
    """Return each year of a region by itself.

    Raises
    ------
    ValueError
        Its hours are no whole years of 8,760.
    """
    count, rest = divmod(region.hours, HOURS_PER_YEAR)
    if rest or not count:
        raise ValueError(f"{region.hours} hours are no whole years")
    return tuple(
        some_hours(region, np.arange(year * HOURS_PER_YEAR, (year + 1) * HOURS_PER_YEAR), 1.0)
        for year in range(count)
    )


def some_hours(region: Region, chosen: IntArray, years: float) -> Region:
    """Return a region over some of its hours, in their order, that stand for so many years.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> region = Region(np.array([80.0, 90.0, 100.0]), (Option("gas", 10.0, 12.0),), 1_000.0)
    >>> some_hours(region, np.array([0, 2]), 0.5).demand
    array([ 80., 100.])
    """
    places = np.asarray(chosen, np.int64)
    options = tuple(
        option
        if np.ndim(option.availability) == 0
        else replace(option, availability=np.asarray(option.availability)[places])
        for option in region.options
    )
    return replace(region, demand=region.demand[places], options=options, years=years)


@dataclass(frozen=True, eq=False)
class Design:
    """A design made with some of the hours, and what it costs over all of them.

    Attributes
    ----------
    plan
        As it was made; its cost is none of the whole.
    regret
        What it costs over all hours, and how much more than the least.
    """

    plan: Plan
    regret: Regret


def design_plan(asked: tuple[Region, float]) -> Plan:
    """Return the least-cost plan of a region to a gap: what a scheduler maps."""
    region, tolerance = asked
    return least_cost_plan(region, tolerance=tolerance)


def designs(
    region: Region,
    reduced: Iterable[Region],
    *,
    pool: CutPool | None = None,
    plan: Plan | None = None,
    tolerance: float = FINE,
    map: Mapper = map,
) -> tuple[Plan, tuple[Design, ...]]:
    """Designs made with fewer hours, with their true regret over all; and the best of all hours.

    Parameters
    ----------
    region
        With all hours.
    reduced
        The same region over fewer hours, one for each design: single years, or typical weeks.
    pool, plan
        Known dispatches, and the plan of all hours, where they are at hand.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> region = Region(np.array([80.0, 100.0]), (Option("gas", 10.0, 12.0),), 1_000.0)
    >>> best, found = designs(region, [some_hours(region, np.array([0]), 1.0)])
    >>> best.capacities.round(3), found[0].plan.capacities.round(3), round(found[0].regret.low, 2)
    (array([100.]), array([80.]), 6.19)
    """
    held = CutPool(region) if pool is None else pool
    asked = [(one, tolerance) for one in reduced]
    whole = least_cost_plan(region, held, tolerance=tolerance) if plan is None else plan
    found = tuple(
        Design(one, regret(held, one.capacities, whole)) for one in map(design_plan, asked)
    )
    return whole, found
