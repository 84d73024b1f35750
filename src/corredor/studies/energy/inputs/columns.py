"""Columns that several tables have."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec

LARGEST: Final = 1e6
"""Largest count or time that is read."""
TIMINGS: Final = ("start", "middle", "end")
"""When in a year of construction its part is paid."""


def id_column(meaning: str) -> ColumnSpec:
    """Return the column of a row's own id."""
    return ColumnSpec("id", "id", meaning, filled=True)


def assumed(name: str, meaning: str, filled: bool = False) -> ColumnSpec:
    """Return a column that takes the id of an assumption."""
    return ColumnSpec(name, "id", meaning, filled, refers=("assumptions",))


def rationale() -> ColumnSpec:
    """Return the column that says why a row is as it is."""
    return ColumnSpec("rationale", "text", "why it is so, and what it leaves out", filled=True)
