"""Plans: the least-cost supply of a region, and the price at which each other option enters it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import Infeasible, UpstreamMissing
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.adequacy import largest_unit_share
from corredor.studies.energy.calc.bundle import NoPlan
from corredor.studies.energy.calc.dispatch import NotConvex, Option, Region, Storage
from corredor.studies.energy.calc.dispatch.schedule import Schedule, schedule
from corredor.studies.energy.calc.expansion.entry import (
    BlockEntry,
    EntryPrice,
    block_entry,
    entry_price,
    entry_prices,
)
from corredor.studies.energy.calc.expansion.frontier import Cases, Plans, many_plans
from corredor.studies.energy.calc.expansion.plan import Limits, Plan, Terms, least_cost_plan
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.profiles.profile import Profile
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.costs import Priced, priced
from corredor.studies.energy.study.profiles import demand_of, refuse_unavailable

FloatArray = NDArray[np.float64]
TOLERANCE: Final = 1e-5
"""Gap to which the central plan is brought [1]."""
SEARCHED: Final = 1e-7
"""Gap to which plans are brought where an entry price is searched [1]."""
DRAWS: Final = 200
"""Draws that are planned where the region doesn't say how many."""
COST_SHARES: Final = tuple(share / 20 for share in range(5, 31))
"""Shares of an offer's annual cost at which the frontier looks."""
FUEL_FACTORS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""Multiples of a fuel's price at which the entry price is looked for."""


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
class Planned:
    """A region with its plan.

    Parameters
    ----------
    row, demand, options
        The region's row, its demand [MW] and the options that were planned with.
    refused
        Options whose unit is larger than the region allows, with its share of the peak.
    quantities
        Of the region: peak, cost of unserved energy, rate, largest unit.
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
    """

    row: Row
    demand: Profile
    options: tuple[Priced, ...]
    refused: tuple[tuple[Priced, float], ...]
    quantities: Mapping[str, Quantity]
    region: Region
    plan: Plan
    hours: Schedule
    entries: Mapping[str, EntryPrice]
    blocks: Mapping[str, BlockEntry]
    forced: Mapping[str, Plan]
    draws: Plans | None
    frontier: tuple[FrontierPoint, ...]
    fuel_points: tuple[FuelPoint, ...]
    fuel_entries: tuple[FuelEntry, ...]

    @property
    def id(self) -> str:
        """Id of the region."""
        return self.row.text("id")

    def option(self, id: str) -> Priced:
        """Return an option by its id."""
        return next(one for one in self.options if one.id == id)

    def capacity(self, id: str) -> float:
        """Return the power of an option in the plan [MW]."""
        name = f"{id}_power" if self.option(id).is_store else id
        return float(self.plan.capacities[self.plan.names.index(name)])

    def is_chosen(self, id: str) -> bool:
        """Whether the plan has more than nothing of an option."""
        return id not in self.entries and self.capacity(id) > 0

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
        return made


def planned(
    case: Case, row: Row, profiles: Mapping[str, Profile], fuels: dict[str, Quantity]
) -> Planned:
    """Return a region with its least-cost plan, its entry prices and its draws.

    Raises
    ------
    CorredorError
        A cost or a profile is missing; E503: the region has no plan.
    """
    names = ("peak", "unserved_cost", "rate", "largest_unit")
    quantities = {name: case.cell(row, name) for name in names}
    share = case.optional(row, "mean_share")
    if share is not None:
        quantities["mean_share"] = share
    peak = quantities["peak"].to("MW").value
    demand = demand_of(
        _profile(profiles, row, "demand"), row, peak, None if share is None else share.value
    )
    allowed, refused = _sorted_out(
        _options(case, row, quantities["rate"], profiles, fuels, demand.hours), peak, quantities
    )
    try:
        region = _region(demand, allowed, quantities["unserved_cost"].value)
        return _solved(case, row, demand, allowed, refused, quantities, region, fuels)
    except (NoPlan, NotConvex, ValueError) as error:
        raise Infeasible(row.at("id"), study=row.text("id"), reason=str(error)) from None


def _profile(profiles: Mapping[str, Profile], row: Row, column: str) -> Profile:
    name = row.text(column)
    if name not in profiles:
        wanted = f"energy.profiles.{name}"
        raise UpstreamMissing(row.at(column), study=row.text("id"), key=wanted)
    return profiles[name]


def _options(
    case: Case,
    region: Row,
    rate: Quantity,
    profiles: Mapping[str, Profile],
    fuels: dict[str, Quantity],
    hours: int,
) -> list[Priced]:
    made: list[Priced] = []
    for row in case.rows("options"):
        if row.text("region") == region.text("id"):
            profile = _profile(profiles, row, "profile") if row.text("profile") else None
            if profile is not None:
                refuse_unavailable(profile, row, hours)
            made.append(priced(case, row, rate, fuels, profile))
    return made


def _sorted_out(
    options: list[Priced], peak: float, quantities: Mapping[str, Quantity]
) -> tuple[tuple[Priced, ...], tuple[tuple[Priced, float], ...]]:
    """Part the options into those allowed and those whose unit is too large for the region."""
    most = quantities["largest_unit"].value
    allowed: list[Priced] = []
    refused: list[tuple[Priced, float]] = []
    for one in options:
        share = largest_unit_share([one.block.to("MW").value], peak) if one.block else 0.0
        if share > most:
            refused.append((one, share))
        else:
            allowed.append(one)
    return tuple(allowed), tuple(refused)


def _region(demand: Profile, options: tuple[Priced, ...], unserved: float) -> Region:
    stores = [one for one in options if one.is_store]
    if len(stores) > 1:
        raise ValueError(f"one store can be planned, not {len(stores)}")
    return Region(
        np.asarray(demand.values),
        tuple(_engine_option(one) for one in options if not one.is_store),
        unserved,
        _engine_store(stores[0]) if stores else None,
        years=demand.hours / HOURS,
    )


HOURS: Final = 8760
"""Hours of a year."""


def _engine_option(one: Priced) -> Option:
    share = one.availability.value if one.availability is not None else 1.0
    profile = np.asarray(one.profile.values) * share if one.profile is not None else share
    return Option(
        one.id,
        one.annual.value,
        0.0 if one.marginal is None else one.marginal.value,
        profile,
        most=np.inf if one.most is None else one.most.to("MW").value,
        block=None if one.block is None else one.block.to("MW").value,
    )


def _engine_store(one: Priced) -> Storage:
    way = one.efficiency.value if one.efficiency is not None else 1.0
    energy = one.energy_annual.value if one.energy_annual is not None else 0.0
    return Storage(one.annual.value, energy, way, way, name=one.id)


def _solved(
    case: Case,
    row: Row,
    demand: Profile,
    options: tuple[Priced, ...],
    refused: tuple[tuple[Priced, float], ...],
    quantities: Mapping[str, Quantity],
    region: Region,
    fuels: dict[str, Quantity],
) -> Planned:
    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=TOLERANCE)
    entries = {one.option: one for one in entry_prices(pool, plan, tolerance=SEARCHED)}
    offered = [one for one in options if one.row.text("offer") and not one.is_store]
    blocks: dict[str, BlockEntry] = {}
    forced: dict[str, Plan] = {}
    for one in offered:
        if one.block is not None:
            size = one.block.to("MW").value
            blocks[one.id] = block_entry(pool, one.id, size, tolerance=SEARCHED)
            least = region.least.copy()
            least[region.names.index(one.id)] = size
            limits = Limits(least=least, most=np.maximum(region.most, least))
            forced[one.id] = least_cost_plan(region, pool, limits=limits, tolerance=TOLERANCE)
    return Planned(
        row=row,
        demand=demand,
        options=options,
        refused=refused,
        quantities=quantities,
        region=region,
        plan=plan,
        hours=schedule(region, plan.capacities),
        entries=entries,
        blocks=blocks,
        forced=forced,
        draws=_drawn(row, options, quantities, region, pool),
        frontier=tuple(point for one in offered for point in _frontier(region, pool, one)),
        fuel_points=tuple(
            point
            for one in offered
            for point in _fuel_points(case, region, pool, one, options, fuels)
        ),
        fuel_entries=tuple(
            _fuel_entry(region, pool, one, fuels[one.row.text("fuel")].value)
            for one in offered
            if one.heat_rate is not None and one.row.text("fuel") in fuels
        ),
    )


def _column(quantity: Quantity, count: int) -> FloatArray:
    if quantity.draws is None:
        return np.full(count, quantity.value)
    return np.asarray(quantity.draws[:count], np.float64)


def _drawn(
    row: Row,
    options: tuple[Priced, ...],
    quantities: Mapping[str, Quantity],
    region: Region,
    pool: CutPool,
) -> Plans | None:
    """Return plans of the first draws of all costs, fuel prices and the peak."""
    wanted = row.number("draws")
    sizes = [len(q.draws) for o in options for q in (o.annual,) if q.draws is not None]
    count = min([int(DRAWS if wanted is None else wanted), *sizes])
    if count < 1 or not sizes:
        return None
    plain = [one for one in options if not one.is_store]
    annual = [_column(one.annual, count) for one in plain]
    for one in options:
        if one.is_store and one.energy_annual is not None:
            annual += [_column(one.annual, count), _column(one.energy_annual, count)]
    none = np.zeros(count)
    marginal = [none if o.marginal is None else _column(o.marginal, count) for o in plain]
    peak = quantities["peak"]
    cases = Cases(
        np.array(annual).T,
        np.maximum(np.array(marginal).T, 0.0),
        _column(quantities["unserved_cost"], count),
        _column(peak, count) / peak.value,
    )
    return many_plans(region, cases, pool.copy())


def _frontier(region: Region, pool: CutPool, one: Priced) -> list[FrontierPoint]:
    place = region.names.index(one.id)
    costs = np.tile(region.annual_costs, (len(COST_SHARES), 1))
    costs[:, place] *= COST_SHARES
    made = many_plans(region, Cases(costs), pool)
    return [
        FrontierPoint(one.id, share, float(c), float(u), float(low))
        for share, c, u, low in zip(
            COST_SHARES, made.capacities[:, place], made.upper, made.lower, strict=True
        )
    ]


def _fuel_points(
    case: Case,
    region: Region,
    pool: CutPool,
    one: Priced,
    options: tuple[Priced, ...],
    fuels: dict[str, Quantity],
) -> list[FuelPoint]:
    """Return the entry price of an offer at other prices of each fuel that rivals burn."""
    plain = [other for other in options if not other.is_store]
    made: list[FuelPoint] = []
    for group in _fuel_groups(case, one, plain, fuels):
        mean = sum(fuels[fuel].value for fuel in group) / len(group)
        for factor in FUEL_FACTORS:
            marginal = region.marginal_costs.copy()
            for at, other in enumerate(plain):
                fuel = other.row.text("fuel")
                if fuel in group and other.heat_rate is not None:
                    marginal[at] += other.heat_rate.value * fuels[fuel].value * (factor - 1)
            terms = Terms(marginal_costs=marginal)
            found = entry_price(pool, one.id, terms=terms, tolerance=SEARCHED)
            made.append(FuelPoint(one.id, group, mean * factor, found))
    return made


def _fuel_groups(
    case: Case, one: Priced, plain: list[Priced], fuels: dict[str, Quantity]
) -> list[tuple[str, ...]]:
    """Return the fuels that rivals burn, those that come by sea together: one market's price."""
    used = dict.fromkeys(o.row.text("fuel") for o in plain if o.heat_rate is not None)
    rivals = [fuel for fuel in used if fuel in fuels and fuel != one.row.text("fuel")]
    rows = {row.text("id"): row for row in case.rows("fuels")}
    by_sea = tuple(fuel for fuel in rivals if rows[fuel].text("route"))
    return [*([by_sea] if by_sea else []), *((fuel,) for fuel in rivals if fuel not in by_sea)]


BISECTIONS: Final = 14
"""Halvings of the price of a fuel between nothing and `DEAREST` times what it costs."""
DEAREST: Final = 4.0


def _fuel_entry(region: Region, pool: CutPool, one: Priced, price: float) -> FuelEntry:
    """Return the price of its fuel at which an offer enters, between proven limits."""
    place = region.names.index(one.id)
    most = region.most.copy()
    most[place] = 0.0
    without = least_cost_plan(region, pool, limits=Limits(most=most), tolerance=SEARCHED)
    heat = 0.0 if one.heat_rate is None else one.heat_rate.value
    low, high, gap = 0.0, DEAREST * price, 0.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        marginal = region.marginal_costs.copy()
        marginal[place] += heat * (middle - price)
        terms = Terms(marginal_costs=np.maximum(marginal, 0.0))
        found = least_cost_plan(region, pool, terms=terms, tolerance=SEARCHED)
        if found.cost < without.lower:
            low = middle
        else:
            high, gap = middle, without.cost - found.lower
    return FuelEntry(one.id, one.row.text("fuel"), low, high, gap)
