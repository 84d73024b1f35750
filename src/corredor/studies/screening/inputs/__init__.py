"""What the screening study reads: records of lists' entries, its tables, and their rows.

May import: core, data, units and the modules of this room. May not import: calc, readers, study.
`entries` are the records of publishers' lists, `tables` specify what the user fills in, `rows`
turn it into records.
"""

from corredor.studies.screening.inputs.tables import (
    ASSETS,
    CONSEQUENCES,
    DECISIONS,
    GOODS,
    LISTED_GOODS,
    LISTS,
    OWNERSHIP,
    PARTIES,
    POLICY,
    TABLES,
)

__all__ = [
    "ASSETS",
    "CONSEQUENCES",
    "DECISIONS",
    "GOODS",
    "LISTED_GOODS",
    "LISTS",
    "OWNERSHIP",
    "PARTIES",
    "POLICY",
    "TABLES",
]
