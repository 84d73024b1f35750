"""Columns of the study's tables, by kind."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable

MONEY: Final = "MUSD_nominal"
"""Unit of amounts of several years side by side: million dollars of each year."""
VALUE_DIGITS: Final = 6
"""Decimals of amounts in million dollars: single dollars."""
RATIO_DIGITS: Final = 6
WHOLE: Final = 100.0
"""Millions from which a total is quoted without decimals."""


def text(name: str, label: str = "") -> Column:
    """Return a column of texts as they stand."""
    return Column(name, "text", label or name)


def word(name: str, label: str = "") -> Column:
    """Return a column of words of the glossary."""
    return Column(name, "word", label or name)


def number(name: str, label: str = "", unit: str = "1") -> Column:
    """Return a column of numbers."""
    return Column(name, "number", label or name, unit)


def money(name: str, label: str = "") -> Column:
    """Return a column of amounts in million dollars of the year."""
    return number(name, label, MONEY)


def share(name: str, label: str = "") -> Column:
    """Return a column of shares."""
    return number(name, label, "share")


def figure(name: str, label: str = "") -> Column:
    """Return a column of keys of findings or facts."""
    return Column(name, "figure", label or name)


def day(name: str, label: str = "") -> Column:
    """Return a column of dates or periods."""
    return Column(name, "date", label or name)


def term(name: str, label: str = "") -> Column:
    """Return a column of countries, or of ids of the folder."""
    return Column(name, "term", label or name)


def amount(value: float) -> float | None:
    """Return an amount as a cell; empty where it is none."""
    return round(value, VALUE_DIGITS) if math.isfinite(value) else None


def rounded_amount(value: float) -> float | None:
    """Return an amount as a cell in whole millions from a hundred on, as totals are quoted.

    Examples
    --------
    >>> rounded_amount(2182.737), rounded_amount(2.35)
    (2183.0, 2.35)
    """
    return amount(float(round(value)) if math.isfinite(value) and value >= WHOLE else value)


def ratio(value: float) -> float | None:
    """Return a ratio as a cell; empty where it is none."""
    return round(value, RATIO_DIGITS) if math.isfinite(value) else None


def made(
    key: str,
    label: str,
    columns: Sequence[Column],
    rows: Iterable[tuple[Cell, ...]],
    *used: str,
    method: str = "",
) -> FindingTable:
    """Return a table of the study; `used` are the tables that it was made from."""
    return FindingTable(f"trade.{key}", label, tuple(columns), tuple(rows), used, method)
