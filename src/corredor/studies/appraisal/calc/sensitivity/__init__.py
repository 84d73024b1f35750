"""What an answer hangs on: swings, switching values, variance shares, correlated groups.

May import: numpy, scipy and the modules of this room. May not import: anything else of the
project.
"""

from corredor.studies.appraisal.calc.sensitivity.correlation import rank_correlated, triangle
from corredor.studies.appraisal.calc.sensitivity.quantiles import (
    NORMAL_95,
    quantile_error,
    share_error,
    to_error,
)
from corredor.studies.appraisal.calc.sensitivity.sobol import Shares, SobolPlan, variance_shares
from corredor.studies.appraisal.calc.sensitivity.swings import (
    Swing,
    Switch,
    flipped,
    switching_values,
    tornado,
)

__all__ = [
    "NORMAL_95",
    "Shares",
    "SobolPlan",
    "Swing",
    "Switch",
    "flipped",
    "quantile_error",
    "rank_correlated",
    "share_error",
    "switching_values",
    "to_error",
    "tornado",
    "triangle",
    "variance_shares",
]
