"""Many plans of one region: frontiers over costs, and draws of costs, fuel prices and demand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Final

import numpy as np

from corredor.studies.energy.calc.dispatch import Region
from corredor.studies.energy.calc.dispatch.region import BoolArray, FloatArray
from corredor.studies.energy.calc.expansion.plan import CHOSEN, plan_of, solved
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.terms import Limits, Terms

CHUNK: Final = 250
"""Draws that share what they learn [1]: the same whoever computes them, so results are too."""


@dataclass(frozen=True, eq=False)
class Cases:
    """Prices and demand of many cases: draws, or points of a frontier. The first axis is the case.

    Attributes
    ----------
    annual_costs
        [money/MW/year], the store's energy [money/MWh/year]; shape (cases, names).
    marginal_costs
        [money/MWh], shape (cases, options); the region's own if None.
    unserved_costs
        [money/MWh], shape (cases,); the region's own if None.
    growths
        Factor of demand [1], shape (cases,); 1 if None.
    """

    annual_costs: FloatArray
    marginal_costs: FloatArray | None = None
    unserved_costs: FloatArray | None = None
    growths: FloatArray | None = None

    @property
    def count(self) -> int:
        """Number of cases [1]."""
        return len(self.annual_costs)

    def __getitem__(self, chosen: slice) -> Cases:
        """Return some of the cases."""
        rest = (self.marginal_costs, self.unserved_costs, self.growths)
        return Cases(self.annual_costs[chosen], *(r if r is None else r[chosen] for r in rest))

    def terms(self, case: int) -> Terms:
        """Return the terms of one case."""
        return Terms(
            self.annual_costs[case],
            None if self.marginal_costs is None else self.marginal_costs[case],
            None if self.unserved_costs is None else float(self.unserved_costs[case]),
            1.0 if self.growths is None else float(self.growths[case]),
        )


@dataclass(frozen=True, eq=False)
class Plans:
    """Plans of many cases; the first axis is the case.

    Attributes
    ----------
    names
        Options, then the store's power and energy.
    capacities
        The best found [MW], of the store's energy [MWh]; shape (cases, names).
    upper, lower
        Bounds of the least cost [money/year], shape (cases,).
    certified
        Whether the gap is within the tolerance, shape (cases,); a case that isn't counts, as such.
    break_even
        First reading of each option's break-even [money/MW/year], shape (cases, names).
    calls
        Dispatches of each case, shape (cases,).
    """

    names: tuple[str, ...]
    capacities: Annotated[FloatArray, "MW"]
    upper: Annotated[FloatArray, "money/year"]
    lower: Annotated[FloatArray, "money/year"]
    certified: BoolArray
    break_even: Annotated[FloatArray, "money/MW/year"]
    calls: np.ndarray[tuple[int], np.dtype[np.int64]]

    @property
    def certified_share(self) -> float:
        """Share of cases that are certified [1]."""
        return float(self.certified.mean()) if len(self.certified) else 1.0

    def chosen(self, peak: float, share: float = CHOSEN) -> BoolArray:
        """Whether a case's plan has more of a capacity than a share of the peak."""
        return self.capacities > share * peak


def joined(parts: list[Plans]) -> Plans:
    """Return the plans of several chunks, one behind the other."""
    fields = ("capacities", "upper", "lower", "certified", "break_even", "calls")
    rows = {name: np.concatenate([getattr(part, name) for part in parts]) for name in fields}
    return Plans(parts[0].names, **rows)


def many_plans(
    region: Region,
    cases: Cases,
    pool: CutPool | None = None,
    *,
    limits: Limits | None = None,
    tolerance: float = 2e-4,
    most_calls: int = 200,
) -> Plans:
    """Least-cost plans of many cases, each with its bounds, by cuts that all of them share.

    Parameters
    ----------
    cases
        The prices and demand of each.
    pool
        Known dispatches of the region; new ones are added.
    tolerance
        Largest gap of each case [1].

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> hours = np.arange(1_000) / 1_000
    >>> options = (Option("coal", 15.0, 2.0), Option("gas", 10.0, 12.0))
    >>> region = Region(1_000 - 1_000 * hours, options, 1_012.0, years=1_000)
    >>> costs = np.array([[15.0, 10.0], [18.0, 10.0]])
    >>> many_plans(region, Cases(costs), tolerance=1e-9).capacities.round(-1)
    array([[500., 490.],
           [200., 790.]])
    """
    held = CutPool(region) if pool is None else pool
    inside = limits or Limits()
    rows: list[tuple[object, ...]] = []
    for case in range(cases.count):
        terms = cases.terms(case)
        solution, problem = solved(held, terms, inside, tolerance, most_calls)
        plan = plan_of(region.names, problem, solution, terms)
        row = (plan.capacities, plan.cost, plan.lower, plan.certified, plan.break_even, plan.calls)
        rows.append(row)
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    return Plans(region.names, *columns)  # pyright: ignore[reportArgumentType]


def first_pool(region: Region, cases: Cases, *, tolerance: float = 1e-4) -> CutPool:
    """Return a pool with the dispatches of the middle case, for chunks to begin with.

    The middle has the median of each price.
    """
    pool = CutPool(region)
    if cases.count:
        middle = [
            None if column is None else np.median(column, axis=0)
            for column in (cases.marginal_costs, cases.unserved_costs, cases.growths)
        ]
        terms = Terms(
            np.median(cases.annual_costs, axis=0),
            middle[0],
            None if middle[1] is None else float(middle[1]),
            1.0 if middle[2] is None else float(middle[2]),
        )
        solved(pool, terms, Limits(), tolerance)
    return pool


def chunks(cases: Cases, size: int = CHUNK) -> list[Cases]:
    """Return the cases in chunks that `chunk_plans` computes, apart from one another.

    Examples
    --------
    >>> [chunk.count for chunk in chunks(Cases(np.ones((5, 1))), 2)]
    [2, 2, 1]
    """
    return [cases[slice(start, start + size)] for start in range(0, cases.count, size)]


def chunk_plans(
    region: Region,
    chunk: Cases,
    *,
    limits: Limits | None = None,
    tolerance: float = 2e-4,
    most_calls: int = 200,
) -> Plans:
    """Plans of one chunk: a pure function of its arguments, for any scheduler to map.

    ``joined([chunk_plans(region, chunk) for chunk in chunks(cases)])`` is the whole; it doesn't
    depend on who computes which chunk.
    """
    pool = first_pool(region, chunk)
    ends = replace(limits) if limits is not None else None
    return many_plans(region, chunk, pool, limits=ends, tolerance=tolerance, most_calls=most_calls)
