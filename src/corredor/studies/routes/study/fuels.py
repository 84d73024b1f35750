"""Fuel and time of the types of a run: from the fuel table of each, made once."""

from __future__ import annotations

from functools import cache

from corredor.studies.routes.calc.fuel_plan import ANNEX_6
from corredor.studies.routes.calc.performance import Fuels, fuel_table
from corredor.studies.routes.engine.fuel_lookup import tabled_fuels
from corredor.studies.routes.study.aircraft import built


@cache
def fuels_of(code: str) -> Fuels:
    """Return fuel and time of a type, good to 0.05 % of its missions."""
    return tabled_fuels(fuel_table(built(code), ANNEX_6.holding_height))
