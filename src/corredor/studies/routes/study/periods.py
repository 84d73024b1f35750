"""Periods of a timetable: days in which local times, offsets and change of day stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from corredor.studies.routes.calc.schedule.local import Flight, Leg, flight_on, operating_days

Period = tuple[str, str, str, str, str, str, str, int]
"""First and last day, days of operation, departure and its offset from UTC, arrival and its
offset, change of day."""


def _pattern(flight: Flight) -> tuple[str, str, str, str, int]:
    departure, arrival = flight.local_departure, flight.local_arrival
    return (*_clock(departure), *_clock(arrival), flight.day_change)


def _clock(local: datetime) -> tuple[str, str]:
    offset = local.strftime("%z")
    return local.strftime("%H:%M"), f"{offset[:3]}:{offset[3:5]}"


def periods(leg: Leg) -> Iterator[Period]:
    """Yield the periods of a leg, in order."""
    flights = (flight_on(leg, day) for day in operating_days(leg))
    for pattern, run in groupby(flights, key=_pattern):
        days = [flight.local_departure.date() for flight in run]
        weekdays = "".join(str(number) for number in sorted({day.isoweekday() for day in days}))
        yield (days[0].isoformat(), days[-1].isoformat(), weekdays, *pattern)
