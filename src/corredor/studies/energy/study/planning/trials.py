"""Trials of a plan: other weather, typical weeks, PyPSA over some days, units on and off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from corredor.core.errors import EngineMissing
from corredor.studies.energy.calc.dispatch import Unit, network_of
from corredor.studies.energy.calc.dispatch.region import FloatArray
from corredor.studies.energy.calc.expansion.plan import least_cost_plan
from corredor.studies.energy.calc.expansion.pool import CutPool
from corredor.studies.energy.calc.expansion.regret import Regret, regret
from corredor.studies.energy.calc.expansion.sweep import design_plan, designs, some_hours, years_of
from corredor.studies.energy.calc.profiles.profile import Kind
from corredor.studies.energy.calc.profiles.weather_years import typical_weeks, weather_hours
from corredor.studies.energy.engine import pypsa
from corredor.studies.energy.inputs.regions import VARIABLE
from corredor.studies.energy.study.case import Case
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning.records import (
    Checked,
    Committed,
    Planned,
    TriedDesign,
    Weather,
)
from corredor.studies.energy.study.planning.sweeps import TOLERANCE

HOURS: Final = 8760
DAY: Final = 24
WEEK: Final = 168
"""Hours of a year, a day and a week [hour]."""
FINE: Final = 1e-7
"""Gap of the plan that PyPSA checks [1]."""
COMMITTED_TO: Final = 1e-3
"""Gap to which a commitment is brought [1]."""
MOST_UNITS: Final = 60
"""Units up to which a commitment is looked for."""
WHOLE: Final = 1e-6
"""Part of a unit that counts as none."""


def _design(made: str, year: int | None, hours: int, found: Regret) -> TriedDesign:
    return TriedDesign(made, year, hours, max(found.low, 0.0), found.high)


def weather(case: Case, held: Planned) -> Weather:
    """Return what several weather years say of a plan, and of designs made with one of them.

    The region's own years where it has several, else years made of its one.
    """
    several = held.years > 1
    if several:
        region, kind = held.region, held.demand.kind
        best, found = designs(
            region, years_of(region), plan=held.plan, tolerance=TOLERANCE, map=case.inputs.map
        )
        count = round(held.years)
        tried = [
            _design("design_of_year", at, HOURS, one.regret) for at, one in enumerate(found, 1)
        ]
    else:
        count, kind = int(held.row.number("weather_years") or 0), Kind.SYNTHETIC
        region = some_hours(held.region, weather_hours(count), float(count))
        pool = CutPool(region)
        each = years_of(region)[1:]
        best, found = designs(region, each, pool=pool, tolerance=TOLERANCE, map=case.inputs.map)
        own = regret(pool, held.plan.capacities, best)
        tried = [_design("design_of_plan", 1, HOURS, own)]
        tried += [
            _design("design_of_year", at, HOURS, one.regret) for at, one in enumerate(found, 2)
        ]
    return Weather(count, kind, best.cost, best.gap, tuple(tried))


def typical(case: Case, held: Planned) -> TriedDesign:
    """Return the true regret of a design that typical weeks make."""
    count = int(held.row.number("typical_weeks") or 0)
    places = typical_weeks(np.asarray(held.demand.values), count)
    reduced = some_hours(held.region, places, len(places) / HOURS)
    (plan,) = case.inputs.map(design_plan, [(reduced, TOLERANCE)])
    found = regret(CutPool(held.region), plan.capacities, held.plan)
    return _design("design_of_weeks", None, len(places), found)


def _days(held: Planned, days: int) -> slice:
    """Return the hours of some days around the highest demand."""
    demand = held.demand.values
    last = len(demand) // DAY - days
    first = max(0, min(int(np.argmax(demand)) // DAY - days // 2, last))
    return slice(first * DAY, (first + days) * DAY)


def check(held: Planned) -> Checked:
    """Return what PyPSA says of some days of a region, against the fast engine's bounds.

    Raises
    ------
    EngineMissing
        E502: PyPSA isn't installed.
    """
    _refuse_missing(held)
    days = int(held.row.number("checked_days") or 0)
    span = _days(held, days)
    places = np.arange(held.region.hours)[span]
    region = some_hours(held.region, places, days * DAY / HOURS)
    plan = least_cost_plan(region, tolerance=FINE)
    found = pypsa.plan(network_of(region))
    return Checked(region.hours, plan.lower, plan.cost, found.cost, found.solver)


def _refuse_missing(held: Planned) -> None:
    if not pypsa.is_installed():
        place = held.row.at("id")
        raise EngineMissing(place, study=held.id, engine="pypsa", extra="energy")


def wants_commitment(held: Planned) -> bool:
    """Whether options of a plan have units with a minimum, times or starts of their own."""
    return any(_is_unit(one) and held.capacity(one.id) > 0 for one in held.options)


def _is_unit(one: Priced) -> bool:
    return any(part is not None for part in (one.minimum, one.least_on, one.least_off)) or (
        one.start_cost is not None
    )


def commitment(held: Planned) -> Committed:
    """Return which units run in the week of the highest demand, at the plan's capacities.

    What sun, wind, stores and lines between regions do in that week is taken from the plan.

    Raises
    ------
    EngineMissing
        E502: PyPSA isn't installed.
    ValueError
        There are too many units.
    """
    _refuse_missing(held)
    span = _days(held, WEEK // DAY)
    hours = held.hours
    plain = {one.id: one for one in held.options if not one.is_store}
    left = held.demand.values[span] + hours.charge[span] - hours.discharge[span]
    if held.sent is not None:
        left = left + held.sent[span]
    linear = held.unserved_cost * float(hours.unserved[span].sum())
    units: dict[str, list[Unit]] = {}
    for at, name in enumerate(hours.names):
        one = plain.get(name)
        if one is None or one.row.text("kind") == VARIABLE or one.marginal is None:
            left = left - hours.output[at, span]
        elif held.is_chosen(name):
            linear += one.marginal.value * float(hours.output[at, span].sum())
            units[name] = list(_units(one, held, span))
    if sum(map(len, units.values())) > MOST_UNITS:
        raise ValueError(f"more than {MOST_UNITS} units, with these sizes")
    each = [unit for group in units.values() for unit in group]
    found = pypsa.commitment(
        np.maximum(left, 0.0), each, unserved_cost=held.unserved_cost, gap=COMMITTED_TO
    )
    at = {unit.name: place for place, unit in enumerate(each)}
    starts = {
        name: sum(int((np.diff(found.on[at[u.name]].astype(int)) > 0).sum()) for u in group)
        for name, group in units.items()
    }
    energies = {
        name: float(sum(found.output[at[u.name]].sum() for u in group))
        for name, group in units.items()
    }
    counts = {name: len(group) for name, group in units.items()}
    return Committed(counts, starts, energies, found.cost, linear, found.gap, found.solver)


def _units(one: Priced, held: Planned, span: slice) -> Iterator[Unit]:
    """Yield the units of an option: of its block's size, or one; none is larger than planned."""
    size = held.capacity(one.id)
    block = size if one.block is None else one.block.to("MW").value
    count = max(1, int(np.ceil(size / block - WHOLE)))
    parts: dict[str, float] = {}
    for name, unit in (("minimum", "share"), ("least_on", "hour"), ("least_off", "hour")):
        quantity = getattr(one, name)
        parts[name] = 0.0 if quantity is None else quantity.to(unit).value
    option = next(option for option in held.region.options if option.name == one.id)
    share = np.asarray(option.availability, float)
    shown: float | FloatArray = share[span] if share.ndim else float(share)
    for at in range(count):
        yield Unit(
            f"{one.id} {at + 1}",
            size / count,
            option.marginal_cost,
            min(parts["minimum"], float(np.min(shown))),
            0.0 if one.start_cost is None else one.start_cost.value,
            least_on=round(parts["least_on"]),
            least_off=round(parts["least_off"]),
            ramp=None if one.ramp is None else one.ramp.to("share").value,
            availability=shown,
        )
