"""Places of the periods of a known year or month."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from corredor.studies.evidence.calc.times.calendars import (
    FIRST_SEASONS,
    SEASON,
    UNIT_MONTHS,
    WEEK,
    holiday_days,
    monday_of,
    month_later,
    nth_weekday,
)
from corredor.studies.evidence.calc.times.places import (
    FRIDAY_END,
    Place,
    Setting,
    day_place,
    span,
    week_place,
    weekend_place,
)
from corredor.studies.evidence.calc.times.values import Calendar

HALF_MONTH: Final = 15
"""Days of the first half of a month."""


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"{year:05d}"


def in_week(found: Calendar, monday: datetime) -> Place:
    """Return a weekday, the weekend or the whole of a week."""
    if found.weekday:
        return day_place(monday + timedelta(found.weekday - 1))
    if found.span == "weekend":
        return weekend_place(monday)
    return week_place(monday, days=FRIDAY_END if found.span == "workweek" else WEEK)


def years_place(year: int, size: int) -> Place:
    """Return the place of a decade, century or millennium by its first year."""
    begin = datetime(max(year, 1), 1, 1)
    timex = (
        f"{year // 10:03d}"
        if size == 10
        else f"{year // 100:02d}"
        if size == 100
        else f"{year // 1000}"
    )
    return span(begin, 12 * size, timex)


def century_place(number: int) -> Place:
    """Return the place of a century by its number; the 21st begins in 2001."""
    begin = datetime((number - 1) * 100 + 1, 1, 1)
    return span(begin, 1200, f"{number - 1:02d}")


def part_of_year(begin: datetime, unit: str) -> Place:
    """Return the place of a quarter or half that begins then."""
    size = UNIT_MONTHS[unit]
    number = (begin.month - 1) // size + 1
    return span(begin, size, f"{begin.year:04d}-{'QH'[unit == 'half']}{number}")


def within_year(found: Calendar, year: int, setting: Setting) -> list[Place]:
    """Return the places of what a calendar time says within a year."""
    if year <= 0:
        return []
    if found.fiscal:
        return [Place(None, None, f"FY{year:04d}")]
    if found.holiday:
        days = _holiday(found.holiday, year, setting)
        if days is None:
            return []
        return [_holiday_place(days, found)]
    if found.season:
        return [_season(year, found.season, setting)]
    if found.quarter:
        return [part_of_year(datetime(year, 3 * found.quarter - 2, 1), "quarter")]
    if found.half:
        return [part_of_year(datetime(year, 6 * found.half - 5, 1), "half")]
    if found.week:
        monday = monday_of(datetime(year, 1, 4)) + timedelta(weeks=found.week - 1)
        if monday.isocalendar()[0] != year:
            return []
        return [in_week(found, monday)]
    if found.month:
        return within_month(found, year, found.month)
    if found.span in ("week", "weekend") and found.nth:
        first = monday_of(datetime(year, 1, 4))
        last = monday_of(datetime(year, 12, 28))
        monday = first + timedelta(weeks=found.nth - 1) if found.nth > 0 else last
        return [in_week(found, monday)]
    if found.span == "day" and found.nth:
        day = (
            datetime(year, 1, 1) + timedelta(found.nth - 1)
            if found.nth > 0
            else datetime(year, 12, 31)
        )
        return [day_place(day)]
    return [span(datetime(year, 1, 1), 12, _year(year))]


def _holiday(holiday: str, year: int, setting: Setting) -> tuple[datetime, datetime] | None:
    rule = setting.holidays.get((holiday, setting.country)) or setting.holidays.get((holiday, ""))
    days = holiday_days(rule, year) if rule else None
    if days is None:
        return None
    first, last = (datetime(day.year, day.month, day.day) for day in days)
    return first, last


def _holiday_place(days: tuple[datetime, datetime], found: Calendar) -> Place:
    first, last = days
    if first == last:
        return day_place(first)
    length = (last - first).days + 1
    return Place(
        first, last + timedelta(1), f"({first:%Y-%m-%d},{last:%Y-%m-%d},P{length - 1}D)", "", last
    )


def _season(year: int, season: str, setting: Setting) -> Place:
    month = FIRST_SEASONS[season]
    if setting.conventions.south:
        month = (month + 5) % 12 + 1
    begin = datetime(year, month, 1)
    return span(begin, SEASON, f"{year:04d}-{season}")


def within_month(found: Calendar, year: int, month: int) -> list[Place]:
    """Return the places of what a calendar time says within a month."""
    begin = datetime(year, month, 1)
    base = f"{year:04d}-{month:02d}"
    if found.weekday and found.nth:
        day = nth_weekday(year, month, found.weekday, found.nth)
        place = f"XXXX-{month:02d}-WXX-{found.weekday}-#{found.nth}"
        return [day_place(datetime(day.year, day.month, day.day), place)] if day else []
    if found.nth and found.span in ("week", "weekend"):
        return [_week_of_month(begin, found)]
    if found.nth and found.span == "day":
        return [day_place(month_later(begin, 1) - timedelta(1))]
    if found.span == "half month":
        middle, end = begin + timedelta(HALF_MONTH), month_later(begin, 1)
        half = (begin, middle) if found.nth == 1 else (middle, end)
        days = (half[1] - half[0]).days
        return [Place(*half, f"({half[0]:%Y-%m-%d},{half[1]:%Y-%m-%d},P{days}D)")]
    if found.day:
        day = begin.replace(day=found.day)
        if found.weekday and day.isoweekday() != found.weekday and found.year is not None:
            return []
        return [day_place(day)]
    return [span(begin, 1, base)]


def _week_of_month(begin: datetime, found: Calendar) -> Place:
    """Return the n-th week of a month; a week belongs to the month of its Thursday."""
    first = (
        monday_of(begin + timedelta(3))
        if begin.weekday() <= 3
        else monday_of(begin) + timedelta(WEEK)
    )
    if begin.weekday() <= 3:
        first = monday_of(begin)
    nth = found.nth or 1
    monday = first + timedelta(weeks=nth - 1)
    if nth < 0:
        monday = first
        following = month_later(begin, 1)
        while (monday + timedelta(WEEK + 3)) < following:
            monday += timedelta(WEEK)
    if found.span == "weekend":
        return weekend_place(monday)
    number = (monday - first).days // WEEK + 1
    return week_place(monday, f"{begin:%Y-%m}-W{number:02d}")
