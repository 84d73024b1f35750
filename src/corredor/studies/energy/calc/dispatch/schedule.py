"""The hours of a dispatch: what runs, what is stored, curtailed and not served, at what price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from corredor.studies.energy.calc.dispatch.merit import merit_order, prices
from corredor.studies.energy.calc.dispatch.oracle import Hours, hours, shapes
from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerYear, Region


@dataclass(frozen=True, eq=False)
class Schedule:
    """A dispatch by the hour; arrays have the shape (hours,) unless said.

    Attributes
    ----------
    names
        Options.
    output
        What each option gives after curtailment [MW], shape (options, hours). Curtailment is
        shared by free and must-run output in proportion.
    unserved, curtailed
        [MW].
    charge, discharge
        On the side of the grid [MW].
    level
        Energy in the store at the end of each hour [MWh].
    price
        Price in the hour [money/MWh]: what another MW of demand would cost.
    stored_value
        Worth of another MWh in the store [money/MWh]; zero without one.
    cost
        Of a mean year: marginal costs, of what is curtailed too, and unserved energy [money/year].
    years
        How many years the hours stand for [year].
    """

    names: tuple[str, ...]
    output: Annotated[FloatArray, "MW"]
    unserved: Annotated[FloatArray, "MW"]
    curtailed: Annotated[FloatArray, "MW"]
    charge: Annotated[FloatArray, "MW"]
    discharge: Annotated[FloatArray, "MW"]
    level: Annotated[FloatArray, "MWh"]
    price: Annotated[FloatArray, "money/MWh"]
    stored_value: Annotated[FloatArray, "money/MWh"]
    cost: MoneyPerYear
    years: float

    @property
    def energies(self) -> FloatArray:
        """Output of each option in a mean year [MWh/year], shape (options,)."""
        return self.output.sum(1) / self.years

    @property
    def capture_prices(self) -> FloatArray:
        """Mean price at which each option sells [money/MWh], shape (options,); nan if none."""
        sold = self.output.sum(1)
        worth = self.output @ self.price
        return np.divide(worth, sold, out=np.full(len(sold), np.nan), where=sold > 0)


def schedule(
    region: Region,
    capacities: FloatArray,
    *,
    marginal_costs: FloatArray | None = None,
    unserved_cost: float | None = None,
    fast: bool | None = None,
) -> Schedule:
    """Least-cost schedule of given capacities, hour by hour, with perfect foresight.

    Parameters
    ----------
    capacities
        In the order of the region's names [MW, MWh], shape (names,).
    marginal_costs, unserved_cost
        Other prices than the region's [money/MWh].

    Examples
    --------
    >>> from corredor.studies.energy.calc.dispatch import Option
    >>> options = (Option("gas", 10.0, 12.0), Option("sun", 1.0, 0.0, np.array([1.0, 0.0])))
    >>> region = Region(np.array([80.0, 100.0]), options, 1_000.0)
    >>> found = schedule(region, np.array([90.0, 100.0]))
    >>> found.output.tolist(), found.unserved.tolist(), found.price.tolist()
    ([[0.0, 90.0], [80.0, 0.0]], [0.0, 10.0], [0.0, 1000.0])
    """
    at = np.asarray(capacities, float)
    held = shapes(region)
    order = merit_order(region, marginal_costs, unserved_cost)
    named = prices(region, marginal_costs, unserved_cost)
    found = hours(held, order, at, fast=fast)
    into, out = held.efficiencies or (1.0, 1.0)
    charge = np.maximum(-found.released, 0) / into
    discharge = np.maximum(found.released, 0) * out
    left = found.load + charge - discharge
    always = _always(region, at, order.free)
    bands = _bands(found, left)
    output = always.copy()
    output[order.bands] += bands[:-1]
    cost = (float(named.marginal @ output.sum(1)) + named.unserved * bands[-1].sum()) / region.years
    total = always.sum(0)
    curtailed = np.minimum(np.maximum(-left, 0), total)
    kept = np.divide(total - curtailed, total, out=np.ones_like(total), where=total > 0)
    output += always * (kept - 1)
    names = tuple(option.name for option in region.options)
    flows = (bands[-1], curtailed, charge, discharge, -np.cumsum(found.released))
    values = named.symbols[found.symbol], named.slots[found.slot]
    stored = values[1] if held.efficiencies else np.zeros_like(left)
    return Schedule(names, output, *flows, values[0], stored, float(cost), region.years)


def _always(region: Region, capacities: FloatArray, free: FloatArray) -> FloatArray:
    """Return free and must-run output before curtailment [MW], shape (options, hours)."""
    rows = [
        size * max(is_free, option.must_run) * np.asarray(option.availability)
        for size, is_free, option in zip(capacities.tolist(), free, region.options, strict=False)
    ]
    wide = np.ones(region.hours)
    return np.array([row * wide for row in rows]).reshape(len(rows), region.hours)


def _bands(found: Hours, left: FloatArray) -> FloatArray:
    """Return the output of each band and, last, what isn't served; shape (bands, hours)."""
    low = found.edges[:, 1:-1]
    high = np.broadcast_to(found.edges[:, 2:], (len(left), low.shape[1]))
    return np.maximum(np.minimum(left[:, None], high) - low, 0).T
