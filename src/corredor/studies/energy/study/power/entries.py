"""Entry prices with their certificates, of power, of fuel and of whole units."""

from __future__ import annotations

from collections.abc import Iterator

from corredor.core.finding import Cell
from corredor.studies.energy.calc.expansion.entry import block_entry, entry_price
from corredor.studies.energy.calc.expansion.plan import least_cost_plan
from corredor.studies.energy.study.case import Made, figure, term, word
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.power.costs import (
    YES_NO,
    money_of,
    overnight_of,
    plan_cost,
    saving,
    sources,
)
from corredor.studies.energy.study.quantities import central, searched


def entries(made: Made, each: list[Planned]) -> None:
    """Keep the price at which each option enters, with its certificate."""
    rows: list[tuple[Cell, ...]] = []
    changed: list[tuple[Cell, ...]] = []
    for region in each:
        for one in region.options:
            if one.is_store or one.id not in region.entries:
                continue
            found = region.entries[one.id]
            offered = f"energy.overnight_cost.{one.id}"
            keys = ["", "", ""]
            if found.enters:
                bounds = {"": found.share, "low": found.low, "high": found.high}
                keys = [entry_key(made, region, one, name, share) for name, share in bounds.items()]
            rows.append(
                (
                    *(region.id, one.id, offered, *keys, YES_NO[found.certified]),
                    "enters_below" if found.enters else "never_enters",
                )
            )
        changed += changes(made, region)
    columns = (
        *(term("region"), term("option"), figure("offered", "overnight_cost")),
        *(figure("entry", "entry_price"), figure("low", "entry_low")),
        *(figure("high", "entry_high"), word("certified"), word("standing", "entry_standing")),
    )
    made.table("entry_prices", columns, rows, *sources())
    columns = (
        *(term("region"), term("option"), figure("block", "unit_power")),
        *(figure("entry", "block_entry_price"), word("printable", "certified")),
        figure("change", "system_cost_change"),
    )
    made.table("blocks", columns, changed, *sources())


def fuel_entries(made: Made, each: list[Planned]) -> None:
    """Keep the price of its fuel at which an offer of fuel enters the plan."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        for found in region.fuel_entries:
            unit = f"{money_of(region)}/MMBtu"
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
    made.table("fuel_entries", columns, rows, *sources())


def entry_key(made: Made, region: Planned, one: Priced, name: str, share: float) -> str:
    """Keep the overnight cost of an entry price, and return its key."""
    unit = one.annual.unit
    annual = searched(
        entry_price, share * one.annual.value, unit, name or "annual_cost", **region.inputs
    )
    tail = f".{name}" if name else ""
    label = f"entry_{name}" if name else "entry_price"
    return made.find(f"entry_price.{one.id}{tail}", label, overnight_of(one, annual), one.id)


def changes(made: Made, region: Planned) -> Iterator[tuple[Cell, ...]]:
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
        unit = f"{money_of(region)}/year"
        forced = searched(least_cost_plan, region.forced[name].cost, unit, "cost", **region.inputs)
        change = central(saving, cost=forced, without=plan_cost(region))[""]
        key = made.find(f"system_cost_change.{name}", "system_cost_change", change, name)
        yield region.id, name, size, entry, YES_NO[block.printable], key
