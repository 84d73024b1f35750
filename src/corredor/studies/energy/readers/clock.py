"""Days of an hourly file: dates in the forms that CENACE writes, and the hours that each has.

Day stands before month in all forms but ISO; nothing is guessed. Clock changes: until 2022 the
Mexican rule, first Sunday of April and last of October; at the border the rule of the United
States, second Sunday of March and first of November.
"""

from __future__ import annotations

import re
from calendar import SUNDAY, monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (
    "ene",
    "feb",
    "mar",
    "abr",
    "may",
    "jun",
    "jul",
    "ago",
    "sep",
    "oct",
    "nov",
    "dic",
)
HOURS: Final = 24
MEXICAN: Final = "mexican"
BORDER: Final = "border"
RULES: Final = {"BCA": BORDER, "BCS": MEXICAN, "SIN": MEXICAN}
"""Rule of the clock by system: Baja California keeps that of the United States."""
LAST_MEXICAN_YEAR: Final = 2022
"""The last year of summer time away from the border (DOF 28 October 2022)."""
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2}|[A-Za-z]{3,10})\.?[/-](\d{4})")
_MARCH, _APRIL, _OCTOBER, _NOVEMBER = 3, 4, 10, 11
_WEEK = 7


def day_of(text: str) -> date | None:
    """Return the day that a text writes; None if it writes none.

    Examples
    --------
    >>> day_of("12/07/2016").isoformat(), day_of("27/oct/2019").isoformat()
    ('2016-07-12', '2019-10-27')
    >>> day_of("07/13/2016"), day_of("2016-02-30")
    (None, None)
    """
    found = _ISO.fullmatch(text)
    if found:
        parts = found[1], found[2], found[3]
    else:
        found = _SLASHED.fullmatch(text)
        if not found:
            return None
        parts = found[3], _month(found[2]), found[1]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _month(text: str) -> str:
    if text.isdecimal():
        return text
    short = text.lower()[:3]
    return str(MONTHS.index(short) + 1) if short in MONTHS else "0"


def _sunday(year: int, month: int, place: int) -> date:
    """Return the first, second … Sunday of a month; the last for -1."""
    if place < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - SUNDAY) % _WEEK)
    first = date(year, month, 1)
    return first + timedelta(days=(SUNDAY - first.weekday()) % _WEEK + _WEEK * (place - 1))


def hours_of(day: date, rule: str) -> int:
    """Return the hours of a day by a rule of the clock.

    Examples
    --------
    >>> hours_of(date(2016, 10, 30), MEXICAN), hours_of(date(2016, 10, 30), BORDER)
    (25, 24)
    >>> hours_of(date(2017, 3, 12), BORDER), hours_of(date(2017, 4, 2), MEXICAN)
    (23, 23)
    """
    if rule == BORDER:
        spring, autumn = _sunday(day.year, _MARCH, 2), _sunday(day.year, _NOVEMBER, 1)
    elif day.year <= LAST_MEXICAN_YEAR:
        spring, autumn = _sunday(day.year, _APRIL, 1), _sunday(day.year, _OCTOBER, -1)
    else:
        return HOURS
    return HOURS - (day == spring) + (day == autumn)


def whole_day(day: date, hours: Iterable[int], system: str) -> bool:
    """Whether hours are those of a day, each once, by the rule of a system; either if unknown.

    Examples
    --------
    >>> whole_day(date(2016, 10, 30), range(1, 26), "BCS")
    True
    >>> whole_day(date(2016, 10, 31), range(1, 26), "")
    False
    """
    found = sorted(hours)
    rules = [RULES[system]] if system in RULES else [MEXICAN, BORDER]
    return any(found == list(range(1, hours_of(day, rule) + 1)) for rule in rules)
