"""Proposals: who proposes what to whom, how far it has come, and the history of its stages.

May import: calc.records, calc.forms, the standard library, `regex`.
May not import: other rooms of calc, the rest of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.proposals.history import (
    Course,
    Spoken,
    spoken_of,
    stage_history,
)
from corredor.studies.evidence.calc.proposals.read import proposals_in
from corredor.studies.evidence.calc.proposals.status import status_of
from corredor.studies.evidence.calc.proposals.words import StageWords

__all__ = [
    "Course",
    "Spoken",
    "StageWords",
    "proposals_in",
    "spoken_of",
    "stage_history",
    "status_of",
]
