"""Columns that several tables have."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec

LARGEST: Final = 1e6
"""Largest figure of a count, time or mass that is read."""


def id_column(meaning: str) -> ColumnSpec:
    """Return the column of a row's own id."""
    return ColumnSpec("id", "id", meaning, filled=True)


def assumed(name: str, meaning: str, filled: bool = False) -> ColumnSpec:
    """Return a column that takes the id of an assumption."""
    return ColumnSpec(name, "id", meaning, filled, refers=("assumptions",))
