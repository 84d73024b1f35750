"""Scores: how two normal forms align, and the probability that they name one subject.

May import: the standard library, `calc.names`. Weights come as `ScoreModel`.
Start with `score`; its explanation is the alignment itself.
"""

from corredor.studies.screening.calc.score.alignment import aligned
from corredor.studies.screening.calc.score.equivalents import (
    Equivalent,
    equivalents,
    with_equivalents,
)
from corredor.studies.screening.calc.score.model import ScoreModel
from corredor.studies.screening.calc.score.records import Explanation, Part, Scored
from corredor.studies.screening.calc.score.scoring import score
from corredor.studies.screening.calc.score.weights import Rarity

__all__ = [
    "Equivalent",
    "Explanation",
    "Part",
    "Rarity",
    "ScoreModel",
    "Scored",
    "aligned",
    "equivalents",
    "score",
    "with_equivalents",
]
