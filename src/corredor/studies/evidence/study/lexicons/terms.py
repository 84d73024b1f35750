"""Labels of terms: what subjects, properties and sectors of candidates are called."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from corredor.core.label import LANGUAGES
from corredor.data.language import language_table
from corredor.data.tables import read_data_table
from corredor.studies.evidence.study.lexicons.frames import labels_of

PROPOSALS: Final = "-proposals"
"""How the subject of a proposal ends: its proposer's id stands before it."""
Labels = tuple[str, str, str]


@lru_cache(maxsize=1)
def _terms() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in language_table("any", "terms")}


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, str]]:
    rows = read_data_table("countries")
    return {row["en"].lower().replace(" ", "-"): row for row in rows}


def term_labels(slug: str) -> Labels:
    """Return the labels of a term in the order of `LANGUAGES`; empty where no list has them.

    Examples
    --------
    >>> term_labels("chile-proposals"), term_labels("nothing-known")
    (('Chile: propuestas', 'Chile: proposals', 'Чили: предложения'), ('', '', ''))
    """
    if slug in _terms():
        es, en, ru = (_terms()[slug][language] for language in LANGUAGES)
        return es, en, ru
    framed = labels_of(slug)
    if all(framed):
        return framed
    who = slug.removesuffix(PROPOSALS)
    if who != slug and who in _countries():
        word = _terms()["proposals"]
        es, en, ru = (f"{_countries()[who][one]}: {word[one]}" for one in LANGUAGES)
        return es, en, ru
    return "", "", ""
