"""Fleet: the fewest aircraft that fly a periodic timetable, and who waits where.

Exact, for one type of aircraft that any leg may take and no flight without passengers. In one
period, each leg ties up an aircraft from departure until it is ready at the other end; a station
needs as many more as its departures ever run ahead of its ready aircraft. First in, first out at
each station reaches that number (Gertsbakh and Gurevich 1977, doi:10.1287/trsc.11.1.20, deficit
function).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WEEK: Final = 7 * 24 * 60
"""Period of a weekly timetable [minute]."""


@dataclass(frozen=True)
class Duty:
    """What ties up an aircraft: from a station at a minute of the period until ready elsewhere.

    Parameters
    ----------
    origin, destination
        Stations.
    departs
        Minute of the period [minute].
    lasts
        Block time and turnaround at the destination [minute].
    """

    origin: str
    destination: str
    departs: int
    lasts: int


@dataclass(frozen=True)
class Fleet:
    """The fewest aircraft: those under way as the period begins, and those waiting by station."""

    aircraft: int
    under_way: int
    waiting: tuple[tuple[str, int], ...]


class UnbalancedError(ValueError):
    """A station from which more aircraft depart in a period than reach it, or fewer."""


def fewest_aircraft(duties: Iterable[Duty], period: int = WEEK) -> Fleet:
    """Return the fewest aircraft that fly a periodic timetable.

    Parameters
    ----------
    duties
        All legs of one period.
    period
        Length of the period [minute].

    Raises
    ------
    UnbalancedError
        Arrivals and departures of a station differ: the timetable can't repeat.
    ValueError
        A duty takes no time.

    Examples
    --------
    >>> week = 7 * 24 * 60
    >>> out = Duty("SVO", "HAV", 340, 860 + 140)
    >>> back = Duty("HAV", "SVO", 1340, 775 + 180)
    >>> fewest_aircraft([out, back]).aircraft
    1
    """
    events: dict[str, list[tuple[int, int]]] = {}
    balance: dict[str, int] = {}
    under_way = 0
    for duty in duties:
        if duty.lasts <= 0:
            raise ValueError(f"the duty {duty.origin}-{duty.destination} takes no time")
        departs = duty.departs % period
        laps, ready = divmod(departs + duty.lasts, period)
        under_way += laps
        # ready aircraft come before departures of the same minute
        events.setdefault(duty.origin, []).append((departs, 1))
        events.setdefault(duty.destination, []).append((ready, 0))
        balance[duty.origin] = balance.get(duty.origin, 0) - 1
        balance[duty.destination] = balance.get(duty.destination, 0) + 1
    uneven = sorted(station for station, count in balance.items() if count)
    if uneven:
        raise UnbalancedError(f"arrivals and departures differ at {', '.join(uneven)}")
    waiting = tuple((station, _deficit(events[station])) for station in sorted(events))
    return Fleet(under_way + sum(count for _, count in waiting), under_way, waiting)


def _deficit(events: list[tuple[int, int]]) -> int:
    """Return by how many the departures of a station ever run ahead of its ready aircraft."""
    here = lowest = 0
    for _, is_departure in sorted(events):
        here += -1 if is_departure else 1
        lowest = min(lowest, here)
    return -lowest


def weekly_duties(
    stations: tuple[str, ...],
    blocks: tuple[int, ...],
    turnarounds: tuple[int, ...],
    starts: Iterable[int],
) -> tuple[Duty, ...]:
    """Return the duties of rotations through stations and back, one for each start.

    Parameters
    ----------
    stations
        Stations in order; the last leg returns to the first.
    blocks, turnarounds
        Block time of each leg, and the time at its end [minute], one for each station.
    starts
        Minutes of the week at which a rotation begins [minute].
    """
    ends = (*stations[1:], stations[0])
    duties: list[Duty] = []
    for start in starts:
        at = start
        for origin, end, block, turn in zip(stations, ends, blocks, turnarounds, strict=True):
            duties.append(Duty(origin, end, at % WEEK, block + turn))
            at += block + turn
    return tuple(duties)
