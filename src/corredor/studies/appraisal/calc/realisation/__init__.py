"""Whether announced projects are ever built: competing risks over dated stages.

May import: numpy and the modules of this room. May not import: anything else of the project.
"""

from corredor.studies.appraisal.calc.realisation.risks import (
    Incidence,
    Survival,
    aalen_johansen,
    kaplan_meier,
)

__all__ = ["Incidence", "Survival", "aalen_johansen", "kaplan_meier"]
