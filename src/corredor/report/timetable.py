"""Timetable: the flights of a season as rows in the manner of the SSIM and as iCalendar.

Rows of the table stand for a period in which local times and offsets from UTC stay the same. So
each becomes one recurring event in UTC, that needs no time zone of the reader's program.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from corredor.core.errors import N_
from corredor.report.entries import Entry, entries
from corredor.report.i18n import Speech
from corredor.report.linked.names import own_iri
from corredor.report.model import ReportModel
from corredor.report.wording import Wording

TABLE: Final = "routes.timetable"
SSIM: Final = (
    "airline_designator",
    "flight_number",
    "itinerary_variation",
    "leg_sequence",
    "service_type",
    "period_from",
    "period_to",
    "days_of_operation",
    "departure_station",
    "std_passenger",
    "std_aircraft",
    "departure_utc_variation",
    "arrival_station",
    "sta_aircraft",
    "sta_passenger",
    "arrival_utc_variation",
    "arrival_date_variation",
    "aircraft_type",
    "configuration",
    "service",
)
"""Columns of a row, after the flight leg record of the IATA SSIM, chapter 7; the last is ours."""
SCHEDULED_PASSENGER: Final = "J"
"""Service type: scheduled passenger, normal service (SSIM, appendix C)."""
FIRST_VARIATION: Final = "01"
OPEN_END: Final = "00XXX00"
"""Last day of a period without an end (SSIM, chapter 2)."""
MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of a week in a recurrence rule (RFC 5545, 3.3.10)."""
OCTETS: Final = 75
"""Longest line of a calendar, without its end (RFC 5545, 3.1)."""
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
    aircraft, seats
        IATA code of the type; seats by cabin, such as ``J28Y429``.
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
    seats: str

    @property
    def flight(self) -> str:
        """Designator and number together."""
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
        last = self.last or self.first + timedelta(days=len(WEEKDAYS) - 1)
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
        seats=entry.text("seats"),
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


def ssim(model: ReportModel) -> bytes:
    """Return the timetable as comma-separated rows in the manner of the SSIM."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(SSIM)
    writer.writerows(_ssim_row(period) for period in periods(model))
    return stream.getvalue().encode()


def _ssim_row(period: Period) -> tuple[str, ...]:
    departs, arrives = (f"{clock:%H%M}" for clock in (period.departs, period.arrives))
    return (
        period.carrier,
        period.number,
        FIRST_VARIATION,
        f"{period.sequence:02d}",
        SCHEDULED_PASSENGER,
        ssim_date(period.first),
        ssim_date(period.last) if period.last else OPEN_END,
        "".join(str(day) if day in period.days else " " for day in range(1, len(WEEKDAYS) + 1)),
        period.origin,
        departs,
        departs,
        utc_variation(period.departure_offset),
        period.destination,
        arrives,
        arrives,
        utc_variation(period.arrival_offset),
        f"{period.day_change:+d}" if period.day_change else "0",
        period.aircraft,
        period.seats,
        period.service,
    )


def ssim_date(day: date) -> str:
    """Return a day as the SSIM writes it.

    Examples
    --------
    >>> ssim_date(date(2026, 10, 25))
    '25OCT26'
    """
    return f"{day.day:02d}{MONTHS[day.month - 1]}{day:%y}"


def utc_variation(offset: timedelta, between: str = "") -> str:
    """Return an offset from UTC as the SSIM writes it.

    Examples
    --------
    >>> utc_variation(timedelta(hours=-3, minutes=-30)), utc_variation(timedelta(hours=5), ":")
    ('-0330', '+05:00')
    """
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02d}{between}{minutes:02d}"


def icalendar(model: ReportModel) -> bytes:
    """Return the timetable as an iCalendar stream (RFC 5545), in the first language.

    Each row of the table is a recurring event in UTC. The ids are the same on every machine and
    after every run, as long as flight, leg, and first day are.
    """
    wording = Wording(model, Speech(model.languages[0]))
    title = model.title.spoken(model.languages[0])[0]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//corredor//corredor {model.version}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(title)}",
        f"X-WR-CALNAME:{escaped(title)}",
    ]
    for period in periods(model):
        lines += _event(period, wording)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(period: Period, wording: Wording) -> list[str]:
    """Return a leg in a period as an event; nothing where no day of operation is in it."""
    days = list(period.operating_days())
    if not days:
        return []
    first = days[0]
    starts, ends = period.departure_on(first), period.arrival_of(first)
    name = f"{period.flight}/{period.sequence}/{period.origin}-{period.destination}"
    uid = own_iri(wording.model.settings.id, "flight", f"{name}/{period.service}/{period.first}")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid.removeprefix('urn:uuid:')}",
        # Nothing here knows the hour at which it was made: the bytes would differ each time.
        f"DTSTAMP:{_utc(datetime.combine(period.first, time(), UTC))}",
        f"DTSTART:{_utc(starts)}",
        f"DTEND:{_utc(ends)}",
        f"SUMMARY:{escaped(f'{period.flight} {period.origin}–{period.destination}')}",
        f"DESCRIPTION:{escaped(_described(period, wording))}",
        f"LOCATION:{escaped(period.origin)}",
        f"CATEGORIES:{escaped(wording.term(period.service))}",
        "TRANSP:TRANSPARENT",
    ]
    if period.last is None or len(days) > 1:
        lines.insert(lines.index(f"DTEND:{_utc(ends)}") + 1, _rule(period, days))
    return [*lines, "END:VEVENT"]


def _rule(period: Period, days: Sequence[date]) -> str:
    shift = (period.departure_on(days[0]).date() - days[0]).days
    weekdays = sorted((day - 1 + shift) % len(WEEKDAYS) for day in period.days)
    rule = f"RRULE:FREQ=WEEKLY;BYDAY={','.join(WEEKDAYS[day] for day in weekdays)}"
    if period.last is None:
        return rule
    return f"{rule};UNTIL={_utc(period.departure_on(days[-1]))}"


def _described(period: Period, wording: Wording) -> str:
    """Return what the clocks of both ends show, which UTC doesn't say."""

    def end(code: str, clock: time, offset: timedelta) -> str:
        return f"{code} {clock:%H:%M} (UTC{utc_variation(offset, ':')})"

    change = f" {period.day_change:+d}" if period.day_change else ""
    departs = end(period.origin, period.departs, period.departure_offset)
    arrives = end(period.destination, period.arrives, period.arrival_offset) + change
    said = wording.say(N_("Computed for a proposal; not the timetable of a carrier."))
    return f"{departs} → {arrives}\n{period.aircraft}\n{said}"


def _utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    r"""Return a text as the value of a property (RFC 5545, 3.3.11).

    Examples
    --------
    >>> print(escaped("a, b; c\\d\nnext"))
    a\, b\; c\\d\nnext
    """
    bare = "".join(letter for letter in text if letter >= " " or letter in "\n\t")
    for mark in ("\\", ";", ","):
        bare = bare.replace(mark, f"\\{mark}")
    return bare.replace("\n", "\\n")


def folded(line: str) -> str:
    r"""Return a line broken after at most 75 octets, never within a letter (RFC 5545, 3.1).

    Examples
    --------
    >>> [len(part.encode()) for part in folded("á" * 60).split("\r\n")]
    [74, 47]
    """
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)
