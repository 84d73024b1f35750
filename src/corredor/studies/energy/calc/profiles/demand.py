"""Demand of a region without meters: a synthetic year of published peak and load factor.

The shape is a product of a warm-season wave over the year, a two-humped day and a weekend
factor, each from published monthly or hourly ratios that the caller gives. No random number is
drawn: the same inputs give the same series.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.energy.calc.profiles.profile import (
    HOURS_A_YEAR,
    Kind,
    Profile,
    calibrated,
)

FloatArray = NDArray[np.float64]
MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months of a year without its leap day."""
DAY: Final = 24
WEEK: Final = 7


@dataclass(frozen=True)
class Shape:
    """The shape of a year of demand, each part relative to its own mean.

    Parameters
    ----------
    months
        Mean demand of each month, January to December, 12 numbers above 0.
    hours
        Mean demand of each hour of the day, 24 numbers above 0.
    days
        Mean demand of each day of the week, Monday to Sunday, 7 numbers above 0.
    first_day
        Day of the week of 1 January, 0 Monday to 6 Sunday.
    """

    months: Sequence[float]
    hours: Sequence[float]
    days: Sequence[float]
    first_day: int


def synthetic_demand(name: str, shape: Shape, peak: float, mean: float, source: str) -> Profile:
    """Return a synthetic year of demand with a published peak and mean [MW].

    Months are joined smoothly: each day takes its place between the middles of two months.

    Parameters
    ----------
    shape
        Of the year, the day and the week.
    peak, mean
        To which it is calibrated [MW].
    source
        Of the shape and of the two figures.

    Raises
    ------
    ValueError
        A part of the shape has the wrong length or a number of 0 or less.

    Examples
    --------
    >>> shape = Shape([1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1], [1] * 12 + [2] * 12, [1] * 7, 0)
    >>> made = synthetic_demand("BCS", shape, 660.0, 400.0, "made up")
    >>> made.hours, made.kind.value, [round(float(f(made.values))) for f in (np.max, np.mean)]
    (8760, 'synthetic', [660, 400])
    """
    parts = (shape.months, shape.hours, shape.days)
    for part, length in zip(parts, (len(MONTHS), DAY, WEEK), strict=True):
        if len(part) != length or min(part) <= 0:
            raise ValueError(f"a part of the shape has {length} numbers above 0")
    days = np.arange(HOURS_A_YEAR // DAY)
    ends = np.cumsum(MONTHS)
    middles = ends - np.asarray(MONTHS) / 2
    season = np.interp(days + 1 / 2, middles, _relative(shape.months), period=float(ends[-1]))
    week = _relative(shape.days)[(days + shape.first_day) % WEEK]
    values = np.outer(season * week, _relative(shape.hours)).ravel()
    made = Profile(name, Kind.SYNTHETIC, "MW", values, source)
    return calibrated(made, peak, mean)


def _relative(part: Sequence[float]) -> FloatArray:
    held = np.asarray(part, np.float64)
    return held / held.mean()
