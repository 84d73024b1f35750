"""Networks: what one node with one store can't say, planned whole by PyPSA and HiGHS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.errors import N_, EngineMissing, UnreadableCell, Wording
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.dispatch import Region, Schedule
from corredor.studies.energy.calc.dispatch.network import Line, Network, Node
from corredor.studies.energy.calc.expansion.entry import EntryPrice
from corredor.studies.energy.calc.expansion.plan import Plan
from corredor.studies.energy.calc.expansion.terms import Terms
from corredor.studies.energy.calc.finance import rates
from corredor.studies.energy.engine import pypsa
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.costs import refuse_gaps, unit_factor
from corredor.studies.energy.study.planning.records import PYPSA, Engine, Link, Planned
from corredor.studies.energy.study.planning.region import Site, engine_options, engine_stores

SEVERAL_REGIONS: Final = "reason_several_regions"
SEVERAL_STORES: Final = "reason_several_stores"
RAMPS: Final = "reason_ramps"
SOLVED_TO: Final = 1e-6
"""Gap of the solver up to which a plan counts as certified [1]."""
CLOSE: Final = 0.011
"""Distance of the limits of a certified entry price, over it [1]."""
TWO_ENDS: Final = N_("another region than at its start")


def two_ends(row: Row) -> None:
    """Refuse a line that ends where it begins.

    Raises
    ------
    UnreadableCell
        E127.
    """
    if row.text("start") == row.text("end"):
        raise UnreadableCell(
            row.at("end"),
            column="end",
            value=row.text("end"),
            shape=Wording(TWO_ENDS),
            example="mainland",
        )


def linked_regions(case: Case) -> list[list[Row]]:
    """Return the regions in groups that lines join, in the order of the folder."""
    group = {row.text("id"): {row.text("id")} for row in case.rows("regions")}
    for link in case.rows("links"):
        ends = [link.text(name) for name in ("start", "end")]
        if all(end in group for end in ends):
            joined = group[ends[0]] | group[ends[1]]
            for id in joined:
                group[id] = joined
    seen: set[str] = set()
    made: list[list[Row]] = []
    for row in case.rows("regions"):
        if row.text("id") not in seen:
            held = group[row.text("id")]
            made.append([one for one in case.rows("regions") if one.text("id") in held])
            seen |= held
    return made


def joint_reasons(held: Sequence[Site]) -> tuple[str, ...]:
    """Return why the fast engine can't plan regions; empty where it can."""
    found = {
        SEVERAL_REGIONS: len(held) > 1,
        SEVERAL_STORES: any(len(one.stores) > 1 for one in held),
        RAMPS: any(option.ramp is not None for one in held for option in one.options),
    }
    return tuple(name for name, holds in found.items() if holds)


def links_between(case: Case, held: Sequence[Site]) -> list[tuple[Line, Link]]:
    """Return the lines between regions, for the engine and with their costs.

    Raises
    ------
    CorredorError
        E103, E127, E201, E506: a cell is empty, or its number is of another kind.
    """
    rates_of = {one.id: one.quantities["rate"] for one in held}
    made: list[tuple[Line, Link]] = []
    for row in case.rows("links"):
        if row.text("start") in rates_of:
            two_ends(row)
            made.append(_line(case, row, rates_of[row.text("start")]))
    return made


def _line(case: Case, row: Row, rate: Quantity) -> tuple[Line, Link]:
    refuse_gaps(row)
    overnight, build = case.cell(row, "overnight"), case.optional(row, "build")
    terms = {"overnight": overnight, "rate": rate, "years": case.cell(row, "life")}
    terms["fixed"] = case.cell(row, "fixed")
    if build is None:
        annual = derive(rates.annual_cost_at_once, **terms)
    else:
        factor = derive(unit_factor, rate=rate, build=build, spending=row.text("spending"))
        annual = derive(rates.annual_fixed_cost, interest_factor=factor, **terms)
    numbers: dict[str, float | None] = {}
    for name, unit in (
        ("efficiency", "share"),
        ("reactance", "1"),
        ("least", "MW"),
        ("most", "MW"),
    ):
        found = case.optional(row, name)
        numbers[name] = None if found is None else found.to(unit).value
    efficiency, least, most = (numbers[name] for name in ("efficiency", "least", "most"))
    line = Line(
        row.text("id"),
        row.text("start"),
        row.text("end"),
        annual.value,
        1.0 if efficiency is None else efficiency,
        0.0 if least is None else least,
        np.inf if most is None else most,
        numbers["reactance"],
    )
    return line, Link(row, overnight, annual, 0.0, 0.0, 0.0)


def network_of_sites(held: Sequence[Site], lines: Sequence[Line]) -> Network:
    """Return the engine's record of regions and lines.

    Raises
    ------
    ValueError
        Regions have unlike numbers of hours or costs of unserved energy.
    """
    if len({one.unserved_cost for one in held}) > 1:
        raise ValueError("regions that are joined have one cost of unserved energy")
    nodes = tuple(
        Node(one.id, np.asarray(one.demand.values), engine_options(one), engine_stores(one))
        for one in held
    )
    ramps = {
        _name(held, one, option.id): option.ramp.to("share").value
        for one in held
        for option in one.options
        if option.ramp is not None and not option.is_store
    }
    return Network(nodes, tuple(lines), held[0].unserved_cost, ramps, held[0].years)


def _name(held: Sequence[Site], one: Site, name: str) -> str:
    return f"{one.id}.{name}" if len(held) > 1 else name


def joint_plans(
    held: Sequence[Site], links: Sequence[tuple[Line, Link]], reasons: tuple[str, ...]
) -> dict[str, Planned]:
    """Return regions that were planned together, by id: their cost is that of all.

    Raises
    ------
    EngineMissing
        E502: PyPSA isn't installed.
    NoPlan, ValueError, ArithmeticError
        There is no plan, or the solver failed.
    """
    if not pypsa.is_installed():
        place = held[0].row.at("id")
        raise EngineMissing(place, study=held[0].id, engine="pypsa", extra="energy")
    network = network_of_sites(held, [line for line, _ in links])
    joint = pypsa.joint_plan(network)
    engine = Engine(PYPSA, reasons, joint.plan.solver, tuple(one.id for one in held))
    return {one.id: _part(held, one, network, joint, links, engine) for one in held}


def _part(
    held: Sequence[Site],
    one: Site,
    network: Network,
    joint: pypsa.JointPlan,
    links: Sequence[tuple[Line, Link]],
    engine: Engine,
) -> Planned:
    """Return one region of a joint plan."""
    names = [
        *(option.id for option in one.options if not option.is_store),
        *(f"{store.id}_{part}" for store in one.stores for part in ("power", "energy")),
    ]
    places = [network.names.index(_name(held, one, name)) for name in names]
    sizes = joint.plan.capacities[places]
    annual = network.annual_costs[places]
    cost = joint.plan.cost
    status = "certified" if joint.gap <= SOLVED_TO else "not certified"
    breaks = annual - joint.plan.reduced_costs[places]
    lower = cost * (1 - joint.gap)
    plan = Plan(tuple(names), sizes, cost, lower, status, breaks, annual, 1, Terms())
    node = next(node for node in network.nodes if node.name == one.id)
    region = Region(node.demand, node.options, network.unserved_cost, years=network.years)
    return Planned(
        row=one.row,
        demand=one.demand,
        options=one.options,
        refused=one.refused,
        quantities=one.quantities,
        region=region,
        plan=plan,
        hours=_schedule(held, one, network, joint),
        entries=dict(_entries(held, one, joint)),
        engine=engine,
        links=tuple(_links(one, network, joint, links)),
        discharged={
            store.id: float(joint.discharge[f"{one.id}.{store.id}"].sum()) / network.years
            for store in one.stores
        },
        sent=np.maximum(-joint.arriving[one.id], 0.0),
    )


def _schedule(
    held: Sequence[Site], one: Site, network: Network, joint: pypsa.JointPlan
) -> Schedule:
    """Return the hours of a region; what lines bring is the output of an option of their own."""
    plain = [option for option in one.options if not option.is_store]
    output = [joint.output[_name(held, one, option.id)] for option in plain]
    arriving = joint.arriving[one.id]
    none = np.zeros(network.hours)
    charge, discharge = (
        sum((flows[f"{one.id}.{store.id}"] for store in one.stores), none)
        for flows in (joint.charge, joint.discharge)
    )
    place = [node.name for node in network.nodes].index(one.id)
    prices = joint.plan.prices[place]
    costs = [0.0 if option.marginal is None else option.marginal.value for option in plain]
    spent = sum(
        (cost * float(row.sum()) for cost, row in zip(costs, output, strict=True)),
        network.unserved_cost * float(joint.unserved[one.id].sum()),
    )
    names = tuple(option.id for option in plain)
    several = len(held) > 1
    return Schedule(
        (*names, ARRIVING) if several else names,
        np.array([*output, np.maximum(arriving, 0.0)] if several else output).reshape(
            len(names) + several, network.hours
        ),
        joint.unserved[one.id],
        none,
        charge,
        discharge,
        none,
        prices,
        none,
        spent / network.years,
        network.years,
    )


ARRIVING: Final = "arriving"
"""Name of what lines bring, among the options of a region's hours."""


def _entries(
    held: Sequence[Site], one: Site, joint: pypsa.JointPlan
) -> Iterator[tuple[str, EntryPrice]]:
    """Yield the entry prices of a region's options."""
    found = {entry.name: entry for entry in joint.entries}
    cost = joint.plan.cost
    gap = max(joint.gap, np.finfo(float).eps) * cost
    for option in one.options:
        entry = found.get(_name(held, one, option.id))
        if entry is None or option.is_store:
            continue
        share = entry.annual_cost / option.annual.value
        low = entry.low / option.annual.value
        certified = entry.saving_above <= SOLVED_TO * cost
        certified &= share <= 0 or low >= share * (1 - CLOSE)
        prices = (share, low, share, entry.annual_cost, 0.0)
        bounds = (cost, gap, entry.saving_below, max(entry.saving_above, 0.0))
        yield option.id, EntryPrice(option.id, *prices, *bounds, bool(certified))


def _links(
    one: Site, network: Network, joint: pypsa.JointPlan, links: Sequence[tuple[Line, Link]]
) -> Iterator[Link]:
    """Yield the lines that begin in a region, with their power and what they send."""
    for line, link in links:
        if line.start == one.id:
            place = network.names.index(line.name)
            flow = joint.flows[line.name] / network.years
            size = float(joint.plan.capacities[place])
            sent = float(np.maximum(flow, 0).sum()), float(np.maximum(-flow, 0).sum())
            yield Link(link.row, link.overnight, link.annual, size, *sent)
