"""A flight duty against the limits of a regime, with two pilots or more, and where it must break.

The flight duty period runs from report to blocks after the last sector.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from corredor.studies.routes.calc.crew.limits import DAY, Limit, single

Judgement = Literal["legal", "illegal", "unknown"]
MAX_PILOTS: Final = 4
STANDARD_CREW: Final = 2


@dataclass(frozen=True)
class Duty:
    """A flight duty.

    Parameters
    ----------
    report
        Minute of the day of the report by the clock to which the crew is acclimatised [minute].
    before
        From report to off blocks [minute].
    blocks
        Block time of each sector [minute].
    turnarounds
        Time between sectors [minute], one less than sectors.
    """

    report: int
    before: int
    blocks: tuple[int, ...]
    turnarounds: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a duty without sectors, or whose turnarounds don't fit them."""
        if not self.blocks or len(self.turnarounds) != len(self.blocks) - 1:
            raise ValueError("a duty has sectors, and one turnaround less than sectors")

    @property
    def period(self) -> int:
        """Flight duty period [minute]."""
        return self.before + sum(self.blocks) + sum(self.turnarounds)

    @property
    def flight_time(self) -> int:
        """Block time of all sectors [minute]."""
        return sum(self.blocks)


@dataclass(frozen=True)
class Crew:
    """Pilots, class of the rest facility aboard (``1`` bunk to ``3``; empty none), and state."""

    pilots: int
    rest_class: str = ""
    acclimatised: bool = True
    extension: bool = False


@dataclass(frozen=True)
class Assessment:
    """What a regime says of a duty and crew.

    Parameters
    ----------
    judgement
        ``legal``, ``illegal`` or ``unknown``.
    period, limit
        Flight duty period and its limit [minute]; limit None where unknown or not allowed at all.
    source
        Clause of the limit.
    """

    judgement: Judgement
    period: int
    limit: int | None
    source: str

    @property
    def margin(self) -> int | None:
        """Time left below the limit [minute]; negative beyond it."""
        return None if self.limit is None else self.limit - self.period


def _kinds(crew: Crew) -> tuple[str, ...]:
    if crew.pilots > STANDARD_CREW:
        return ("augmented",)
    if not crew.acclimatised:
        return ("unknown_state", "basic")
    return ("extended", "basic") if crew.extension else ("basic",)


def duty_limit(limits: Sequence[Limit], duty: Duty, crew: Crew) -> Limit | None:
    """Return the limit that a duty and crew fall under; None where no row allows them.

    The most generous of the rows that fit: a long sector raises the limit of an augmented crew.
    Block time stands for the sector's flight time, which is shorter by the taxi.
    """
    above = single(limits, "long_sector_above")
    has_long = above is not None and max(duty.blocks) > above
    for kind in _kinds(crew):
        fitting = [
            limit
            for limit in limits
            if limit.kind == kind
            and limit.holds_at(duty.report % DAY)
            and limit.sectors[0] <= len(duty.blocks) <= limit.sectors[1]
            and limit.pilots == crew.pilots
            and limit.rest_class == (crew.rest_class if kind == "augmented" else "")
            and (has_long or not limit.long_sector)
        ]
        if fitting:
            return max(fitting, key=lambda limit: limit.minutes)
    return None


def assess(limits: Sequence[Limit], duty: Duty, crew: Crew) -> Assessment:
    """Return what a regime says of a duty.

    Parameters
    ----------
    limits
        Limits of the regime; empty is a regime that nobody has.
    duty, crew
        The duty and who flies it.
    """
    if not limits:
        return Assessment("unknown", duty.period, None, "")
    found = duty_limit(limits, duty, crew)
    if found is None:
        return Assessment("illegal", duty.period, None, "")
    most = found.minutes
    if not crew.acclimatised:
        most -= single(limits, "unacclimated_reduction") or 0
    flown = [
        limit
        for limit in limits
        if limit.kind == "flight_time"
        and limit.pilots == crew.pilots
        and limit.holds_at(duty.report % DAY)
    ]
    for limit in flown:
        if duty.flight_time > limit.minutes:
            return Assessment("illegal", duty.period, most, limit.source)
    judgement: Judgement = "legal" if duty.period <= most else "illegal"
    return Assessment(judgement, duty.period, most, found.source)


def smallest_crew(
    limits: Sequence[Limit], duty: Duty, rest_class: str, acclimatised: bool = True
) -> Crew | None:
    """Return the smallest crew whose limit a duty keeps; None where four pilots don't suffice."""
    for pilots in range(STANDARD_CREW, MAX_PILOTS + 1):
        augmented = pilots > STANDARD_CREW
        crew = Crew(pilots, rest_class if augmented else "", acclimatised)
        if assess(limits, duty, crew).judgement == "legal":
            return crew
    return None


def crew_changes(limits: Sequence[Limit], duty: Duty, crew: Crew) -> tuple[int, ...] | None:
    """Return after which sectors the crew must change so that each duty is legal.

    Each crew flies as far as its limit lets it, which makes the fewest changes; the next one
    reports `Duty.before` ahead of its first sector.

    Returns
    -------
    tuple of int or None
        Sectors flown before each change, such as ``(1,)`` for a change after the first; empty
        where one crew does all; None where a single sector breaks the limit, or the regime is
        unknown.
    """
    changes: list[int] = []
    first = 0
    report = duty.report
    while first < len(duty.blocks):
        last = _farthest(limits, duty, crew, first, report)
        if last == first:
            return None
        if last < len(duty.blocks):
            changes.append(last)
            flown = sum(duty.blocks[first:last]) + sum(duty.turnarounds[first:last])
            report = report + flown
        first = last
    return tuple(changes)


def _farthest(limits: Sequence[Limit], duty: Duty, crew: Crew, first: int, report: int) -> int:
    for last in range(len(duty.blocks), first, -1):
        part = Duty(
            report, duty.before, duty.blocks[first:last], duty.turnarounds[first : last - 1]
        )
        if assess(limits, part, crew).judgement == "legal":
            return last
    return first
