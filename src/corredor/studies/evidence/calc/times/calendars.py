"""Arithmetic of the calendar: feasts, weeks, steps of months."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

import regex as re

MONTHS: Final = 12
WEEK: Final = 7
FIRST_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Month in which a season begins in the north; WI runs into the next year."""
SEASON: Final = 3
"""Months."""
UNIT_DAYS: Final = {"day": 1, "workday": 1, "week": 7, "workweek": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS: Final = {
    "month": 1, "bimester": 2, "quarter": 3, "season": 3, "half": 6, "year": 12, "biennium": 24,
    "triennium": 36, "quinquennium": 60, "sexennium": 72, "decade": 120, "century": 1200,
    "millennium": 12000,
}  # fmt: skip
UNIT_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600}
HOLIDAY: Final = re.compile(
    r"(?:(?P<month>\d\d)-(?P<day>\d\d)|(?P<nm>\d\d):(?P<weekday>\d):(?P<nth>-?\d)|(?P<feast>easter|orthodox))"
    r"(?P<plus>[+-]\d+)?"
)


def easter(year: int) -> date:
    """Western Easter Sunday, by the algorithm of Meeus, Jones and Butcher.

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * leap + 2 * quarter - moon - left) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a date of the Gregorian one (1900 to 2099).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    century = year // 100
    return date(year, month, day + 1) + timedelta(century - century // 4 - 2)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The n-th such weekday of a month, counted from the end where n is negative."""
    days = [
        day
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).isoweekday() == weekday
    ]
    place = nth - 1 if nth > 0 else nth
    return date(year, month, days[place]) if -len(days) <= place < len(days) else None


def holiday_days(rule: str, year: int) -> tuple[date, date] | None:
    """First and last day of a holiday in a year.

    >>> holiday_days("11:4:4", 2024)
    (datetime.date(2024, 11, 28), datetime.date(2024, 11, 28))
    """
    first, slash, last = rule.partition("/")
    begin = _holiday(first, year)
    end = _holiday(last, year) if slash else begin
    if begin is None or end is None:
        return None
    return (begin, end) if begin <= end else (begin, _holiday(last, year + 1) or end)


def _holiday(rule: str, year: int) -> date | None:
    found = HOLIDAY.fullmatch(rule)
    if found is None:
        raise ValueError(rule)
    base: date | None
    if found["month"]:
        base = date(year, int(found["month"]), int(found["day"]))
    elif found["nm"]:
        base = nth_weekday(year, int(found["nm"]), int(found["weekday"]), int(found["nth"]))
    else:
        base = easter(year) if found["feast"] == "easter" else orthodox_easter(year)
    return base + timedelta(int(found["plus"] or 0)) if base else None


def stepped(moment: datetime, unit: str, amount: Decimal) -> datetime | None:
    """The moment some units later; None outside the calendar's years 1 to 9999."""
    try:
        if unit in UNIT_SECONDS:
            return moment + timedelta(seconds=float(amount * UNIT_SECONDS[unit]))
        if unit == "workday":
            return workdays(moment, int(amount))
        if unit in UNIT_DAYS:
            return moment + timedelta(days=float(amount * UNIT_DAYS[unit]))
        months = amount * UNIT_MONTHS[unit]
        whole = int(months)
        moved = month_later(moment, whole)
        return moved + timedelta(days=round(float((months - whole) * 30)))
    except (OverflowError, ValueError):
        return None


def workdays(moment: datetime, count: int) -> datetime:
    """The moment some days from Monday to Friday later or earlier."""
    step = 1 if count >= 0 else -1
    weeks, left = divmod(abs(count), 5)
    moment += timedelta(weeks * 7 * step)
    while left:
        moment += timedelta(step)
        left -= moment.isoweekday() <= 5
    return moment


def month_later(moment: datetime, months: int) -> datetime:
    """The same day some months later, or the last of that month."""
    year, month = divmod(moment.year * MONTHS + moment.month - 1 + months, MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def monday_of(moment: datetime) -> datetime:
    """Midnight of the Monday of the moment's week."""
    return midnight(moment) - timedelta(moment.weekday())


def midnight(moment: datetime) -> datetime:
    """Midnight at the beginning of the moment's day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
