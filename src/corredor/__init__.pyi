"""The public names for type checkers; `HOMES` in `__init__.py` says the same to Python."""

from corredor.core.anchor import locate
from corredor.core.assumption import Assumption, Distribution
from corredor.core.claim import Claim, Fact, Selector
from corredor.core.derive import derive, derive_record, tally
from corredor.core.errors import N_, CorredorError, Place, Problems
from corredor.core.finding import Column, Finding, FindingTable, Flag, Ref
from corredor.core.label import Label
from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.core.study import Absent, Inputs, Result, Study, quantity_of_cell
from corredor.core.table import ColumnSpec, Row, TableSpec
from corredor.run.main_job import run_folder
from corredor.run.results import results

__version__: str
HOMES: dict[str, str]

__all__ = [
    "N_",
    "Absent",
    "Assumed",
    "Assumption",
    "Cited",
    "Claim",
    "Column",
    "ColumnSpec",
    "CorredorError",
    "Derived",
    "Distribution",
    "Fact",
    "Finding",
    "FindingTable",
    "Flag",
    "Inputs",
    "Label",
    "LookedUp",
    "Place",
    "Problems",
    "Quantity",
    "Ref",
    "Result",
    "Row",
    "Selector",
    "Study",
    "TableSource",
    "TableSpec",
    "derive",
    "derive_record",
    "locate",
    "quantity_of_cell",
    "results",
    "run_folder",
    "tally",
]
