"""corredor: plan, check and appraise a bilateral economic corridor.

The public names of studies, notebooks and scripts; each is imported from its room when it is
first asked for, so that importing this package loads nothing else. `corredor.testing` holds those
for tests. May not: hold code of its own.
"""

from importlib import import_module

__version__ = "0.1.0"

HOMES = {
    "Absent": "core.study",
    "Assumed": "core.quantity",
    "Assumption": "core.assumption",
    "Cited": "core.quantity",
    "Claim": "core.claim",
    "Column": "core.finding",
    "ColumnSpec": "core.table",
    "CorredorError": "core.errors",
    "Derived": "core.quantity",
    "Distribution": "core.assumption",
    "Fact": "core.claim",
    "Finding": "core.finding",
    "FindingTable": "core.finding",
    "Flag": "core.finding",
    "Inputs": "core.study",
    "Label": "core.label",
    "LookedUp": "core.quantity",
    "N_": "core.errors",
    "Place": "core.errors",
    "Problems": "core.errors",
    "Quantity": "core.quantity",
    "Ref": "core.finding",
    "Result": "core.study",
    "Row": "core.table",
    "Selector": "core.claim",
    "Study": "core.study",
    "TableSource": "core.source",
    "TableSpec": "core.table",
    "derive": "core.derive",
    "derive_record": "core.derive",
    "locate": "core.anchor",
    "quantity_of_cell": "core.study",
    "results": "run.results",
    "run_folder": "run.main_job",
    "tally": "core.derive",
}
"""The public names, each with the room that it is imported from; types stand in `__init__.pyi`."""

__all__ = sorted(HOMES)  # pyright: ignore[reportUnsupportedDunderAll] - the stub lists them


def __getattr__(name: str) -> object:
    """Import a public name from its room."""
    if name not in HOMES:
        raise AttributeError(f"module 'corredor' has no attribute {name!r}")
    found: object = getattr(import_module(f"corredor.{HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public names beside what the module holds."""
    return sorted({*globals(), *HOMES})
