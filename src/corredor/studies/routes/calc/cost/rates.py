"""Rates of the cost methods: rows with value, range, unit and source, and their escalation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def method_rates(rows: tuple[Mapping[str, Any], ...], method: str) -> dict[str, dict[str, str]]:
    """Return the rows of a method's rates by id: value, low, high, unit, source and date.

    Raises
    ------
    KeyError
        No row has that method.
    """
    found = {row["id"]: dict(row) for row in rows if row["method"] == method}
    if not found:
        raise KeyError(f"no rates of the cost method {method!r}")
    return found


def escalated_rates(rows: Mapping[str, Mapping[str, str]], escalation: float) -> dict[str, float]:
    """Return a method's rates by id, those of money times the escalation of a named index."""
    return {
        name: float(row["value"]) * (escalation if _is_money(row["unit"]) else 1.0)
        for name, row in rows.items()
    }


def _is_money(unit: str) -> bool:
    return "_" in unit.partition("/")[0] and unit[:1].isupper()
