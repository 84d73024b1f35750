"""Timetable: the flights of a season, for the exports of planning systems and calendars.

Rows of the table stand for a period in which local times and offsets from UTC stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from corredor.report.entries import Entry, entries
from corredor.report.model import ReportModel

TABLE: Final = "routes.timetable"
DAYS_OF_A_WEEK: Final = 7
_CLOCK: Final = re.compile(r"(\d\d):(\d\d)")
_OFFSET: Final = re.compile(r"([+-])(\d\d):(\d\d)")


@dataclass(frozen=True)
class Period:
    """One leg in a period in which nothing of it changes.

    Parameters
    ----------
    service
        Id of the service.
    carrier, number
        IATA designator of the carrier and flight number.
    sequence
        Place of the leg in the flight, from 1.
    origin, destination
        IATA codes.
    first, last
        First and last day at the origin; None where the last is open.
    days
        Days of operation at the origin, 1 Monday to 7 Sunday.
    departs, arrives
        Times by the clocks of both ends.
    departure_offset, arrival_offset
        Offsets of these clocks from UTC.
    day_change
        Days between the local dates of departure and arrival.
    aircraft, type_code
        ICAO designator of the type, and the code that timetables use, empty where it has none.
    seats
        Seats by cabin, such as ``J28Y429``; empty where they aren't known.
    """

    service: str
    carrier: str
    number: str
    sequence: int
    origin: str
    destination: str
    first: date
    last: date | None
    days: frozenset[int]
    departs: time
    arrives: time
    departure_offset: timedelta
    arrival_offset: timedelta
    day_change: int
    aircraft: str
    type_code: str
    seats: str

    @property
    def flight(self) -> str:
        """Designator and number together; the designator alone where no number is assigned."""
        return f"{self.carrier}{self.number}"

    def departure_on(self, day: date) -> datetime:
        """Return when the flight of a day at the origin leaves [UTC]."""
        local = datetime.combine(day, self.departs, timezone(self.departure_offset))
        return local.astimezone(UTC)

    def arrival_of(self, day: date) -> datetime:
        """Return when the flight of a day at the origin arrives [UTC]."""
        landing = day + timedelta(days=self.day_change)
        local = datetime.combine(landing, self.arrives, timezone(self.arrival_offset))
        return local.astimezone(UTC)

    def operating_days(self) -> Iterator[date]:
        """Yield the days of operation in order; those of one week where the last is open."""
        day = self.first
        last = self.last or self.first + timedelta(days=DAYS_OF_A_WEEK - 1)
        while day <= last:
            if day.isoweekday() in self.days:
                yield day
            day += timedelta(days=1)


def periods(model: ReportModel) -> tuple[Period, ...]:
    """Return the rows of the timetable; none where no study made one."""
    return tuple(_period(entry) for entry in entries(model, TABLE))


def _period(entry: Entry) -> Period:
    return Period(
        service=entry.text("service"),
        carrier=entry.text("carrier"),
        number=entry.text("number"),
        sequence=int(entry.known("sequence", "1")),
        origin=entry.text("origin"),
        destination=entry.text("destination"),
        first=date.fromisoformat(entry.text("from")),
        last=date.fromisoformat(entry.text("to")) if entry.text("to") else None,
        days=frozenset(int(day) for day in entry.text("days") if day.isdecimal()),
        departs=_clock(entry.text("departs")),
        arrives=_clock(entry.text("arrives")),
        departure_offset=_offset(entry.text("departure_offset")),
        arrival_offset=_offset(entry.text("arrival_offset")),
        day_change=int(entry.number("day_change", "1") or 0),
        aircraft=entry.text("aircraft"),
        type_code=entry.text("type_code"),
        seats=entry.text("configuration"),
    )


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(f"no time of day: {text!r}")
    return time(int(found[1]), int(found[2]))


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise ValueError(f"no offset from UTC: {text!r}")
    size = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -size if found[1] == "-" else size


def utc_variation(offset: timedelta, between: str = "") -> str:
    """Return an offset from UTC as the SSIM writes it.

    Examples
    --------
    >>> utc_variation(timedelta(hours=-3, minutes=-30)), utc_variation(timedelta(hours=5), ":")
    ('-0330', '+05:00')
    """
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02d}{between}{minutes:02d}"
