"""Ranges of days, months and years, and stretches cut from a period."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of
from corredor.studies.evidence.calc.times.grammar.lending import inherited
from corredor.studies.evidence.calc.times.grammar.meanings import meaning_of
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.grammar.spans import length_of
from corredor.studies.evidence.calc.times.grammar.years import fiscal
from corredor.studies.evidence.calc.times.values import (
    Calendar,
    Offset,
    Range,
    Slice,
)


def _whole_range(parts: Parts) -> Made:
    begin, end = meaning_of(parts["a"]), meaning_of(parts["b"])
    if begin is None or end is None:
        return None
    if isinstance(begin, Calendar) and isinstance(end, Calendar):
        pair = inherited(begin, end)
        if pair is None:
            return None
        begin, end = pair
    return "RANGE", Range(begin, end)


def _day_range(parts: Parts) -> Made:
    """Make a range of two days of one month: "del 4 al 22 de mayo", "May 4-22"."""
    whole = calendar_of(parts["date"])
    if whole is None:
        return None
    first = count_of(parts["a"])
    if not 1 <= first <= 31:
        return None
    if "b" in parts:
        last = count_of(parts["b"])
        if whole.grain == "day" and whole.day is not None:
            begin, end = whole, replace(whole, day=last)
            if first != whole.day:
                return None
        elif whole.grain in ("month", "year") and whole.day is None:
            begin, end = replace(whole, day=first), replace(whole, day=last)
        else:
            return None
    else:
        if whole.day is None:
            return None
        begin, end, last = replace(whole, day=first, weekday=None), whole, whole.day
    if last > 31 or (begin.month == end.month and (begin.day or 0) >= (end.day or 0)):
        return None
    return "RANGE", Range(begin, end)


def _month_day_range(parts: Parts) -> Made:
    """Make a range of "May 4-22": the second number is a day of the same month."""
    begin = calendar_of(parts["date"])
    last = count_of(parts["b"])
    if begin is None or begin.day is None or begin.month is None or not begin.day < last <= 31:
        return None
    if "y" in parts:
        year = calendar_of(parts["y"])
        begin = begin.joined(year) if year else None
    return ("RANGE", Range(begin, replace(begin, day=last, weekday=None))) if begin else None


def _length_from(parts: Parts) -> Made:
    length = length_of(parts)
    start = meaning_of(parts["base"])
    if length is None or start is None:
        return None
    base = start if isinstance(start, Calendar) else None
    return "RANGE", Range(start, Offset(length, 1, base))


ENDS: Final = "POINT|PRESENT|OFFSET|BOUND"


def _slice(parts: Parts) -> Made:
    whole = calendar_of(parts["whole"])
    length = length_of(parts)
    number = count_of(parts["n"])
    if whole is None or length is None or number not in (1, -1):
        return None
    return "RANGE", Slice(whole, length, number)


def _first_months(parts: Parts) -> Made:
    """Make the first months of a year of Russian «9 месяцев 2024 года»."""
    whole, length = calendar_of(parts["whole"]), length_of(parts)
    if whole is None or length is None or length.amounts[0][0] not in ("month", "quarter"):
        return None
    return "RANGE", Slice(whole, length, 1)


DAY_RANGES: Final = (
    Rule(
        "(?P<n>ORDER|LASTORDER) DURATION (?:OF|IN)? (?:THE)? (?P<whole>YEARDATE|PERIOD|"
        "MONTHDATE|CURRENT)",
        _slice,
    ),
    Rule("DURATION (?P<whole>YEARDATE)", _first_months, ("ru",)),
    Rule("FISCAL YEARUNIT? (?P<y>YEARDATE|NUM4)?", fiscal),
    Rule("(?:THE)? YEARUNIT FISCAL (?P<y>YEARDATE|NUM4)?", fiscal),
    Rule(
        "(?:FROM|SINCE|OF|BETWEEN)? (?:THE)? (?P<a>COUNT|RANK) DOT? (?:UPTO|SLASH|AND) "
        "(?:THE)? (?P<date>DAYDATE)(?!UPTO)",
        _day_range,
    ),
    Rule(
        "(?:FROM|SINCE|OF|BETWEEN) (?:THE)? (?P<a>COUNT|RANK) (?:UPTO|AND) (?:THE)? "
        "(?P<b>COUNT|RANK) (?:OF|IN)? (?:THE)? (?P<date>MONTHDATE|PERIOD)",
        _day_range,
    ),
    Rule("(?P<a>NUM|RANK) (?:UPTO) (?P<b>NUM|RANK) (?:OF)? (?P<date>MONTHDATE|PERIOD)", _day_range),
    Rule(
        "(?:FROM|BETWEEN)? (?P<date>DAYDATE) (?:DASH|TO|AND) (?:THE)? (?P<b>NUM|"
        "RANK)(?!SEP NUM|DASH|SLASH|COLON|MERID|ANYUNIT|NUM|OF? ANYMONTH|HOURMARK)"
        "(?: (?:COMMA|OF)? (?P<y>YEARDATE))?",
        _month_day_range,
        ("en",),
    ),
)


def _year_pair(parts: Parts) -> Made:
    """Read "2015/2016" as two years in a row."""
    begin, end = calendar_of(parts["a"]), calendar_of(parts["b"])
    if begin is None or end is None or begin.year is None or end.year != begin.year + 1:
        return None
    return "RANGE", Range(begin, end)


RANGES: Final = (
    Rule("(?P<a>YEARDATE)SLASH(?P<b>YEARDATE)", _year_pair),
    Rule(
        f"(?:FROM|SINCE|OF) (?:THE)? (?P<a>{ENDS}|CLOCK) (?:UPTO) (?:THE)* (?P<b>{ENDS}|CLOCK)",
        _whole_range,
    ),
    Rule(
        f"BETWEEN (?:THE)? (?P<a>{ENDS}|CLOCK) (?:AND|UPTO|UNTIL) (?:THE)* (?P<b>{ENDS}|CLOCK)",
        _whole_range,
    ),
    Rule(f"(?P<a>{ENDS}|CLOCK) DOT? (?:TO|UNTIL|DASH) (?:THE)? (?P<b>{ENDS}|CLOCK)", _whole_range),
    Rule("(?P<a>POINT) ATA (?:THE)? (?P<b>POINT)", _whole_range, ("es",)),
    Rule("(?:IN)? DURATION (?:FROM|SINCE|FROMBASE) (?P<base>CLOCK|MOMENT)", _length_from),
    Rule("(?P<base>CLOCK|MOMENT) (?:FOR|IN) DURATION", _length_from),
)
