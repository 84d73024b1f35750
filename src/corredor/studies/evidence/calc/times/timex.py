"""TIMEX3 values of lengths and times of day."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.times.calendars import (
    UNIT_SECONDS,
)
from corredor.studies.evidence.calc.times.values import (
    Calendar,
    Duration,
)

LETTERS: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y",
    "weekend": "WE", "workday": "WD", "fortnight": "W", "bimester": "M", "quarter": "M",
    "half": "M", "biennium": "Y", "triennium": "Y", "quinquennium": "Y", "sexennium": "Y",
    "decade": "Y", "century": "Y", "millennium": "Y", "workweek": "W", "season": "M",
}  # fmt: skip


TIMES: Final = {
    "quarter": 3, "decade": 10, "century": 100, "millennium": 1000, "fortnight": 2, "bimester": 2,
    "half": 6, "biennium": 2, "triennium": 3, "quinquennium": 5, "sexennium": 6, "season": 3,
}  # fmt: skip


"""How many of the unit of the letter one unit is."""
SIZE: Final = {"year": 0, "month": 1, "week": 2, "day": 3, "hour": 4, "minute": 5, "second": 6}


def plain(number: Decimal) -> str:
    """Return a decimal without trailing zeros or exponent."""
    text = f"{number.normalize():f}"
    return text


def duration_timex(length: Duration) -> str:
    """Return the TIMEX3 value of a length: ``P1Y6M``, ``PT30M``."""
    days: list[tuple[int, str]] = []
    clock: list[tuple[int, str]] = []
    for unit, amount in length.amounts:
        letter = LETTERS[unit]
        text = "X" if length.few else plain(amount * TIMES.get(unit, 1))
        target = clock if unit in UNIT_SECONDS else days
        target.append((SIZE.get(unit, 3), text + letter))
    made = "P" + "".join(text for _, text in sorted(days))
    return made + ("T" + "".join(text for _, text in sorted(clock)) if clock else "")


def clock_timex(found: Calendar, hour: int) -> str:
    """Return ``T16``, ``T16:30`` or ``T16:30:05``."""
    text = f"T{hour:02d}"
    if found.minute is not None:
        text += f":{found.minute:02d}"
    if found.second is not None:
        text += f":{found.second:02d}"
    return text


def range_length(begin: datetime, last: datetime, grains: set[str], *, edged: bool = False) -> str:
    """Return the length between the beginnings of two ends, in the coarsest unit that fits."""
    if grains <= {"year", "decade"} and not edged:
        return f"P{last.year - begin.year}Y"
    if grains <= {"year", "month", "quarter", "half", "season"}:
        return f"P{(last.year - begin.year) * 12 + last.month - begin.month}M"
    if grains <= {"week"}:
        return f"P{(last - begin).days // 7}W"
    if grains & {"hour", "minute", "second", "part"}:
        return clock_length(last - begin)
    return f"P{(last - begin).days}D"


def clock_length(length: timedelta) -> str:
    """Return ``PT1H30M``."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    text = "".join(f"{n}{u}" for n, u in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return "PT" + (text or "0H")


def minutes_of(timex: str) -> int | None:
    """Return the minutes since midnight of a TIMEX time, None for a part of the day."""
    clock = timex[1:].split(":")
    if not clock[0].isdecimal():
        return None
    return int(clock[0]) * 60 + int(clock[1] if len(clock) > 1 else 0)
