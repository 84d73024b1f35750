"""Derivation: which documents copy, cut, retell or translate which, with the passages.

May import: numpy, regex, the records of calc.
May not import: anything else; sentence vectors come as arrays.
"""

from corredor.studies.evidence.calc.derivation.alignment import (
    Alignment,
    alignment,
    least_cosine,
)
from corredor.studies.evidence.calc.derivation.edges import derivations
from corredor.studies.evidence.calc.derivation.fingerprint import (
    Fingerprint,
    candidates,
    fingerprint,
)
from corredor.studies.evidence.calc.derivation.words import Prepared, prepared

__all__ = [
    "Alignment",
    "Fingerprint",
    "Prepared",
    "alignment",
    "candidates",
    "derivations",
    "fingerprint",
    "least_cosine",
    "prepared",
]
