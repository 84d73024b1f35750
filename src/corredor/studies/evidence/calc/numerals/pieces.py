"""A piece of a number: digits or a numeral in a text; and the arithmetic of their values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from corredor.studies.evidence.calc.numerals.words import Word

EXACT: Final = Context(prec=1000)
"""Products and sums of scales keep all digits."""
ROUNDED: Final = Context(prec=15)
"""Quotients and powers have fifteen significant digits."""


@dataclass(slots=True)
class Piece:
    """Digits or a numeral in the text.

    `values` holds the readings of digits, the chosen one first; `word` is None for digits and
    signs of fractions. `link` is the part in the grammar of the text since the piece before.
    """

    start: int
    end: int
    word: Word | None
    values: tuple[Decimal, ...] = ()
    decided: str = "form"
    link: str = ""
    digits: str = ""
    ordinal: bool = False
    negative: bool = False
