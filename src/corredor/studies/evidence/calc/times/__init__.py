"""Expressions of time in Spanish, English and Russian: grammar, meaning, place on the time line.

May import: records, calc/times, regex, standard library.
May not import: anything else of the project; word lists come as arguments.
"""

from corredor.studies.evidence.calc.times.edtf import edtf_of
from corredor.studies.evidence.calc.times.extraction import times_in
from corredor.studies.evidence.calc.times.places import Conventions
from corredor.studies.evidence.calc.times.words import TimeWords, compiled_words

__all__ = ["Conventions", "TimeWords", "compiled_words", "edtf_of", "times_in"]
