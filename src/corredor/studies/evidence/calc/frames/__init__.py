"""Frames: what each figure is about, and how the figures of several documents line up.

May import: calc.records, calc.corpus, calc.forms, calc.proposals, the standard library.
May not import: other rooms of calc, the rest of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.frames.agreement import Comparison, agreements
from corredor.studies.evidence.calc.frames.claims import figure_claims
from corredor.studies.evidence.calc.frames.drift import (
    Drift,
    attribution_drift,
    drifts,
    stage_drift,
)
from corredor.studies.evidence.calc.frames.words import FrameWords, Measure

__all__ = [
    "Comparison",
    "Drift",
    "FrameWords",
    "Measure",
    "agreements",
    "attribution_drift",
    "drifts",
    "figure_claims",
    "stage_drift",
]
