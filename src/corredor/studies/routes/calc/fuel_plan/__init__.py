"""Fuel plan: the items of ICAO Annex 6, the masses with them, payload limits and tankering.

May import: numpy, calc.performance, corredor.units.
May not import: any other room; rules and distances come as arguments.
"""

from corredor.studies.routes.calc.fuel_plan.items import FuelPlan, fuel_plan, last_reserves
from corredor.studies.routes.calc.fuel_plan.limits import (
    LIMITS,
    Limits,
    PayloadLimit,
    mass_margins,
    payload_limit,
)
from corredor.studies.routes.calc.fuel_plan.rules import ANNEX_6, FuelRules
from corredor.studies.routes.calc.fuel_plan.service import (
    Sector,
    SectorPlan,
    service_payload_limit,
    service_plan,
)
from corredor.studies.routes.calc.fuel_plan.tankering import (
    Tankering,
    breakeven_price_ratio,
    saving_by_carrying,
    tankering_fuel,
    usable_fuel,
)

__all__ = [
    "ANNEX_6",
    "LIMITS",
    "FuelPlan",
    "FuelRules",
    "Limits",
    "PayloadLimit",
    "Sector",
    "SectorPlan",
    "Tankering",
    "breakeven_price_ratio",
    "fuel_plan",
    "last_reserves",
    "mass_margins",
    "payload_limit",
    "saving_by_carrying",
    "service_payload_limit",
    "service_plan",
    "tankering_fuel",
    "usable_fuel",
]
