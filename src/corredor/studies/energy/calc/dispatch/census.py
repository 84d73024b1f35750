"""Sums over a year of dispatch, from which its cost and its cut follow at any prices.

The schedule of prices found by the dispatch is a point of its linear programme's dual. That point
doesn't depend on capacities, so by weak duality it bounds the cost at *every* capacity from below;
nor, written in levels, on what the levels cost: it stays one when prices change, and is the
best one as long as merit order and order of slots are the same. Of the hours only sums are needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.energy.calc.dispatch.merit import SLOTS_PER_LEVEL, SYMBOLS_PER_LEVEL, Prices
from corredor.studies.energy.calc.dispatch.region import FloatArray, MegawattHour


@dataclass(frozen=True, eq=False)
class Census:
    """Sums over the hours of one dispatch.

    Attributes
    ----------
    bought
        Demand by symbol of the price [MWh], shape (symbols,).
    supplied
        Available share by option and symbol [hour], shape (options, symbols).
    moves
        Hours by symbol and by slot of the value of stored energy [hour], shape (symbols, slots).
    turns
        Hours by slot and slot of the next hour [hour], shape (slots, slots).
    energies
        Output of each option [MWh], shape (options,); of one that was free, what is available.
    unserved
        Energy not served [MWh].
    """

    bought: FloatArray
    supplied: FloatArray
    moves: FloatArray
    turns: FloatArray
    energies: FloatArray
    unserved: MegawattHour


@dataclass(frozen=True, eq=False)
class Cuts:
    """Lower bounds of the dispatch cost, and its value where they were taken, per year.

    Cost at any capacities x is at least ``intercepts[i] + gradients[i] @ x``, and at
    ``points[i]`` at most ``values[i]``.

    Attributes
    ----------
    points
        Capacities, shape (cuts, names).
    values, intercepts
        [money/year], shape (cuts,).
    gradients
        [money/MW/year], the store's energy [money/MWh/year]; shape (cuts, names).
    """

    points: FloatArray
    values: FloatArray
    intercepts: FloatArray
    gradients: FloatArray

    @property
    def count(self) -> int:
        """Number of cuts [1]."""
        return len(self.values)

    def __getitem__(self, chosen: object) -> Cuts:
        """Return some of the cuts."""
        return Cuts(*(np.asarray(getattr(self, name)[chosen]) for name in _FIELDS))

    def joined(self, other: Cuts) -> Cuts:
        """Return these and other cuts."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in _FIELDS)
        return Cuts(*(np.concatenate(pair) for pair in pairs))


_FIELDS = ("points", "values", "intercepts", "gradients")


def no_cuts(names: int) -> Cuts:
    """Return an empty set of cuts for so many capacities."""
    wide = np.empty((0, names))
    return Cuts(wide, np.empty(0), np.empty(0), wide.copy())


@dataclass(frozen=True, eq=False)
class Stacked:
    """Many censuses as arrays; the first axis is the census."""

    points: FloatArray
    bought: FloatArray
    supplied: FloatArray
    moves: FloatArray
    turns: FloatArray
    energies: FloatArray
    unserved: FloatArray


def stacked(points: FloatArray, censuses: list[Census]) -> Stacked:
    """Return censuses of points, shape (points, names), one behind the other."""
    rows = {
        name: np.stack([np.asarray(getattr(census, name)) for census in censuses])
        for name in ("bought", "supplied", "moves", "turns", "energies", "unserved")
    }
    return Stacked(points, **rows)


def no_sums(names: int, options: int) -> Stacked:
    """Return no censuses, for so many capacities, of which some are options'.

    Examples
    --------
    >>> no_sums(3, 1).supplied.shape
    (0, 1, 9)
    """
    levels = options + 2
    symbols, slots = levels * SYMBOLS_PER_LEVEL, levels * SLOTS_PER_LEVEL
    shapes = ((names,), (symbols,), (options, symbols), (symbols, slots), (slots, slots))
    return Stacked(*(np.empty((0, *shape)) for shape in (*shapes, (options,), ())))


def priced(
    held: Stacked,
    at: Prices,
    must_run: FloatArray,
    efficiencies: tuple[float, float] | None,
    years: float,
    growth: float = 1.0,
) -> Cuts:
    """Return the cuts of censuses at given prices.

    Parameters
    ----------
    must_run
        Share of each option that always runs [1], shape (options,).
    efficiencies
        Into and out of the store [1]; None without one.
    growth
        Factor of demand [1]: cost is homogeneous in demand and capacities, so that points and
        values grow with it.
    """
    gain = at.symbols[:, None] - at.marginal
    worth = np.maximum(gain, 0) - must_run * np.maximum(-gain, 0)
    parts = [-np.einsum("cks,sk->ck", held.supplied, worth)]
    if efficiencies is not None:
        into, out = efficiencies
        charging = np.maximum(into * at.slots - at.symbols[:, None], 0)
        discharging = np.maximum(at.symbols[:, None] - at.slots / out, 0)
        rises = np.maximum(at.slots - at.slots[:, None], 0)
        power = np.tensordot(held.moves, charging + discharging, 2)
        energy = np.tensordot(held.turns, rises, 2)
        parts.append(-np.column_stack((power, energy)))
    scale = growth / years
    value = held.energies @ at.marginal + held.unserved * at.unserved
    return Cuts(
        held.points * growth,
        value * scale,
        held.bought @ at.symbols * scale,
        np.concatenate(parts, axis=1) / years,
    )
