"""Replanning: the least change of a timetable on the day, and who has to be told.

May import: numpy, calc.running, calc.colouring, corredor.units.
May not import: any other room; a solver.
"""

from corredor.studies.forum.calc.replanning.disruption import Disruption, Situation, situation
from corredor.studies.forum.calc.replanning.repair import (
    ADDED,
    CANCELLED,
    LOST,
    MOVED,
    Notice,
    Repair,
    repaired,
)
from corredor.studies.forum.calc.replanning.search import Change

__all__ = [
    "ADDED",
    "CANCELLED",
    "LOST",
    "MOVED",
    "Change",
    "Disruption",
    "Notice",
    "Repair",
    "Situation",
    "repaired",
    "situation",
]
