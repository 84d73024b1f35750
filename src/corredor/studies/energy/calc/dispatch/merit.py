"""The merit order: bands of supply by price, and the values that stored energy can take.

With y the load that is left after free and must-run output, band 0 is y < 0 at price zero, then
each option is a band of its available capacity, by ascending marginal cost, and the last, without
end, is energy that isn't served. A stored MWh displaces a price p, or is filled at it, so its
value is one of p/η (charging) or p·η (discharging) over all bands, whatever the capacities are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.energy.calc.dispatch.region import FloatArray, IntArray, MoneyPerMwh, Region

SYMBOLS_PER_LEVEL: Final = 3
"""A price is that of a level, or of one that a round trip through the store makes of it."""
SLOTS_PER_LEVEL: Final = 2


@dataclass(frozen=True, eq=False)
class MeritOrder:
    """Order of bands and slots; it depends on prices alone, not on capacities.

    A *level* is a price by its origin: 0 is zero, 1 … n the options in the region's order, n + 1
    unserved energy. A *slot* is a value of stored energy, (level, charging or discharging). A
    *symbol* is a price in the hour: of a level, or times or over the round-trip efficiency.

    Attributes
    ----------
    free
        Whether an option costs nothing at the margin, shape (options,).
    bands
        Options of bands 1 …, ascending, shape (bands,).
    levels
        Level of each band, from 0 to the last, shape (bands + 2,).
    slots
        Slot of each value of stored energy, by descending value, shape (values,).
    charge_edges, discharge_edges
        Which edge charging goes up to, and discharging down to, at each value, shape (values,):
        0 is minus infinity, k the upper edge of band k - 1, the last plus infinity.
    charge_symbols, discharge_symbols
        Symbol of the price at which charging and discharging stop, shape (values,).
    worthless
        1 where the value is zero, shape (values,).
    """

    free: FloatArray
    bands: IntArray
    levels: IntArray
    slots: IntArray
    charge_edges: IntArray
    discharge_edges: IntArray
    charge_symbols: IntArray
    discharge_symbols: IntArray
    worthless: FloatArray

    @property
    def key(self) -> tuple[bytes, bytes]:
        """What two merit orders have in common if the same schedule is best under both."""
        return self.levels.tobytes(), self.slots.tobytes()


def merit_order(
    region: Region, marginal_costs: FloatArray | None = None, unserved_cost: float | None = None
) -> MeritOrder:
    """Return the order of bands and of values of stored energy.

    Parameters
    ----------
    marginal_costs, unserved_cost
        Other prices than the region's [money/MWh], shape (options,).

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> options = (Option("oil", 1.0, 190.0), Option("sun", 1.0), Option("gas", 1.0, 85.0))
    >>> merit_order(Region(np.ones(2), options, 5_000.0)).bands
    array([2, 0])
    """
    costs = region.marginal_costs if marginal_costs is None else marginal_costs
    worst = region.unserved_cost if unserved_cost is None else unserved_cost
    order = np.argsort(costs, kind="stable")
    bands = order[(costs[order] > 0) & (costs[order] < worst)]
    prices = np.array([0.0, *costs[bands], worst])
    levels = np.array([0, *(bands + 1), len(costs) + 1])
    free = (costs == 0).astype(float)
    into, out = _efficiencies(region)
    trip = into * out
    rows = [
        (price * factor, level, side, price)
        for price, level in zip(prices.tolist(), levels.tolist(), strict=True)
        for side, factor in ((0, 1 / into), (1, out))
    ]
    rows.sort(key=lambda row: -row[0])
    # The price at which the store stops charging (of side 0), and discharging (of side 1).
    charge = np.array([price if side == 0 else price * trip for _, _, side, price in rows])
    discharge = np.array([price / trip if side == 0 else price for _, _, side, price in rows])
    level = np.array([row[1] for row in rows])
    side = np.array([row[2] for row in rows])
    return MeritOrder(
        free,
        bands,
        levels,
        slots=level * SLOTS_PER_LEVEL + side,
        charge_edges=(prices < charge[:, None]).sum(1),
        discharge_edges=(prices < discharge[:, None]).sum(1),
        charge_symbols=level * SYMBOLS_PER_LEVEL + side,
        discharge_symbols=level * SYMBOLS_PER_LEVEL + np.where(side == 0, 2, 0),
        worthless=np.array([float(row[0] == 0) for row in rows]),
    )


def _efficiencies(region: Region) -> tuple[float, float]:
    store = region.storage
    return (1.0, 1.0) if store is None else (store.charge_efficiency, store.discharge_efficiency)


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices of a region by symbol and by slot [money/MWh].

    `marginal` and `unserved` are those that they come from; `symbols` has shape (symbols,),
    `slots` shape (slots,).
    """

    marginal: FloatArray
    unserved: MoneyPerMwh
    symbols: FloatArray
    slots: FloatArray


def prices(
    region: Region, marginal_costs: FloatArray | None = None, unserved_cost: float | None = None
) -> Prices:
    """Return the prices that symbols and slots stand for.

    No price in an hour is above that of unserved energy, so that every schedule of prices is one
    that the dual of the dispatch allows.
    """
    costs = region.marginal_costs if marginal_costs is None else marginal_costs
    worst = region.unserved_cost if unserved_cost is None else unserved_cost
    into, out = _efficiencies(region)
    levels = np.minimum(np.array([0.0, *costs, worst]), worst)
    trip = into * out
    symbols = np.minimum(np.outer(levels, (1.0, trip, 1 / trip)).ravel(), worst)
    return Prices(costs, worst, symbols, np.outer(levels, (1 / into, out)).ravel())
