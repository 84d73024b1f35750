"""Trials of plans as tables: which engine, lines, other weather and weeks, units on and off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corredor.core.finding import Cell
from corredor.core.quantity import Quantity
from corredor.studies.energy.calc.expansion.regret import regret
from corredor.studies.energy.calc.expansion.sweep import designs as tried_designs
from corredor.studies.energy.engine.pypsa import commitment
from corredor.studies.energy.study.case import Made, figure, number, term, text, word
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.planning.records import Checked, TriedDesign
from corredor.studies.energy.study.power.costs import THOUSAND, YES_NO, money_of, sources
from corredor.studies.energy.study.quantities import central, searched
from corredor.units import Money, Share


def engines(made: Made, each: list[Planned]) -> None:
    """Keep which engine planned each region, why, its gap, and what PyPSA says of some days."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        engine, check = region.engine, region.check
        rows.append(
            (
                *(region.id, engine.name, engine.reasons, f"energy.plan_gap.{region.id}"),
                tuple(id for id in engine.network if id != region.id),
                engine.solver or (check.solver if check is not None else ""),
                None if check is None else check.hours,
                None if check is None else float(f"{PARTS * check.difference:.2g}"),
                "" if check is None else YES_NO[is_within(check)],
            )
        )
    columns = (
        *(term("region"), word("engine"), word("reasons", "engine_reasons")),
        *(figure("gap", "plan_gap"), term("together", "planned_with"), text("solver")),
        *(
            number("checked", "hour", "hours_checked"),
            number("difference", "1", "check_difference"),
        ),
        word("within", "within_bounds"),
    )
    made.table("engines", columns, rows, *sources(), "energy/links")


def is_within(check: Checked) -> bool:
    """Whether PyPSA's cost lies between the bounds of the fast engine."""
    slack = SLACK * abs(check.upper)
    return check.lower - slack <= check.cost <= check.upper + slack


PARTS: Final = 1e6
"""Parts of a million."""
SLACK: Final = 1e-6
"""Share of a cost that a solver's own tolerances leave open [1]."""


def lines(made: Made, each: list[Planned]) -> None:
    """Keep what lines between regions cost, their power in the plan, and what they send."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for link in region.links:
            id = link.row.text("id")
            annual = made.find(f"annual_cost.{id}", "annual_cost", link.annual, id)
            overnight = made.find(f"overnight_cost.{id}", "overnight_cost", link.overnight, id)
            rows.append(
                (
                    *(id, link.row.text("start"), link.row.text("end"), overnight, annual),
                    *(round(link.capacity, 1), round(link.forth / THOUSAND, 1)),
                    round(link.back / THOUSAND, 1),
                )
            )
    columns = (
        *(term("line"), term("start", "line_start"), term("end", "line_end")),
        *(figure("overnight", "overnight_cost"), figure("annual", "annual_cost")),
        *(number("capacity", "MW"), number("forth", "GWh/year", "sent_forth")),
        number("back", "GWh/year", "sent_back"),
    )
    made.table("lines", columns, rows, *sources(), "energy/links")


def designs(made: Made, each: list[Planned]) -> None:
    """Keep what designs made with other hours truly cost: their regret over all hours."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        weather = region.weather
        if weather is not None:
            unit = f"{money_of(region)}/year"
            cost = searched(tried_designs, weather.cost, unit, "cost", **region.inputs)
            made.find(f"weather_cost.{region.id}", "weather_cost", cost, region.id)
            worst = max(weather.designs, key=lambda one: one.high)
            _regret(made, region, "weather_regret", worst)
            kind, years = f"profile_{weather.kind.value}", weather.years
            rows += [_row(region, one, kind, years) for one in weather.designs]
        if region.typical is not None:
            _regret(made, region, "typical_regret", region.typical)
            kind = f"profile_{region.demand.kind.value}"
            rows.append(_row(region, region.typical, kind, round(region.years)))
    columns = (
        *(term("region"), word("made", "design"), number("year", "1", "weather_year")),
        *(number("hours", "hour", "design_hours"), word("kind", "profile_kind")),
        *(number("years", "year", "years_tried"), number("low", "%", "regret_low")),
        number("high", "%", "regret_high"),
    )
    made.table("designs", columns, rows, *sources())


def _row(region: Planned, one: TriedDesign, kind: str, years: int) -> tuple[Cell, ...]:
    ends = round(100 * one.low, 3), round(100 * one.high, 3)
    return region.id, one.made, one.year, one.hours, kind, years, *ends


def _regret(made: Made, region: Planned, key: str, one: TriedDesign) -> None:
    quantity = searched(regret, one.high, "share", "high", **region.inputs)
    made.find(f"{key}.{region.id}", key, quantity, region.id)


def surcharge(cost: Money, linear: Money) -> Share:
    """Part by which units that are on or off make a week dearer than a linear dispatch."""
    return cost / linear - 1


def commitments(made: Made, each: list[Planned]) -> None:
    """Keep which units run in the week of the highest demand, and what their limits cost."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        held = region.commitment
        if held is None:
            continue
        money = money_of(region)
        costs = {
            name: searched(commitment, value, money, name, **region.inputs)
            for name, value in (("cost", held.cost), ("linear", held.linear))
        }
        for key, label, quantity in _figures(costs):
            made.find(f"{key}.{region.id}", label, quantity, region.id)
        rows += [
            (
                *(region.id, name, count, held.starts[name]),
                *(round(held.energies[name] / THOUSAND, 2), float(f"{held.gap:.1g}")),
            )
            for name, count in held.units.items()
        ]
    columns = (
        *(term("region"), term("option"), number("units", "1", "units_planned")),
        *(number("starts", "1", "starts_in_week"), number("energy", "GWh", "energy_in_week")),
        number("gap", "1", "solver_gap"),
    )
    made.table("commitment", columns, rows, *sources())


def _figures(costs: dict[str, Quantity]) -> Iterator[tuple[str, str, Quantity]]:
    yield "commitment_cost", "commitment_cost", costs["cost"]
    if costs["linear"].value > 0:
        yield "commitment_surcharge", "commitment_surcharge", central(surcharge, **costs)[""]
