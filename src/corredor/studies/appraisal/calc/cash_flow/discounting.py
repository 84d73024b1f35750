"""Discount factors: of a constant rate, of a declining schedule, and of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
DAYS: Final = 365.0
"""Days of a year under actual/365 (ISDA 2006, 4.16(d))."""


@dataclass(frozen=True)
class Band:
    """A rate that holds for the years up to and with `last` [1]; None for all that follow."""

    rate: float
    last: int | None = None


def discount_factors(years: int, bands: Sequence[Band]) -> FloatArray:
    """Return the discount factors of years 0 to `years`, shape (years + 1,) [1].

    The factor of a year is the product of the yearly factors of the bands passed on the way
    (HM Treasury, Green Book 2022, A6), not the power of the band that it lies in.

    Raises
    ------
    ValueError
        The bands don't follow one another, end before the last year, or a rate is -1 or less.

    Examples
    --------
    >>> factors = discount_factors(32, [Band(0.035, 30), Band(0.03, 75)])
    >>> round(float(factors[31]) * 1.035**30 * 1.03, 12)
    1.0
    """
    yearly = np.ones(years + 1, np.float64)
    first = 1
    for band in bands:
        last = years if band.last is None else min(band.last, years)
        if band.rate <= -1 or (band.last is not None and band.last < first - 1):
            raise ValueError(f"no band of a discount rate: {band}")
        yearly[first : last + 1] = 1 / (1 + band.rate)
        first = last + 1
    if first <= years:
        raise ValueError(f"no discount rate for year {first}")
    return np.cumprod(yearly, dtype=np.float64)


def dated_factors(days: Sequence[int], rate: float) -> FloatArray:
    """Return the discount factors of days, actual/365 from the first of the list [1].

    Examples
    --------
    >>> dated_factors([0, 365], 0.25)
    array([1. , 0.8])
    """
    if rate <= -1:
        raise ValueError(f"no discount rate: {rate}")
    held = np.asarray(days, np.float64)
    return (1 + rate) ** (-(held - held[0]) / DAYS)
