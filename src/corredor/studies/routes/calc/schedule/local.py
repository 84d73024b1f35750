"""Local times: departures by a station's clock, arrivals by another's, over zones and seasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEK: Final = 7
MARCH: Final = 3
OCTOBER: Final = 10
SUNDAY: Final = 6
"""Monday is 0, as in `datetime.date.weekday`."""
MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Leg:
    """A leg of a timetable.

    Parameters
    ----------
    carrier, number
        IATA code of the carrier and flight number.
    origin, destination
        IATA codes.
    origin_zone, destination_zone
        Time zones of the tz database, such as ``Europe/Moscow``.
    departure
        Scheduled departure by the clock at the origin.
    block
        Scheduled block time [minute].
    days
        Days of operation, 1 Monday to 7 Sunday, at the origin.
    first, last
        First and last day of operation at the origin.
    """

    carrier: str
    number: str
    origin: str
    destination: str
    origin_zone: str
    destination_zone: str
    departure: time
    block: int
    days: frozenset[int]
    first: date
    last: date


@dataclass(frozen=True)
class Flight:
    """One day's flight of a leg: its times in UTC and by the clocks of both ends."""

    leg: Leg
    departs: datetime
    arrives: datetime
    local_departure: datetime
    local_arrival: datetime

    @property
    def day_change(self) -> int:
        """Days between the local dates of departure and arrival; −1 over the date line."""
        return (self.local_arrival.date() - self.local_departure.date()).days


class NoSuchTimeError(ValueError):
    """A local time that the clock skips, or a zone that is not known."""


def zone(name: str) -> ZoneInfo:
    """Return a time zone by name.

    Raises
    ------
    NoSuchTimeError
        The zone is not known.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise NoSuchTimeError(f"no time zone {name!r}") from error


@lru_cache(maxsize=4_096)
def instant(day: date, clock: time, name: str) -> datetime:
    """Return the instant [UTC] at which the clock of a zone shows a time on a day.

    Where the clock shows it twice, in autumn, the first is meant.

    Raises
    ------
    NoSuchTimeError
        The clock skips that time, or the zone is not known.

    Examples
    --------
    >>> instant(date(2023, 12, 24), time(8, 40), "Europe/Moscow").isoformat()
    '2023-12-24T05:40:00+00:00'
    """
    local = datetime.combine(day, clock, zone(name))
    found = local.astimezone(UTC)
    if found.astimezone(zone(name)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTimeError(f"the clock of {name} skips {clock} on {day}")
    return found


def flight_on(leg: Leg, day: date) -> Flight:
    """Return the flight of a leg that departs on a day at the origin.

    Raises
    ------
    NoSuchTimeError
        The clock skips the departure, or a zone is not known.
    """
    departs = instant(day, leg.departure, leg.origin_zone)
    arrives = departs + leg.block * MINUTE
    here, there = zone(leg.origin_zone), zone(leg.destination_zone)
    return Flight(leg, departs, arrives, departs.astimezone(here), arrives.astimezone(there))


def operating_days(leg: Leg) -> Iterator[date]:
    """Yield the days on which a leg departs, in order."""
    day = leg.first
    while day <= leg.last:
        if day.isoweekday() in leg.days:
            yield day
        day += timedelta(days=1)


def flights(legs: Iterable[Leg]) -> tuple[Flight, ...]:
    """Return all flights of legs by time of departure, then carrier and number."""
    found = [flight_on(leg, day) for leg in legs for day in operating_days(leg)]
    return tuple(sorted(found, key=lambda f: (f.departs, f.leg.carrier, f.leg.number)))


def iata_season(year: int, season: str) -> tuple[date, date]:
    """Return first and last day of a scheduling season that begins in a year.

    Parameters
    ----------
    year
        Year in which the season begins.
    season
        ``summer``, from the last Sunday of March, or ``winter``, from that of October
        (IATA Worldwide Airport Slot Guidelines, 1.7).

    Raises
    ------
    KeyError
        The season is neither.

    Examples
    --------
    >>> [day.isoformat() for day in iata_season(2026, "winter")]
    ['2026-10-25', '2027-03-27']
    """
    starts = {"summer": (year, MARCH, year, OCTOBER), "winter": (year, OCTOBER, year + 1, MARCH)}
    first_year, first_month, last_year, last_month = starts[season]
    last = _last_sunday(last_year, last_month) - timedelta(days=1)
    return _last_sunday(first_year, first_month), last


def _last_sunday(year: int, month: int) -> date:
    end = date(year, month + 1, 1) - timedelta(days=1)
    return end - timedelta(days=(end.weekday() - SUNDAY) % WEEK)
