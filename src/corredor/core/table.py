"""Table specifications: which columns a table of the programme folder has and what they mean.

A specification is data: the reader validates with it, the reference is generated from it, and
a study declares with it what it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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

    Examples
    --------
    >>> ColumnSpec("depth", "number", "depth at low water [m]", filled=True, low=0.0).filled
    True
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
    """One table: its name, its file in the folder, its columns, and the columns of its key.

    Examples
    --------
    >>> columns = (ColumnSpec("id", "id", "id", True), ColumnSpec("depth", "number", "depth [m]"))
    >>> spec = TableSpec("harbour/quays", "harbour/quays.csv", "Quays.", columns)
    >>> spec.column("depth").kind
    'number'
    """

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


def published_columns(filled: bool = True) -> tuple[ColumnSpec, ...]:
    """Return the columns that say where a published number of a row comes from.

    They are those of `corredor.core.source.TableSource`; `filled` asks for the publisher, the
    title and the day.

    Examples
    --------
    >>> [column.name for column in published_columns() if column.filled]
    ['producer', 'title', 'retrieved']
    """
    return (
        ColumnSpec("producer", "text", "who published it", filled=filled),
        ColumnSpec("title", "text", "what the publication is called", filled=filled),
        ColumnSpec("url", "text", "where it stands"),
        ColumnSpec("licence", "text", "licence under which it may be used"),
        ColumnSpec("retrieved", "date", "day on which it was taken", filled=filled),
    )


@dataclass(frozen=True)
class Replaced:
    """What a scenario says of a cell that it replaces.

    `place` is where it says so, `before` the text of the cell in the folder, `owner` who stands
    behind the other one, for the reason `rationale`, since `date`.
    """

    place: Place
    before: str
    owner: str
    rationale: str
    date: str


@dataclass(frozen=True)
class Row:
    """One validated row: its cells by column name, and its place.

    `columns` maps column names to the columns of their cells in the row's first line; `replaced`
    the names of cells that a scenario replaced to what it says of them.

    Examples
    --------
    >>> cells, columns = {"id": "north", "depth": 12.5}, {"id": 1, "depth": 7}
    >>> row = Row(cells, Place("harbour/quays.csv", 2), columns)
    >>> row.text("id"), row.number("depth"), str(row.at("depth"))
    ('north', 12.5, 'harbour/quays.csv:2:7')
    """

    cells: Mapping[str, Value]
    place: Place
    columns: Mapping[str, int]
    replaced: Mapping[str, Replaced] = field(default_factory=dict[str, Replaced])

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
        if column in self.replaced:
            return self.replaced[column].place
        return Place(self.place.file, self.place.line, self.columns.get(column, 0))
