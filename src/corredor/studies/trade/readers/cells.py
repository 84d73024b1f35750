"""Cells of files of statistics: values, periods, products; each refused with its place."""

from __future__ import annotations

import math
import re
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    NotADate,
    NotANumber,
    UnreadableCell,
    Wording,
)
from corredor.studies.trade.inputs.flows import TOTAL
from corredor.studies.trade.readers.rows import Cells

MOST: Final = 1e15
"""Greatest value of a flow that is believed [USD]; the world's trade of a year is 2.5e13."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS: Final = 12
SHAPE: Final = N_("a code of the Harmonized System with its leading zeros, or TOTAL")
EXAMPLE: Final = "010121"
ALL_GOODS: Final = frozenset(("TOTAL", "TOT", "AG0", "ALL"))
_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_PERIOD: Final = re.compile(r"(\d{4})(?:-?M?(\d{1,2}))?", re.ASCII)
_DIGITS: Final = re.compile(r"\d{1,12}", re.ASCII)
EMPTY: Final = frozenset(("", "NA", "N/A", "NaN", "nan", "NULL", "null", ".", "..", "-"))
"""How publishers write that there is no value."""


def is_empty(text: str) -> bool:
    """Return whether a cell states no value.

    Examples
    --------
    >>> is_empty("NA"), is_empty("0")
    (True, False)
    """
    return text in EMPTY


def amount(row: Cells, column: str, scale: float = 1.0) -> float:
    """Return a value that is not negative [USD].

    Parameters
    ----------
    scale
        What one unit of the cell is worth [USD].

    Raises
    ------
    NotANumber, CellOutOfRange
        E105, E113.
    """
    text = row.text(column)
    if not _NUMBER.fullmatch(text):
        raise NotANumber(row.place(column), column=column, value=text, example="1234.5")
    value = float(text) * scale
    if not (math.isfinite(value) and 0 <= value <= MOST):
        raise CellOutOfRange(row.place(column), column=column, value=text, low=0, high=MOST)
    return value


def period(row: Cells, column: str) -> int:
    """Return a calendar year, or year and month as ``yyyymm``.

    Raises
    ------
    NotADate
        E109: it is neither.
    """
    text = row.text(column)
    found = period_of(text)
    if found is None:
        raise NotADate(row.place(column), column=column, value=text)
    return found


def period_of(text: str) -> int | None:
    """Return a year or ``yyyymm`` from the ways in which publishers write them.

    Examples
    --------
    >>> period_of("2019"), period_of("2019-M03"), period_of("201903"), period_of("2019-03")
    (2019, 201903, 201903, 201903)
    >>> period_of("2019-Q1"), period_of("201913")
    (None, None)
    """
    found = _PERIOD.fullmatch(text)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR or (found[2] and not 1 <= month <= MONTHS):
        return None
    return year * 100 + month if found[2] else year


def product(row: Cells, column: str, digits: int = 0) -> str:
    """Return a code of the Harmonized System with the zeros that a spreadsheet took from it.

    Parameters
    ----------
    digits
        How many digits it must have; 0 for an even number of them, so that an odd one shows
        that a leading zero is lost.

    Raises
    ------
    UnreadableCell
        E127: it is no such code.
    """
    text = row.text(column).strip("'")
    if text.upper() in ALL_GOODS and not digits:
        return TOTAL
    code = text.zfill(digits) if digits else "0" * (len(text) % 2) + text
    if not _DIGITS.fullmatch(text) or (digits and len(code) != digits) or code[:2] == "00":
        raise UnreadableCell(
            row.place(column),
            column=column,
            value=row.text(column),
            shape=Wording(SHAPE),
            example=EXAMPLE,
        )
    return code
