"""Shares as registers state them: exact, a band, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

WHOLE: Final = Fraction(1)
PERCENT: Final = Fraction(1, 100)
_NUMBER: Final = r"([0-9]{1,3}(?:\.[0-9]{1,12})?)"
_FRACTION: Final = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")
_EXACT: Final = re.compile(_NUMBER)
_BAND: Final = re.compile(rf"(>?){_NUMBER}\s*[-–]\s*(<?){_NUMBER}")
_OPEN: Final = re.compile(rf"(>=|<=|≥|≤|>|<){_NUMBER}")


@dataclass(frozen=True)
class Share:
    """A share of a body, as exact ends of a band [1].

    Parameters
    ----------
    low, high
        Ends; equal where the share is known.
    above, below
        Whether the share lies above `low`, below `high`, and not on it.
    known
        False where nothing is known: between nothing and what the others leave.

    Raises
    ------
    ValueError
        The ends aren't between 0 and 1, or in the wrong order.
    """

    low: Fraction
    high: Fraction
    above: bool = False
    below: bool = False
    known: bool = True

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        narrow = self.low == self.high and (self.above or self.below)
        if not 0 <= self.low <= self.high <= WHOLE or narrow:
            raise ValueError(f"no share: {self.low} to {self.high}")


UNKNOWN: Final = Share(Fraction(0), WHOLE, known=False)


def share(text: str) -> Share:
    """Return a share that is written in per cent, as a fraction, as a band, or not at all.

    Parameters
    ----------
    text
        Such as ``49.99``, ``1/3``, ``25-50``, ``>50-75``, ``<25``; empty for unknown.

    Raises
    ------
    ValueError
        It is none of these, or no share of a whole.

    Examples
    --------
    >>> share("49.99").low
    Fraction(4999, 10000)
    >>> share(">50-<75").above, share("").known
    (True, False)
    """
    plain = text.strip().removesuffix("%").strip()
    if not plain:
        return UNKNOWN
    if found := _FRACTION.fullmatch(plain):
        top, bottom = int(found[1]), int(found[2])
        if not bottom:
            raise ValueError(f"no share: {text!r}")
        return Share(Fraction(top, bottom), Fraction(top, bottom))
    if _EXACT.fullmatch(plain):
        value = Fraction(plain) * PERCENT
        return Share(value, value)
    if found := _BAND.fullmatch(plain):
        low, high = Fraction(found[2]) * PERCENT, Fraction(found[4]) * PERCENT
        return Share(low, high, bool(found[1]), bool(found[3]))
    if found := _OPEN.fullmatch(plain):
        value, sign = Fraction(found[2]) * PERCENT, found[1]
        if sign.startswith((">", "≥")):
            return Share(value, WHOLE, above=sign == ">")
        return Share(Fraction(0), value, below=sign == "<")
    raise ValueError(f"no share: {text!r}")
