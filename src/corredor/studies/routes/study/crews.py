"""Crews: whether one crew may fly each direction, how many pilots, where it changes, how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Final

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.crew.duty import (
    STANDARD_CREW,
    Crew,
    Duty,
    assess,
    crew_changes,
    smallest_crew,
)
from corredor.studies.routes.calc.crew.limits import (
    Limit,
    acclimatisation,
    duty_limits,
    in_flight_rest,
    local_nights,
    single,
)
from corredor.studies.routes.calc.crew.need import DAY, crews_needed, layover, minimum_rest
from corredor.studies.routes.calc.schedule.fleet import WEEK
from corredor.studies.routes.calc.schedule.local import zone
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.schedule import Departure, Timetable
from corredor.studies.routes.study.sectors import DIRECTIONS, INBOUND, OUTBOUND

MOST_PILOTS: Final = 4
CABIN: Final = "cabin"
HOUR: Final = 60


@dataclass(frozen=True)
class DutyPlan:
    """The flight duty of one direction.

    Parameters
    ----------
    period, limit
        Flight duty period of one crew for the whole direction, and its limit [minute]; None
        where no crew of one duty is allowed it, or the regime is unknown.
    pilots
        Pilots of the crew; None where no crew is legal or the regime is unknown.
    parts
        Crews one after the other: 1 where one flies the whole direction.
    source
        Clause of the limit.
    cabin_rest
        Least rest aboard of each cabin attendant [minute]; None where the duty asks for none, or
        the regime states none for so long a duty with that facility.
    """

    direction: str
    period: int
    limit: int | None
    pilots: int | None
    parts: int
    source: str
    cabin_rest: int | None = None


@dataclass(frozen=True)
class CrewPlan:
    """Duties of both directions, and the crews that the service takes; None where unknown."""

    duties: tuple[DutyPlan, ...]
    crews: int | None
    regime: str

    @property
    def pilots(self) -> int | None:
        """Pilots of a flight: the more of both directions; None where no crew is legal."""
        known = [duty.pilots for duty in self.duties]
        return None if None in known else max(pilots or 0 for pilots in known)

    @property
    def is_known(self) -> bool:
        """Whether the limits of the regime are known."""
        return bool(limits_of(self.regime))


@cache
def limits_of(regime: str) -> tuple[Limit, ...]:
    """Return the limits of a regime; none where its tables aren't had."""
    return duty_limits(read_data_table("duty_limits"), regime)


def crew_plan(case: Case, table: Timetable) -> CrewPlan:
    """Return the duties and crews of a service."""
    regime = case.service.row.text("crew_regime")
    before = round(case.needed("report_time").to("minute").value)
    limits = limits_of(regime)
    duties: list[DutyPlan] = []
    for direction in DIRECTIONS:
        departures = table.of(direction)
        report, settled = _report(case, table, departures, before, regime)
        duties.append(_duty(case, limits, departures, direction, before, report, settled))
    plan = CrewPlan(tuple(duties), None, regime)
    if plan.pilots is None:
        return plan
    return CrewPlan(tuple(duties), _crews(case, table, plan, limits, before), regime)


def _report(
    case: Case, table: Timetable, departures: Sequence[Departure], before: int, regime: str
) -> tuple[int, bool]:
    """Return the minute of the report by the clock that counts, and whether it is known.

    Away from home that is the clock to which the crew is acclimatised after its layover.
    """
    first = departures[0]
    at = first.departs - timedelta(minutes=before)
    here = at.astimezone(zone(first.sector.origin.zone))
    home = at.astimezone(zone(case.stations[0].zone))
    if first.sector.direction == OUTBOUND:
        return here.hour * HOUR + here.minute, True
    apart = ((here.utcoffset() or timedelta()) - (home.utcoffset() or timedelta())) / timedelta(
        hours=1
    )
    elapsed = (_layover(table, before) + _spent(table.of(OUTBOUND)) + before) / HOUR
    state = acclimatisation(read_data_table("acclimatisation"), regime, apart, elapsed)
    clock = here if state == "destination" else home
    return clock.hour * HOUR + clock.minute, state != "unknown"


def _spent(departures: Sequence[Departure]) -> int:
    return sum(one.block for one in departures) + sum(one.ground for one in departures[:-1])


def _layover(table: Timetable, before: int) -> int:
    """Return the time at the far end until the next flight home that a rested crew can work."""
    out = table.of(OUTBOUND)
    arrives = (table.starts[0] + _spent(out)) % WEEK
    gap = _spent(out) + out[-1].ground
    departures = [(start + gap) % WEEK for start in table.starts]
    return layover(arrives, departures, minimum_rest(_spent(out) + before, 0), before, 0)


def _duty(
    case: Case,
    limits: Sequence[Limit],
    departures: Sequence[Departure],
    direction: str,
    before: int,
    report: int,
    settled: bool,
) -> DutyPlan:
    blocks = tuple(one.block for one in departures)
    duty = Duty(report, before, blocks, tuple(one.ground for one in departures[:-1]))
    rest = case.service.row.text("rest_class")
    crew = smallest_crew(limits, duty, rest, settled) if limits else None
    if crew is not None:
        found = assess(limits, duty, crew)
        plan = DutyPlan(direction, duty.period, found.limit, crew.pilots, 1, found.source)
        if crew.pilots <= STANDARD_CREW:
            return plan
        rows, regime = read_data_table("in_flight_rest"), case.service.row.text("crew_regime")
        return replace(
            plan, cabin_rest=in_flight_rest(rows, regime, CABIN, duty.period, crew.rest_class)
        )
    most = Crew(MOST_PILOTS, rest, settled)
    changes = crew_changes(limits, duty, most) if limits else None
    allowed = assess(limits, duty, most)
    pilots = None if changes is None else MOST_PILOTS
    parts = 1 if changes is None else len(changes) + 1
    return DutyPlan(direction, duty.period, allowed.limit, pilots, parts, allowed.source)


def _crews(
    case: Case, table: Timetable, plan: CrewPlan, limits: Sequence[Limit], before: int
) -> int | None:
    yearly = single(limits, "flight_year")
    out, home = table.of(OUTBOUND), table.of(INBOUND)
    zones = [
        one.departs.astimezone(zone(one.sector.origin.zone)).utcoffset()
        for one in (out[0], home[0])
    ]
    apart = abs(((zones[0] or timedelta()) - (zones[1] or timedelta())) / timedelta(hours=1))
    waits = _layover(table, before)
    elapsed = (_spent(out) + waits + _spent(home) + 2 * before) / HOUR
    nights = local_nights(read_data_table("time_zone_rest"), plan.regime, apart, elapsed)
    if yearly is None or nights is None:
        return None
    rest = max(nights * DAY, single(limits, "rest_home") or 0)
    parts = max(duty.parts for duty in plan.duties)
    blocks = sum(one.block for one in out), sum(one.block for one in home)
    need = crews_needed(len(case.service.days), *blocks, waits, rest, 2 * before, yearly)
    return need.crews * parts
