"""Candidates: every listed name that a name may be, within a stated budget, and none dropped.

May import: numpy, the modules of this room and the records of `names`. Nothing is ranked.
Begin with `NameIndex` and `candidates`; `definition` says plainly what a candidate is.
"""

from corredor.studies.screening.calc.index.asking import candidates
from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.index.candidates import Candidates, Coverage
from corredor.studies.screening.calc.index.name_index import NameIndex
from corredor.studies.screening.calc.index.stored import from_bytes, size_of, to_bytes

__all__ = [
    "Budget",
    "Candidates",
    "Coverage",
    "NameIndex",
    "candidates",
    "from_bytes",
    "size_of",
    "to_bytes",
]
