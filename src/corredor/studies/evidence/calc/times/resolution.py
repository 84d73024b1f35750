"""Readings of meanings: TIMEX3 values, intervals, EDTF."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from corredor.studies.evidence.calc.times.calendars import (
    UNIT_SECONDS,
    midnight,
    month_later,
)
from corredor.studies.evidence.calc.times.intervals import range_places
from corredor.studies.evidence.calc.times.places import Place, Setting, day_place, offset_place
from corredor.studies.evidence.calc.times.placing import date_places
from corredor.studies.evidence.calc.times.timex import clock_timex, duration_timex
from corredor.studies.evidence.calc.times.values import (
    Bound,
    Calendar,
    Duration,
    Meaning,
    Offset,
    Present,
    Range,
    Repetition,
    Slice,
    Stretch,
)

HALF_DAY: Final = 12


CROSSED: Final = frozenset(
    (("before", "end"), ("until", "end"), ("after", "start"), ("since", "start"))
)
"""Bounds whose edge is that of the whole period: "by the end of May" is by its last day."""


def places(value: Meaning, setting: Setting) -> list[Place]:
    """Return the readings of a meaning, the past one before the future one."""
    match value:
        case Calendar():
            return calendar_places(value, setting)
        case Offset():
            return _offset(value, setting)
        case Stretch():
            return _stretch(value, setting)
        case Range():
            return range_places(value, setting, places)
        case Bound():
            return [
                made
                for place in places(value.value, setting)
                for made in _bounded(value, place, setting)
            ]
        case Slice():
            return _slice(value, setting)
        case Present():
            now = setting.reference
            return [Place(None if value.elapsed else now, now, "PRESENT_REF")]
        case Duration():
            return [Place(None, None, duration_timex(value))]
        case Repetition():
            return [Place(None, None, repetition_timex(value, setting))]


def calendar_places(found: Calendar, setting: Setting) -> list[Place]:
    """Return the readings of a calendar time, with its time of day."""
    if not found.has_date:
        return _clock_places(found, None, "") if found.has_clock else []
    dates = date_places(found.date, setting)
    if found.swapped and found.swapped[0] <= HALF_DAY and found.year is not None:
        other = replace(found.date, day=found.swapped[1], month=found.swapped[0], swapped=None)
        dates += [place._replace(reason="swapped") for place in date_places(other, setting)]
    if found.day_end:
        return [
            Place(p.begin + timedelta(days=1, seconds=-1), p.end, p.timex + "T23:59:59", p.reason)
            for p in dates
            if p.begin
        ]
    if not found.has_clock:
        return dates
    made: list[Place] = []
    for place in dates:
        made += _clock_places(found, place.begin, place.timex, place.reason, setting)
    return made


def _clock_places(
    found: Calendar,
    day: datetime | None,
    timex: str,
    reason: str = "",
    setting: Setting | None = None,
) -> list[Place]:
    base = day or datetime(1, 1, 1)
    if found.hour is None:
        part = found.part
        code = part if part.startswith("TM") else "T" + part
        hours = setting.conventions.parts[part] if setting else (0, 24)
        begin, end = (base + timedelta(hours=hour) for hour in hours)
        return [Place(begin if day else None, end if day else None, timex + code, reason)]
    hours = [found.hour]
    if found.free_hour:
        hours.append((found.hour + HALF_DAY) % 24 if found.hour != HALF_DAY else 0)
    made: list[Place] = []
    for hour in hours:
        begin = base + timedelta(hours=hour, minutes=found.minute or 0, seconds=found.second or 0)
        step = timedelta(seconds=1) if found.second is not None else timedelta(minutes=1)
        if found.minute is None:
            step = timedelta(hours=1)
        half = "" if len(hours) == 1 else "am" if hour < HALF_DAY else "pm"
        why = " ".join(word for word in (reason, half) if word)
        placed = (begin, begin + step) if day else (None, None)
        made.append(Place(*placed, timex + clock_timex(found, hour), why))
    return made


def _offset(value: Offset, setting: Setting) -> list[Place]:
    fine = any(unit in UNIT_SECONDS for unit, _ in value.length.amounts)
    bases = [setting.reference if fine else midnight(setting.reference)]
    if value.base is not None:
        bases = [place.begin for place in calendar_places(value.base, setting) if place.begin]
        bases = bases[-1:]
    made: list[Place] = []
    for base in bases:
        moment = offset_place(base, value.length.amounts, value.sign)
        if moment is None:
            continue
        if fine:
            made.append(Place(moment, moment + timedelta(seconds=1), f"{moment:%Y-%m-%dT%H:%M:%S}"))
        else:
            day = midnight(moment)
            if value.weekday:
                step = (value.weekday - day.isoweekday()) % 7
                day += timedelta(step if step <= 3 else step - 7)
            made.append(day_place(day))
    return made


def _stretch(value: Stretch, setting: Setting) -> list[Place]:
    now = setting.reference
    amounts = value.length.amounts
    fine = any(unit in UNIT_SECONDS for unit, _ in amounts)
    base = now if fine else midnight(now)
    unit = amounts[0][0]
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        start = datetime(now.year // size * size, 1, 1)
        base = month_later(start, 12 * size) if value.sign > 0 else start
    elif value.sign > 0 and not fine and not value.within:
        base += timedelta(1)
    other = offset_place(base, amounts, value.sign)
    if other is None:
        return []
    begin, end = (base, other) if value.sign > 0 else (other, base)
    form = "%Y-%m-%dT%H:%M:%S" if fine else "%Y-%m-%d"
    timex = f"({begin:{form}},{end:{form}},{duration_timex(value.length)})"
    return [Place(begin, end, timex)]


def _slice(value: Slice, setting: Setting) -> list[Place]:
    made: list[Place] = []
    for whole in calendar_places(value.whole, setting):
        edge = whole.begin if value.sign > 0 else whole.end
        other = offset_place(edge, value.length.amounts, value.sign) if edge else None
        if edge is None or other is None:
            continue
        begin, end = sorted((edge, other))
        timex = f"({begin:%Y-%m-%d},{end:%Y-%m-%d},{duration_timex(value.length)})"
        made.append(Place(begin, end, timex, whole.reason))
    return made


def _bounded(bound: Bound, place: Place, setting: Setting) -> list[Place]:
    modifier = bound.modifier
    begin, end = place.begin, place.end
    inner = bound.value
    if isinstance(inner, Bound) and (modifier, inner.modifier) in CROSSED:
        whole = [p for p in places(inner.value, setting) if p.timex == place.timex]
        edges = [p for p in whole if p.reason == place.reason] or whole
        if edges and inner.modifier == "end":
            return [place._replace(begin=None, end=edges[0].end)]
        return [place._replace(begin=edges[0].begin, end=None)] if edges else []
    if modifier in ("before", "until"):
        return [place._replace(begin=None, end=begin if modifier == "before" else end)]
    if modifier in ("after", "since"):
        return [place._replace(begin=end if modifier == "after" else begin, end=None)]
    if begin is None or end is None:
        return [place]
    if modifier == "rest":
        start, last = max(midnight(setting.reference), begin), end - timedelta(1)
        timex = f"({start:%Y-%m-%d},{last:%Y-%m-%d},P{(last - start).days}D)"
        return [place._replace(begin=start, timex=timex, last=last)]
    if modifier == "elapsed":
        return [place._replace(end=max(min(end, midnight(setting.reference)), begin))]
    cut = _cut(bound.value, begin, end, modifier)
    return [place._replace(begin=cut[0], end=cut[1])]


def _cut(
    value: Meaning, begin: datetime, end: datetime, modifier: str
) -> tuple[datetime, datetime]:
    if modifier == "approx":
        return begin, end
    grain = value.grain if isinstance(value, Calendar) else ""
    if grain == "year":
        half, middle = month_later(begin, 6), (month_later(begin, 3), month_later(begin, 9))
    elif grain == "month":
        half, middle = begin + timedelta(15), (begin + timedelta(9), begin + timedelta(20))
    else:
        length = end - begin
        whole = length > timedelta(days=1)
        half = midnight(begin + length / 2) if whole else begin + length / 2
        middle = begin + length / 4, end - length / 4
        if whole:
            middle = midnight(middle[0]), midnight(middle[1])
    return {"start": (begin, half), "mid": middle, "end": (half, end)}[modifier]


def repetition_timex(value: Repetition, setting: Setting) -> str:
    """Return the TIMEX3 value of a repetition: ``P1W``, ``XXXX-WXX-1T16``."""
    if value.every is not None:
        text = duration_timex(value.every)
        if isinstance(value.at, Calendar) and value.at.hour is not None:
            return clock_timex(value.at, value.at.hour) if text == "P1D" else text
        return text
    if isinstance(value.at, Calendar):
        found = places(value.at, setting)
        return found[0].timex if found else ""
    return ""
