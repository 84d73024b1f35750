"""Power of regions: what the folder offers, planned; its numbers, tables and flags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final

import numpy as np

from corredor.core.errors import N_, CorredorError
from corredor.core.finding import Cell, Flag, Ref
from corredor.core.quantity import Derived, Method, Quantity
from corredor.studies.energy.calc.adequacy import largest_unit_share
from corredor.studies.energy.calc.dispatch.schedule import Schedule
from corredor.studies.energy.calc.expansion.entry import block_entry, entry_price
from corredor.studies.energy.calc.expansion.frontier import many_plans
from corredor.studies.energy.calc.expansion.plan import least_cost_plan
from corredor.studies.energy.calc.finance import rates
from corredor.studies.energy.calc.finance.measures import (
    MoneyPerKw,
    MoneyPerKwYear,
    MoneyPerMwYear,
    MoneyPerYear,
)
from corredor.studies.energy.calc.profiles.profile import Kind, Profile
from corredor.studies.energy.study.case import Case, Made, figure, number, term, word
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.plans import Planned, planned
from corredor.studies.energy.study.profiles import profile, profiles_table
from corredor.studies.energy.study.quantities import central, searched
from corredor.units import Share, Year

WEEK: Final = 168
QUANTILES: Final = {"p10": 0.1, "p50": 0.5, "p90": 0.9}
THOUSAND: Final = 1e3
MILLION: Final = 1e6
STATES: Final = {True: "in_plan", False: "not_in_plan"}
YES_NO: Final = {True: "yes", False: "no"}
KINDS: Final = ("nuclear", "thermal", "line", "variable")


def read_profiles(case: Case, made: Made) -> dict[str, Profile]:
    """Return the profiles that can be read, by id; the others are kept as not computed."""
    held: dict[str, Profile] = {}
    for row in case.rows("profiles"):
        try:
            held[row.text("id")] = profile(case, row)
        except CorredorError as error:
            made.miss(f"profiles.{row.text('id')}", error)
    profiles_table(made, held)
    return held


def supplied(
    case: Case, made: Made, profiles: Mapping[str, Profile], fuels: dict[str, Quantity]
) -> dict[str, Planned]:
    """Plan all regions, and make what is said of them."""
    found: dict[str, Planned] = {}
    for row in case.rows("regions"):
        try:
            found[row.text("id")] = planned(case, row, profiles, fuels)
        except CorredorError as error:
            made.miss(f"plan.{row.text('id')}", error)
    each = list(found.values())
    parts = (_costs, _capacities, _entries, _fuel_entries, _merit, _weeks, _frontiers, _breaks)
    for part in (*parts, _chances):
        part(made, each)
    for one in each:
        made.flags += list(_flags(made, one))
    return found


def _sources() -> tuple[str, ...]:
    return ("energy/regions", "energy/options", "energy/profiles", "energy/fuels", "assumptions")


def _costs(made: Made, each: list[Planned]) -> None:
    """Keep what each option costs, and what the plan does."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for one in (*region.options, *(held for held, _ in region.refused)):
            rows.append((region.id, one.id, one.row.text("kind"), *_cost_keys(made, one)))
        made.find(f"plan_cost.{region.id}", "plan_cost", _plan_cost(region), region.id)
        made.find(f"plan_gap.{region.id}", "plan_gap", _plan_gap(region), region.id)
    columns = (
        *(term("region"), term("option"), word("kind", "option_kind")),
        *(figure("overnight", "overnight_cost"), figure("annual", "annual_cost")),
        *(figure("marginal", "marginal_cost"), figure("lcoe", "levelised_cost")),
    )
    made.table("options", columns, rows, *_sources())


def _cost_keys(made: Made, one: Priced) -> Iterator[str]:
    named = {
        "overnight_cost": one.overnight,
        "annual_cost": one.annual,
        "marginal_cost": one.marginal,
        "levelised_cost": one.lcoe,
    }
    for label, quantity in named.items():
        if quantity is None:
            yield ""
        else:
            key = f"lcoe.{one.id}" if label == "levelised_cost" else f"{label}.{one.id}"
            yield made.find(key, label, quantity, one.id)


def _money(region: Planned) -> str:
    return region.quantities["unserved_cost"].unit.partition("/")[0]


def _plan_cost(region: Planned) -> Quantity:
    unit = f"{_money(region)}/year"
    return searched(least_cost_plan, region.plan.cost, unit, "cost", **region.inputs)


def _plan_gap(region: Planned) -> Quantity:
    return searched(least_cost_plan, region.plan.gap, "share", "gap", **region.inputs)


def energy_of(one: Priced, hours: Schedule, energies: Mapping[str, float]) -> float:
    """Return what an option gives in a year; a store, what it discharges [MWh/year]."""
    if one.is_store:
        return float(hours.discharge.sum()) / hours.years
    return float(energies.get(one.id, 0.0))


def _capacities(made: Made, each: list[Planned]) -> None:
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        hours = region.hours
        energies = dict(zip(hours.names, hours.energies, strict=True))
        prices = dict(zip(hours.names, hours.capture_prices, strict=True))
        for one in region.options:
            chosen = region.is_chosen(one.id)
            price = prices.get(one.id, np.nan)
            rows.append(
                (
                    *(region.id, one.id, STATES[chosen], round(region.capacity(one.id), 1)),
                    round(energy_of(one, hours, energies) / THOUSAND, 1),
                    round(float(price), 1) if chosen and np.isfinite(price) else None,
                )
            )
        for one, _ in region.refused:
            rows.append((region.id, one.id, "refused_too_large", None, None, None))
    columns = (
        *(term("region"), term("option"), word("state", "plan_state")),
        *(number("capacity", "MW"), number("energy", "GWh/year", "yearly_energy")),
        number("capture", _money(each[0]) + "/MWh" if each else "1", "capture_price"),
    )
    made.table("plan", columns, rows, *_sources())


def overnight_of(one: Priced, annual: Quantity) -> Quantity:
    """Return the overnight cost at which a MW costs so much a year, at central values."""
    terms = {"annual": annual, "rate": one.rate, "years": one.life, "fixed": one.fixed}
    if one.factor is None:
        return central(overnight_at_once, **terms)[""]
    return central(rates.overnight_of_annual_cost, interest_factor=one.factor, **terms)[""]


def overnight_at_once(
    annual: MoneyPerMwYear, rate: Share, years: Year, fixed: MoneyPerKwYear
) -> MoneyPerKw:
    """Overnight capital of what is bought and runs at once, from its annual cost."""
    return rates.overnight_of_annual_cost(annual, 1.0, rate, years, fixed)


def saving(cost: MoneyPerYear, without: MoneyPerYear) -> MoneyPerYear:
    """Change of the cost of a system: with less without."""
    return cost - without


def _entries(made: Made, each: list[Planned]) -> None:
    """Keep the price at which each option enters, with its certificate."""
    rows: list[tuple[Cell, ...]] = []
    changes: list[tuple[Cell, ...]] = []
    for region in each:
        for one in region.options:
            if one.is_store or one.id not in region.entries:
                continue
            found = region.entries[one.id]
            offered = f"energy.overnight_cost.{one.id}"
            keys = ["", "", ""]
            if found.enters:
                bounds = {"": found.share, "low": found.low, "high": found.high}
                keys = [
                    _entry_key(made, region, one, name, share) for name, share in bounds.items()
                ]
            rows.append(
                (
                    *(region.id, one.id, offered, *keys, YES_NO[found.certified]),
                    "enters_below" if found.enters else "never_enters",
                )
            )
        changes += _changes(made, region)
    columns = (
        *(term("region"), term("option"), figure("offered", "overnight_cost")),
        *(figure("entry", "entry_price"), figure("low", "entry_low")),
        *(figure("high", "entry_high"), word("certified"), word("standing", "entry_standing")),
    )
    made.table("entry_prices", columns, rows, *_sources())
    columns = (
        *(term("region"), term("option"), figure("block", "unit_power")),
        *(figure("entry", "block_entry_price"), word("printable", "certified")),
        figure("change", "system_cost_change"),
    )
    made.table("blocks", columns, changes, *_sources())


def _fuel_entries(made: Made, each: list[Planned]) -> None:
    """Keep the price of its fuel at which an offer of fuel enters the plan."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for found in region.fuel_entries:
            unit = f"{_money(region)}/MMBtu"
            bounds = {"": found.price, ".low": found.low, ".high": found.high}
            keys = [
                made.find(
                    f"fuel_entry_price.{found.option}{tail}",
                    f"fuel_entry_{tail.strip('.') or 'price'}",
                    searched(least_cost_plan, value, unit, "cost", **region.inputs),
                    found.option,
                )
                for tail, value in bounds.items()
            ]
            rows.append((region.id, found.option, found.fuel, *keys))
    columns = (
        *(term("region"), term("option"), term("fuel"), figure("entry", "fuel_entry_price")),
        *(figure("low", "fuel_entry_low"), figure("high", "fuel_entry_high")),
    )
    made.table("fuel_entries", columns, rows, *_sources())


def _entry_key(made: Made, region: Planned, one: Priced, name: str, share: float) -> str:
    unit = one.annual.unit
    annual = searched(
        entry_price, share * one.annual.value, unit, name or "annual_cost", **region.inputs
    )
    tail = f".{name}" if name else ""
    label = f"entry_{name}" if name else "entry_price"
    return made.find(f"entry_price.{one.id}{tail}", label, overnight_of(one, annual), one.id)


def _changes(made: Made, region: Planned) -> Iterator[tuple[Cell, ...]]:
    """Yield what one block of each offer may cost, and what it adds to the cost of the system."""
    for name, block in region.blocks.items():
        one = region.option(name)
        if one.block is None:
            continue
        size = made.find(f"unit_power.{name}", "unit_power", one.block, name)
        annual = searched(
            block_entry, block.annual_cost, one.annual.unit, "annual_cost", **region.inputs
        )
        entry = ""
        if block.printable and block.annual_cost > 0:
            price = overnight_of(one, annual)
            if price.value > 0:
                entry = made.find(f"block_entry_price.{name}", "block_entry_price", price, name)
        unit = f"{_money(region)}/year"
        forced = searched(least_cost_plan, region.forced[name].cost, unit, "cost", **region.inputs)
        change = central(saving, cost=forced, without=_plan_cost(region))[""]
        key = made.find(f"system_cost_change.{name}", "system_cost_change", change, name)
        yield region.id, name, size, entry, YES_NO[block.printable], key


def _merit(made: Made, each: list[Planned]) -> None:
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        plain = [o for o in region.options if not o.is_store and region.is_chosen(o.id)]
        ordered = sorted(plain, key=lambda o: (o.marginal.value if o.marginal else 0.0, o.id))
        for one in ordered:
            marginal = one.marginal.value if one.marginal else 0.0
            share = one.capacity_factor.value if one.capacity_factor else 1.0
            power = region.capacity(one.id)
            rows.append(
                (
                    *(region.id, one.id, one.row.text("kind"), round(marginal, 2)),
                    *(round(power, 1), round(power * share, 1)),
                )
            )
    columns = (
        *(term("region"), term("option"), word("kind", "option_kind")),
        number("marginal", _money(each[0]) + "/MWh" if each else "1", "marginal_cost"),
        *(number("capacity", "MW"), number("mean", "MW", "mean_power")),
    )
    made.table("merit_order", columns, rows, *_sources())


def _weeks(made: Made, each: list[Planned]) -> None:
    """Keep the week of the highest demand, hour by hour, by kind of supply."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        top = int(np.argmax(region.demand.values)) // 24
        last = region.demand.hours // 24 - 7
        first = max(0, min(top - 3, last)) * 24
        span = slice(first, first + WEEK)
        hours = region.hours
        kinds = {one.id: one.row.text("kind") for one in region.options}
        stacked = {
            kind: sum(
                (hours.output[at, span] for at, n in enumerate(hours.names) if kinds[n] == kind),
                np.zeros(WEEK),
            )
            for kind in KINDS
        }
        for at in range(WEEK):
            rows.append(
                (
                    *(region.id, at, round(float(region.demand.values[first + at]), 1)),
                    *(round(float(stacked[kind][at]), 1) for kind in KINDS),
                    round(float(hours.discharge[first + at]), 1),
                    round(float(hours.charge[first + at]), 1),
                    round(float(hours.unserved[first + at]), 1),
                    round(float(hours.price[first + at]), 2),
                )
            )
    columns = (
        *(term("region"), number("hour", "hour"), number("demand", "MW")),
        *(number(kind, "MW") for kind in KINDS),
        *(number("discharge", "MW", "from_store"), number("charge", "MW", "into_store")),
        number("unserved", "MW", "unserved_power"),
        number("price", _money(each[0]) + "/MWh" if each else "1", "hourly_price"),
    )
    made.table("week", columns, rows, *_sources())


def _frontiers(made: Made, each: list[Planned]) -> None:
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for point in region.frontier:
            one = region.option(point.option)
            annual = searched(
                many_plans, point.share * one.annual.value, one.annual.unit, "annual_costs"
            )
            overnight = overnight_of(one, annual).value
            if overnight < 0:
                continue
            rows.append(
                (
                    *(region.id, point.option, round(overnight), round(point.capacity, 1)),
                    *(round(point.upper / MILLION, 3), round(point.lower / MILLION, 3)),
                )
            )
    money = _money(each[0]) if each else "USD_nominal"
    columns = (
        *(term("region"), term("option"), number("overnight", f"{money}/kW", "overnight_cost")),
        number("capacity", "MW"),
        number("cost", f"M{money}/year", "plan_cost"),
        number("lower", f"M{money}/year", "plan_cost_lower"),
    )
    made.table("frontier", columns, rows, *_sources())


def _breaks(made: Made, each: list[Planned]) -> None:
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for point in region.fuel_points:
            one, found = region.option(point.option), point.entry
            fuel = point.fuels[0] if len(point.fuels) == 1 else point.fuels
            annual = searched(entry_price, found.annual_cost, one.annual.unit, "annual_cost")
            overnight = overnight_of(one, annual).value if found.enters else 0.0
            rows.append(
                (
                    *(region.id, point.option, fuel, round(point.price, 2)),
                    *(round(max(overnight, 0.0)), YES_NO[found.certified]),
                )
            )
    money = _money(each[0]) if each else "USD_nominal"
    columns = (
        *(term("region"), term("option"), term("fuel")),
        number("fuel_price", f"{money}/MMBtu"),
        number("entry", f"{money}/kW", "entry_price"),
        word("certified"),
    )
    made.table("break_even", columns, rows, *_sources())


def _chances(made: Made, each: list[Planned]) -> None:
    """Keep what draws say: the cost of the plan, and how often each option is in it."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        draws = region.draws
        if draws is None:
            continue
        unit = f"{_money(region)}/year"
        for name, level in QUANTILES.items():
            value = float(np.quantile(draws.upper, level))
            quantity = _drawn(plan_cost_quantile, value, unit, region, name)
            made.find(f"plan_cost_{name}.{region.id}", f"plan_cost_{name}", quantity, region.id)
        quantity = _drawn(certified_draws, draws.certified_share, "share", region, "certified")
        made.find(f"certified_draws.{region.id}", "certified_draws", quantity, region.id)
        chosen = draws.chosen(region.region.peak, 1e-3).mean(0)
        for one in region.options:
            place = draws.names.index(f"{one.id}_power" if one.is_store else one.id)
            quantity = _drawn(chance_of_option, float(chosen[place]), "share", region, one.id)
            key = made.find(f"option_share.{one.id}", "option_share", quantity, one.id)
            rows.append((region.id, one.id, key, len(draws.upper)))
    columns = (
        *(term("region"), term("option"), figure("chance", "option_share")),
        number("draws", "1", "draws_planned"),
    )
    made.table("chances", columns, rows, *_sources())


def plan_cost_quantile(costs: MoneyPerYear) -> MoneyPerYear:
    """Quantile of the cost of the least-cost plan over the draws that were planned."""
    return costs


def certified_draws(certified: Share) -> Share:
    """Share of the draws planned whose plan is certified."""
    return certified


def chance_of_option(chosen: Share) -> Share:
    """Share of the draws planned whose plan has an option."""
    return chosen


def _drawn(
    function: Callable[..., Any], value: float, unit: str, region: Planned, member: str
) -> Quantity:
    summary = (function.__doc__ or "").partition("\n")[0]
    method = Method(function.__module__, function.__qualname__, summary)
    return Quantity("", value, unit, Derived(method, region.inputs, {"of": member}))


def _flags(made: Made, region: Planned) -> Iterator[Flag]:
    """Yield what a person must look at in a region."""
    peak = region.quantities["peak"]
    if region.demand.kind is not Kind.MEASURED:
        yield Flag(
            f"energy.synthetic.{region.id}",
            "warning",
            N_(
                "{region}: its demand is no measured one but {kind}, calibrated to a peak of "
                "{peak}; nothing here is a result about a real grid."
            ),
            {
                "region": Ref("term", region.id),
                "kind": Ref("word", f"profile_{region.demand.kind.value}"),
                "peak": Ref("figure", peak.key),
            },
            region.id,
        )
    if not region.plan.certified:
        yield Flag(
            f"energy.uncertified.{region.id}",
            "blocker",
            N_("{region}: the plan is not certified; its cost may be above the least by {gap}."),
            {
                "region": Ref("term", region.id),
                "gap": Ref("figure", f"energy.plan_gap.{region.id}"),
            },
            region.id,
        )
    for one, _ in region.refused:
        if one.block is None:
            continue
        quantity = central(unit_share, unit=one.block, peak=peak)[""]
        key = made.find(f"largest_unit.{one.id}", "largest_unit_share", quantity, one.id)
        limit = region.quantities["largest_unit"]
        yield Flag(
            f"energy.too_large.{one.id}",
            "blocker",
            N_(
                "{option} is left out of the plan of {region}: one unit is {share} of the peak, "
                "more than the {limit} that the rule of the largest unit allows."
            ),
            {
                "option": Ref("term", one.id),
                "region": Ref("term", region.id),
                "share": Ref("figure", key),
                "limit": Ref("figure", limit.key),
            },
            one.id,
        )
    yield Flag(
        f"energy.model.{region.id}",
        "note",
        N_(
            "{region} is planned as one node with foresight of the whole year, without ramps, "
            "inertia, outage weeks or a network: this flatters storage, sun and wind."
        ),
        {"region": Ref("term", region.id)},
        region.id,
    )


def unit_share(unit: Annotated[float, "MW"], peak: Annotated[float, "MW"]) -> Share:
    """Share of the peak that the largest unit has."""
    return largest_unit_share([unit], peak)
