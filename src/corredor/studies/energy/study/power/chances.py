"""Chances: what the draws say of the cost of the plan, and of each option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from corredor.core.finding import Cell
from corredor.core.quantity import Derived, Method, Quantity
from corredor.studies.energy.calc.finance.measures import (
    MoneyPerYear,
)
from corredor.studies.energy.study.case import Made, figure, number, term
from corredor.studies.energy.study.drivers import QUANTILES
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.power.costs import (
    money_of,
    sources,
)
from corredor.units import Share


def chances(made: Made, each: list[Planned]) -> None:
    """Keep what draws say: the cost of the plan, and how often each option is in it."""
    rows: list[tuple[Cell, ...]] = []
    for region in each:
        draws = region.draws
        if draws is None:
            continue
        unit = f"{money_of(region)}/year"
        for name, level in QUANTILES.items():
            value = float(np.quantile(draws.upper, level))
            quantity = _drawn(plan_cost_quantile, value, unit, region, name)
            made.find(f"plan_cost_{name}.{region.id}", f"plan_cost_{name}", quantity, region.id)
        quantity = _drawn(certified_draws, draws.certified_share, "share", region, "certified")
        made.find(f"certified_draws.{region.id}", "certified_draws", quantity, region.id)
        chosen = draws.chosen(region.region.peak, 1e-3).mean(0)
        for one in region.options:
            place = draws.names.index(f"{one.id}_power" if one.is_store else one.id)
            quantity = _drawn(chance_of_option, float(chosen[place]), "share", region, one.id)
            key = made.find(f"option_share.{one.id}", "option_share", quantity, one.id)
            rows.append((region.id, one.id, key, len(draws.upper)))
    columns = (
        *(term("region"), term("option"), figure("chance", "option_share")),
        number("draws", "1", "draws_planned"),
    )
    made.table("chances", columns, rows, *sources())


def plan_cost_quantile(costs: MoneyPerYear) -> MoneyPerYear:
    """Quantile of the cost of the least-cost plan over the draws that were planned."""
    return costs


def certified_draws(certified: Share) -> Share:
    """Share of the draws planned whose plan is certified."""
    return certified


def chance_of_option(chosen: Share) -> Share:
    """Share of the draws planned whose plan has an option."""
    return chosen


def _drawn(
    function: Callable[..., Any], value: float, unit: str, region: Planned, member: str
) -> Quantity:
    summary = (function.__doc__ or "").partition("\n")[0]
    method = Method(function.__module__, function.__qualname__, summary)
    return Quantity("", value, unit, Derived(method, region.inputs, {"of": member}))
