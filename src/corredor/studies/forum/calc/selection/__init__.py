"""Selection: who should meet whom, by a flow with rising marginal costs, and its proof.

May import: numpy, calc.running, corredor.units.
May not import: any other room; scores, limits, pins and vetoes come as arguments.
"""

from corredor.studies.forum.calc.selection.b_matching import (
    GRADE,
    NUMBER,
    SCORE,
    Goal,
    Selection,
    two_sided_selection,
)
from corredor.studies.forum.calc.selection.candidates import Candidates, two_sides
from corredor.studies.forum.calc.selection.many_countries import (
    ManySidedSelection,
    many_sided_selection,
)

__all__ = [
    "GRADE",
    "NUMBER",
    "SCORE",
    "Candidates",
    "Goal",
    "ManySidedSelection",
    "Selection",
    "many_sided_selection",
    "two_sided_selection",
    "two_sides",
]
