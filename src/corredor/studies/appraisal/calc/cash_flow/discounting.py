"""Discount factors: of a constant rate, of a declining schedule, and of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

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


def dated_factor(rate: ArrayLike, days: float, late: ArrayLike = 0.0) -> FloatArray:
    """Return the discount factor of one day, actual/365 [1].

    Parameters
    ----------
    rate
        Discount rate, shape (...) [1/year].
    days
        Days after the day to which it is discounted; negative before it [day].
    late
        Years by which it comes late, shape (...) [year].

    Examples
    --------
    >>> float(dated_factor(0.25, 365))
    0.8
    """
    return (1 + np.asarray(rate, np.float64)) ** -(days / DAYS + np.asarray(late, np.float64))


def scheduled_factor(factors: FloatArray, days: float, late: ArrayLike = 0.0) -> FloatArray:
    """Return the discount factor of one day by given factors of whole years [1].

    Between two years it falls by a constant rate, which before year 0 is that of the first year.

    Parameters
    ----------
    factors
        Discount factors of years 0, 1, ..., as far as the latest delay reaches, shape (n,) [1].
    days, late
        As of `dated_factor`.

    Raises
    ------
    ValueError
        The factors end before the day.

    Examples
    --------
    >>> float(scheduled_factor(np.array([1.0, 0.8, 0.4]), 730))
    0.4
    """
    time = days / DAYS + np.asarray(late, np.float64)
    if len(factors) < 2 or float(np.max(time)) > len(factors) - 1:
        raise ValueError(f"no discount factors for year {len(factors)}")
    logs: FloatArray = np.log(factors)
    at = np.clip(np.floor(time).astype(int), 0, len(factors) - 2)
    return np.exp(logs[at] + (time - at) * (logs[at + 1] - logs[at]))


def discount_sum(rate: ArrayLike, first: int, last: int, late: ArrayLike = 0.0) -> FloatArray:
    """Return the sum of the discount factors of some years under a constant rate [year].

    Parameters
    ----------
    rate
        Discount rate, shape (...) [1/year].
    first, last
        First and last year, both counted.
    late
        Years by which all come late, shape (...) [year]. Of what falls between two years a part
        comes in each, so that the factor lies on the straight line between theirs.

    Examples
    --------
    >>> round(float(discount_sum(0.07, 1, 20)), 9)
    10.594014246
    """
    held = np.asarray(rate, np.float64)
    safe = np.where(held == 0, 1.0, held)
    kept = 1 / (1 + held)
    years = last - first + 1
    even: FloatArray = -np.expm1(-years * np.log1p(safe)) / safe
    made = np.where(held == 0, float(years), even * (1 + held)) * kept**first
    delay = np.asarray(late, np.float64)
    whole = np.floor(delay)
    part = delay - whole
    return made * kept**whole * (1 - part + part * kept)


def scheduled_sum(factors: FloatArray, first: int, last: int, late: ArrayLike = 0.0) -> FloatArray:
    """Return the sum of given discount factors of some years, which may come late [year].

    Parameters
    ----------
    factors
        Discount factors of years 0, 1, ..., as far as the latest delay reaches, shape (n,) [1].
    first, last, late
        As of `discount_sum`.

    Raises
    ------
    ValueError
        The factors end before the last year.
    """
    delay = np.asarray(late, np.float64)
    total = np.concatenate(([0.0], np.cumsum(factors)))
    moved = np.arange(len(factors) - last)
    if last + float(np.ceil(delay.max(initial=0.0))) >= len(factors):
        raise ValueError(f"no discount factors for year {len(factors)}")
    return np.interp(delay, moved, total[last + 1 + moved] - total[first + moved])
