"""Tables and flags of the fuel of all reactors and contracts."""

from __future__ import annotations

from collections.abc import Mapping

from corredor.core.errors import (
    N_,
    CorredorError,
)
from corredor.core.finding import Cell, Flag, Ref
from corredor.data.tables import read_data_table
from corredor.studies.energy.calc.fuel_cycle.enrichment import (
    HALEU,
    enrichment_class,
)
from corredor.studies.energy.study.case import Case, Made, figure, number, term, text, word
from corredor.studies.energy.study.fuel.contracts import contract, curve, stages
from corredor.studies.energy.study.fuel.cover import covers
from corredor.studies.energy.study.fuel.need import Need, need


def fuelled(case: Case, made: Made) -> None:
    """Make what the fuel of all reactors and contracts comes to."""
    needs: dict[str, Need] = {}
    for row in case.rows("reactors"):
        try:
            needs[row.text("id")] = one = need(case, row)
        except (CorredorError, StopIteration) as error:
            if isinstance(error, CorredorError):
                made.miss(f"fuel.{row.text('id')}", error)
            continue
        _flag_haleu(made, one)
    needs_table(made, needs)
    facts(made, needs)
    contract_tables(case, made, needs)


def _flag_haleu(made: Made, one: Need) -> None:
    if enrichment_class(one.given["product"].to("share").value) == HALEU:
        key = made.find(f"product.{one.id}", "enrichment_of_product", one.given["product"], one.id)
        made.flags.append(
            Flag(
                f"energy.haleu.{one.id}",
                "warning",
                N_(
                    "{reactor} burns uranium of {product}: few can supply it, and another "
                    "supplier is hard to find."
                ),
                {"reactor": Ref("term", one.id), "product": Ref("figure", key)},
                one.id,
            )
        )


def needs_table(made: Made, needs: Mapping[str, Need]) -> None:
    """Keep what reactors need in a mean year and at each reload."""
    names = ("heavy_metal", "uranium", "work")
    rows: list[tuple[Cell, ...]] = []
    reloads: list[tuple[Cell, ...]] = []
    for one in needs.values():
        keys = [
            made.find(
                f"{part}{name}.{one.id}", f"fuel_{part}{name}", one.numbers[f"{part}{name}"], one.id
            )
            for part in ("", "reload_")
            for name in names
        ]
        rows.append((one.id, *keys))
        reloads += [(one.id, load.month, round(load.amount)) for load in one.reloads]
    columns = (
        term("reactor"),
        *(figure(name, f"fuel_{name}") for name in names),
        *(figure(f"reload_{name}", f"fuel_reload_{name}") for name in names),
    )
    made.table("fuel_needs", columns, rows, "energy/reactors", "assumptions")
    columns = (
        term("reactor"),
        number("month", "month", "month_from_now"),
        number("heavy_metal", "kgU", "fuel_reload_heavy_metal"),
    )
    made.table("reloads", columns, reloads, "energy/reactors", "assumptions")


def facts(made: Made, needs: Mapping[str, Need]) -> None:
    """Keep what is published of the designs, where sources disagree too."""
    designs = {one.row.text("design") for one in needs.values()} - {""}
    first = {one.row.text("design"): one.id for one in reversed(list(needs.values()))}
    rows: list[tuple[Cell, ...]] = []
    disputed: set[tuple[str, str]] = set()
    for held in read_data_table("reactors"):
        if held["reactor"] in designs:
            value = float(held["value"]) if held["value"] else None
            rows.append(
                (
                    *(held["reactor"], f"reactor_{held['property']}", value, held["unit"]),
                    *(f"fact_{held['state']}", held["confidence"], held["source"], held["date"]),
                )
            )
            if held["state"] == "disputed":
                disputed.add((held["reactor"], held["property"]))
    columns = (
        *(text("design"), word("property"), number("value", "1"), text("unit")),
        *(word("state", "fact_state"), word("confidence"), text("source"), text("date", "day")),
    )
    made.table("reactor_facts", columns, rows, "reactors")
    for design, property_ in sorted(disputed):
        made.flags.append(
            Flag(
                f"energy.disputed.{design}.{property_}",
                "note",
                N_(
                    "Sources disagree on {what} of {design}: all figures stand in the table, and "
                    "the assumption says which is taken."
                ),
                {"what": Ref("word", f"reactor_{property_}"), "design": Ref("term", first[design])},
            )
        )


def contract_tables(case: Case, made: Made, needs: Mapping[str, Need]) -> None:
    """Keep what contracts cost, and how long fuel lasts without deliveries."""
    rows: list[tuple[Cell, ...]] = []
    by_tails: list[tuple[Cell, ...]] = []
    lasting: list[tuple[Cell, ...]] = []
    for row in case.rows("contracts"):
        one = needs.get(row.text("reactor"))
        if one is None:
            continue
        try:
            held = contract(case, row, one)
            rows += stages(made, held)
            by_tails += curve(held)
            lasting += covers(case, made, held)
        except CorredorError as error:
            made.miss(f"fuel.{row.text('id')}", error)
    columns = (
        *(term("contract"), word("stage", "fuel_stage"), figure("cost", "fuel_cost")),
        figure("lead", "lead_time"),
    )
    made.table("fuel_cost", columns, rows, "energy/contracts", "assumptions")
    columns = (
        term("contract"),
        number("tails", "%", "tails_assay"),
        number("cost", "1", "fuel_cost"),
        text("unit"),
    )
    made.table("tails", columns, by_tails, "energy/contracts", "assumptions")
    columns = (
        *(term("contract"), number("missed", "1", "missed_deliveries")),
        *(figure("cover", "months_of_cover"), word("end", "end_of_cover")),
        *(figure("replacement", "replacement_cost"), figure("energy", "energy_lost")),
        figure("total", "interruption_cost"),
    )
    made.table("cover", columns, lasting, "energy/ledger", "energy/contracts", "assumptions")
