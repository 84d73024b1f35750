"""The dispatches of one region that are known, and the cuts that they give at any prices."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.energy.calc.dispatch import (
    Cuts,
    MeritOrder,
    NotConvex,
    Region,
    Stacked,
    census,
    cuts_of,
    merit_order,
    no_cuts,
    no_sums,
    prices,
    shapes,
    stacked,
)
from corredor.studies.energy.calc.dispatch.region import FloatArray
from corredor.studies.energy.calc.expansion.terms import Terms

_SUMS: Final = ("points", "bought", "supplied", "moves", "turns", "energies", "unserved")


class CutPool:
    """Dispatches of a region, kept to be priced again.

    Annual costs change no cut at all; marginal costs and demand change what cuts are worth, not
    that they hold. So one pool serves every plan of its region, whatever prices are drawn.

    Parameters
    ----------
    region
        The region; its own prices only choose the merit order of the first dispatches.
    fast
        Whether `numba` does the work; by default where it is installed.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> region = Region(np.array([80.0, 100.0]), (Option("gas", 10.0, 12.0),), 1_000.0)
    >>> pool = CutPool(region)
    >>> pool.dispatched(np.array([90.0])).values, pool.count
    (array([12040.]), 1)
    >>> pool.cuts(Terms(marginal_costs=np.array([20.0]))).values
    array([13400.])
    """

    def __init__(self, region: Region, *, fast: bool | None = None) -> None:
        self.region = region
        self.count = 0
        self._shapes = shapes(region)
        self._fast = fast
        self._held = no_sums(len(region.names), len(region.options))
        self._order: tuple[bytes, float, MeritOrder] | None = None
        self._last: tuple[tuple[bytes, float, float], Cuts] | None = None

    def dispatched(self, capacities: FloatArray, terms: Terms | None = None) -> Cuts:
        """Dispatch given capacities, keep it, and return its cost and cut, one row.

        Parameters
        ----------
        capacities
            In the order of the region's names [MW, MWh], shape (names,).
        terms
            Other marginal costs or demand than the region's; annual costs play no part.
        """
        costs, worst, growth = self._market(terms)
        key = costs.tobytes(), worst
        if self._order is None or self._order[:2] != key:
            self._order = (*key, merit_order(self.region, costs, worst))
        at = capacities / growth
        one = stacked(at[None], [census(self._shapes, self._order[2], at, fast=self._fast)])
        self._keep(one)
        return self._priced(one, costs, worst, growth)

    def cuts(self, terms: Terms | None = None) -> Cuts:
        """Return all costs and cuts at given prices; see `dispatched`."""
        costs, worst, growth = self._market(terms)
        key, known = (costs.tobytes(), worst, growth), no_cuts(len(self.region.names))
        if self._last is not None and self._last[0] == key:
            known = self._last[1]
        if known.count < self.count:
            new = self._stacked(slice(known.count, self.count))
            known = known.joined(self._priced(new, costs, worst, growth))
            self._last = key, known
        return known

    def _market(self, terms: Terms | None) -> tuple[FloatArray, float, float]:
        """Return marginal costs, cost of unserved energy and growth."""
        given = Terms() if terms is None else terms
        costs, worst = given.marginal_costs, given.unserved_cost
        costs = self.region.marginal_costs if costs is None else np.asarray(costs, float)
        worst = self.region.unserved_cost if worst is None else worst
        if not (costs >= 0).all() or not worst > 0 or not given.growth > 0:
            raise NotConvex(
                "a marginal cost, the cost of unserved energy or growth is out of range"
            )
        return costs, worst, given.growth

    def stacked(self) -> Stacked:
        """Return the sums of all dispatches."""
        return self._stacked(slice(0, self.count))

    def _stacked(self, rows: slice) -> Stacked:
        return Stacked(*(getattr(self._held, name)[rows] for name in _SUMS))

    def copy(self) -> CutPool:
        """Return a pool that knows the same and may learn something else."""
        other = CutPool(self.region, fast=self._fast)
        other.add(self.stacked())
        return other

    def add(self, known: Stacked) -> None:
        """Take over dispatches of the same region that another pool knows."""
        self._keep(known)

    def _priced(self, held: Stacked, costs: FloatArray, worst: float, growth: float) -> Cuts:
        return cuts_of(self._shapes, held, prices(self.region, costs, worst), growth)

    def _keep(self, one: Stacked) -> None:
        """Keep sums in arrays that double when they are full."""
        need = self.count + len(one.points)
        held = self._held
        if len(held.points) < need:
            rows = {name: np.empty((2 * need, *getattr(one, name).shape[1:])) for name in _SUMS}
            for name in _SUMS:
                rows[name][: self.count] = getattr(held, name)[: self.count]
            held = self._held = Stacked(**rows)
        for name in _SUMS:
            getattr(held, name)[self.count : need] = getattr(one, name)
        self.count = need
