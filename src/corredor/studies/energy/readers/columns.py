"""Plain hourly columns: a head of names and a row for each hour, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import N_
from corredor.studies.energy.readers.lines import CELLS, NOTHING, Origin, number_in, rows

FloatArray = NDArray[np.float64]
HOURLY: Final = "hourly_csv"
NO_COLUMN: Final = N_("no column has this name")
SAME_NAME: Final = N_("two columns have one name")
SEMICOLONS: Final = N_("cells are separated by semicolons")


@dataclass(frozen=True)
class HourlyColumns:
    """Columns of a file by name, each of shape (hours,)."""

    columns: dict[str, FloatArray]
    hours: int


def read_columns(stream: BinaryIO, file: str, names: tuple[str, ...]) -> HourlyColumns:
    """Return some columns of an hourly file; others, such as one of times, are not read.

    Parameters
    ----------
    stream
        The file, open; it is not closed.
    file
        Its name, for messages.
    names
        Columns that are wanted, by the names in the first line.

    Raises
    ------
    BrokenSeries, OtherSeriesFormat
        E150: a cell of a wanted column is no number, or a row has another length than the head;
        E151: a wanted column isn't there, or cells are parted by semicolons.
    """
    origin = Origin(HOURLY, file)
    found = rows(stream, origin)
    head = next(found, None)
    if head is None:
        raise origin.broken(0, NOTHING)
    if len(head.cells) == 1 and ";" in head.cells[0]:
        raise origin.other(head.line, SEMICOLONS, ", ".join(names))
    for name in names:
        if head.cells.count(name) > 1:
            raise origin.other(head.line, SAME_NAME, name)
        if name not in head.cells:
            raise origin.other(head.line, NO_COLUMN, name)
    places = {name: head.cells.index(name) for name in names}
    values: dict[str, list[float]] = {name: [] for name in names}
    hours = 0
    for row in found:
        if len(row.cells) != len(head.cells):
            raise origin.broken(row.line, CELLS)
        hours += 1
        for name, at in places.items():
            values[name].append(number_in(row.cells[at], row.line, origin))
    if not hours:
        raise origin.broken(0, NOTHING)
    return HourlyColumns({name: np.array(held) for name, held in values.items()}, hours)
