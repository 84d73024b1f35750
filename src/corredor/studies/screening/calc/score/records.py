"""What a comparison of two names says: its value and the parts that made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EQUAL: Final = "equal"
TRANSLITERATION: Final = "transliteration"
TRANSLATION: Final = "translation"
VARIANT: Final = "variant"
EDIT: Final = "edit"
ABBREVIATION: Final = "abbreviation"
INITIAL: Final = "initial"
GLUED: Final = "glued"
SAME_FORM: Final = "form"
MISSING: Final = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an alignment.

    Parameters
    ----------
    kind
        Kind of the token, as `names.records` names them.
    query, listed
        The words as written, "" on the side that lacks them.
    how
        What relates them: one of the names in this module.
    weight
        Share of the name that the part carries, before the alignment is weighed.
    similarity
        From 0 to 1.
    """

    kind: str
    query: str
    listed: str
    how: str
    weight: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The alignment of two names, parts in the order of the query, those missing last."""

    parts: tuple[Part, ...]
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """Calibrated probability that two names mean one subject, from 0 to 1, and why."""

    value: float
    explanation: Explanation
