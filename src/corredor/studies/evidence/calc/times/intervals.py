"""Readings of ranges: both ends taken together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from corredor.studies.evidence.calc.times.calendars import (
    month_later,
)
from corredor.studies.evidence.calc.times.places import Place, Setting, offset_place
from corredor.studies.evidence.calc.times.timex import (
    clock_length,
    duration_timex,
    minutes_of,
    range_length,
)
from corredor.studies.evidence.calc.times.values import (
    Bound,
    Calendar,
    Meaning,
    Offset,
    Range,
)

Reader = Callable[[Meaning, Setting], list[Place]]
"""What gives the readings of a meaning."""
HALF_DAY: Final = 12


def range_places(value: Range, setting: Setting, places: Reader) -> list[Place]:
    """Return the readings of a range, both ends taken together."""
    if value.begin is None or value.end is None:
        return []
    if isinstance(value.end, Offset) and value.end.base is not None:
        return _length_range(value, value.end, setting, places)
    halves = _halves(value)
    if halves:
        return [place for half in halves for place in range_places(half, setting, places)]
    begins = places(value.begin, setting)
    ends = places(value.end, setting)
    if (begins and all(p.begin is None for p in begins)) or (
        ends and all(p.begin is None for p in ends)
    ):
        return _clock_range(value, begins, ends)
    loose_begin = any("past" in p.reason or "future" in p.reason for p in begins)
    made: list[Place] = []
    candidates = _repeated(value.begin, setting, places) if loose_begin else begins
    followers = (
        _repeated(value.end, setting, places)
        if any("future" in p.reason or "past" in p.reason for p in ends)
        else ends
    )
    for place in candidates:
        later = [p for p in followers if p.begin and place.begin and p.begin > place.begin]
        if later:
            made.append(_joined_range(value, place, later[0]))
    if loose_begin:
        return _chosen(made, setting)
    return made


def _halves(value: Range) -> list[Range]:
    """Return a range of times for each half of the day that it may lie in."""
    begin, end = value.begin, value.end
    if not (isinstance(begin, Calendar) and isinstance(end, Calendar)):
        return []
    if not (begin.free_hour and end.free_hour and begin.hour and end.hour and begin.has_date):
        return []
    made: list[Range] = []
    for hour in (begin.hour % HALF_DAY, begin.hour % HALF_DAY + HALF_DAY):
        last, late = end.hour % HALF_DAY, end
        while (last, end.minute or 0) <= (hour, begin.minute or 0):
            last += HALF_DAY
        if last >= 2 * HALF_DAY:
            following = _next_day(end)
            if following is None:
                continue
            late, last = following, last - 2 * HALF_DAY
        first = replace(begin, hour=hour, free_hour=False)
        made.append(Range(first, replace(late, hour=last, free_hour=False)))
    return made


def _next_day(found: Calendar) -> Calendar | None:
    shift = found.shift("day")
    if shift is not None:
        return replace(found, shifts=(("day", shift + 1),))
    if found.weekday and not found.month:
        return replace(found, weekday=found.weekday % 7 + 1)
    return None


def _repeated(value: Meaning, setting: Setting, places: Reader) -> list[Place]:
    """Return the readings of a time without year for all years about."""
    found: dict[datetime, Place] = {}
    for shift in (-2, -1, 0, 1, 2):
        for weeks in (0,):
            reference = month_later(setting.reference, 12 * shift) + timedelta(weeks=weeks)
            for place in places(value, replace(setting, reference=reference)):
                if place.begin:
                    found[place.begin] = place
    if (isinstance(value, Calendar) and value.weekday and not value.month) or (
        isinstance(value, Calendar) and value.day and not value.month
    ):
        found = {}
        for shift in range(-6, 7):
            reference = setting.reference + timedelta(7 * shift)
            for place in places(value, replace(setting, reference=reference)):
                if place.begin:
                    found[place.begin] = place
    return [found[key] for key in sorted(found)]


def _chosen(made: list[Place], setting: Setting) -> list[Place]:
    now = setting.now
    holding = [p for p in made if p.begin and p.end and p.begin < now < p.end]
    past = [p for p in made if p.end and p.end <= now]
    future = [p for p in made if p.begin and p.begin >= now]
    if holding:
        return [holding[-1]._replace(reason="")]
    chosen = [p._replace(reason="past") for p in past[-1:]]
    return chosen + [p._replace(reason="future") for p in future[:1]]


def _grain(value: Meaning) -> str:
    if isinstance(value, Calendar):
        return (
            ("minute" if value.minute is not None else "hour")
            if value.hour is not None
            else value.grain
        )
    if isinstance(value, Bound):
        return _grain(value.value)
    return "day"


def _joined_range(value: Range, begin: Place, end: Place) -> Place:
    first, last = begin.begin, end.begin
    if isinstance(value.end, Bound) and value.end.modifier == "end":
        last = end.end
    grains = {_grain(value.begin), _grain(value.end)} if value.begin and value.end else set[str]()
    if first is None or last is None:
        return Place(first, end.end, "")
    left, right = (
        _end_timex(v, p, when)
        for v, p, when in ((value.begin, begin, first), (value.end, end, last))
    )
    return Place(
        first,
        end.end,
        f"({left},{right},{range_length(first, last, grains, edged=isinstance(value.end, Bound))})",
        begin.reason,
        last,
    )


def _end_timex(value: Meaning | None, place: Place, when: datetime) -> str:
    if isinstance(value, Calendar) and not value.has_clock and place.timex.startswith("XXXX"):
        return place.timex if value.grain == "day" else f"XXXX-{when:%m-%d}"
    if (isinstance(value, Calendar) and value.has_clock) or (
        isinstance(value, Offset) and "T" in place.timex
    ):
        return place.timex
    if isinstance(value, Bound) and place.timex.startswith("XXXX"):
        return f"XXXX-{when:%m-%d}"
    return f"{when:%Y-%m-%d}"


def _clock_range(value: Range, begins: list[Place], ends: list[Place]) -> list[Place]:
    """Return the readings of a range of times on no stated day."""
    if not isinstance(value.begin, Calendar) or not isinstance(value.end, Calendar):
        return []
    made: list[Place] = []
    for place in begins:
        start = minutes_of(place.timex)
        for end in ends:
            if start is None:
                break
            stop = minutes_of(end.timex)
            if stop is None:
                continue
            length = timedelta(minutes=(stop - start) % 1440)
            if length <= timedelta(hours=HALF_DAY) and length:
                text = f"({place.timex},{end.timex},{clock_length(length)})"
                made.append(Place(None, None, text, place.reason))
                break
    return made


def _length_range(value: Range, end: Offset, setting: Setting, places: Reader) -> list[Place]:
    """Return the readings of a range of a given length from a point on."""
    length = duration_timex(end.length)
    made: list[Place] = []
    for place in places(value.begin, setting) if value.begin else []:
        minutes = minutes_of(place.timex) if place.begin is None else 0
        if minutes is None:
            continue
        start = place.begin or datetime(1, 1, 1) + timedelta(minutes=minutes)
        stop = offset_place(start, end.length.amounts, 1)
        if stop is None:
            continue
        if place.begin is None:
            text = f"({place.timex},T{stop:%H:%M:%S},{length})"
            made.append(Place(None, None, text, place.reason))
            continue
        form = "%Y-%m-%dT%H:%M:%S" if "T" in place.timex else "%Y-%m-%d"
        text = f"({place.timex},{stop:{form}},{length})"
        made.append(Place(start, stop, text, place.reason, stop))
    return made
