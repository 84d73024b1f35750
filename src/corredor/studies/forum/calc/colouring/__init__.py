"""Colouring: meetings into slots by alternating chains, balanced to the tables.

May import: numpy, calc.running, calc.timetable.instance, corredor.units.
May not import: any other room; a solver.
"""

from corredor.studies.forum.calc.colouring.breaks import breaks_of
from corredor.studies.forum.calc.colouring.grid import UNPLACED, Grid, grid_of
from corredor.studies.forum.calc.colouring.scheduling import Colouring, coloured

__all__ = [
    "UNPLACED",
    "Colouring",
    "Grid",
    "breaks_of",
    "coloured",
    "grid_of",
]
