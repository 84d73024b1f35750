"""Options: the worth of being able to wait, to stop, or to go on in stages.

May import: numpy and the modules of this room. May not import: anything else of the project.
"""

from corredor.studies.appraisal.calc.options.closed import (
    Threshold,
    black_scholes,
    investment_threshold,
)
from corredor.studies.appraisal.calc.options.tree import american_option, staged_option

__all__ = [
    "Threshold",
    "american_option",
    "black_scholes",
    "investment_threshold",
    "staged_option",
]
