"""What the energy study reads: the specifications of its tables.

May import: core, data, units and the modules of this room. May not import: calc, engine, study.
`columns` are what several tables have, `regions` what a plan is made of, `supply` what is offered.
"""

from corredor.studies.energy.inputs.regions import FUELS, LINKS, OPTIONS, PROFILES, REGIONS
from corredor.studies.energy.inputs.supply import (
    CONTRACTS,
    LEDGER,
    LNG_ROUTES,
    OFFERS,
    OIL,
    REACTORS,
)

TABLES = (
    *(REGIONS, PROFILES, FUELS, OPTIONS, LINKS, OFFERS),
    *(REACTORS, CONTRACTS, LEDGER, LNG_ROUTES, OIL),
)
"""All tables of the study, in the order in which a person fills them."""

__all__ = [
    "CONTRACTS",
    "FUELS",
    "LEDGER",
    "LINKS",
    "LNG_ROUTES",
    "OFFERS",
    "OIL",
    "OPTIONS",
    "PROFILES",
    "REACTORS",
    "REGIONS",
    "TABLES",
]
