"""Spreadsheets: which cells a program that opens a table would take for formulas."""

from __future__ import annotations

import re
from typing import Final

FORMULA: Final = ("=", "+", "-", "@")
"""What a formula begins with."""
_SIGNED: Final = re.compile(r"[+-]\d+(?:[.,]\d+)?", re.ASCII)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute a cell; a number with a sign is none.

    Examples
    --------
    >>> is_formula("=1+1"), is_formula("-2.5"), is_formula("+52 55")
    (True, False, True)
    """
    return cell.startswith(FORMULA) and not _SIGNED.fullmatch(cell)
