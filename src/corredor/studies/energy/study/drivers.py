"""Drivers: the entry price of offers over the draws, and the assumptions that move it most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.finding import Cell
from corredor.core.lineage import roots
from corredor.core.quantity import Assumed, Derived, Quantity
from corredor.studies.energy.calc.expansion.frontier import Plans, many_plans
from corredor.studies.energy.calc.finance.rates import overnight_of_annual_cost
from corredor.studies.energy.calc.finance.sensitivity import rank_correlation
from corredor.studies.energy.study.case import Made, figure, number, term, text
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.quantities import method_of

FloatArray = NDArray[np.float64]
QUANTILES: Final = {"p10": 0.1, "p50": 0.5, "p90": 0.9}
MOST: Final = 6
"""Assumptions shown for each offer."""
CHANCE: Final = 2.0
"""Standard errors of a rank correlation, 1 over the root of the draws, that chance makes easily."""
FEWEST: Final = 20
"""Draws below which nothing is said of what moves a result."""


def driven(made: Made, regions: dict[str, Planned]) -> None:
    """Make the entry prices of offers over the draws, and what moves them."""
    rows: list[tuple[Cell, ...]] = []
    for region in regions.values():
        if region.draws is None or len(region.draws.upper) < FEWEST:
            continue
        for one in region.options:
            if one.row.text("offer") and not one.is_store:
                prices = entry_prices(region.draws, one)
                _quantiles(made, region, one, prices)
                rows += _movers(region, one, prices)
    columns = (
        *(term("region"), term("option"), text("name_es", "driver")),
        *(text("name_en", "driver"), text("name_ru", "driver")),
        *(figure("assumption", "driver_value"), number("strength", "1", "driver_strength")),
    )
    made.table("drivers", columns, rows, "assumptions", "energy/options")


def _column(quantity: Quantity, count: int) -> FloatArray | float:
    return quantity.value if quantity.draws is None else quantity.draws[:count]


def entry_prices(draws: Plans, one: Priced) -> FloatArray:
    """Return the overnight cost at which an option enters or leaves in each draw, shape (n,)."""
    count = len(draws.upper)
    annual = draws.break_even[:, draws.names.index(one.id)]
    factor = 1.0 if one.factor is None else _column(one.factor, count)
    rate, life, fixed = (_column(held, count) for held in (one.rate, one.life, one.fixed))
    made = overnight_of_annual_cost(annual, factor, rate, life, fixed)  # pyright: ignore[reportArgumentType]
    return np.asarray(made, np.float64)


def _quantiles(made: Made, region: Planned, one: Priced, prices: FloatArray) -> None:
    for name, level in QUANTILES.items():
        origin = Derived(method_of(many_plans), region.inputs, {"of": f"{one.id} {name}"})
        value = float(np.quantile(prices, level))
        quantity = Quantity("", value, one.overnight.unit, origin)
        made.find(f"entry_price_{name}.{one.id}", f"entry_price_{name}", quantity, one.id)


def _movers(region: Planned, one: Priced, prices: FloatArray) -> Iterator[tuple[Cell, ...]]:
    """Yield the assumptions that go most with an entry price, the strongest first."""
    held: dict[str, Quantity] = {}
    for quantity in region.inputs.values():
        for root in roots(quantity):
            if root.draws is not None and isinstance(root.origin, Assumed):
                held.setdefault(root.key, root)
    strengths = {
        key: rank_correlation(np.asarray(root.draws)[: len(prices)], prices)
        for key, root in held.items()
    }
    ordered = sorted(strengths, key=lambda key: (-abs(strengths[key]), key))
    for key in ordered[:MOST]:
        origin = held[key].origin
        if abs(strengths[key]) < CHANCE / len(prices) ** (1 / 2) or not isinstance(origin, Assumed):
            continue
        label = origin.assumption.label
        names = (label.es, label.en, label.ru)
        yield region.id, one.id, *names, key, round(strengths[key], 2)
