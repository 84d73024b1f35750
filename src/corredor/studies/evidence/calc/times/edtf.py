"""Readings of times as EDTF, the notation of periods in claims."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Final

import regex as re

from corredor.studies.evidence.calc.records import TimeReading

OPEN: Final = ".."
DECEMBER: Final = 12
NO_YEAR: Final = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def edtf_of(reading: TimeReading) -> str:
    """Return a reading as EDTF, ends included; empty where it can't be placed.

    >>> edtf_of(TimeReading("2025-06", "2025-06-01", "2025-07-01"))
    '2025-06'
    >>> edtf_of(TimeReading("2025", "2025-01-01"))
    '2025-01-01/..'
    >>> edtf_of(TimeReading("XXXX-06-23"))
    'XXXX-06-23'
    """
    if reading.begin[:1] == "T" or reading.end[:1] == "T":
        return ""
    first = datetime.fromisoformat(reading.begin).date() if reading.begin else None
    last = _last_day(reading.end, first) if reading.end else None
    if first is None and last is None:
        return reading.timex if NO_YEAR.fullmatch(reading.timex) else ""
    if last is None:
        return f"{first}/{OPEN}"
    if first is None:
        return f"{OPEN}/{last}"
    return _period(first, last)


def _last_day(end: str, first: date | None) -> date:
    moment = datetime.fromisoformat(end)
    if moment.time() == datetime.min.time():
        day = (moment - timedelta(1)).date() if moment > datetime.min else moment.date()
        return max(day, first) if first else day
    return moment.date()


def _period(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    starts_year = (first.month, first.day) == (1, 1)
    if starts_year and (last.month, last.day) == (DECEMBER, 31):
        years = f"{first.year:04d}", f"{last.year:04d}"
        return years[0] if first.year == last.year else "/".join(years)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        months = first.isoformat()[:7], last.isoformat()[:7]
        return months[0] if months[0] == months[1] else "/".join(months)
    return f"{first.isoformat()}/{last.isoformat()}"
