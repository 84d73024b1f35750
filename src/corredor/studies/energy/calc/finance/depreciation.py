"""Depreciation for tax: schedules by their rule, and what they are worth today."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from corredor.studies.energy.calc.finance.measures import Rate
from corredor.units import Ratio

MACRS: Final = "macrs"
STRAIGHT: Final = "straight"
DOUBLE_UP_TO: Final = 10
"""Recovery period up to which the American schedule writes off by the double rate
(26 U.S.C. 168(b)(1)), in years."""
DOUBLE: Final = 2.0
LONGER: Final = 1.5
"""Multiple of the straight line for recovery periods of 15 and 20 years (26 U.S.C. 168(b)(2))."""
PERIODS: Final = (3, 5, 7, 10, 15, 20)
"""Recovery periods of the American schedule [year] (26 U.S.C. 168(c))."""


@lru_cache(maxsize=64)
def schedule(name: str) -> tuple[float, ...]:
    """Return the share written off in each year, first to last; their sum is 1.

    Parameters
    ----------
    name
        ``macrs_5`` for the American schedule with its half-year convention and its switch to
        the straight line (IRS Publication 946, table A-1), ``straight_20`` for equal parts.

    Raises
    ------
    ValueError
        There is no such schedule.

    Examples
    --------
    >>> [round(share, 4) for share in schedule("macrs_5")]
    [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576]
    >>> schedule("straight_4")
    (0.25, 0.25, 0.25, 0.25)
    """
    kind, _, text = name.partition("_")
    years = int(text) if text.isdecimal() else 0
    if kind == STRAIGHT and years > 0:
        return (1 / years,) * years
    if kind == MACRS and years in PERIODS:
        return _declining(years, DOUBLE if years <= DOUBLE_UP_TO else LONGER)
    raise ValueError(f"{name} is no schedule of depreciation")


def _declining(years: int, multiple: float) -> tuple[float, ...]:
    """Return a declining balance with a half first year, then the straight line if it is more."""
    left, made = 1.0, [multiple / years / 2]
    left -= made[0]
    for at in range(1, years):
        remaining = years - at + 1 / 2
        made.append(max(left * multiple / years, left / remaining))
        left -= made[-1]
    return (*made, left)


def present_depreciation(rate: Rate, inflation: Rate, depreciation: str) -> Ratio:
    """Present value of the write-offs of a unit of capital, at the end of each year.

    Write-offs are fixed in money, so they are discounted by the nominal rate.

    Parameters
    ----------
    rate
        Real cost of capital [share].
    inflation
        Of the money that is written off [share].
    depreciation
        Schedule, as of `schedule`.

    Raises
    ------
    ValueError
        There is no such schedule.

    Examples
    --------
    >>> round(present_depreciation(0.0, 0.0, "macrs_15"), 12)
    1.0
    """
    grown = (1 + rate) * (1 + inflation)
    total = 0.0 * grown
    for year, share in enumerate(schedule(depreciation), 1):
        total = total + share / grown**year
    return total
