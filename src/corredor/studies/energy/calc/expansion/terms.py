"""What a question about a region may change: prices and demand, bounds and rules."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.energy.calc.bundle import Rules
from corredor.studies.energy.calc.dispatch.region import FloatArray
from corredor.units import Ratio


@dataclass(frozen=True, eq=False)
class Terms:
    """Prices and demand of one case, where they aren't the region's own.

    Attributes
    ----------
    annual_costs
        [money/MW/year], the store's energy [money/MWh/year], shape (names,).
    marginal_costs
        [money/MWh], shape (options,).
    unserved_cost
        [money/MWh].
    growth
        Factor of demand [1].
    """

    annual_costs: FloatArray | None = None
    marginal_costs: FloatArray | None = None
    unserved_cost: float | None = None
    growth: Ratio = 1.0


@dataclass(frozen=True, eq=False)
class Limits:
    """Bounds and rules of a plan where they aren't the region's own.

    `least` and `most` have the shape (names,) [MW, MWh].
    """

    least: FloatArray | None = None
    most: FloatArray | None = None
    rules: Rules | None = None
