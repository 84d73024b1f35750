"""Numerals: the numbers of a text, in digits and words, with every reading that the text allows.

May import: records, regex, standard library.
May not import: anything else of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.numerals.marks import Marks, document_marks
from corredor.studies.evidence.calc.numerals.ranges import number_ranges_in
from corredor.studies.evidence.calc.numerals.recognition import numbers_in
from corredor.studies.evidence.calc.numerals.words import NumeralWords, Word

__all__ = [
    "Marks",
    "NumeralWords",
    "Word",
    "document_marks",
    "number_ranges_in",
    "numbers_in",
]
