"""Columns that several tables have."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec

MOST: Final = 100_000
"""Largest count of people, seats or places that is read."""
YES_OR_NO: Final = ("yes", "no")
CONSENT: Final = YES_OR_NO
PARTS: Final = ("morning", "afternoon")


def id_column(meaning: str) -> ColumnSpec:
    """Return the column of a row's own id."""
    return ColumnSpec("id", "id", meaning, filled=True)


def participant(name: str, meaning: str) -> ColumnSpec:
    """Return a column that takes the id of a participant."""
    return ColumnSpec(name, "id", meaning, filled=True, refers=("forum/participants",))


def slots(name: str, meaning: str) -> ColumnSpec:
    """Return a column that takes ids of slots."""
    return ColumnSpec(name, "ids", meaning, refers=("forum/slots",))


def synthetic(meaning: str) -> ColumnSpec:
    """Return the column that says whether what a row speaks of is invented."""
    return ColumnSpec("synthetic", "choice", meaning, choices=YES_OR_NO)


def languages(meaning: str, filled: bool = False) -> ColumnSpec:
    """Return a column that takes codes of languages."""
    return ColumnSpec("languages", "ids", meaning, filled=filled)
