"""Structural gravity: panels, Poisson and logarithmic estimates, errors, bias, predictions.

May import: numpy and the modules of this room. May not import: anything else of the project.
Run it with one BLAS thread: the matrices are small, and several threads spend their time waiting.
"""

from corredor.studies.trade.calc.gravity.bias import Correction, bias_correction
from corredor.studies.trade.calc.gravity.columns import (
    at_home,
    border_by_year,
    by_year,
    domestic_by_country,
    home_and_abroad,
    shifted,
)
from corredor.studies.trade.calc.gravity.covariance import (
    Cluster,
    Covariance,
    clustered_covariance,
    linear_combination,
    percentage_change,
    robust_covariance,
)
from corredor.studies.trade.calc.gravity.fit import Fit
from corredor.studies.trade.calc.gravity.linear import fit_logarithms
from corredor.studies.trade.calc.gravity.panel import (
    Drop,
    Panel,
    panel_from_arrays,
    panel_from_rows,
)
from corredor.studies.trade.calc.gravity.ppml import fit_ppml
from corredor.studies.trade.calc.gravity.prediction import (
    Predictions,
    effects_of,
    predictions,
    reset_test,
)
from corredor.studies.trade.calc.gravity.sample import Effects
from corredor.studies.trade.calc.gravity.separation import separated_cells

__all__ = [
    "Cluster",
    "Correction",
    "Covariance",
    "Drop",
    "Effects",
    "Fit",
    "Panel",
    "Predictions",
    "at_home",
    "bias_correction",
    "border_by_year",
    "by_year",
    "clustered_covariance",
    "domestic_by_country",
    "effects_of",
    "fit_logarithms",
    "fit_ppml",
    "home_and_abroad",
    "linear_combination",
    "panel_from_arrays",
    "panel_from_rows",
    "percentage_change",
    "predictions",
    "reset_test",
    "robust_covariance",
    "separated_cells",
    "shifted",
]
