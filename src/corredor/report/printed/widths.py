"""Widths: how wide the columns of a printed table are, so that nothing is cut or runs over.

As in a browser: no column is narrower than its longest word, none wider than its longest cell,
and what room is left is shared by what each could still use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corredor.report.lettering import text_width

INSET: Final = 5.0
"""Room left and right of the text of a cell together [pt]."""
BREAKING: Final = 24
"""Letters after which the printer may break a word, see `corredor.report.printing`."""
SIZES: Final = (6.5, 6.0, 5.5)
"""Sizes of letters [pt], of which the first is taken in which a table fits."""
UPRIGHT, ACROSS = 520.0, 767.0
"""Room of a page of paper A4 [pt], upright and on its side."""
_BREAKS: Final = re.compile("[ \n\u200b]+|(?<=-)(?=[^\\W\\d])")
"""Where a line may end: not at the blanks inside a number."""
SLACK: Final = 1.06
"""Bold heads and identifiers are a little wider than their letters are counted."""


def column_widths(columns: Sequence[Sequence[str]], size: float, room: float) -> list[float] | None:
    """Return the widths of columns [pt]; None where their longest words don't fit.

    Parameters
    ----------
    columns
        The texts of each column's cells.
    size
        Size of the letters [pt].
    room
        Room for all columns together [pt].

    Examples
    --------
    >>> [round(width) for width in column_widths([["a"], ["b c d"]], 10.0, 500.0)]
    [11, 28]
    >>> column_widths([["Moscow"]], 10.0, 20.0) is None
    True
    """
    least = [_word(cells, size) for cells in columns]
    most = [max(_line(cells, size), low) for cells, low in zip(columns, least, strict=True)]
    if sum(most) <= room:
        return most
    if sum(least) > room:
        return None
    spare, wanted = room - sum(least), sum(most) - sum(least)
    return [low + spare * (high - low) / wanted for low, high in zip(least, most, strict=True)]


def fitting(columns: Sequence[Sequence[str]]) -> tuple[float, bool, list[float]]:
    """Return the size of the letters, whether the page lies on its side, and the widths [pt]."""
    for room in (UPRIGHT, ACROSS):
        for size in SIZES:
            found = column_widths(columns, size, room)
            if found is not None:
                return size, room == ACROSS, found
    return SIZES[-1], True, [ACROSS / len(columns)] * len(columns)


def _line(cells: Sequence[str], size: float) -> float:
    lines = {line for cell in cells for line in cell.split("\n")}
    return max((_width(line, size) for line in lines), default=0.0) + INSET


def _word(cells: Sequence[str], size: float) -> float:
    words = {word[:BREAKING] for cell in cells for word in _BREAKS.split(cell)}
    return max((_width(word, size) for word in words), default=0.0) + INSET


def _width(text: str, size: float) -> float:
    return text_width(text, size) * SLACK
