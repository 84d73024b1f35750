"""Breaks of a timetable of a grid: maximal idle gaps between two busy slots of one day."""

from __future__ import annotations

import numpy as np

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.running import IntArray


def breaks_of(grid: Grid, slot: IntArray) -> IntArray:
    """Breaks of each participant in a timetable [1], shape (participants,).

    Examples
    --------
    >>> one = Grid(1, 5, np.array([0, 1, 2]), np.array([0, 0]), np.full(2, 31), np.ones(2, int),
    ...            np.full(5, 1), np.zeros(1, int), np.array([31]))
    >>> breaks_of(one, np.array([0, 3])).tolist(), breaks_of(one, np.array([2, 3])).tolist()
    ([1], [0])
    """
    busy = grid.busy(slot)
    found = np.zeros(grid.participants, np.int64)
    for day in grid.days.tolist():
        own = busy & day
        found += np.maximum(np.bitwise_count(own & ~(own << 1)).astype(np.int64) - 1, 0)
    return found
