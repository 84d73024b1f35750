"""Numbers as tables and quotations write them: read, refused, rounded, recognised.

A number of a table is written plain. One separator before exactly three digits may part groups
or decimals, a thousandfold apart, and is refused unless only one reading is possible.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import AmbiguousNumber, CellOutOfRange, NotANumber
from corredor.programme.diagnostics import Refused

_PLAIN: Final = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_TWO_READINGS: Final = re.compile(r"([+-]?[1-9]\d{0,2})[.,](\d{3})", re.ASCII)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d*,\d+(?:[eE][+-]?\d{1,3})?", re.ASCII)
_SEPARATORS: Final = re.compile(r"[\s'’.,]+")
LONGEST: Final = 40
"""Characters of the longest number that is read."""
LARGEST: Final = 1e28
"""Size from which a number is refused: the report has no words and no digits for it."""
LARGEST_EXPONENT: Final = 300
"""Exponent up to which a number is read; a double ends soon after."""


@dataclass(frozen=True)
class Written:
    """A number and how it was written: `text` in plain form, with a point before decimals."""

    value: float
    text: str
    decimal_comma: bool = False


def read_number(
    text: str,
    *,
    column: str = "value",
    commas: bool = False,
    low: float = -math.inf,
    high: float = math.inf,
) -> Written:
    """Read the number in a cell.

    Parameters
    ----------
    text
        The cell, without blanks at its ends.
    column
        The name of its column, for the message.
    commas
        Whether decimal commas are read: cells are parted by something else than commas.
    low, high
        Bounds of the column, both included.

    Raises
    ------
    Refused
        With E105 (no number), E106 (two readings) or E113 (out of range; `LARGEST` bounds all).

    Examples
    --------
    >>> read_number("1234,5", commas=True).value
    1234.5
    >>> read_number("1.3e9").value
    1300000000.0
    """
    found = _TWO_READINGS.fullmatch(text)
    if found is not None:
        text = _only_reading(text, found, column, low, high)
    decimal_comma = "," in text
    if decimal_comma and commas and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not _is_plain(text):
        raise Refused(NotANumber, column=column, value=text, example=_plain_form(text))
    value = float(text)
    low, high = max(low, -LARGEST), min(high, LARGEST)
    if not low <= value <= high or abs(value) >= LARGEST:
        raise Refused(CellOutOfRange, column=column, value=text, low=f"{low:g}", high=f"{high:g}")
    return Written(value, text, decimal_comma)


def _is_plain(text: str) -> bool:
    """Whether a text is a plain number, neither too long nor beyond a double."""
    if len(text) > LONGEST or not _PLAIN.fullmatch(text):
        return False
    exponent = text.lower().partition("e")[2]
    return int(exponent or "0") <= LARGEST_EXPONENT and math.isfinite(float(text))


def _only_reading(text: str, found: re.Match[str], column: str, low: float, high: float) -> str:
    grouped, decimal = found[1] + found[2], f"{found[1]}.{found[2]}"
    possible = [reading for reading in (grouped, decimal) if low <= float(reading) <= high]
    if len(possible) == 1 and possible == [decimal]:
        return text if "," in text else decimal
    second = decimal.rstrip("0").rstrip(".") if decimal.endswith("0") else f"{decimal}0"
    raise Refused(AmbiguousNumber, column=column, value=text, first=grouped, second=second)


def _plain_form(text: str) -> str:
    """Return how a number with separators is to be written; an example where it is none."""
    plain = text.replace("\N{MINUS SIGN}", "-")
    head, mark, tail = plain.rpartition(max(".,", key=plain.rfind))
    single = mark and plain.count(mark) == 1
    joined = _SEPARATORS.sub("", head) + "." + tail if single else _SEPARATORS.sub("", plain)
    return joined if _is_plain(joined) and abs(float(joined)) < LARGEST else "1300"


def significant_digits(text: str) -> int:
    """Return how many digits of a plain number tell something.

    Zeros at the end of an integer don't: they may be rounding.

    Examples
    --------
    >>> significant_digits("1300"), significant_digits("86.40"), significant_digits("1.30e9")
    (2, 4, 3)
    """
    mantissa = re.split("[eE]", text)[0].lstrip("+-")
    digits = mantissa.replace(".", "")
    if "." not in mantissa:
        digits = digits.rstrip("0")
    return max(1, len(digits.lstrip("0")))


def half_unit(text: str) -> float:
    """Return half a unit of the last digit of a plain number that tells something.

    Examples
    --------
    >>> half_unit("1300"), half_unit("2.5e3"), half_unit("0")
    (50.0, 50.0, 0.5)
    """
    mantissa, _, exponent = text.lower().lstrip("+-").partition("e")
    whole, _, decimals = mantissa.partition(".")
    power = int(exponent or "0") - len(decimals)
    if not decimals and whole.strip("0"):
        power += len(whole) - len(whole.rstrip("0"))
    return 0.5 * 10.0**power
