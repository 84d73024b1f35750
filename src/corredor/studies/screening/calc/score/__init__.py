"""Scores: how two normal forms align, and the probability that they name one subject.

May import: numpy, `calc.names`, rows of numbers of `calc.index`. Weights come as `ScoreModel`.
Start with `score`, whose explanation is the alignment itself; `values` are many scores at once.
"""

from corredor.studies.screening.calc.score.alignment import aligned
from corredor.studies.screening.calc.score.columns import Names, Numbers
from corredor.studies.screening.calc.score.equivalents import (
    Equivalent,
    equivalents,
    with_equivalents,
)
from corredor.studies.screening.calc.score.many import values
from corredor.studies.screening.calc.score.model import Line, ScoreModel
from corredor.studies.screening.calc.score.records import Explanation, Part, Scored
from corredor.studies.screening.calc.score.scoring import score
from corredor.studies.screening.calc.score.weights import Rarity

__all__ = [
    "Equivalent",
    "Explanation",
    "Line",
    "Names",
    "Numbers",
    "Part",
    "Rarity",
    "ScoreModel",
    "Scored",
    "aligned",
    "equivalents",
    "score",
    "values",
    "with_equivalents",
]
