"""Figures: numbers with what they count or measure, and how the text qualifies them.

May import: records, forms, the standard library, `regex`.
May not import: anything else of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.figures.lookup import with_money_signs
from corredor.studies.evidence.calc.figures.readings import UNKNOWN
from corredor.studies.evidence.calc.figures.recognition import figures_in, refused_in
from corredor.studies.evidence.calc.figures.refusing import Refusal
from corredor.studies.evidence.calc.figures.words import Sense, UnitWords

__all__ = [
    "UNKNOWN",
    "Refusal",
    "Sense",
    "UnitWords",
    "figures_in",
    "refused_in",
    "with_money_signs",
]
