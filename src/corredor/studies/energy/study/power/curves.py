"""Curves: power over price, and entry price over the price of fuel."""

from __future__ import annotations

from corredor.core.finding import Cell
from corredor.studies.energy.calc.expansion.entry import entry_price
from corredor.studies.energy.calc.expansion.frontier import many_plans
from corredor.studies.energy.study.case import Made, number, term, word
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.power.costs import (
    MILLION,
    YES_NO,
    money_of,
    overnight_of,
    sources,
)
from corredor.studies.energy.study.quantities import searched


def frontiers(made: Made, each: list[Planned]) -> None:
    """Keep the power of offers over their price."""
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
    money = money_of(each[0]) if each else "USD_nominal"
    columns = (
        *(term("region"), term("option"), number("overnight", f"{money}/kW", "overnight_cost")),
        number("capacity", "MW"),
        number("cost", f"M{money}/year", "plan_cost"),
        number("lower", f"M{money}/year", "plan_cost_lower"),
    )
    made.table("frontier", columns, rows, *sources())


def breaks(made: Made, each: list[Planned]) -> None:
    """Keep the entry price of offers over the price of rivals' fuel."""
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
    money = money_of(each[0]) if each else "USD_nominal"
    columns = (
        *(term("region"), term("option"), term("fuel")),
        number("fuel_price", f"{money}/MMBtu"),
        number("entry", f"{money}/kW", "entry_price"),
        word("certified"),
    )
    made.table("break_even", columns, rows, *sources())
