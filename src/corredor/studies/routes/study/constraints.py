"""Constraints: all that may stand in the way of a service, with the numbers that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.edto import ALL_AIRPORTS
from corredor.studies.routes.calc.verdict import (
    COMMERCIAL,
    LEGAL,
    PHYSICAL,
    SAFETY,
    Constraint,
    Relaxation,
)
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.crews import CrewPlan
from corredor.studies.routes.study.edto import Diversion
from corredor.studies.routes.study.gates import Gates
from corredor.studies.routes.study.outages import has_fuel, outage_at
from corredor.studies.routes.study.reserves import Reserve
from corredor.studies.routes.study.schedule import Timetable
from corredor.studies.routes.study.sectors import Sector

HALF: Final = 1 / 2
"""Least part of the payload planned with which a service is still worth the name."""
YES: Final = 1.0
NO: Final = 0.0


@dataclass(frozen=True)
class Held:
    """A constraint, and the keys of the numbers behind it; empty where it has none.

    `required` and `available` are what is asked and what there is; `changes` maps a measure of
    relaxation to the numbers before and after.
    """

    constraint: Constraint
    required: str = ""
    available: str = ""
    changes: Mapping[str, tuple[str, str]] | None = None


def gate_constraints(gates: Gates) -> Iterator[Held]:
    """Yield what must be allowed: a gate that nobody answered is a condition."""
    for finding in gates.findings:
        gate = finding.gate
        subject = gate.subject if gate.place == "*" else gate.place
        available = YES if finding.status == "open" else NO
        opened = Relaxation("gate", subject, available, YES, "1")
        yield Held(
            Constraint(
                gate.topic,
                LEGAL,
                subject,
                YES,
                available,
                "1",
                is_conditional=finding.status in ("conditional", "unknown"),
                relaxations=(opened,) if finding.status == "closed" else (),
            )
        )


def outage_constraints(case: Case) -> Iterator[Held]:
    """Yield stations without fuel, or with rations of it: conditions, but for the first station.

    Whether fuel can be carried past a station that has none shows in the payload.
    """
    for at, station in enumerate(case.stations):
        if outage_at(case, station.code) is not None:
            is_condition = at > 0 or has_fuel(case, station.code)
            bar = "fuel_outage", PHYSICAL, station.code, YES, NO, "1"
            yield Held(Constraint(*bar, is_conditional=is_condition))


def payload_constraints(
    case: Case, sectors: tuple[Sector, ...], other: tuple[str, ...]
) -> Iterator[Held]:
    """Yield the payload of each flight; `other` is the best other way from end to end, if any."""
    for sector in sectors:
        planned, most = sector["payload_planned"].value, sector["max_payload"].value
        cut = Relaxation("payload", sector.pair, planned, max(most, 0.0), "kg")
        pair = sector.pair.lower()
        keys = f"{case.key('payload_planned')}.{pair}", f"{case.key('max_payload')}.{pair}"
        possible = most >= HALF * planned
        yield Held(
            Constraint(
                sector.binding,
                PHYSICAL,
                sector.pair,
                planned,
                most,
                "kg",
                is_conditional=possible and most < planned,
                relaxations=(cut,) if possible else _by(other),
            ),
            *keys,
            {"payload": keys},
        )


def _by(way: tuple[str, ...]) -> tuple[Relaxation, ...]:
    if not way:
        return ()
    measure = "stop" if way[1:-1] else "nonstop"
    return (Relaxation(measure, " ".join(way[1:-1]), NO, YES, "1"),)


def diversion_constraints(case: Case, diversions: tuple[Diversion, ...]) -> Iterator[Held]:
    """Yield diversion times against the approval, by reading.

    A breach under the reading by which all airports count stands in the way; one under the
    other readings is a condition. Where nobody stated an approval, it is the time that asks for
    none, and a breach is a condition: that approval must be had.
    """
    if not diversions or case.fleet is None:
        return
    is_stated = bool(case.fleet.text("edto_approval"))
    held = case.fleet_assumed("edto_approval" if is_stated else "edto_threshold")
    approval = held.to("minute").value
    for one in diversions:
        pair, needed = one.sector.pair, one.time.value
        wider = Relaxation("edto_approval", pair, approval, one.rule_time.value, "minute")
        yield Held(
            Constraint(
                f"edto_{one.reading}",
                SAFETY,
                pair,
                needed,
                approval,
                "minute",
                is_conditional=needed > approval and (one.reading != ALL_AIRPORTS or not is_stated),
                relaxations=(wider,),
            ),
            case.key(f"diversion_time_{one.reading}"),
            held.key,
            {"edto_approval": (held.key, case.key(f"edto_rule_time_{one.reading}"))},
        )


def reserve_constraints(case: Case, reserves: Iterable[Reserve]) -> Iterator[Held]:
    """Yield flights whose plan lacks fuel at its worst point: more can be taken, so a condition."""
    for one in reserves:
        needed, held = one.numbers["critical"], one.numbers["on_board"]
        flight = f"{one.sector.direction}.{one.sector.pair.lower()}.{one.reading}"
        yield Held(
            Constraint(
                "critical_fuel",
                SAFETY,
                one.sector.pair,
                needed.value,
                held.value,
                "kg",
                is_conditional=needed.value > held.value,
            ),
            f"{case.key('critical_fuel')}.{flight}",
            f"{case.key('fuel_on_board')}.{flight}",
        )


def crew_constraints(case: Case, crews: CrewPlan | None) -> Iterator[Held]:
    """Yield the flight duty of each direction; a change of crew on the way is a condition."""
    for duty in crews.duties if crews is not None else ():
        yield Held(
            Constraint(
                "flight_duty",
                LEGAL,
                duty.direction,
                float(duty.period),
                float(duty.limit or 0),
                "minute",
                is_conditional=(duty.limit is None and crews is not None and not crews.is_known)
                or (duty.pilots is not None and duty.parts > 1),
            ),
            case.key(f"flight_duty_{duty.direction}"),
        )


def fleet_constraints(case: Case, table: Timetable | None) -> Iterator[Held]:
    """Yield the aircraft that the timetable takes against those that the carrier has."""
    count = case.fleet.number("aircraft_count") if case.fleet is not None else None
    if table is not None and count is not None:
        needed, name = float(table.aircraft), "aircraft_needed"
        yield Held(
            Constraint(name, PHYSICAL, case.carrier.designator, needed, count, "1"), case.key(name)
        )


def earning_constraints(case: Case, earned: Mapping[str, Quantity]) -> Iterator[Held]:
    """Yield what doesn't pay: it can be flown, so it is a condition and no bar."""
    if {"breakeven_load_factor", "load_factor"} <= earned.keys():
        name, sold = "breakeven_load_factor", earned["load_factor"]
        needed = earned[name].value
        bar = Constraint(name, COMMERCIAL, "", needed, sold.value, "share", needed > sold.value)
        yield Held(bar, case.key(name), sold.key)
    if {"passengers", "planned_passengers"} <= earned.keys():
        name, wanted = "passengers", earned["passengers"].value
        planned = earned["planned_passengers"].value
        bar = Constraint(name, COMMERCIAL, "", planned, wanted, "person/year", wanted < planned)
        yield Held(bar, case.key("planned_passengers"), case.key(name))
