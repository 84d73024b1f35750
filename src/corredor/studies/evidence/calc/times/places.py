"""Places on the time line, and what they are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.times.calendars import (
    UNIT_MONTHS,
    WEEK,
    midnight,
    month_later,
    stepped,
)

FRIDAY_END: Final = 5


PARTS: Final = {
    "MO": (5, 12), "AF": (12, 18), "EV": (18, 23), "NI": (20, 30), "DT": (8, 18),
    "TMEB": (6, 11), "TMER": (10, 14), "TMEL": (11, 15), "TMED": (17, 22),
}  # fmt: skip
"""Hours of the parts of the day, wide, since usage differs; above 24 is the next day."""


class Place(NamedTuple):
    """Where a time lies: `end` exclusive, `last` the beginning of the last unit of a range.

    `reason` tells readings apart: ``past``, ``future``, ``am``, ``pm``, ``swapped``, ``nearest``.
    """

    begin: datetime | None
    end: datetime | None
    timex: str
    reason: str = ""
    last: datetime | None = None


@dataclass(frozen=True)
class Conventions:
    """What usage leaves open.

    `parts` are hours of the parts of the day; `named_by_year` reads "last April" as April of
    last year even where an April lies between; `strict` compares a day without year with the
    very moment of the reference instead of its day; `south` begins the seasons half a year later;
    `weekday_decides` lets a weekday pick the year of a day without year.
    """

    parts: Mapping[str, tuple[int, int]] = field(default_factory=lambda: PARTS)
    named_by_year: bool = False
    strict: bool = False
    south: bool = False
    weekday_decides: bool = True


@dataclass(frozen=True)
class Setting:
    """What places are counted from: the reference, the holidays' rules, conventions."""

    reference: datetime
    holidays: Mapping[tuple[str, str], str]
    country: str = ""
    conventions: Conventions = field(default_factory=Conventions)

    @property
    def now(self) -> datetime:
        """What a day without year is compared with."""
        return self.reference if self.conventions.strict else midnight(self.reference)


def span(begin: datetime, months: int, timex: str, reason: str = "") -> Place:
    """A place of some months."""
    return Place(begin, month_later(begin, months), timex, reason)


def day_place(day: datetime, timex: str = "", reason: str = "") -> Place:
    """The place of one day."""
    return Place(day, day + timedelta(1), timex or f"{day:%Y-%m-%d}", reason)


def week_place(monday: datetime, timex: str = "", reason: str = "", days: int = WEEK) -> Place:
    """The place of a week."""
    year, week, _ = monday.isocalendar()
    return Place(monday, monday + timedelta(days), timex or f"{year:04d}-W{week:02d}", reason)


def weekend_place(monday: datetime, reason: str = "") -> Place:
    """The place of a week's Saturday and Sunday."""
    year, week, _ = monday.isocalendar()
    saturday = monday + timedelta(FRIDAY_END)
    return Place(saturday, saturday + timedelta(2), f"{year:04d}-W{week:02d}-WE", reason)


def around(setting: Setting, candidates: list[Place], *, days: bool) -> list[Place]:
    """Return the last candidate before now and the first one after it."""
    now = setting.now
    past = [place for place in candidates if place.begin and place.begin < now]
    future = [place for place in candidates if place.begin and place.begin >= now]
    if not days and past and past[-1].end and past[-1].end > midnight(setting.reference):
        future.insert(0, past.pop())
    made: list[Place] = []
    if past:
        made.append(past[-1]._replace(reason="past"))
    if future:
        made.append(future[0]._replace(reason="future"))
    return made


def offset_place(
    base: datetime, amounts: tuple[tuple[str, Decimal], ...], sign: int
) -> datetime | None:
    """Return the moment that lies so long before or after a base, the larger units first."""
    moment: datetime | None = base
    order = sorted(amounts, key=lambda each: -UNIT_MONTHS.get(each[0], 0))
    for unit, amount in order:
        if moment is None:
            return None
        moment = stepped(moment, unit, amount * sign)
    return moment
