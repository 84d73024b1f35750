"""Records of a region: hourly demand, what can supply it, and one store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final

import numpy as np
from numpy.typing import NDArray

from corredor.units import Megawatt, MegawattHour, Share

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

MoneyPerMwh = Annotated[float, "money/MWh"]
MoneyPerMwYear = Annotated[float, "money/MW/year"]
MoneyPerMwhYear = Annotated[float, "money/MWh/year"]
MoneyPerYear = Annotated[float, "money/year"]
Years = Annotated[float, "year"]

HOURS_PER_YEAR: Final = 8760
"""Hours of a common year [hour/year]."""


class NotConvex(ValueError):
    """A region whose dispatch cost isn't convex: a negative cost, or an efficiency above 1."""


@dataclass(frozen=True, eq=False)
class Option:
    """One way to supply the region, sized in MW.

    Attributes
    ----------
    name
        Name, unlike those of the other options.
    annual_cost
        Fixed cost of a year for each MW of installed capacity [money/MW/year].
    marginal_cost
        Cost of each MWh [money/MWh]; at zero, output is free and may be curtailed.
    availability
        Share of the capacity that can run: one number, or one for each hour, shape (hours,).
    must_run
        Share of what is available that always runs; the surplus is curtailed at its cost.
    least, most
        Bounds of the capacity [MW]; what stands already is its `least`.
    block
        Size of a unit [MW]; none where any size can be had.
    """

    name: str
    annual_cost: MoneyPerMwYear
    marginal_cost: MoneyPerMwh = 0.0
    availability: float | FloatArray = 1.0
    must_run: Share = 0.0
    least: Megawatt = 0.0
    most: Megawatt = np.inf
    block: Megawatt | None = None


@dataclass(frozen=True, eq=False)
class Storage:
    """The store: power both ways on the side of the grid, and energy.

    It is empty before the first hour, and what is left after the last is worth nothing.

    Attributes
    ----------
    power_cost, energy_cost
        Fixed cost of a year for each MW [money/MW/year] and each MWh [money/MWh/year].
    charge_efficiency, discharge_efficiency
        One way each.
    most_power, most_energy
        Bounds [MW, MWh].
    """

    power_cost: MoneyPerMwYear
    energy_cost: MoneyPerMwhYear
    charge_efficiency: Share
    discharge_efficiency: Share
    least_power: Megawatt = 0.0
    least_energy: MegawattHour = 0.0
    most_power: Megawatt = np.inf
    most_energy: MegawattHour = np.inf
    name: str = "storage"


@dataclass(frozen=True, eq=False)
class Region:
    """One node: demand, options and a store, over one or many weather years.

    Capacities, annual costs and their bounds are vectors in one order, that of `names`: the
    options, then the power and the energy of the store, where there is one.

    Attributes
    ----------
    demand
        Mean power of each hour [MW], shape (hours,); years stand one after the other.
    options
        What can supply it.
    unserved_cost
        Cost of each MWh that isn't served [money/MWh].
    storage
        The store, if any.
    years
        How many years the hours stand for: costs are those of a mean year [year].

    Raises
    ------
    NotConvex
        A cost is negative, an efficiency or a share isn't in its range.
    ValueError
        Shapes don't agree, a number isn't finite, or two options have one name.

    Examples
    --------
    >>> region = Region(np.array([80.0, 100.0]), (Option("gas", 10.0, 12.0),), 1_000.0, years=1)
    >>> region.names, region.annual_costs
    (('gas',), array([10.]))
    """

    demand: FloatArray
    options: tuple[Option, ...]
    unserved_cost: MoneyPerMwh
    storage: Storage | None = None
    years: Years = 1.0
    names: tuple[str, ...] = field(init=False)
    annual_costs: FloatArray = field(init=False)
    least: FloatArray = field(init=False)
    most: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        demand = np.ascontiguousarray(self.demand, float)
        object.__setattr__(self, "demand", demand)
        _refuse(self)
        store = self.storage
        names = [option.name for option in self.options]
        costs = [option.annual_cost for option in self.options]
        least = [option.least for option in self.options]
        most = [option.most for option in self.options]
        if store is not None:
            names += [f"{store.name}_power", f"{store.name}_energy"]
            costs += [store.power_cost, store.energy_cost]
            least += [store.least_power, store.least_energy]
            most += [store.most_power, store.most_energy]
        if len(set(names)) < len(names):
            raise ValueError("two options have the same name")
        object.__setattr__(self, "names", tuple(names))
        for name, values in (("annual_costs", costs), ("least", least), ("most", most)):
            object.__setattr__(self, name, np.array(values, float))
        if not (self.annual_costs >= 0).all():
            raise NotConvex("an annual cost is negative")
        if not ((self.least >= 0) & (self.most >= self.least) & np.isfinite(self.least)).all():
            raise ValueError("a capacity has a least above its most, or below zero")

    @property
    def hours(self) -> int:
        """Number of hours [hour]."""
        return len(self.demand)

    @property
    def marginal_costs(self) -> FloatArray:
        """Cost of each option's MWh [money/MWh], shape (options,)."""
        return np.array([option.marginal_cost for option in self.options], float)

    @property
    def peak(self) -> Megawatt:
        """Largest demand [MW]."""
        return float(self.demand.max())


def _refuse(region: Region) -> None:
    """Refuse what has no meaning or isn't convex."""
    demand = region.demand
    if demand.ndim != 1 or not len(demand) or not np.isfinite(demand).all() or demand.min() < 0:
        raise ValueError("demand must be finite, at least zero, and one number for each hour")
    if not demand.max() > 0:
        raise ValueError("demand is zero in every hour")
    if not (np.isfinite(region.unserved_cost) and region.unserved_cost > 0):
        raise NotConvex("the cost of unserved energy must be above zero")
    if not (np.isfinite(region.years) and region.years > 0):
        raise ValueError("the number of years must be above zero")
    for option in region.options:
        share = np.asarray(option.availability, float)
        if share.shape not in ((), demand.shape):
            raise ValueError(f"availability of {option.name}: expected one number, or one an hour")
        if not (np.isfinite(share).all() and share.min() >= 0):
            raise ValueError(f"availability of {option.name} isn't finite and at least zero")
        if not 0 <= option.must_run <= 1:
            raise NotConvex(f"must-run share of {option.name} isn't within 0 and 1")
        if not 0 <= option.marginal_cost < np.inf:
            raise NotConvex(f"marginal cost of {option.name} isn't finite and at least zero")
        if option.block is not None and not 0 < option.block < np.inf:
            raise ValueError(f"unit size of {option.name} isn't above zero")
    store = region.storage
    if store is not None:
        for share in (store.charge_efficiency, store.discharge_efficiency):
            if not 0 < share <= 1:
                raise NotConvex("an efficiency of the store isn't above 0 and at most 1")
