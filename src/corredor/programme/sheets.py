"""CSV texts: their delimiter, their records, and where each cell stands.

Places are looked up only when something asks for one, so that a table without errors is read
at the speed of the standard library.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from corredor.core.errors import N_, BrokenTable, Place, Wording

DELIMITERS: Final = (",", ";", "\t")
DELIMITER_NAMES: Final = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs")}
LONGEST_WALK: Final = 1_000_000
"""Characters after which the end of a broken record is no longer looked for."""
LONGEST_EXCERPT: Final = 300
"""Characters of a line that an error carries with it."""

_NEVER_CLOSED: Final = N_("a quotation mark is never closed")
_AFTER_QUOTE: Final = N_("text follows a closing quotation mark")
_TOO_LONG: Final = N_("a cell is far too long")


@dataclass(frozen=True)
class Record:
    """One record: the line on which it begins, from 1, and its cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """A CSV text of the folder."""

    file: str
    text: str
    delimiter: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The physical lines with their ends."""
        return tuple(io.StringIO(self.text, newline=""))

    def records(self) -> Iterator[Record]:
        """Yield the records, the head among them; blank lines are left out.

        Raises
        ------
        BrokenTable
            E114: the rest can't be split into cells.
        """
        stream = io.StringIO(self.text, newline="")
        rows = csv.reader(stream, delimiter=self.delimiter, strict=True)
        line = 1
        while True:
            try:
                cells = next(rows, None)
            except csv.Error as error:
                raise self._broken(line, str(error)) from None
            if cells is None:
                return
            if cells:
                yield Record(line, cells)
            line = rows.line_num + 1

    def _broken(self, line: int, message: str) -> BrokenTable:
        problem = _AFTER_QUOTE
        if "unexpected end" in message:
            problem = _NEVER_CLOSED
        if "field larger" in message:
            problem = _TOO_LONG
        place = list(self._places(line))[-1]
        return BrokenTable(place, excerpt=self.excerpt(place.line), problem=Wording(problem))

    def place(self, line: int, index: int) -> Place:
        """Return where a cell begins: its record's first line, its index from 0."""
        return next(islice(self._places(line), index, None), Place(self.file, line))

    def columns(self, line: int, names: tuple[str, ...]) -> dict[str, int]:
        """Return the columns of a record's cells, as far as they stand in its first line."""
        pairs = zip(names, self._places(line), strict=False)
        return {name: place.column for name, place in pairs if place.line == line}

    def _places(self, line: int) -> Iterator[Place]:
        """Walk through one record and yield where its cells begin.

        The last one of a broken record is the cell that breaks it: whose quotation mark is closed
        too early, or never.
        """
        yield Place(self.file, line, 1)
        after = (self.delimiter, "\r", "\n")
        in_quotes = quoted_cell = False
        begins = True
        walked = 0
        for number in range(line, len(self.lines) + 1):
            for column, character in enumerate(self.lines[number - 1], start=1):
                if character == '"' and (begins or quoted_cell):
                    quoted_cell, in_quotes = True, not in_quotes
                elif quoted_cell and not in_quotes and character not in after:
                    return
                elif character == self.delimiter and not in_quotes:
                    yield Place(self.file, number, column + 1)
                    quoted_cell, begins = False, True
                    continue
                begins = False
            walked += len(self.lines[number - 1])
            if not in_quotes or walked > LONGEST_WALK:
                return

    def excerpt(self, line: int) -> str:
        """Return a physical line as an error shows it."""
        if not 0 < line <= len(self.lines):
            return ""
        return self.lines[line - 1].rstrip("\r\n")[:LONGEST_EXCERPT]


class CellColumns(Mapping[str, int]):
    """The columns of a row's cells, looked up when they are asked for."""

    __slots__ = ("_found", "_line", "_names", "_sheet")

    def __init__(self, sheet: Sheet, line: int, names: tuple[str, ...]) -> None:
        self._sheet = sheet
        self._line = line
        self._names = names
        self._found: dict[str, int] | None = None

    def _columns(self) -> dict[str, int]:
        if self._found is None:
            self._found = self._sheet.columns(self._line, self._names)
        return self._found

    def __getitem__(self, name: str) -> int:
        """Return the column of the cell of that name."""
        return self._columns()[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the cells in the row's first line."""
        return iter(self._columns())

    def __len__(self) -> int:
        """Return how many cells stand in the row's first line."""
        return len(self._columns())

    def __repr__(self) -> str:
        """Return the columns as a dictionary shows them."""
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, int]], tuple[dict[str, int]]]:
        """Go to another process as a dictionary, without the text of the table."""
        return dict, (dict(self),)


def sheet_of(file: str, text: str, known: frozenset[str]) -> Sheet:
    """Return a CSV text with its delimiter.

    The delimiter is the one of comma, semicolon and tab that finds most of the known column
    names in the first line.
    """
    first = next(iter(io.StringIO(text, newline="")), "")

    def score(delimiter: str) -> tuple[int, int]:
        names = [name.strip(' "\r\n') for name in first.split(delimiter)]
        return sum(name in known for name in names), len(names)

    return Sheet(file, text, max(DELIMITERS, key=score))
