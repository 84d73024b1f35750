"""Cells of a workbook that are merged downwards: what one shows, each row of them holds."""

from __future__ import annotations

import re
from typing import Final

REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
"""Column and row of a cell, as in C12 (ECMA-376, part 1, 18.18.62)."""
_LETTERS: Final = 26


def column_number(letters: str) -> int:
    """Return the number of a column from 1.

    Examples
    --------
    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


class Merged:
    """Ranges of merged cells of a sheet whose rows are read from above.

    Examples
    --------
    >>> merged = Merged()
    >>> merged.add("A2:A3")
    >>> rows = {2: {1: "Casa", 2: "Ana"}, 3: {2: "Eva"}, 4: {2: "Leo"}}
    >>> for line, cells in rows.items():
    ...     merged.fill(line, cells)
    >>> rows[3], rows[4]
    ({2: 'Eva', 1: 'Casa'}, {2: 'Leo'})
    """

    def __init__(self) -> None:
        self._ends: dict[int, dict[int, int]] = {}
        """Last row of each range by its column and first row."""
        self._shown: dict[int, tuple[int, str]] = {}
        """Last row and text of the range that is open in a column."""

    def add(self, reference: str) -> None:
        """Add a range such as A2:A4; one of a single row holds nothing to fill."""
        first, _, last = reference.partition(":")
        begin, end = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last)
        if begin and end and int(end[2]) > int(begin[2]):
            self._ends.setdefault(column_number(begin[1]), {})[int(begin[2])] = int(end[2])

    def fill(self, line: int, cells: dict[int, str]) -> None:
        """Add to the cells of a row, by column, what ranges from above show in it.

        A row without text of its own stays blank.
        """
        for column, ends in self._ends.items():
            end, text = self._shown.get(column, (0, ""))
            if line in ends:
                self._shown[column] = ends[line], cells.get(column, "")
            elif line <= end and text and cells:
                cells.setdefault(column, text)
