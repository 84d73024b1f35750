"""Crews for a timetable: rest, layover until a flight can be worked home, and how many crews."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corredor.studies.routes.calc.crew.limits import DAY

WEEK: Final = 7 * DAY
WEEKS_PER_YEAR: Final = 365.25 / 7


@dataclass(frozen=True)
class CrewNeed:
    """Crews that a service takes.

    Parameters
    ----------
    by_rotation
        Crews busy with flying, waiting and resting [crews].
    by_hours
        Crews that the yearly limit of flight time asks for [crews].
    layover
        Time at the far end [minute].
    """

    by_rotation: int
    by_hours: int
    layover: int

    @property
    def crews(self) -> int:
        """Crews needed: the greater of both."""
        return max(self.by_rotation, self.by_hours)


def minimum_rest(duty_period: int, least: int) -> int:
    """Return the rest after a duty: as long as the duty, at least the limit [minute].

    ORO.FTL.235(a) and (b).

    Examples
    --------
    >>> minimum_rest(950, 600), minimum_rest(300, 600)
    (950, 600)
    """
    return max(duty_period, least)


def layover(arrival: int, departures: Sequence[int], rest: int, before: int, after: int) -> int:
    """Return the time at the far end until the next flight that a rested crew can work.

    Parameters
    ----------
    arrival
        Minute of the week on blocks [minute].
    departures
        Minutes of the week off blocks of the flights home [minute].
    rest
        Least rest [minute].
    before, after
        From report to off blocks, and from on blocks to the end of duty [minute].

    Raises
    ------
    ValueError
        No flight goes home.

    Examples
    --------
    >>> layover(0, [120, 2_000], 950, 60, 30)
    2000
    """
    if not departures:
        raise ValueError("no flight goes home")
    least = rest + before + after
    waits = [(departure - arrival) % WEEK for departure in departures]
    return min(wait + WEEK * math.ceil(max(least - wait, 0) / WEEK) for wait in waits)


def crews_needed(
    weekly_flights: int,
    block_out: int,
    block_home: int,
    layover_time: int,
    home_rest: int,
    ground: int,
    yearly_flight_limit: int,
) -> CrewNeed:
    """Return the crews that a service of one kind of rotation takes.

    Parameters
    ----------
    weekly_flights
        Rotations a week.
    block_out, block_home
        Block time of the duties out and home [minute].
    layover_time
        On blocks to off blocks at the far end [minute].
    home_rest
        Rest at home with local nights and days off [minute].
    ground
        Reports and closings of both duties [minute].
    yearly_flight_limit
        Most flight time of a crew in a year [minute].

    Examples
    --------
    >>> crews_needed(7, 860, 775, 2_400, 4_320, 180, 54_000).crews
    12
    """
    cycle = block_out + block_home + layover_time + home_rest + ground
    flown = weekly_flights * (block_out + block_home) * WEEKS_PER_YEAR
    return CrewNeed(
        math.ceil(weekly_flights * cycle / WEEK),
        math.ceil(flown / yearly_flight_limit),
        layover_time,
    )
