"""Texts: where sentences and paragraphs begin and end, and which lines are no running text.

May import: regex, standard library, calc.records.
May not import: anything else of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.text.lines import Line, LineKind, LineWords, headlines_of
from corredor.studies.evidence.calc.text.paragraphs import paragraphs_of
from corredor.studies.evidence.calc.text.sentences import SentenceWords, sentences_of

__all__ = [
    "Line",
    "LineKind",
    "LineWords",
    "SentenceWords",
    "headlines_of",
    "paragraphs_of",
    "sentences_of",
]
