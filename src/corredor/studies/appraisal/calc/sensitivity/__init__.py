"""What an answer hangs on: swings, switching values, variance shares, correlated groups.

May import: numpy, scipy and the modules of this room. May not import: anything else of the
project.
"""

from corredor.studies.appraisal.calc.sensitivity.correlation import rank_correlated
from corredor.studies.appraisal.calc.sensitivity.quantiles import quantile_error
from corredor.studies.appraisal.calc.sensitivity.sobol import Shares, SobolPlan, variance_shares
from corredor.studies.appraisal.calc.sensitivity.strata import stratified
from corredor.studies.appraisal.calc.sensitivity.swings import (
    Swing,
    Switch,
    flipped,
    switching_values,
    tornado,
)

__all__ = [
    "Shares",
    "SobolPlan",
    "Swing",
    "Switch",
    "flipped",
    "quantile_error",
    "rank_correlated",
    "stratified",
    "switching_values",
    "tornado",
    "variance_shares",
]
