"""Ranges of times of day, with and without their day."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.clocks import clock, halved, part_of
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of
from corredor.studies.evidence.calc.times.grammar.lending import inherited
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.values import (
    Calendar,
    Range,
)


def _hour_range(parts: Parts) -> Made:
    """Make a range of times whose first hour is a bare number: "from 5 to 6pm"."""
    begin = (
        clock(count_of(parts["a"]))
        if {"NUM", "CARD", "COUNTED"} & parts["a"].values.keys()
        else calendar_of(parts["a"])
    )
    end = (
        clock(count_of(parts["b"]))
        if {"NUM", "CARD", "COUNTED"} & parts["b"].values.keys()
        else calendar_of(parts["b"])
    )
    if begin is None or end is None or begin.hour is None or (end.hour is None):
        return None
    if "part" in parts:
        half = part_of(parts["part"])
        end = halved(end, half) if end.free_hour else end
        if end is None:
            return None
        if half in ("MO", "AM") and begin.free_hour:
            begin = halved(begin, half)
    if begin is None:
        return None
    pair = inherited(begin, end)
    if pair is None:
        return None
    kind = "RANGE" if pair[0].has_date or pair[1].has_date else "CLOCKRANGE"
    return kind, Range(*pair)


def _dated_range(parts: Parts) -> Made:
    """Make a range of times on a date: "mañana de 8am a 10pm", "Monday 8-9am"."""
    date = calendar_of(parts["date"])
    times = parts["times"].values["CLOCKRANGE"]
    if date is None or not isinstance(times, Range) or date.grain != "day":
        return None
    begin, end = times.begin, times.end
    if not isinstance(begin, Calendar) or not isinstance(end, Calendar):
        return None
    if date.part:
        if begin.free_hour and end.free_hour:
            halves = halved(begin, date.part), halved(end, date.part)
            if halves[0] is None or halves[1] is None:
                return None
            begin, end = halves
        elif end.free_hour:
            end = halved(end, date.part) or end
        date = date.date
    one, two = date.joined(begin) if begin else None, date.joined(end) if end else None
    return ("RANGE", Range(one, two)) if one and two else None


def _half_day(parts: Parts) -> Made:
    times = parts["times"].values["CLOCKRANGE"]
    half = part_of(parts["part"])
    if not isinstance(times, Range):
        return None
    begin, end = times.begin, times.end
    if not isinstance(begin, Calendar) or not isinstance(end, Calendar):
        return None
    if end.free_hour:
        end = halved(end, half) or end
        begin = halved(begin, half) if begin.free_hour else begin
    return ("CLOCKRANGE", Range(begin, end)) if begin else None


TIMES: Final = "CLOCK|NUM|CARD|COUNTED"


NOT_MORE: Final = "(?! ANYUNIT|DOT NUM|SEP NUM|COLON|OF? ANYMONTH|ORDSUFFIX|NUM|AGO)"


HOUR_RANGES: Final = (
    Rule(
        f"(?:FROM|OF|SINCE|BETWEEN|ATHOUR)? (?:HOURARTICLE|THE|ATHOUR)* (?P<a>{TIMES}) "
        "(?:UPTO|AND|DASH|ATHOUR) (?:HOURARTICLE|THE|ATHOUR)* (?P<b>CLOCK) (?:(?:OF|IN|"
        "BY) (?:THE)? (?P<part>ANYPART))?",
        _hour_range,
    ),
    Rule(
        "(?:FROM|OF|SINCE|BETWEEN|ATHOUR)? (?:HOURARTICLE|THE|ATHOUR)* (?P<a>CLOCK) "
        f"(?:UPTO|AND|DASH|ATHOUR) (?:HOURARTICLE|THE|ATHOUR)* (?P<b>{TIMES})(?:(?:OF|IN|"
        f"BY) (?:THE)? (?P<part>ANYPART)|{NOT_MORE})",
        _hour_range,
    ),
    Rule(
        "(?:FROM|SINCE|BETWEEN) (?:HOURARTICLE|ATHOUR)? (?P<a>COUNT) (?:UPTO|AND) "
        "(?:HOURARTICLE|ATHOUR)? (?P<b>COUNT) (?=DAYPARTED|DAYDATE|OF DAYDATE|ON DAYDATE|"
        "RELATIVE PART|NIGHTDEICTIC|THE? PART)",
        _hour_range,
    ),
    Rule(
        "(?:FROM|SINCE|BETWEEN|OF) (?:HOURARTICLE|ATHOUR) (?P<a>COUNT) (?:UPTO|AND|"
        f"ATHOUR) (?:HOURARTICLE|ATHOUR)? (?P<b>COUNT){NOT_MORE}",
        _hour_range,
        ("es",),
    ),
    Rule(
        "(?<=DAYDATE|DAYPARTED)(?:FROM|SINCE|BETWEEN|OF)? (?P<a>NUM) (?:UPTO|AND) "
        f"(?P<b>NUM){NOT_MORE}",
        _hour_range,
        ("en", "es"),
    ),
)


CLOCK_RANGES: Final = (
    Rule("(?P<times>CLOCKRANGE) (?:OF|IN|BY) (?:THE)? (?P<part>ANYPART)", _half_day),
    Rule(
        "(?P<date>DAYDATE|DAYPARTED) (?:COMMA|ATHOUR|ATA|AT|IN|ON)* (?P<times>CLOCKRANGE)",
        _dated_range,
    ),
    Rule(
        "(?P<times>CLOCKRANGE) (?:OF|ON|COMMA|IN)* (?:THE)? (?P<date>DAYDATE|DAYPARTED)",
        _dated_range,
    ),
)
