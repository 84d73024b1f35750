"""Meanings of expressions of time, before a reference places them on the time line."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import cache
from typing import Final, Literal

Unit = Literal[
    "second", "minute", "hour", "part", "day", "workday", "week", "workweek", "weekend",
    "fortnight", "month", "bimester", "quarter", "half", "season", "year", "biennium",
    "triennium", "quinquennium", "sexennium", "decade", "century", "millennium",
]  # fmt: skip
"""Units of the calendar and the clock, small to large."""

WEEKLY: Final = frozenset(("week", "weekend", "workweek", "half month"))
"""Periods whose grain is the week."""
DATED: Final = ("date", "daterange", "datetime", "datetimerange")
"""Kinds of expressions that are placed in the calendar."""
CLOCKED: Final = frozenset(("", "part", "hour", "minute", "second"))
"""Grains of what gives no date."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What an expression says of the calendar and the clock; None and empty say nothing.

    `shifts` are units counted from the reference: ``(("month", -1),)`` is last month. With a
    month, weekday, season or holiday named, the unit ``name`` counts such ones: "last April".
    `nth` is the place of a weekday, week, weekend or day within the containing period, -1 the
    last. `part` is the part of the day in TIMEX3 letters; `free_hour` says that the hour may be
    of the morning or the evening.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    week: int | None = None
    quarter: int | None = None
    half: int | None = None
    third: int | None = None
    season: str = ""
    span: str = ""
    decade: int | None = None
    century: int | None = None
    holiday: str = ""
    shifts: tuple[tuple[str, int], ...] = ()
    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    free_hour: bool = False
    short_year: bool = False
    fiscal: bool = False
    day_end: bool = False
    swapped: tuple[int, int] | None = None

    def shift(self, unit: str) -> int | None:
        """Return the count of the unit from the reference, None where there is none."""
        return dict(self.shifts).get(unit)

    @property
    def has_clock(self) -> bool:
        """Whether a time of day or a part of the day is given."""
        return self.hour is not None or bool(self.part)

    @property
    def has_date(self) -> bool:
        """Whether anything but a time of day is given."""
        return self.grain not in CLOCKED

    @property
    def grain(self) -> str:
        """The finest unit of the date; of the clock where there is no date."""
        if self.day is not None or self.holiday or self.weekday is not None:
            return "day"
        if self.week is not None or self.span in WEEKLY:
            return "week"
        if self.month is not None:
            return "month"
        if self.season:
            return "season"
        if self.quarter is not None:
            return "quarter"
        if self.half is not None:
            return "half"
        if self.year is not None:
            return "year"
        if self.decade is not None:
            return "decade"
        if self.century is not None:
            return "century"
        if self.shifts:
            unit = self.shifts[0][0]
            return {"weekend": "week", "workweek": "week", "now": "day"}.get(unit, unit)
        if self.second is not None:
            return "second"
        if self.minute is not None:
            return "minute"
        return "hour" if self.hour is not None else "part" if self.part else ""

    @property
    def date(self) -> Calendar:
        """The same without time of day."""
        timed = self.part or self.hour is not None or self.free_hour or self.day_end
        if not timed and self.minute is None and self.second is None:
            return self
        return replace(
            self, part="", hour=None, minute=None, second=None, free_hour=False, day_end=False
        )

    def joined(self, other: Calendar) -> Calendar | None:
        """Return what both say together; None where they contradict each other."""
        merged: dict[str, object] = {}
        for name, default in _defaults():
            mine: object = getattr(self, name)
            its: object = getattr(other, name)
            if name == "shifts":
                units = dict(self.shifts) | dict(other.shifts)
                if len(units) < len(self.shifts) + len(other.shifts):
                    return None
                merged["shifts"] = tuple(units.items())
            elif mine in (default, its):
                merged[name] = its
            elif its == default:
                merged[name] = mine
            else:
                return None
        return Calendar(**merged)  # pyright: ignore[reportArgumentType]


@cache
def _defaults() -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(Calendar))


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: amounts by unit. `modifier` is ``more``, ``less``, ``approx`` or empty."""

    amounts: tuple[tuple[str, Decimal], ...]
    modifier: str = ""
    few: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """A point that lies a length of time after (1) or before (-1) a base; None is now."""

    length: Duration
    sign: int
    base: Calendar | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The length of time that ends (-1) or begins (1) at the reference: "the last three years".

    `whole` counts whole units after or before the current one.
    """

    length: Duration
    sign: int
    whole: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one point or period to another; None is an open end."""

    begin: Meaning | None
    end: Meaning | None


@dataclass(frozen=True, slots=True)
class Bound:
    """A meaning with a modifier.

    ``before``, ``after``, ``since`` and ``until`` make an open interval; ``start``, ``mid`` and
    ``end`` a part of the period; ``approx`` makes it vague; ``rest`` what is left of it;
    ``elapsed`` what has passed of it.
    """

    value: Meaning
    modifier: str


@dataclass(frozen=True, slots=True)
class Repetition:
    """A time that comes back: every so much, or at each such calendar time."""

    every: Duration | None = None
    at: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """The reference itself: "now"; `elapsed` for all time up to it: "to date"."""

    elapsed: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """The first (1) or last (-1) so much of a period: "the first nine months of 2025"."""

    whole: Calendar
    length: Duration
    sign: int


Meaning = Slice | Calendar | Duration | Offset | Stretch | Range | Bound | Repetition | Present
