"""Lines and rows of text files, bounded in length, number and alphabet."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, NamedTuple

from corredor.core.errors import N_, BrokenSeries, OtherSeriesFormat, Place, Wording

LONGEST_LINE: Final = 20_000
"""Bytes of one line [B]."""
MOST_LINES: Final = 5_000_000
MOST_CELLS: Final = 400
LONG: Final = N_("a line is far longer than any in such a file, or there are far too many")
NOT_TEXT: Final = N_("a byte that no text in UTF-8 holds")
UNCLOSED: Final = N_("a quotation mark is never closed, or text follows a closing one")
CELLS: Final = N_("this row has fewer or more cells than the head")
NUMBER: Final = N_("a cell isn't a number with a point before its decimals")
NOTHING: Final = N_("it holds no row")
FORMATS: Final = (
    "cenace_price",
    "cenace_forecast",
    "epw",
    "hourly_csv",
    "technology_data",
)
"""Formats that corredor reads."""
_NUMBER: Final = re.compile(r"[+-]?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})([eE][+-]?\d{1,3})?")


@dataclass(frozen=True)
class Origin:
    """Of what a reader speaks when something is wrong: the format and the file."""

    format: str
    file: str

    def broken(self, line: int, problem: str) -> BrokenSeries:
        """Return the refusal of a damaged file; `problem` is a text of the catalogues."""
        place = Place(self.file, line)
        return BrokenSeries(place, problem=Wording(problem), format=self.format)

    def other(self, line: int, problem: str, head: str) -> OtherSeriesFormat:
        """Return the refusal of a file in another format; `head` is what was looked for."""
        place, said = Place(self.file, line), Wording(problem)
        return OtherSeriesFormat(
            place, format=self.format, problem=said, head=head, known=", ".join(FORMATS)
        )


class Row(NamedTuple):
    """A row with the number of its line."""

    line: int
    cells: tuple[str, ...]


def text_lines(stream: BinaryIO, origin: Origin) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, from 1, without their ends.

    Raises
    ------
    BrokenSeries
        E150: a line is too long, there are too many, or the text isn't UTF-8.
    """
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE or number > MOST_LINES:
            raise origin.broken(number, LONG)
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise origin.broken(number, NOT_TEXT) from None
        if "\x00" in text:
            raise origin.broken(number, NOT_TEXT)
        yield number, text.rstrip("\r\n")


def rows(stream: BinaryIO, origin: Origin) -> Iterator[Row]:
    """Yield the rows of comma-separated values, one a line, cells stripped; empty lines apart.

    Raises
    ------
    BrokenSeries
        E150: as of `text_lines`, or a quotation mark is never closed.
    """
    for number, text in text_lines(stream, origin):
        if text.strip():
            yield Row(number, split(number, text, origin))


def split(number: int, text: str, origin: Origin) -> tuple[str, ...]:
    """Return the cells of a line, stripped.

    Raises
    ------
    BrokenSeries
        E150: a quotation mark is never closed, or there are too many cells.
    """
    if '"' not in text:
        cells = text.split(",")
    else:
        try:
            cells = next(csv.reader([text], strict=True, skipinitialspace=True))
        except csv.Error:
            raise origin.broken(number, UNCLOSED) from None
    if len(cells) > MOST_CELLS:
        raise origin.broken(number, LONG)
    return tuple(cell.strip() for cell in cells)


def number_in(cell: str, line: int, origin: Origin) -> float:
    """Return a cell as a finite number.

    Raises
    ------
    BrokenSeries
        E150: it is none; ``nan``, ``1_000`` and ``1,5`` are none.

    Examples
    --------
    >>> number_in("-205.57", 1, Origin("hourly_csv", "f.csv"))
    -205.57
    """
    if not _NUMBER.fullmatch(cell) or not math.isfinite(value := float(cell)):
        raise origin.broken(line, NUMBER)
    return value
