"""Calendar: the timetable as iCalendar (RFC 5545).

Each row of the table becomes one recurring event in UTC, that needs no time zone of the reader's
program.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from corredor.core.errors import N_
from corredor.report.i18n import Speech
from corredor.report.linked.names import own_iri
from corredor.report.model import ReportModel
from corredor.report.timetable import Period, periods, utc_variation
from corredor.report.wording import Wording

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of a week in a recurrence rule (RFC 5545, 3.3.10)."""
OCTETS: Final = 75
"""Longest line of a calendar, without its end (RFC 5545, 3.1)."""


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
