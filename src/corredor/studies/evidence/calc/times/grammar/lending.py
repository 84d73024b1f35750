"""What the two ends of a range lend each other: the year, the month, the half of the day."""

from __future__ import annotations

from dataclasses import replace

from corredor.studies.evidence.calc.times.grammar.clocks import HALF_DAY
from corredor.studies.evidence.calc.times.values import (
    Calendar,
)


def inherited(begin: Calendar, end: Calendar) -> tuple[Calendar, Calendar] | None:
    """Let the ends of a range lend each other the year, month or date that one leaves out."""
    if begin.has_clock and end.has_clock:
        begin, end = _clocks(begin, end)
        if not begin.has_date and end.has_date:
            begin = end.date.joined(begin) or begin
        elif begin.has_date and not end.has_date:
            end = begin.date.joined(end) or end
        return begin, end
    if begin.has_clock or end.has_clock:
        return None
    if begin.year is None and end.year is not None and not begin.shifts and begin.decade is None:
        year = end.year
        if begin.month and end.month and (begin.month, begin.day or 0) > (end.month, end.day or 99):
            year -= 1
        if begin.month or begin.quarter or begin.season or begin.half:
            begin = replace(begin, year=year)
    if begin == Calendar(day=begin.day) and end.day is not None and end.has_date:
        begin = replace(end, day=begin.day, weekday=None)
    shift = end.shift("year")
    if begin.year is None and not begin.shifts and shift is not None and begin.month:
        begin = replace(begin, shifts=(("year", shift),))
    if begin.grain == "day" and end.grain != "day":
        return begin, end
    return begin, end


def _clocks(begin: Calendar, end: Calendar) -> tuple[Calendar, Calendar]:
    if begin.hour is None or end.hour is None or begin.part or end.part:
        return begin, end
    if begin.free_hour and not end.free_hour:
        late = end.hour >= HALF_DAY
        hour = begin.hour % HALF_DAY + (HALF_DAY if late else 0)
        if late and (hour, begin.minute or 0) >= (end.hour, end.minute or 0):
            hour -= HALF_DAY
        if not late and begin.hour == HALF_DAY:
            hour = HALF_DAY
        begin = replace(begin, hour=hour, free_hour=False)
    elif end.free_hour and not begin.free_hour:
        hour = end.hour % HALF_DAY
        if (hour, end.minute or 0) <= (begin.hour, begin.minute or 0):
            hour += HALF_DAY
        end = replace(end, hour=hour, free_hour=False)
    return begin, end
