"""Capacities of a plan, what runs first, and the week of the highest demand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from corredor.core.finding import Cell
from corredor.studies.energy.inputs.regions import LINE
from corredor.studies.energy.study.case import Made, number, term, word
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.planning.networks import ARRIVING
from corredor.studies.energy.study.power.costs import (
    KINDS,
    STATES,
    THOUSAND,
    WEEK,
    money_of,
    sources,
)


def energy_of(one: Priced, region: Planned, energies: Mapping[str, float]) -> float:
    """Return what an option gives in a year; a store, what it discharges [MWh/year]."""
    if one.is_store:
        alone = float(region.hours.discharge.sum()) / region.hours.years
        return region.discharged.get(one.id, alone)
    return float(energies.get(one.id, 0.0))


def capacities(made: Made, each: list[Planned]) -> None:
    """Keep what of each option is in the plans, with its energy and capture price."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        hours = region.hours
        energies = dict(zip(hours.names, hours.energies, strict=True))
        prices = dict(zip(hours.names, hours.capture_prices, strict=True))
        for one in region.options:
            chosen = region.is_chosen(one.id)
            price = prices.get(one.id, np.nan)
            rows.append(
                (
                    *(region.id, one.id, STATES[chosen], round(region.capacity(one.id), 1)),
                    round(energy_of(one, region, energies) / THOUSAND, 1),
                    round(float(price), 1) if chosen and np.isfinite(price) else None,
                )
            )
        for one, _ in region.refused:
            rows.append((region.id, one.id, "refused_too_large", None, None, None))
    columns = (
        *(term("region"), term("option"), word("state", "plan_state")),
        *(number("capacity", "MW"), number("energy", "GWh/year", "yearly_energy")),
        number("capture", money_of(each[0]) + "/MWh" if each else "1", "capture_price"),
    )
    made.table("plan", columns, rows, *sources())


def merit(made: Made, each: list[Planned]) -> None:
    """Keep the options of each plan in the order in which they run."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        plain = [o for o in region.options if not o.is_store and region.is_chosen(o.id)]
        ordered = sorted(plain, key=lambda o: (o.marginal.value if o.marginal else 0.0, o.id))
        for one in ordered:
            marginal = one.marginal.value if one.marginal else 0.0
            share = one.capacity_factor.to("share").value if one.capacity_factor else 1.0
            power = region.capacity(one.id)
            rows.append(
                (
                    *(region.id, one.id, one.row.text("kind"), round(marginal, 2)),
                    *(round(power, 1), round(power * share, 1)),
                )
            )
    columns = (
        *(term("region"), term("option"), word("kind", "option_kind")),
        number("marginal", money_of(each[0]) + "/MWh" if each else "1", "marginal_cost"),
        *(number("capacity", "MW"), number("mean", "MW", "mean_power")),
    )
    made.table("merit_order", columns, rows, *sources())


def weeks(made: Made, each: list[Planned]) -> None:
    """Keep the week of the highest demand, hour by hour, by kind of supply."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        top = int(np.argmax(region.demand.values)) // 24
        last = region.demand.hours // 24 - 7
        first = max(0, min(top - 3, last)) * 24
        span = slice(first, first + WEEK)
        hours = region.hours
        kinds = {one.id: one.row.text("kind") for one in region.options} | {ARRIVING: LINE}
        sent = np.zeros(region.demand.hours) if region.sent is None else region.sent
        stacked = {
            kind: sum(
                (hours.output[at, span] for at, n in enumerate(hours.names) if kinds[n] == kind),
                np.zeros(WEEK),
            )
            for kind in KINDS
        }
        for at in range(WEEK):
            rows.append(
                (
                    *(region.id, at, round(float(region.demand.values[first + at]), 1)),
                    *(round(float(stacked[kind][at]), 1) for kind in KINDS),
                    round(float(hours.discharge[first + at]), 1),
                    round(float(hours.charge[first + at]), 1),
                    round(float(sent[first + at]), 1),
                    round(float(hours.unserved[first + at]), 1),
                    round(float(hours.price[first + at]), 2),
                )
            )
    columns = (
        *(term("region"), number("hour", "hour"), number("demand", "MW")),
        *(number(kind, "MW") for kind in KINDS),
        *(number("discharge", "MW", "from_store"), number("charge", "MW", "into_store")),
        number("sent", "MW", "power_sent"),
        number("unserved", "MW", "unserved_power"),
        number("price", money_of(each[0]) + "/MWh" if each else "1", "hourly_price"),
    )
    made.table("week", columns, rows, *sources())
