"""Match scores: how well what one participant needs meets what another offers, both ways.

May import: numpy, corredor.units and the modules of this room.
May not import: anything else of the project; glossaries and vectors come as arguments.
"""

from corredor.studies.forum.calc.scores.glossary import Glossary, Term
from corredor.studies.forum.calc.scores.likeness import (
    CONCEPTS_ALONE,
    WITH_VECTORS,
    Blend,
    features,
    probability,
)
from corredor.studies.forum.calc.scores.pairs import Candidates, best_pairs, removed_pairs
from corredor.studies.forum.calc.scores.parts import Removal, Rules, Weights
from corredor.studies.forum.calc.scores.reasons import Explanation, explain
from corredor.studies.forum.calc.scores.sectors import Nodes
from corredor.studies.forum.calc.scores.side import Side, Texts

__all__ = [
    "CONCEPTS_ALONE",
    "WITH_VECTORS",
    "Blend",
    "Candidates",
    "Explanation",
    "Glossary",
    "Nodes",
    "Removal",
    "Rules",
    "Side",
    "Term",
    "Texts",
    "Weights",
    "best_pairs",
    "explain",
    "features",
    "probability",
    "removed_pairs",
]
