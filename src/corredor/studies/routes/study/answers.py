"""Answers: all that is found of one service; a part that fails leaves the others standing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from corredor.core.derive import derive
from corredor.core.errors import CorredorError
from corredor.core.quantity import Quantity
from corredor.core.study import Absent
from corredor.studies.routes.study import carbon, demand, economics, money
from corredor.studies.routes.study import constraints as bars
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.crews import CrewPlan, crew_plan
from corredor.studies.routes.study.demand import Demand
from corredor.studies.routes.study.duties import Duties, duties
from corredor.studies.routes.study.economics import Costs
from corredor.studies.routes.study.edto import Diversion, diversions
from corredor.studies.routes.study.gates import Gates
from corredor.studies.routes.study.loads import seats_of
from corredor.studies.routes.study.schedule import Timetable, timetable
from corredor.studies.routes.study.sectors import Sector, sectors
from corredor.studies.routes.study.stops import Comparison
from corredor.studies.routes.study.verdicts import Judged, judge

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """What is found of a service; a part that could not be made is empty or None.

    `earned` are the numbers of the whole service that its markets and costs give.
    """

    case: Case
    gates: Gates
    sectors: tuple[Sector, ...] = ()
    diversions: tuple[Diversion, ...] = ()
    timetable: Timetable | None = None
    crews: CrewPlan | None = None
    duties: Duties | None = None
    costs: Costs | None = None
    demand: Demand | None = None
    earned: dict[str, Quantity] = field(default_factory=dict[str, Quantity])
    verdict: Judged | None = None
    absent: tuple[Absent, ...] = ()


class _Parts:
    """Makes the parts of an answer one by one and keeps why one could not be made."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.absent: list[Absent] = []

    def made(self, noun: str, make: Callable[[], T]) -> T | None:
        """Return a part; None if it could not be made."""
        try:
            return make()
        except CorredorError as error:
            self.absent.append(Absent(self.case.key(noun), error))
            return None


def answer(case: Case, asked: Gates, compared: Comparison | None) -> Answer:
    """Return all that is found of a service, whose gates and stops were looked at before."""
    parts = _Parts(case)
    flown = parts.made("track_length", lambda: sectors(case))
    if flown is None:
        return Answer(case, asked, absent=tuple(parts.absent))
    away = parts.made("edto_rule_time", lambda: diversions(case, flown)) or ()
    table = parts.made("block_time", lambda: timetable(case, flown))
    crews = None if table is None else parts.made("crews", lambda: crew_plan(case, table))
    told = None if table is None or crews is None else duties(case, table, crews)
    pilots = told.pilots if told is not None else None
    cost = parts.made("cost_per_rotation", lambda: economics.costs(case, flown, pilots))
    wanted = parts.made("passengers", lambda: demand.demand(case))
    earned = _earned(case, parts, flown, cost, wanted)
    other = compared.other(case.service.path) if compared is not None else ()
    found = judge(
        [
            *bars.gate_constraints(asked),
            *bars.outage_constraints(case),
            *bars.payload_constraints(case, flown, other),
            *bars.diversion_constraints(case, away),
            *bars.crew_constraints(case, crews),
            *bars.fleet_constraints(case, table),
            *bars.earning_constraints(case, earned),
        ]
    )
    return Answer(
        case, asked, flown, away, table, crews, told, cost, wanted, earned, found,
        tuple(parts.absent),
    )  # fmt: skip


def _earned(
    case: Case,
    parts: _Parts,
    flown: tuple[Sector, ...],
    cost: Costs | None,
    wanted: Demand | None,
) -> dict[str, Quantity]:
    """Return what the whole service offers, emits, needs and gets."""
    found: dict[str, Quantity] = {"load_factor": case.needed("load_factor")}

    def keep(noun: str, make: Callable[[], Quantity]) -> None:
        made = parts.made(noun, make)
        if made is not None:
            found[noun] = made

    keep("seats_a_year", lambda: demand.seats_offered(case))
    keep("co2_per_passenger", lambda: carbon.emissions(case, flown))
    if wanted is not None:
        found["passengers"] = wanted.passengers
    if cost is not None:
        found["cost_per_rotation"] = cost.rotation
        keep("breakeven_load_factor", lambda: _load_factor(case, cost.rotation))
        keep("breakeven_fare", lambda: _fare(case, cost.rotation))
    return found


def _load_factor(case: Case, cost: Quantity) -> Quantity:
    return derive(
        economics.breakeven_load_factor,
        cost=cost,
        seats=derive(money.both_ways, seats=seats_of(case)),
        fare=case.needed("fare"),
        passenger_cost=case.needed("passenger_cost"),
        distribution=case.needed("distribution"),
    )


def _fare(case: Case, cost: Quantity) -> Quantity:
    return derive(
        economics.breakeven_fare,
        cost=cost,
        seats=derive(money.both_ways, seats=seats_of(case)),
        load_factor=case.needed("load_factor"),
        passenger_cost=case.needed("passenger_cost"),
        distribution=case.needed("distribution"),
    )
