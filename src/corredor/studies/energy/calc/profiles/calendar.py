"""Calendar: days of 23 to 25 hours by the clock, laid out as one common year of standard time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.energy.calc.profiles.profile import HOURS_A_YEAR

FloatArray = NDArray[np.float64]
DAY: Final = 24
COMMON: Final = 2023
"""A year without a leap day, for places in a year."""
FEBRUARY_29: Final = (2, 29)


def common_year(days: Mapping[date, Sequence[float]]) -> FloatArray:
    """Return a year of standard time from days by the clock, shape (8760,).

    Hours are counted on from the first day, so that summer time moves nothing. Where a place of
    the year is met twice the first counts; a leap day is left out.

    Parameters
    ----------
    days
        Numbers of each day, 24 of them, 23 or 25 on a clock change; days follow one another.

    Raises
    ------
    ValueError
        A day is missing, or the days don't fill a year.

    Examples
    --------
    >>> first = date(2019, 1, 1)
    >>> held = {first + timedelta(days=n): [float(n)] * 24 for n in range(365)}
    >>> made = common_year(held)
    >>> made.shape, made[[0, -1]]
    ((8760,), array([  0., 364.]))
    """
    ordered = sorted(days)
    if not ordered or (ordered[-1] - ordered[0]).days + 1 != len(ordered):
        raise ValueError("a day is missing")
    changed = next((len(days[day]) for day in ordered if len(days[day]) != DAY), 0)
    shift = timedelta(hours=1 if changed > DAY else 0)
    at = datetime.combine(ordered[0], datetime.min.time()) - shift
    year = np.full(HOURS_A_YEAR, np.nan)
    for value in (value for day in ordered for value in days[day]):
        place = _place(at)
        if place is not None and np.isnan(year[place]):
            year[place] = value
        at += timedelta(hours=1)
    if np.isnan(year).any():
        raise ValueError("the days don't fill a year")
    return year


def _place(at: datetime) -> int | None:
    """Return the hour of a common year, from 0; None on a leap day."""
    if (at.month, at.day) == FEBRUARY_29:
        return None
    day = date(COMMON, at.month, at.day).timetuple().tm_yday - 1
    return day * DAY + at.hour
