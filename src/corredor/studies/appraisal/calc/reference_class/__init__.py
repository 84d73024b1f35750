"""Reference classes: how projects of a kind ended against their estimates, and what that asks for.

May import: numpy, the ground floor, the modules of this room. May not import: anything else of the
project. Overruns are shares of the estimate in real terms: 0.5 is half as much again.
"""

from corredor.overruns import Overrun, rest_mean, rest_range
from corredor.studies.appraisal.calc.reference_class.uplift import uplift

__all__ = ["Overrun", "rest_mean", "rest_range", "uplift"]
