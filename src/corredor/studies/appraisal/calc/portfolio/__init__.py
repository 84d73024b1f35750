"""Which proposals together: the exact optimum under budgets, and who leaves when they fall.

May import: numpy, scipy and the modules of this room. May not import: anything else of the
project. What may be chosen at all is decided before: a proposal behind a closed gate isn't in
the list that comes here, and nothing here knows of gates.
"""

from corredor.studies.appraisal.calc.portfolio.frontier import Step, frontier
from corredor.studies.appraisal.calc.portfolio.selection import (
    Choice,
    Relaxed,
    Terms,
    alternatives,
    relaxed,
    selection,
)

__all__ = [
    "Choice",
    "Relaxed",
    "Step",
    "Terms",
    "alternatives",
    "frontier",
    "relaxed",
    "selection",
]
