"""Schedule: the timetable of a rotation by the clocks of its stations, and its aircraft."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from typing import Final

from corredor.core.errors import N_
from corredor.studies.routes.calc.schedule.block import scheduled_block_time
from corredor.studies.routes.calc.schedule.fleet import WEEK, fewest_aircraft, weekly_duties
from corredor.studies.routes.calc.schedule.local import Leg, NoSuchTimeError, instant, zone
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.checks import unreadable
from corredor.studies.routes.study.periods import Period, periods
from corredor.studies.routes.study.season import first_day, last_day
from corredor.studies.routes.study.sectors import DIRECTIONS, Sector

STEP: Final = 5
"""Step of the timetable [minute]."""
MINUTES: Final = 60
SHOWN: Final = N_("a time that the clock shows on each day of operation")


@dataclass(frozen=True)
class Departure:
    """One sector of the timetable.

    Parameters
    ----------
    sector
        The sector.
    block, ground
        Scheduled block time, and time on the ground after it [minute].
    departs, arrives
        Instants of the first rotation [UTC].
    leg
        The leg of the timetable, with days and season of its own station.
    periods
        Its rows: days in which its local times stay the same.
    """

    sector: Sector
    block: int
    ground: int
    departs: datetime
    arrives: datetime
    leg: Leg
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class Timetable:
    """The timetable of a service: its departures in order, and the aircraft that fly it."""

    departures: tuple[Departure, ...]
    aircraft: int
    starts: tuple[int, ...]

    def of(self, direction: str) -> tuple[Departure, ...]:
        """Return the departures of one direction."""
        return tuple(one for one in self.departures if one.sector.direction == direction)


def timetable(case: Case, sectors: tuple[Sector, ...]) -> Timetable:
    """Return the timetable of a rotation.

    Raises
    ------
    InputAbsent
        E501: nobody said how long the aircraft stands at a stop or where it turns round.
    UnreadableCell
        E127: a departure falls in the hour that the clock skips as summer time begins.
    """
    try:
        return _timetable(case, sectors)
    except NoSuchTimeError:
        raise unreadable(case.service.row, "departs", SHOWN, "08:40") from None


def _timetable(case: Case, sectors: tuple[Sector, ...]) -> Timetable:
    blocks = [_scheduled(sector["block_time"].value) for sector in sectors]
    grounds = _grounds(case, sectors)
    day = first_day(case.service.first, case.service.days)
    start = instant(day, case.service.departs, case.stations[0].zone)
    before = accumulate(
        (block + ground for block, ground in zip(blocks, grounds, strict=True)), initial=0
    )
    departs = [start + timedelta(minutes=minutes) for minutes in before][: len(sectors)]
    parts = zip(sectors, blocks, departs, strict=True)
    legs = [_leg(case, sector, block, at, day) for sector, block, at in parts]
    made = tuple(
        Departure(
            sector,
            leg.block,
            ground,
            at,
            at + timedelta(minutes=leg.block),
            leg,
            tuple(periods(legs[0], leg, at - start)),
        )
        for sector, leg, ground, at in zip(sectors, legs, grounds, departs, strict=True)
    )
    starts = tuple(sorted(_minute_of_week(start, day, number) for number in case.service.days))
    origins = tuple(sector.origin.code for sector in sectors)
    duties = weekly_duties(origins, tuple(blocks), tuple(grounds), starts)
    return Timetable(made, fewest_aircraft(duties).aircraft, starts)


def _scheduled(hours: float) -> int:
    return round(float(scheduled_block_time(hours, STEP)) * MINUTES)


def _grounds(case: Case, sectors: Sequence[Sector]) -> list[int]:
    turn = case.needed("turnaround").to("minute").value
    last = {len(case.stations) - 2, len(sectors) - 1}
    stop = turn if len(case.stations) == 2 else case.needed("stop_time").to("minute").value
    times = [turn if at in last else stop for at in range(len(sectors))]
    return [math.ceil(minutes / STEP) * STEP for minutes in times]


def _leg(case: Case, sector: Sector, block: int, departs: datetime, day: date) -> Leg:
    local = departs.astimezone(zone(sector.origin.zone))
    later = (local.date() - day).days
    days = frozenset((number - 1 + later) % 7 + 1 for number in case.service.days)
    return Leg(
        carrier=case.carrier.designator,
        number=case.service.numbers[DIRECTIONS.index(sector.direction)],
        origin=sector.origin.code,
        destination=sector.destination.code,
        origin_zone=sector.origin.zone,
        destination_zone=sector.destination.zone,
        departure=time(local.hour, local.minute),
        block=block,
        days=days,
        first=day + timedelta(days=later),
        last=last_day(case.service) + timedelta(days=later),
    )


def _minute_of_week(start: datetime, day: date, number: int) -> int:
    moved = start + timedelta(days=(number - day.isoweekday()) % 7)
    utc = moved.astimezone(UTC)
    return (utc.weekday() * 24 * MINUTES + utc.hour * MINUTES + utc.minute) % WEEK
