"""What the routes study reads: the specifications of its tables, and their rows as records.

May import: core, data, units and the modules of this room. May not import: calc, engine, study.
`services` and `markets` specify the tables, `records` reads their rows.
"""

from corredor.studies.routes.inputs.markets import (
    CATCHMENTS,
    CHARGE_ROWS,
    CHOICES,
    FLOWS,
    FUEL_PRICES,
    GATE_ROWS,
    ITINERARIES,
    MARKETS,
    OUTAGES,
)
from corredor.studies.routes.inputs.services import CARRIERS, CLOSURES, FLEETS, SERVICES

TABLES = (
    CARRIERS,
    FLEETS,
    SERVICES,
    CLOSURES,
    OUTAGES,
    FUEL_PRICES,
    GATE_ROWS,
    CHARGE_ROWS,
    CATCHMENTS,
    FLOWS,
    CHOICES,
    MARKETS,
    ITINERARIES,
)
"""All tables of the study, in the order in which a person fills them."""

__all__ = [
    "CARRIERS",
    "CATCHMENTS",
    "CHARGE_ROWS",
    "CHOICES",
    "CLOSURES",
    "FLEETS",
    "FLOWS",
    "FUEL_PRICES",
    "GATE_ROWS",
    "ITINERARIES",
    "MARKETS",
    "OUTAGES",
    "SERVICES",
    "TABLES",
]
