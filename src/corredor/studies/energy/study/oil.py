"""Oil: flows of extraction by year, savings of refineries, each with the overruns of its class."""

from __future__ import annotations

from typing import Final

from corredor.core.derive import derive, derive_record
from corredor.core.errors import N_, CorredorError, Infeasible, UnreadableCell, Wording
from corredor.core.finding import Cell
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.oil import extraction, refining
from corredor.studies.energy.study.case import Case, Made, figure, number, term
from corredor.studies.energy.study.quantities import searched

SHARES: Final = N_("shares by year, in order")
MILLION: Final = 1e6
EXTRACTION: Final = "extraction"


def oil(case: Case, made: Made) -> None:
    """Make the flows and savings of all proposals on oil."""
    flows: list[tuple[Cell, ...]] = []
    savings: list[tuple[Cell, ...]] = []
    for row in case.rows("oil"):
        try:
            if row.text("kind") == EXTRACTION:
                flows += _extraction(case, made, row)
            else:
                savings.append(_refining(case, made, row))
        except CorredorError as error:
            made.miss(f"oil.{row.text('id')}", error)
    money = f"{case.inputs.settings.currency}_{case.inputs.settings.price_year}"
    columns = (
        *(term("case", "oil_case"), number("year", "1", "year_of_project")),
        number("production", "kbbl", "oil_production"),
        *(
            number(name, f"M{money}", f"flow_{name}")
            for name in ("revenue", "royalty", "operation", "capital", "net")
        ),
    )
    made.table("oil_flows", columns, flows, "energy/oil", "assumptions")
    columns = (
        *(term("case", "oil_case"), figure("heat", "heat_saved")),
        *(figure("money", "money_saved"), figure("payback", "simple_payback")),
    )
    made.table("refining", columns, savings, "energy/oil", "assumptions")


def _list(row: Row, column: str) -> list[float]:
    try:
        return [float(part) for part in row.text(column).split()]
    except ValueError:
        value = row.text(column)
        raise UnreadableCell(
            row.at(column), column=column, value=value, shape=Wording(SHARES), example="0.2 0.5"
        ) from None


def _extraction(case: Case, made: Made, row: Row) -> list[tuple[Cell, ...]]:
    """Return the flow of a field by year, and keep its cost of a barrel and its oil."""
    names = (
        *("plateau", "decline", "exponent", "in_place", "recovery", "capital", "price"),
        *("variable", "fixed", "royalty", "rate"),
    )
    used = {name: case.cell(row, name) for name in names}
    held = {
        name: one.to({"plateau": "bbl/day", "in_place": "bbl"}.get(name, one.unit)).value
        for name, one in used.items()
    }
    years, spent = int(row.number("years") or 0), _list(row, "spent")
    field = extraction.Field(
        plateau=held["plateau"],
        ramp=tuple(_list(row, "ramp")),
        plateau_years=int(row.number("plateau_years") or 0),
        decline=held["decline"],
        exponent=held["exponent"],
        in_place=held["in_place"],
        recovery=held["recovery"],
        years=years,
    )
    try:
        flow = extraction.field_flow(
            field,
            [held["capital"] * share for share in spent],
            held["price"],
            held["variable"],
            held["fixed"],
            held["royalty"],
        )
        cost = extraction.barrel_cost(flow, held["rate"])
    except (ValueError, ZeroDivisionError) as error:
        raise Infeasible(row.at("plateau"), study=row.text("id"), reason=str(error)) from None
    name = row.text("id")
    money = used["price"].unit.partition("/")[0]
    findings: dict[str, tuple[str, Quantity]] = {
        "barrel_cost": (
            "barrel_cost",
            searched(extraction.barrel_cost, cost, f"{money}/bbl", "", **used),
        ),
        "oil_recovered": (
            "oil_recovered",
            searched(extraction.field_flow, flow.recovered, "bbl", "recovered", **used),
        ),
    }
    for key, (label, quantity) in findings.items():
        made.find(f"{key}.{name}", label, quantity, name)
    parts = (flow.revenue, flow.royalty, flow.operation, flow.capital, flow.net)
    return [
        (
            *(name, year, round(float(flow.production[year]) / 1e3, 1)),
            *(round(float(part[year]) / MILLION, 3) for part in parts),
        )
        for year in range(years)
    ]


def _refining(case: Case, made: Made, row: Row) -> tuple[Cell, ...]:
    """Return the row of a refinery's savings."""
    names = ("throughput", "use", "intensity", "gain", "fuel_price")
    saved = derive_record(
        refining.efficiency_saving, **{name: case.cell(row, name) for name in names}
    )
    payback = derive(
        refining.simple_payback, capital=case.cell(row, "capital"), saving=saved["money"]
    )
    name = row.text("id")
    heat = made.find(f"heat_saved.{name}", "heat_saved", saved["heat"], name)
    money = made.find(f"money_saved.{name}", "money_saved", saved["money"], name)
    return name, heat, money, made.find(f"simple_payback.{name}", "simple_payback", payback, name)
