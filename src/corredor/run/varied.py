"""Varied: what a scenario changes, as a table that its report prints on page one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.programme.overlays import Change
from corredor.programme.specs import ASSUMPTIONS
from corredor.report.model import CHANGES

COLUMNS: Final = (
    Column("table", "text", "table"),
    Column("row", "text", "row"),
    Column("column", "text", "column"),
    Column("before", "text", "before"),
    Column("after", "text", "after"),
    Column("from", "number", "before"),
    Column("to", "number", "after"),
    Column("owner", "text", "owner"),
    Column("rationale", "text", "rationale"),
    Column("date", "date", "date"),
)
NUMBERS: Final = ("value", "low", "high")
"""Columns of an assumption that are numbers; other cells stand as their files have them."""


def changes_table(changes: Sequence[Change]) -> FindingTable | None:
    """Return the cells that a scenario changes, in its order; None where it changes none.

    Examples
    --------
    >>> dear = Change("assumptions", "fuel", "value", "800", "1200", "Ana", "a war", "2026-01-01")
    >>> changes_table([dear]).records()[0]["to"]
    1200.0
    """
    rows = tuple(_row(change) for change in changes)
    return FindingTable(CHANGES, "scenario_changes", COLUMNS, rows, ()) if rows else None


def _row(change: Change) -> tuple[Cell, ...]:
    is_number = change.table == ASSUMPTIONS.name and change.column in NUMBERS
    numbers = [_number(text) if is_number else None for text in (change.before, change.after)]
    texts = (change.table, change.row, change.column, change.before, change.after)
    return (*texts, *numbers, change.owner, change.rationale, change.date)


def _number(text: str) -> float | None:
    """Return what a cell holds as a number, which a report prints in its language."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
