"""What a table of an export is, and the bounds within which one is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import (
    N_,
    BrokenTable,
    CorredorError,
    DamagedDocument,
    EmptyTable,
    Place,
    TooManyRows,
    Wording,
    WrongCellCount,
)

LARGEST_FILE: Final = 50_000_000
"""Bytes of a file [B]."""
MOST_CHARACTERS: Final = 200_000_000
"""Characters of a table."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 400
LONGEST_CELL: Final = 32_767
"""Characters of a cell, as many as a spreadsheet holds."""
LONGEST_HEADER: Final = 300
"""Characters of a header that are shown: some forms put the whole question there."""
HEADERS: Final = N_("a first row with the names of the columns")
TOO_LONG: Final = N_("a cell is far too long")
TOO_MUCH: Final = N_("the table holds far too much text")
TOO_WIDE: Final = N_("a row has far too many cells")


_UNNAMED: Final = re.compile(r"#\d+")


@dataclass(frozen=True)
class SheetRow:
    """A row of an export: its number in the file, from 1, and its cells as text."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table of an export: the names of its columns and its rows, blank ones left out.

    A name that stands twice has a number after it: ``Idioma``, ``Idioma (2)``.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    def column(self, name: str) -> int | None:
        """Return the number of a column from 0; None where there is none of that name."""
        return self.header.index(name) if name in self.header else None

    def at(self, row: SheetRow, name: str) -> Place:
        """Return the place of a cell; columns count from 1."""
        number = self.column(name)
        return Place(self.file, row.line, 0 if number is None else number + 1)


def sheet_of(file: str, rows: Iterable[SheetRow]) -> Sheet:
    """Return a table of rows whose first one, blank ones and titles apart, names the columns.

    A title is a row before it with one filled cell.

    Raises
    ------
    EmptyTable
        E119: there is none.
    TooManyRows
        E014: there are more than `MOST_ROWS`.
    BrokenTable
        E114: a cell or a row is far too long.
    WrongCellCount
        E111: a row has text beyond the last named column.
    """
    header: tuple[str, ...] = ()
    found: list[SheetRow] = []
    read = 0
    for row in rows:
        read += _characters(file, row)
        if read > MOST_CHARACTERS:
            raise broken(Place(file, row.line), TOO_MUCH)
        cells = tuple(cell.strip() for cell in row.cells)
        if not any(cells):
            continue
        if not header or (not found and _is_title(header) and sum(map(bool, cells)) > 1):
            header = _named(cells)
            continue
        if any(cells[len(header) :]):
            place = Place(file, row.line, len(header) + 1)
            count = max(at for at, cell in enumerate(cells, start=1) if cell)
            raise WrongCellCount(place, count=count, head=len(header))
        if len(found) == MOST_ROWS:
            raise TooManyRows(Place(file), file=file, limit=MOST_ROWS)
        padded = (*cells, *[""] * (len(header) - len(cells)))[: len(header)]
        found.append(SheetRow(row.line, padded))
    if not header:
        raise EmptyTable(Place(file), head=Wording(HEADERS))
    return Sheet(file, header, tuple(found))


def _characters(file: str, row: SheetRow) -> int:
    """Return the characters of a row; refuse one that is too wide or has too long a cell."""
    if len(row.cells) > MOST_COLUMNS:
        raise broken(Place(file, row.line), TOO_WIDE)
    for at, cell in enumerate(row.cells, start=1):
        if len(cell) > LONGEST_CELL:
            raise broken(Place(file, row.line, at), TOO_LONG)
    return sum(map(len, row.cells))


def _is_title(header: tuple[str, ...]) -> bool:
    """Whether a row names one column alone, as no form does."""
    return sum(not _UNNAMED.fullmatch(name) for name in header) == 1


def _named(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return names for the columns: what stands there on one line, and each once."""
    filled = max(at for at, cell in enumerate(cells, start=1) if cell)
    counts: dict[str, int] = {}
    made: list[str] = []
    for at, cell in enumerate(cells[:filled], start=1):
        name = " ".join(cell.split())[:LONGEST_HEADER] or f"#{at}"
        counts[name] = counts.get(name, 0) + 1
        made.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return tuple(made)


def broken(place: Place, problem: str) -> CorredorError:
    """Return the error of a table that can't be read on; the problem is marked with `N_`."""
    return BrokenTable(place, problem=Wording(problem))


def damaged(file: str, kind: str, problem: str) -> CorredorError:
    """Return the error of a file that isn't what it says; the problem is marked with `N_`."""
    return DamagedDocument(Place(file), file=file, format=kind, problem=Wording(problem))
