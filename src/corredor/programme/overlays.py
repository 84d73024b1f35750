"""Overlays: the cells that a scenario puts in the place of the folder's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corredor.core.errors import Place
from corredor.core.table import Replaced
from corredor.programme.sheets import Sheet

Key = tuple[str, ...]
"""The cells of a row's key, in the order of the specification."""


@dataclass(frozen=True)
class OtherCell:
    """A cell of a scenario: its text, where it stands, and who stands behind it.

    `commas` tells whether a decimal comma is read in it; `excerpt` is its line.
    """

    text: str
    place: Place
    owner: str
    rationale: str
    date: str
    commas: bool = False
    excerpt: str = ""

    def replacing(self, before: str) -> Replaced:
        """Return what it says of the cell that it replaces."""
        return Replaced(self.place, before, self.owner, self.rationale, self.date)


Cells = Mapping[Key, Mapping[str, OtherCell]]
"""Other cells of one table, by the key of the row and by column."""
NO_OTHERS: Mapping[str, OtherCell] = {}
NO_CELLS: Cells = {}
NOWHERE = Place("")


@dataclass(frozen=True)
class Overlay:
    """A scenario: its name and its cells by table; `sheet` is its file as it was read."""

    name: str = ""
    tables: Mapping[str, Cells] = field(default_factory=dict[str, Cells])
    sheet: Sheet | None = None

    def cells(self, table: str) -> Cells:
        """Return the other cells of a table."""
        return self.tables.get(table, NO_CELLS)


BASE = Overlay()
"""The folder as it stands."""


@dataclass(frozen=True)
class Change:
    """A cell of a table and what a scenario says of it.

    `row` is the row's key: its id, or the cells of its key parted by blanks.
    """

    table: str
    row: str
    column: str
    before: str
    after: str
    owner: str = ""
    rationale: str = ""
    date: str = ""
    place: Place = NOWHERE
