"""Periods and dates as EDTF writes them: open, uncertain and partial ones included.

The subset of the Extended Date/Time Format (ISO 8601-2:2019, level 1) that claims need:
``2024``, ``2024-06``, ``2024-06-30``, ``2024/2025``, ``../2024``, ``2024/..``, a trailing ``~``
(about) or ``?`` (uncertain), and ``XXXX-06-23`` for a day whose year nobody states.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Final

OPEN: Final = ".."
NO_YEAR: Final = "XXXX"
_POINT: Final = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?]?", re.ASCII
)
DECEMBER: Final = 12


@dataclass(frozen=True)
class Period:
    """A stretch of days, ends included; None is an open end.

    `yearless` is true where the year is not stated; such a period has no days that can be
    compared with others.
    """

    text: str
    first: datetime.date | None
    last: datetime.date | None
    yearless: bool = False
    vague: bool = False

    def contains(self, other: Period) -> bool:
        """Whether every day of the other period lies in this one."""
        if self.yearless or other.yearless:
            return self.text == other.text
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sort key: by first day, the longer period first; yearless ones last."""
        first = (self.first or datetime.date.min).toordinal()
        last = (self.last or datetime.date.max).toordinal()
        return (int(self.yearless), first, -last, self.text)

    @property
    def grain(self) -> str:
        """The kind of period that may stand in one series: year, month, day or a length in days.

        Empty for periods that are open, vague or without year.
        """
        if self.first is None or self.last is None or self.vague:
            return ""
        if "/" in self.text:
            return f"{(self.last - self.first).days + 1} days"
        return ("year", "month", "day")[self.text.count("-")]


def parse_period(text: str) -> Period:
    """Read an EDTF date or interval.

    Raises
    ------
    ValueError
        The text is no date, or names a day that doesn't exist.

    Examples
    --------
    >>> parse_period("2024-02").last
    datetime.date(2024, 2, 29)
    >>> parse_period("2024/..").contains(parse_period("2025-06-23"))
    True
    """
    start, slash, end = text.partition("/")
    first = _point(start)
    last = _point(end) if slash else first
    if slash and start == end == OPEN:
        raise ValueError(text)
    yearless = NO_YEAR in text
    if yearless and slash:
        raise ValueError(text)
    if not slash and start == OPEN:
        raise ValueError(text)
    period = Period(text, first[0], last[1], yearless, text.endswith(("~", "?")))
    if period.first and period.last and period.first > period.last:
        raise ValueError(text)
    return period


def _point(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    if text == OPEN:
        return None, None
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    month, day = found["month"], found["day"]
    if found["year"] == NO_YEAR:
        if month is None:
            raise ValueError(text)
        leap = 2000
        _days(leap, month, day)
        return None, None
    return _days(int(found["year"]), month, day)


def _days(year: int, month: str | None, day: str | None) -> tuple[datetime.date, datetime.date]:
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, DECEMBER, 31)
    if day is not None:
        date = datetime.date(year, int(month), int(day))
        return date, date
    number = int(month)
    if not 1 <= number <= DECEMBER:
        raise ValueError(f"{year}-{month}")
    last = calendar.monthrange(year, number)[1]
    return datetime.date(year, number, 1), datetime.date(year, number, last)
