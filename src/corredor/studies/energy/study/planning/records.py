"""Records of a region that was planned, and of what was asked of its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.dispatch import Region
from corredor.studies.energy.calc.dispatch.schedule import Schedule
from corredor.studies.energy.calc.expansion.entry import (
    BlockEntry,
    EntryPrice,
)
from corredor.studies.energy.calc.expansion.frontier import Plans
from corredor.studies.energy.calc.expansion.plan import Plan
from corredor.studies.energy.calc.profiles.profile import Kind
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning.region import Site

FAST: Final = "engine_fast"
PYPSA: Final = "engine_pypsa"
NOTHING: Final = 1e-9
"""Share of the peak up to which a capacity is none [1]: what solvers leave of zero."""


@dataclass(frozen=True)
class FuelPoint:
    """Entry price of an option when fuels cost otherwise: their mean price, and the answer."""

    option: str
    fuels: tuple[str, ...]
    price: float
    entry: EntryPrice


@dataclass(frozen=True)
class FrontierPoint:
    """A plan with an offer at a share of its annual cost: its power [MW] and the plan's bounds."""

    option: str
    share: float
    capacity: float
    upper: float
    lower: float


@dataclass(frozen=True)
class FuelEntry:
    """Price of a fuel at which the offer that burns it enters a plan [money/MMBtu].

    Below `low` it saves for certain; from `high` on it saves at most `gap` [money/year].
    """

    option: str
    fuel: str
    low: float
    high: float
    gap: float

    @property
    def price(self) -> float:
        """Middle of the two."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Engine:
    """What planned a region, and why.

    Parameters
    ----------
    name
        Word of the engine: the fast one, or PyPSA.
    reasons
        Words of what the fast one doesn't cover; empty where it was used.
    solver
        Name and version of the solver; empty for the fast one.
    network
        Ids of all regions that were planned together, this one among them.
    """

    name: str = FAST
    reasons: tuple[str, ...] = ()
    solver: str = ""
    network: tuple[str, ...] = ()


@dataclass(frozen=True)
class TriedDesign:
    """A design made with other hours, with what it costs over all: regret between two limits.

    `made` is the word of how it was made, `year` the number of its year, `hours` of how many
    hours it was made; `low` and `high` are shares of the least cost.
    """

    made: str
    year: int | None
    hours: int
    low: float
    high: float


@dataclass(frozen=True)
class Weather:
    """Several weather years: the least cost over all, its gap, and designs with their regret.

    `kind` says how the years came about; `cost` is that of a mean year [money/year].
    """

    years: int
    kind: Kind
    cost: float
    gap: float
    designs: tuple[TriedDesign, ...]


@dataclass(frozen=True)
class Checked:
    """The plan of some days by PyPSA, against the two bounds of the fast engine [money/year]."""

    hours: int
    lower: float
    upper: float
    cost: float
    solver: str

    @property
    def difference(self) -> float:
        """Cost by PyPSA over the middle of the bounds, less one [1]."""
        return self.cost / ((self.lower + self.upper) / 2) - 1


@dataclass(frozen=True)
class Committed:
    """Units that are on or off in the week of the highest demand, with the plan's capacities.

    `units`, `starts` and `energies` [MWh] go by option; `cost` and `linear` are what that week
    costs with and without units [money]; `gap` is the solver's [1].
    """

    units: Mapping[str, int]
    starts: Mapping[str, int]
    energies: Mapping[str, float]
    cost: float
    linear: float
    gap: float
    solver: str


@dataclass(frozen=True)
class Link:
    """A line of a plan: its costs, its power [MW] and what it sends each way [MWh/year]."""

    row: Row
    overnight: Quantity
    annual: Quantity
    capacity: float
    forth: float
    back: float


@dataclass(frozen=True)
class Planned(Site):
    """A region with its plan.

    Parameters
    ----------
    region, plan, hours
        As the engine had it, its plan, and the dispatch of the plan by the hour.
    entries, blocks
        Entry price of what the plan leaves out, by option; that of one block of an offer.
    forced
        Cost of the best plan with one block of an offer, by option.
    draws
        Plans of draws; None where none were asked for.
    frontier, fuel_points, fuel_entries
        As of their records.
    engine, weather, typical, check, commitment, links
        What planned it, and how its plan stands trial; the lines that begin in it.
    discharged
        What each store gives in a year [MWh/year], where there are several.
    sent
        What goes out over lines [MW], shape (hours,); None where there is no line.
    """

    region: Region
    plan: Plan
    hours: Schedule
    entries: Mapping[str, EntryPrice]
    blocks: Mapping[str, BlockEntry] = field(default_factory=dict[str, BlockEntry])
    forced: Mapping[str, Plan] = field(default_factory=dict[str, Plan])
    draws: Plans | None = None
    frontier: tuple[FrontierPoint, ...] = ()
    fuel_points: tuple[FuelPoint, ...] = ()
    fuel_entries: tuple[FuelEntry, ...] = ()
    engine: Engine = Engine()
    weather: Weather | None = None
    typical: TriedDesign | None = None
    check: Checked | None = None
    commitment: Committed | None = None
    links: tuple[Link, ...] = ()
    discharged: Mapping[str, float] = field(default_factory=dict[str, float])
    sent: NDArray[np.float64] | None = None

    def option(self, id: str) -> Priced:
        """Return an option by its id."""
        return next(one for one in self.options if one.id == id)

    def capacity(self, id: str) -> float:
        """Return the power of an option in the plan [MW]."""
        name = f"{id}_power" if self.option(id).is_store else id
        return float(self.plan.capacities[self.plan.names.index(name)])

    def is_chosen(self, id: str) -> bool:
        """Whether the plan has more than nothing of an option."""
        return id not in self.entries and self.capacity(id) > NOTHING * self.region.peak

    @property
    def inputs(self) -> dict[str, Quantity]:
        """What the plan was made of: costs by option, and the region's own quantities."""
        made = dict(self.quantities)
        for one in self.options:
            made[f"annual_{one.id}"] = one.annual
            if one.marginal is not None:
                made[f"marginal_{one.id}"] = one.marginal
            if one.energy_annual is not None:
                made[f"energy_{one.id}"] = one.energy_annual
        for link in self.links:
            made[f"annual_{link.row.text('id')}"] = link.annual
        return made
