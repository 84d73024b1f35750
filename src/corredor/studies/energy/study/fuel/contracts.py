"""Contracts of fuel: cost by stage, carrying cost, best tails, and what a quotation leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.core.derive import derive, derive_record
from corredor.core.errors import N_
from corredor.core.finding import Cell, Flag, Ref
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.energy.calc.fuel_cycle import prices, tails
from corredor.studies.energy.calc.fuel_cycle.measures import (
    MoneyPerKgU,
    price_of_uranium,
    price_of_uranium_by_pound,
)
from corredor.studies.energy.study.case import Case, Made
from corredor.studies.energy.study.fuel.need import Need
from corredor.units import same_dimension

STAGES: Final = ("uranium", "conversion", "enrichment", "fabrication")
"""Months that the calendar of reloads and the ledger look ahead."""
CURVE: Final = tuple(share / 100_000 for share in range(100, 401, 10))
"""Tails assays of the curve [share]."""
ROUNDED: Final = 0.5
"""Share of a per cent of a quoted total that rounding may explain."""


def uranium_price(case: Case, row: Row) -> Quantity:
    """Return the price of a kilogram of uranium, from that of it or of its oxide."""
    found = case.cell(row, "uranium_price")
    per = found.unit.partition("/")[2]
    if per and same_dimension(per, "lbU3O8"):
        money = found.unit.partition("/")[0]
        if per.endswith("lbU3O8"):
            return derive(price_of_uranium_by_pound, pound_price=found)
        return derive(price_of_uranium, oxide_price=found.to(f"{money}/kgU3O8"))
    return found


def quoted_residual(quoted: MoneyPerKgU, computed: MoneyPerKgU) -> MoneyPerKgU:
    """Part of a quoted total that its stages don't explain."""
    return quoted - computed


def all_in(total: MoneyPerKgU, carrying: MoneyPerKgU) -> MoneyPerKgU:
    """Cost of a kilogram of heavy metal loaded: its stages and the money they tie up."""
    return total + carrying


def feed_price(uranium: MoneyPerKgU, conversion: MoneyPerKgU) -> MoneyPerKgU:
    """Price of a kilogram of uranium as UF6: uranium and conversion."""
    return uranium + conversion


@dataclass(frozen=True)
class Contract:
    """A contract with its numbers: by stage, carrying cost, total, of energy, best tails."""

    row: Row
    need: Need
    numbers: Mapping[str, Quantity]

    @property
    def id(self) -> str:
        """Id of the contract."""
        return self.row.text("id")


def contract(case: Case, row: Row, one: Need) -> Contract:
    """Return a contract's cost by stage, and what the energy of its fuel costs.

    Raises
    ------
    CorredorError
        E103, E201: a cell is empty or measures something else, such as a price of oxide where
        one of uranium is asked for.
    """
    uranium = uranium_price(case, row)
    cells = {
        name: case.cell(row, name)
        for name in (
            *("conversion_price", "work_price", "fabrication_price", "uranium_loss"),
            *("conversion_loss", "work_loss"),
        )
    }
    shares = {name: one.given[name] for name in ("product", "tails", "feed")}
    cost = derive_record(prices.fuel_cost, uranium_price=uranium, **shares, **cells)
    leads = {
        f"{stage}_lead": case.cell(row, f"{'work' if stage == 'enrichment' else stage}_lead")
        for stage in STAGES
    }
    stages = {stage: cost[stage] for stage in STAGES}
    tied = derive_record(prices.carrying_cost, **stages, **leads, rate=case.cell(row, "rate"))
    total = derive(all_in, total=cost["total"], carrying=tied["total"])
    energy = derive(
        prices.energy_of_fuel, burnup=one.given["burnup"], efficiency=one.given["efficiency"]
    )
    best = derive(
        tails.optimal_tails,
        feed=one.given["feed"],
        feed_price=derive(feed_price, uranium=uranium, conversion=cells["conversion_price"]),
        work_price=cells["work_price"],
    )
    numbers = {
        **{stage: cost[stage] for stage in STAGES},
        **leads,
        "carrying": tied["total"],
        "total": total,
        "energy_cost": derive(prices.fuel_cost_of_energy, total=total, energy=energy),
        "best_tails": best,
        "plain": cost["total"],
        "feed_price": derive(feed_price, uranium=uranium, conversion=cells["conversion_price"]),
        "work_price": cells["work_price"],
    }
    quoted = case.optional(row, "quoted")
    if quoted is not None:
        numbers["residual"] = derive(quoted_residual, quoted=quoted, computed=cost["total"])
    return Contract(row, one, numbers)


def stages(made: Made, held: Contract) -> list[tuple[Cell, ...]]:
    """Return the rows of a contract's cost by stage, and keep its numbers."""
    rows: list[tuple[Cell, ...]] = []
    for stage in (*STAGES, "carrying", "total"):
        key = made.find(f"fuel_cost.{held.id}.{stage}", "fuel_cost", held.numbers[stage], held.id)
        lead = held.numbers.get(f"{stage}_lead")
        rows.append((held.id, f"fuel_{stage}", key, "" if lead is None else lead.key))
    named = {
        "energy_cost": ("fuel_energy_cost", "fuel_cost_of_energy"),
        "best_tails": ("best_tails", "best_tails"),
    }
    for name, (key, label) in named.items():
        made.find(f"{key}.{held.id}", label, held.numbers[name], held.id)
    residual = held.numbers.get("residual")
    if residual is not None:
        key = made.find(f"residual.{held.id}", "quotation_residual", residual, held.id)
        if abs(residual.value) > ROUNDED / 100 * held.numbers["plain"].value:
            made.flags.append(
                Flag(
                    f"energy.residual.{held.id}",
                    "warning",
                    N_(
                        "{contract}: {residual} of the quoted total is explained by none of its "
                        "stages; ask the supplier."
                    ),
                    {"contract": Ref("term", held.id), "residual": Ref("figure", key)},
                    held.id,
                )
            )
    return rows


def curve(held: Contract) -> list[tuple[Cell, ...]]:
    """Return the rows of cost over tails assay."""
    given = held.need.given
    product, feed = (given[name].to("share").value for name in ("product", "feed"))
    price, work = held.numbers["feed_price"], held.numbers["work_price"]
    shares = [share for share in CURVE if share < feed]
    costs = tails.tails_curve(product, feed, price.value, work.value, np.array(shares))
    return [
        (held.id, round(100 * share, 3), round(float(cost), 1), price.unit)
        for share, cost in zip(shares, costs, strict=True)
    ]
