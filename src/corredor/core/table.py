"""Table specifications: which columns a table of the programme folder has and what they mean.

A specification is data: the reader validates with it, the reference is generated from it, and
a study declares with it what it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from corredor.core.errors import Place
from corredor.core.label import LANGUAGES, Label
from corredor.core.source import RowRef

ColumnKind = Literal[
    "id",
    "ids",
    "text",
    "number",
    "unit",
    "price_year",
    "date",
    "choice",
    "country",
    "currency",
    "file",
]
COLUMN_KINDS: Final[tuple[str, ...]] = get_args(ColumnKind)
"""How a cell is read.

``id`` one slug · ``ids`` slugs parted by blanks · ``text`` as it stands · ``number`` digits ·
``unit`` of `corredor.units` · ``price_year`` a year or ``nominal`` · ``date`` EDTF · ``choice``
one of a list · ``country`` ISO 3166 alpha-2 · ``currency`` ISO 4217 · ``file`` a path from the
folder of the table, inside the programme folder.
"""

Value = str | float | tuple[str, ...] | None


@dataclass(frozen=True)
class ColumnSpec:
    """One column.

    `filled` forbids empty cells; a column that isn't `filled` may be left out altogether.
    `refers` names the tables, by name, whose ids the cell takes. `low` and `high` bound a number.
    """

    name: str
    kind: ColumnKind
    meaning: str
    filled: bool = False
    choices: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")


@dataclass(frozen=True)
class TableSpec:
    """One table: its name, its file in the folder, its columns, and the columns of its key."""

    name: str
    file: str
    meaning: str
    columns: tuple[ColumnSpec, ...]
    key: tuple[str, ...] = ("id",)

    def column(self, name: str) -> ColumnSpec | None:
        """Return the column of that name."""
        return next((column for column in self.columns if column.name == name), None)


def label_columns(meaning: str) -> tuple[ColumnSpec, ...]:
    """Return the three columns of a label, one per language."""
    return tuple(ColumnSpec(f"name_{language}", "text", meaning) for language in LANGUAGES)


@dataclass(frozen=True)
class Row:
    """One validated row: its cells by column name, and its place.

    `columns` maps column names to the columns of their cells in the row's first line.
    """

    cells: Mapping[str, Value]
    place: Place
    columns: Mapping[str, int]

    def text(self, column: str) -> str:
        """Return a cell as text; empty where it is empty."""
        value = self.cells.get(column)
        return value if isinstance(value, str) else ""

    def number(self, column: str) -> float | None:
        """Return a cell as number; None where it is empty."""
        value = self.cells.get(column)
        return value if isinstance(value, float) else None

    def ids(self, column: str) -> tuple[str, ...]:
        """Return a cell as ids."""
        value = self.cells.get(column)
        return value if isinstance(value, tuple) else ()

    @property
    def label(self) -> Label:
        """The label in the columns ``name_es``, ``name_en`` and ``name_ru``."""
        return Label(**{language: self.text(f"name_{language}") for language in LANGUAGES})

    @property
    def ref(self) -> RowRef:
        """The place of the row, for the lineage."""
        return RowRef(self.place.file, self.place.line)

    def at(self, column: str) -> Place:
        """Return the place of a cell."""
        return Place(self.place.file, self.place.line, self.columns.get(column, 0))
