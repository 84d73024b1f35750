"""Periods of a timetable: days in which local times, offsets and change of day stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from corredor.studies.routes.calc.schedule.local import (
    Flight,
    Leg,
    instant,
    operating_days,
    zone,
)

Period = tuple[str, str, str, str, str, str, str, int]
"""First and last day, days of operation, departure and its offset from UTC, arrival and its
offset, change of day."""


_Clock = tuple[int, int, timedelta | None]


def _pattern(flight: Flight) -> tuple[_Clock, _Clock, int]:
    return _clock(flight.local_departure), _clock(flight.local_arrival), flight.day_change


def _clock(local: datetime) -> _Clock:
    return local.hour, local.minute, local.utcoffset()


def _shown(local: datetime) -> tuple[str, str]:
    offset = local.strftime("%z")
    return local.strftime("%H:%M"), f"{offset[:3]}:{offset[3:5]}"


def periods(first: Leg, leg: Leg, after: timedelta) -> Iterator[Period]:
    """Yield the periods of a leg, in order.

    The clock at the first station sets the whole rotation: where another station changes its
    clock, the times of a later leg change with it, and never the time on the ground.

    Parameters
    ----------
    first, leg
        The first leg of the rotation, and the leg.
    after
        Time from the departure of the first to that of the leg.

    Raises
    ------
    NoSuchTimeError
        The clock skips a departure of the first leg.
    """
    flights = (_flown(first, leg, after, day) for day in operating_days(first))
    for _, same in groupby(flights, key=_pattern):
        run = list(same)
        days = [flight.local_departure.date() for flight in run]
        weekdays = "".join(str(number) for number in sorted({day.isoweekday() for day in days}))
        one = run[0]
        clocks = *_shown(one.local_departure), *_shown(one.local_arrival)
        yield (days[0].isoformat(), days[-1].isoformat(), weekdays, *clocks, one.day_change)


def _flown(first: Leg, leg: Leg, after: timedelta, day: date) -> Flight:
    departs = instant(day, first.departure, first.origin_zone) + after
    arrives = departs + timedelta(minutes=leg.block)
    here, there = zone(leg.origin_zone), zone(leg.destination_zone)
    return Flight(leg, departs, arrives, departs.astimezone(here), arrives.astimezone(there))
