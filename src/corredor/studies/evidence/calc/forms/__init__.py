"""Forms of words: every inflection by rule, and the scan of a text for the words of a lexicon.

May import: calc.records, the standard library, `regex`.
May not import: the other rooms of calc, the rest of the project.
"""

from corredor.studies.evidence.calc.forms.inflection import forms_of
from corredor.studies.evidence.calc.forms.scan import Lexicon, Scan, Term, Token, lexicon_of, scan
from corredor.studies.evidence.calc.forms.windows import Ordered, ordered

__all__ = [
    "Lexicon",
    "Ordered",
    "Scan",
    "Term",
    "Token",
    "forms_of",
    "lexicon_of",
    "ordered",
    "scan",
]
