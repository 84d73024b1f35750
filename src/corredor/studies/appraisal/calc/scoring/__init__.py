"""Scores of forecasts when their outcome is known.

May import: numpy. May not import: anything else of the project.
"""

from corredor.studies.appraisal.calc.scoring.scores import brier, brier_skill, crps

__all__ = ["brier", "brier_skill", "crps"]
