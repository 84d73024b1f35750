"""Places of calendar times on the time line, counted from a reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from corredor.studies.evidence.calc.times.calendars import (
    UNIT_MONTHS,
    midnight,
    monday_of,
    month_later,
)
from corredor.studies.evidence.calc.times.periods import (
    century_place,
    in_week,
    part_of_year,
    within_month,
    within_year,
    years_place,
)
from corredor.studies.evidence.calc.times.places import (
    Place,
    Setting,
    around,
    day_place,
    week_place,
    weekend_place,
)
from corredor.studies.evidence.calc.times.values import Calendar

MONTHS: Final = 12


YEARS_AROUND: Final = 9
"""Years to look for a day without year: 29 February may be eight years off."""


def date_places(found: Calendar, setting: Setting) -> list[Place]:
    """Return the places of the date in a calendar time, the past one first."""
    try:
        return _date_places(found, setting)
    except (ValueError, OverflowError):
        return []


def _date_places(found: Calendar, setting: Setting) -> list[Place]:
    shifts = dict(found.shifts)
    now = midnight(setting.reference)
    if "day" in shifts:
        return [day_place(now + timedelta(shifts["day"]))]
    if "week" in shifts and not found.month:
        return [in_week(found, monday_of(now) + timedelta(weeks=shifts["week"]))]
    if "fortnight" in shifts:
        begin = monday_of(now) + timedelta(weeks=2 * shifts["fortnight"])
        return [Place(begin, begin + timedelta(weeks=2), f"{begin:%Y-%m-%d}/P2W")]
    if "name" in shifts:
        return _counted(found, shifts["name"], setting)
    if "coming" in shifts:
        nearest = replace(setting, conventions=replace(setting.conventions, named_by_year=False))
        return _counted(found, shifts["coming"], nearest)[:1]
    if "month" in shifts:
        begin = month_later(now.replace(day=1), shifts["month"])
        return within_month(found, begin.year, begin.month)
    if found.span.startswith("around"):
        return _around(found, setting)
    for unit in ("quarter", "half"):
        if unit in shifts:
            size = UNIT_MONTHS[unit]
            first = now.replace(month=(now.month - 1) // size * size + 1, day=1)
            return [part_of_year(month_later(first, shifts[unit] * size), unit)]
    for unit, size in (("decade", 10), ("century", 100), ("millennium", 1000)):
        if unit in shifts:
            year = now.year // size * size + shifts[unit] * size
            return [years_place(year, size)]
    if found.decade is not None:
        return _decades(found.decade, setting)
    if found.century is not None:
        return [century_place(found.century)]
    years = _year_of(found, setting)
    if years is not None:
        return within_year(found, years, setting)
    return _yearless(found, setting)


def _year_of(found: Calendar, setting: Setting) -> int | None:
    shift = found.shift("year")
    if shift is not None:
        return setting.reference.year + shift
    return found.year


def _decades(decade: int, setting: Setting) -> list[Place]:
    if decade >= 100:
        return [years_place(decade, 10)]
    century = setting.reference.year // 100 * 100
    now = setting.reference.year
    starts = [base + decade for base in (century - 100, century, century + 100)]
    past = max(year for year in starts if year <= now)
    future = min(year for year in starts if year > now)
    return [
        years_place(past, 10)._replace(timex=f"XX{decade // 10}", reason="past"),
        years_place(future, 10)._replace(timex=f"XX{decade // 10}", reason="future"),
    ]


def _yearless(found: Calendar, setting: Setting) -> list[Place]:
    year = setting.reference.year
    if found.week:
        return within_year(found, year, setting)
    if found.month or found.holiday or found.season or found.quarter or found.half:
        candidates: list[Place] = []
        reach = YEARS_AROUND if (found.month, found.day) == (2, 29) else 2
        for each in range(year - reach, year + reach + 1):
            try:
                candidates += within_year(found, each, setting)
            except ValueError:
                continue
        if found.weekday and found.month and found.day and setting.conventions.weekday_decides:
            candidates = [
                p for p in candidates if p.begin and p.begin.isoweekday() == found.weekday
            ] or candidates
        places = around(setting, candidates, days=found.grain == "day")
        if found.quarter or found.half:
            return places
        return [place._replace(timex=yearless_timex(found, place)) for place in places]
    if found.day:
        return _day_alone(found, setting)
    if found.weekday:
        monday = monday_of(setting.reference)
        days = [monday + timedelta(found.weekday - 1 + 7 * week) for week in (-1, 0, 1)]
        loose = replace(setting, conventions=replace(setting.conventions, strict=False))
        return around(
            loose, [day_place(day, f"XXXX-WXX-{found.weekday}") for day in days], days=True
        )
    if found.fiscal:
        return [Place(None, None, "FYXXXX")]
    return []


def yearless_timex(found: Calendar, place: Place) -> str:
    """Return the TIMEX value of a time whose year isn't stated."""
    if found.weekday and found.nth:
        return place.timex
    if place.begin and found.holiday and "(" not in place.timex:
        return f"XXXX-{place.begin:%m-%d}"
    if found.season:
        return found.season
    return "XXXX" + place.timex[4:] if place.timex[:4].isdecimal() else place.timex


def _day_alone(found: Calendar, setting: Setting) -> list[Place]:
    first = midnight(setting.reference).replace(day=1)
    candidates: list[Place] = []
    for months in range(-2, 3):
        month = month_later(first, months)
        try:
            day = month.replace(day=found.day or 1)
        except ValueError:
            continue
        candidates.append(day_place(day, f"XXXX-XX-{day:%d}"))
    if found.weekday:
        for months in sorted(range(-MONTHS, MONTHS + 1), key=lambda step: (abs(step), -step)):
            try:
                day = month_later(first, months).replace(day=found.day or 1)
            except ValueError:
                continue
            if day.isoweekday() == found.weekday:
                return [day_place(day)]
        return []
    return around(setting, candidates, days=True)


def _around(found: Calendar, setting: Setting) -> list[Place]:
    weekend = found.span.endswith("weekend")
    made: list[Place] = []
    inner = replace(found, span="")
    for place in date_places(inner, setting):
        if place.begin is None:
            continue
        monday = monday_of(place.begin)
        week = (
            weekend_place(monday, place.reason)
            if weekend
            else week_place(monday, place.timex, place.reason)
        )
        made.append(week)
    return made


def _counted(found: Calendar, count: int, setting: Setting) -> list[Place]:
    """Place "last April", "next Friday", "this summer"."""
    now = midnight(setting.reference)
    if found.weekday and not found.month:
        week = day_place(monday_of(now) + timedelta(found.weekday - 1 + 7 * count))
        if setting.conventions.named_by_year or count == 0 or week.begin is None:
            return [week]
        nearest = week.begin - timedelta(7 * count)
        if nearest < now if count < 0 else nearest > now:
            return [day_place(nearest, "", "nearest"), week._replace(reason="week")]
        return [week]
    year = setting.reference.year + count
    plain = replace(found, shifts=())
    by_year = within_year(plain, year, setting)
    if found.day or found.holiday:
        places = around(
            setting,
            [
                p
                for each in range(-2, 3)
                for p in within_year(plain, setting.reference.year + each, setting)
            ],
            days=True,
        )
        if count == 0:
            return within_year(plain, year, setting)
        wanted = "past" if count < 0 else "future"
        return [place._replace(reason="") for place in places if place.reason == wanted]
    if setting.conventions.named_by_year or count == 0 or abs(count) > 1:
        return by_year
    return _nearest_named(plain, count, setting, by_year)


def _nearest_named(
    plain: Calendar, count: int, setting: Setting, by_year: list[Place]
) -> list[Place]:
    now = midnight(setting.reference)
    places = [
        p
        for each in range(-2, 3)
        for p in within_year(plain, setting.reference.year + each, setting)
    ]
    if count < 0:
        before = [p for p in places if p.end and p.end <= now]
        nearest = before[-1:]
    else:
        nearest = [p for p in places if p.begin and p.begin > now][:1]
    if nearest and by_year and nearest[0].begin != by_year[0].begin:
        return [nearest[0]._replace(reason="nearest"), by_year[0]._replace(reason="year")]
    return nearest or by_year
