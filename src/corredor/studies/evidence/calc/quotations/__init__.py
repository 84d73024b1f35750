"""Quotations and reported speech: who says what by a text, and how that was found.

May import: calc.records, regex.
May not import: anything else of the project; word lists come as `SpeechWords`.
"""

from corredor.studies.evidence.calc.quotations.quotations import quotations_in
from corredor.studies.evidence.calc.quotations.words import SpeechWords, VerbForm

__all__ = ["SpeechWords", "VerbForm", "quotations_in"]
