"""Whether announced projects are ever built: competing risks over dated stages.

May import: numpy, scipy and the modules of this room. May not import: anything else of the
project.
"""

from corredor.studies.appraisal.calc.realisation.risks import (
    Incidence,
    Survival,
    aalen_johansen,
    kaplan_meier,
)
from corredor.studies.appraisal.calc.realisation.stages import (
    Exposure,
    History,
    Rates,
    exposure,
    learnt,
    pooled,
    pooling_strength,
    stage_probabilities,
)

__all__ = [
    "Exposure",
    "History",
    "Incidence",
    "Rates",
    "Survival",
    "aalen_johansen",
    "exposure",
    "kaplan_meier",
    "learnt",
    "pooled",
    "pooling_strength",
    "stage_probabilities",
]
