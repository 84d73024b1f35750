"""Weather years made of one: blocks of days moved within their season, the same for all series.

Künsch, The jackknife and the bootstrap for general stationary observations, Annals of Statistics
17 (1989) 1217-1241, doi:10.1214/aos/1176347265: blocks keep what neighbouring days have in common.
Numbers are drawn by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195),
which is integer arithmetic alone, so that no release of a library changes a year.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.energy.calc.profiles.profile import HOURS_A_YEAR

IntArray = NDArray[np.int64]
DAY: Final = 24
"""Hours of a day [hour]."""
BLOCK: Final = 5
"""Days that stay together [day]: about what weather lasts; 73 of them make a year."""
SEASON: Final = 15
"""Days by which a block is moved at most, either way [day]."""
_STEP: Final = 0x9E3779B97F4A7C15
_MIXERS: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
_LAST: Final = 31
_WORD: Final = 2**64
"""Constants of SplitMix64, and the numbers of its word."""


def _mixed(state: int) -> int:
    for shift, factor in _MIXERS:
        state = (state ^ (state >> shift)) * factor % _WORD
    return state ^ (state >> _LAST)


def weather_hours(years: int) -> IntArray:
    """Hours of one year in the order in which they make several, shape (years x 8760,).

    The first year is the year itself. Take every series of a region at these places: what goes
    together in an hour stays together.

    Parameters
    ----------
    years
        How many to make [year].

    Examples
    --------
    >>> made = weather_hours(3).reshape(3, 8760)
    >>> bool((made[0] == np.arange(8760)).all()), made[1, :121:60].tolist()
    (True, [8400, 8460, 288])
    >>> late = (made - np.arange(8760) + 4380) % 8760 - 4380
    >>> int(abs(late).max()) // 24, len(set(made[2].tolist())) < 8760
    (15, True)
    """
    days = HOURS_A_YEAR // DAY
    made: list[int] = []
    state = 0
    for year in range(years):
        for first in range(0, days, BLOCK):
            state = (state + _STEP) % _WORD
            moved = _mixed(state) % (2 * SEASON + 1) - SEASON if year else 0
            made += [(first + moved + day) % days for day in range(min(BLOCK, days - first))]
    hours = np.array(made, np.int64)[:, None] * DAY + np.arange(DAY)
    return hours.ravel()


def typical_weeks(demand: NDArray[np.float64], weeks: int) -> IntArray:
    """Hours of some weeks of a year, evenly spread, the week of the highest demand among them.

    Parameters
    ----------
    demand
        Hour by hour, shape (hours,).
    weeks
        How many [1].

    Examples
    --------
    >>> demand = np.ones(8760)
    >>> demand[1000] = 2
    >>> typical_weeks(demand, 2).reshape(2, 168)[:, 0].tolist()
    [840, 6552]
    """
    length = DAY * WEEK
    count = len(demand) // length
    places = [int((place + 1 / 2) * count / weeks) for place in range(weeks)]
    top = min(int(np.argmax(demand)) // length, count - 1)
    nearest = int(np.argmin([abs(place - top) for place in places]))
    places[nearest] = top
    firsts = np.array(sorted(set(places)), np.int64)[:, None] * length
    return (firsts + np.arange(length)).ravel()


WEEK: Final = 7
"""Days of a week [day]."""
