"""Plans: the least-cost supply of regions, and the price at which each other option enters it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corredor.core.errors import CorredorError, UpstreamMissing
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.dispatch.schedule import schedule
from corredor.studies.energy.calc.expansion.entry import entry_prices
from corredor.studies.energy.calc.expansion.plan import least_cost_plan
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.profiles.profile import Profile
from corredor.studies.energy.study.case import Case, Made
from corredor.studies.energy.study.planning.networks import (
    joint_plans,
    joint_reasons,
    linked_regions,
    links_between,
)
from corredor.studies.energy.study.planning.records import Engine, Planned
from corredor.studies.energy.study.planning.region import Site, refusing, region_of, site
from corredor.studies.energy.study.planning.sweeps import SEARCHED, TOLERANCE, swept
from corredor.studies.energy.study.planning.trials import (
    check,
    commitment,
    typical,
    wants_commitment,
    weather,
)


def planned_regions(
    case: Case, made: Made, profiles: Mapping[str, Profile], fuels: dict[str, Quantity]
) -> dict[str, Planned]:
    """Return the regions that can be planned, by id; why others can't is kept.

    A region that fails takes along those that a line joins to it, and no other.
    """
    sites: dict[str, Site] = {}
    for row in case.rows("regions"):
        try:
            with refusing(row):
                sites[row.text("id")] = site(case, row, profiles, fuels)
        except CorredorError as error:
            made.miss(f"plan.{row.text('id')}", error)
    found: dict[str, Planned] = {}
    for group in linked_regions(case):
        held = [sites[row.text("id")] for row in group if row.text("id") in sites]
        missing = [row for row in group if row.text("id") not in sites]
        if missing:
            for one in held:
                key = f"energy.plan.{missing[0].text('id')}"
                error = UpstreamMissing(one.row.at("id"), study=one.id, key=key)
                made.miss(f"plan.{one.id}", error)
            continue
        try:
            found |= _planned(case, held, fuels)
        except CorredorError as error:
            for one in held:
                made.miss(f"plan.{one.id}", error)
    ordered = [row.text("id") for row in case.rows("regions")]
    for id in ordered:
        if id in found:
            found[id] = _tried(case, made, found[id])
    return {id: found[id] for id in ordered if id in found}


def _planned(case: Case, held: list[Site], fuels: dict[str, Quantity]) -> dict[str, Planned]:
    reasons = joint_reasons(held)
    with refusing(held[0].row):
        if reasons:
            links = links_between(case, held)
            return joint_plans(held, links, reasons)
        return {held[0].id: _alone(case, held[0], fuels)}


def _alone(case: Case, held: Site, fuels: dict[str, Quantity]) -> Planned:
    """Return a region by itself, with all that is asked of its plan."""
    region = region_of(held)
    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=TOLERANCE)
    entries = {one.option: one for one in entry_prices(pool, plan, tolerance=SEARCHED)}
    known = pool.stacked()
    asked = swept(case, held.row, region, known, held.options, held.quantities, fuels)
    return Planned(
        row=held.row,
        demand=held.demand,
        options=held.options,
        refused=held.refused,
        quantities=held.quantities,
        region=region,
        plan=plan,
        hours=schedule(region, plan.capacities),
        entries=entries,
        blocks=asked.blocks,
        forced=asked.forced,
        draws=asked.draws,
        frontier=asked.frontier,
        fuel_points=asked.fuel_points,
        fuel_entries=asked.fuel_entries,
        engine=Engine(network=(held.id,)),
    )


def _tried(case: Case, made: Made, held: Planned) -> Planned:
    """Return a region whose plan has stood the trials that its row asks for."""
    for name, found in _trials(case, made, held):
        held = replace(held, **{name: found})
    return held


def _trials(case: Case, made: Made, held: Planned) -> Iterator[tuple[str, object]]:
    row: Row = held.row
    by_itself = not held.engine.reasons
    wanted = {
        "weather": by_itself and (bool(row.number("weather_years")) or held.years > 1),
        "typical": by_itself and bool(row.number("typical_weeks")),
        "check": by_itself and bool(row.number("checked_days")),
        "commitment": wants_commitment(held),
    }
    done = {
        "weather": lambda: weather(case, held),
        "typical": lambda: typical(case, held),
        "check": lambda: check(held),
        "commitment": lambda: commitment(held),
    }
    for name, asked in wanted.items():
        if asked:
            try:
                with refusing(row):
                    yield name, done[name]()
            except CorredorError as error:
                made.miss(f"{name}.{held.id}", error)
