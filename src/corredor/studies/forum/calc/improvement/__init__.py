"""Improvement: fewer breaks in a timetable at scale, and the bound that none can beat.

May import: numpy, scipy, calc.running, calc.colouring, corredor.units.
May not import: any other room; a solver.
"""

from corredor.studies.forum.calc.improvement.bound import Bound, breaks_at_least
from corredor.studies.forum.calc.improvement.breaks import Improvement, fewer_breaks

__all__ = [
    "Bound",
    "Improvement",
    "breaks_at_least",
    "fewer_breaks",
]
