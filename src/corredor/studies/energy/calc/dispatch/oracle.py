"""The dispatch cost of given capacities, exactly, with a cut that no capacity can violate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

import numpy as np

from corredor.studies.energy.calc.dispatch import compiled, vectorised
from corredor.studies.energy.calc.dispatch.census import Census, Cuts, Stacked, priced, stacked
from corredor.studies.energy.calc.dispatch.merit import (
    SLOTS_PER_LEVEL,
    SYMBOLS_PER_LEVEL,
    MeritOrder,
    Prices,
    merit_order,
    prices,
)
from corredor.studies.energy.calc.dispatch.region import (
    FloatArray,
    IntArray,
    MoneyPerYear,
    Region,
)

TOUCH: Final = 2e-13
"""Share of the peak within which two stocks are the same [1]."""
TOUCH_OF_STORE: Final = 1e-11
"""Share of the store's energy within which two stocks are the same [1]."""

LITTLE: Final = 1e-8
"""A power, and an energy, that change nothing but show what more would be worth [MW, MWh]."""


@dataclass(frozen=True, eq=False)
class Shapes:
    """What of a region doesn't change with capacities or prices.

    Attributes
    ----------
    constant
        Availability of each option where it is one number, else 0, shape (options,).
    hourly, shares
        Places of the other options, and their availability, shape (hourly options, hours).
    must_run
        Shape (options,).
    """

    region: Region
    constant: FloatArray
    hourly: IntArray
    shares: FloatArray
    must_run: FloatArray
    efficiencies: tuple[float, float] | None


def shapes(region: Region) -> Shapes:
    """Return the arrays of a region that every dispatch of it uses."""
    given = [np.asarray(option.availability, float) for option in region.options]
    hourly = np.array([k for k, share in enumerate(given) if share.ndim], int)
    store = region.storage
    return Shapes(
        region,
        np.array([0.0 if share.ndim else float(share) for share in given]),
        hourly,
        np.array([given[int(k)] for k in hourly], float).reshape(len(hourly), region.hours),
        np.array([option.must_run for option in region.options], float),
        None if store is None else (store.charge_efficiency, store.discharge_efficiency),
    )


@dataclass(frozen=True, eq=False)
class Hours:
    """A dispatch by the hour; every array has the shape (hours,) unless said.

    Attributes
    ----------
    load
        Demand less free and must-run output [MW].
    edges
        Upper edges of the bands from minus to plus infinity [MW], shape (hours or 1, bands + 3).
    released
        What the store gives (above 0) or takes, on its own side [MWh].
    slot, symbol
        Value of stored energy, and price in the hour, by slot and by symbol.
    """

    load: FloatArray
    edges: FloatArray
    released: FloatArray
    slot: IntArray
    symbol: IntArray


def hours(
    held: Shapes, order: MeritOrder, capacities: FloatArray, *, fast: bool | None = None
) -> Hours:
    """Return the best dispatch of given capacities, hour by hour.

    Parameters
    ----------
    capacities
        In the order of the region's names [MW, MWh], shape (names,).
    fast
        Whether `numba` does it; by default where it is installed.
    """
    region = held.region
    load, edges = _bands(held, order, capacities)
    power, energy = capacities[-2:].tolist() if held.efficiencies else (0.0, 0.0)
    into, out = held.efficiencies or (1.0, 1.0)
    count, values = region.hours, len(order.slots)
    place, released = np.zeros(count, np.int64), np.zeros(count)
    symbol = np.empty(count, np.int64)
    ups, downs = order.charge_edges, order.discharge_edges
    if held.efficiencies:
        stock = np.empty((count + 1, values))
        blank = (np.empty(values), np.empty(values))
        # Without power every value of stored energy holds; that of a little shows its worth.
        store = (max(power, LITTLE), energy if power > 0 else max(energy, LITTLE), into, out)
        _run("stocks", fast, load, edges, ups, downs, order.worthless, *store, *blank, stock)
        touch = TOUCH * region.peak + TOUCH_OF_STORE * energy
        _run("walk", fast, load, edges, ups, downs, *store, touch, stock, place, released)
        if power == 0:
            released[:] = 0
    else:
        place[:] = values - 1
    ends = (order.charge_symbols, order.discharge_symbols, order.levels * SYMBOLS_PER_LEVEL)
    _run("symbols", fast, load, edges, ups, downs, *ends, power, place, symbol)
    return Hours(load, edges, released, order.slots[place], symbol)


def _run(name: str, fast: bool | None, *arguments: Any) -> None:
    """Run a kernel, compiled or with NumPy."""
    chosen = compiled.is_installed() if fast is None else fast
    kernel = compiled.compiled(name) if chosen else getattr(vectorised, name)
    kernel(*arguments)


def _bands(
    held: Shapes, order: MeritOrder, capacities: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the load that bands serve [MW], and their edges."""
    sizes = capacities[: len(held.constant)]
    always = sizes * np.maximum(order.free, held.must_run)
    load = held.region.demand - float(always @ held.constant)
    if len(held.hourly):
        load = load - always[held.hourly] @ held.shares
    widths = (sizes * (1 - held.must_run) * held.constant)[order.bands]
    place = {int(k): row for row, k in enumerate(held.hourly)}
    varying = [(b, place[int(k)]) for b, k in enumerate(order.bands) if int(k) in place]
    rows = held.region.hours if varying else 1
    edges = np.zeros((rows, len(order.bands) + 3))
    edges[:, 2:-1] = widths
    for b, row in varying:
        size = sizes[order.bands[b]] * (1 - held.must_run[order.bands[b]])
        edges[:, b + 2] = size * held.shares[row]
    np.cumsum(edges, axis=1, out=edges)
    edges[:, 0], edges[:, -1] = -np.inf, np.inf
    return load, edges


def census(
    held: Shapes, order: MeritOrder, capacities: FloatArray, *, fast: bool | None = None
) -> Census:
    """Return the sums over the best dispatch of given capacities; see `hours`."""
    found = hours(held, order, capacities, fast=fast)
    count = len(held.constant)
    levels = count + 2
    bought = np.zeros(levels * SYMBOLS_PER_LEVEL)
    by_hour = np.zeros((len(held.hourly), len(bought)))
    moves = np.zeros((len(bought), levels * SLOTS_PER_LEVEL))
    turns = np.zeros((moves.shape[1], moves.shape[1]))
    energies = np.zeros(len(order.bands) + 1)
    ways = held.efficiencies or (1.0, 1.0)
    ledgers = (bought, by_hour, moves, turns, energies)
    day = (found.slot, found.symbol, found.released)
    _run(
        "sums",
        fast,
        held.region.demand,
        found.load,
        found.edges,
        held.shares,
        *ways,
        *day,
        *ledgers,
    )
    supplied = held.constant[:, None] * moves.sum(1)
    supplied[held.hourly] = by_hour
    always = capacities[:count] * np.maximum(order.free, held.must_run)
    output = always * supplied.sum(1)
    output[order.bands] += energies[:-1]
    return Census(bought, supplied, moves, turns, output, float(energies[-1]))


@dataclass(frozen=True)
class DispatchCost:
    """The cost of serving demand with given capacities, and a cut, per year.

    Attributes
    ----------
    value
        Marginal costs and unserved energy [money/year].
    intercept, gradient
        The cut: at any capacities x, cost is at least ``intercept + gradient @ x``, and is it at
        the given ones [money/year]; [money/MW/year], shape (names,).
    """

    value: MoneyPerYear
    intercept: MoneyPerYear
    gradient: Annotated[FloatArray, "money/MW/year"]


def dispatch_cost(
    region: Region, capacities: FloatArray, *, fast: bool | None = None
) -> DispatchCost:
    """Least cost of a year's dispatch with given capacities, and one subgradient.

    Parameters
    ----------
    capacities
        In the order of the region's names [MW, MWh], shape (names,).

    Raises
    ------
    ValueError
        A capacity is below zero or isn't finite, or there are too many or too few.

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> options = (Option("gas", 10.0, 12.0),)
    >>> region = Region(np.array([80.0, 100.0]), options, 1_000.0)
    >>> found = dispatch_cost(region, np.array([90.0]))
    >>> found.value, found.gradient
    (12040.0, array([-988.]))
    """
    at = np.asarray(capacities, float)
    if at.shape != (len(region.names),) or not (np.isfinite(at).all() and at.min(initial=0) >= 0):
        raise ValueError(f"expected {len(region.names)} finite capacities of at least zero")
    held = shapes(region)
    found = census(held, merit_order(region), at, fast=fast)
    cut = cuts_of(held, stacked(at[None], [found]))
    return DispatchCost(float(cut.values[0]), float(cut.intercepts[0]), cut.gradients[0])


def cuts_of(held: Shapes, rows: Stacked, at: Prices | None = None, growth: float = 1.0) -> Cuts:
    """Return the cuts of stacked censuses at the region's own or other prices.

    Parameters
    ----------
    growth
        Factor of demand [1].
    """
    region = held.region
    named = prices(region) if at is None else at
    return priced(rows, named, held.must_run, held.efficiencies, region.years, growth)
