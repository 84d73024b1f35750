"""The tables that appraisal reads: proposals, flows, tasks, histories, budgets, forecasts.

May import: core, data, units. May not import: the study, calc, anything else of the project.
"""

from corredor.studies.appraisal.inputs.stages import MOVES, STATES, state_of
from corredor.studies.appraisal.inputs.tables import (
    APPRAISALS,
    BOUNDS,
    BUDGETS,
    CORRELATIONS,
    FLOWS,
    FORECASTS,
    HISTORIES,
    LIMITS,
    LONGEST,
    TABLES,
    TAKES,
    TASKS,
)

__all__ = [
    "APPRAISALS",
    "BOUNDS",
    "BUDGETS",
    "CORRELATIONS",
    "FLOWS",
    "FORECASTS",
    "HISTORIES",
    "LIMITS",
    "LONGEST",
    "MOVES",
    "STATES",
    "TABLES",
    "TAKES",
    "TASKS",
    "state_of",
]
