"""Cover: how long fuel lasts when deliveries fail, and what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corredor.core.derive import derive
from corredor.core.errors import N_
from corredor.core.finding import Cell, Flag, Ref
from corredor.core.quantity import Quantity
from corredor.studies.energy.calc.fuel_cycle import ledger
from corredor.studies.energy.study.case import Case, Made
from corredor.studies.energy.study.fuel.contracts import Contract
from corredor.studies.energy.study.fuel.need import HORIZON, natural_uranium_of_product
from corredor.studies.energy.study.quantities import searched

LEADS: Final = {"u3o8": "conversion_lead", "uf6": "work_lead", "enriched": "fabrication_lead"}
"""Which lead time stock of a stage waits for: that of the next stage's payment."""


def covers(case: Case, made: Made, held: Contract) -> list[tuple[Cell, ...]]:
    """Return the rows of cover, one for each number of missed deliveries."""
    rows = [row for row in case.rows("ledger") if row.text("contract") == held.id]
    if not rows:
        return []
    amounts = {row.text("id"): case.cell(row, "amount") for row in rows}
    lots = [
        ledger.Lot(
            row.text("stage"),
            amounts[row.text("id")].to("kgU").value,
            0.0 if row.text("kind") == "stock" else max(row.number("month") or 0.0, SOON),
        )
        for row in rows
    ]
    given = held.need.given
    factor = derive(
        natural_uranium_of_product, **{name: given[name] for name in ("product", "tails", "feed")}
    )
    leads = {stage: case.cell(held.row, column).to("month") for stage, column in LEADS.items()}
    months = {stage: lead.value for stage, lead in leads.items()}
    months["bundles"] = 0.0
    used = {
        "feed_factor": factor,
        "reload": held.need.numbers["reload_heavy_metal"],
        **{f"lot_{name}": one for name, one in amounts.items()},
        **{f"lead_{stage}": one for stage, one in leads.items()},
    }
    deliveries = sum(lot.month > 0 for lot in lots)
    made_rows: list[tuple[Cell, ...]] = []
    shortest = float(HORIZON)
    for missed in range(min(deliveries, MOST_MISSED) + 1):
        cover = ledger.stock_cover(lots, held.need.reloads, factor.value, months, missed, HORIZON)
        key = made.find(
            f"cover.{held.id}.{missed}", "months_of_cover", _searched(cover, used), held.id
        )
        shortest = min(shortest, cover.months)
        cells = _interrupted(case, made, held, cover, used, missed)
        end = "cover_lasts" if cover.lasts else "cover_ends"
        made_rows.append((held.id, missed, key, end, *cells))
    _flag_lead(made, held, shortest, case.cell(held.row, "uranium_lead"))
    return made_rows


MOST_MISSED: Final = 3
"""Deliveries missed one after the other, at most."""
SOON: Final = 1e-6
"""Month of a delivery that is due now: it is on order, not in stock."""


def _searched(cover: ledger.Cover, used: Mapping[str, Quantity]) -> Quantity:
    return searched(ledger.stock_cover, cover.months, "month", "months", **used)


def _interrupted(
    case: Case,
    made: Made,
    held: Contract,
    cover: ledger.Cover,
    used: Mapping[str, Quantity],
    missed: int,
) -> tuple[str, str, str]:
    """Return the keys of what missed deliveries cost; empty where the contract doesn't say."""
    premium = case.optional(held.row, "premium")
    wait = case.optional(held.row, "replacement")
    if premium is None or wait is None or not missed:
        return "", "", ""
    given = held.need.given
    unit_power = given["net_power"].to("MW").value / given["units"].value
    found = ledger.interruption_cost(
        cover,
        premium.value,
        wait.to("month").value,
        unit_power,
        given["capacity_factor"].to("share").value,
        given["other_cost"].value,
    )
    money = premium.unit.partition("/")[0]
    all_used = {**used, "premium": premium, "replacement": wait, "other_cost": given["other_cost"]}
    numbers = {
        "replacement": (found.replacement, money),
        "energy": (found.energy, "MWh"),
        "total": (found.total, money),
    }
    labels = {
        "replacement": "replacement_cost",
        "energy": "energy_lost",
        "total": "interruption_cost",
    }
    keys = [
        made.find(
            f"interruption.{held.id}.{missed}.{name}",
            labels[name],
            searched(ledger.interruption_cost, value, unit, name, **all_used),
            held.id,
        )
        for name, (value, unit) in numbers.items()
    ]
    return keys[0], keys[1], keys[2]


def _flag_lead(made: Made, held: Contract, shortest: float, lead: Quantity) -> None:
    """Flag fuel that lasts less long than new uranium takes to become fuel."""
    if shortest < lead.to("month").value:
        made.flags.append(
            Flag(
                f"energy.cover.{held.id}",
                "warning",
                N_(
                    "{contract}: if deliveries stop, fuel lasts less long than new uranium takes "
                    "to become fuel, {lead}."
                ),
                {"contract": Ref("term", held.id), "lead": Ref("figure", lead.key)},
                held.id,
            )
        )
