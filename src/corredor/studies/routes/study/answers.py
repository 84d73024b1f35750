"""Answers: all that is found of one service; a part that fails leaves the others standing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from corredor.core.derive import derive
from corredor.core.errors import CorredorError
from corredor.core.quantity import Quantity
from corredor.core.study import Absent
from corredor.studies.routes.study import carbon, demand, earnings, economics
from corredor.studies.routes.study import constraints as bars
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.charges import Charge, charges
from corredor.studies.routes.study.crews import CrewPlan, crew_plan
from corredor.studies.routes.study.demand import Demand
from corredor.studies.routes.study.duties import Duties, duties
from corredor.studies.routes.study.economics import Costs
from corredor.studies.routes.study.edto import Diversion, diversions
from corredor.studies.routes.study.gates import Gates
from corredor.studies.routes.study.loadings import Loading, at_breakeven_fare, loadings, survival
from corredor.studies.routes.study.refused import no_way
from corredor.studies.routes.study.reserves import Reserve, reserves
from corredor.studies.routes.study.schedule import Timetable, timetable
from corredor.studies.routes.study.second_method import Check, check
from corredor.studies.routes.study.sectors import Sector, sectors
from corredor.studies.routes.study.stops import Comparison
from corredor.studies.routes.study.tankering import Carrying, carryings
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
    reserves: tuple[Reserve, ...] = ()
    carryings: tuple[Carrying, ...] = ()
    charges: tuple[Charge, ...] = ()
    check: Check | None = None
    loadings: tuple[Loading, ...] = ()
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
            if error.place is None:
                error.place = self.case.service.row.place
            self.absent.append(Absent(self.case.key(noun), error))
            return None


def answer(case: Case, asked: Gates, compared: Comparison | None) -> Answer:
    """Return all that is found of a service, whose gates and stops were looked at before."""
    parts = _Parts(case)
    flown = parts.made("track_length", lambda: sectors(case))
    if flown is None:
        refused = no_way(case, parts.absent[-1].error)
        return Answer(case, asked, verdict=refused, absent=tuple(parts.absent))
    away = parts.made("edto_rule_time", lambda: diversions(case, flown)) or ()
    table = parts.made("block_time", lambda: timetable(case, flown))
    crews = None if table is None else parts.made("crews", lambda: crew_plan(case, table))
    told = None if table is None or crews is None else duties(case, table, crews)
    pilots = told.pilots if told is not None else None
    kept = parts.made("critical_fuel", lambda: reserves(case, flown)) if away else None
    charged = parts.made("charges", lambda: charges(case, flown)) or ()
    cost = parts.made("cost_per_rotation", lambda: economics.costs(case, flown, pilots, charged))
    second = None if cost is None else parts.made("cost_check", lambda: check(case, flown, cost))
    carried = parts.made("tankering", lambda: carryings(case, flown)) or ()
    wanted = parts.made("passengers", lambda: demand.demand(case, flown))
    loaded = () if wanted is None else parts.made("loads", lambda: loadings(case, wanted)) or ()
    earned = _earned(case, parts, flown, cost, second, wanted)
    other = compared.other(case.service.path) if compared is not None else ()
    found = judge(
        [
            *bars.gate_constraints(asked),
            *bars.outage_constraints(case),
            *bars.payload_constraints(case, flown, other),
            *bars.diversion_constraints(case, away),
            *bars.reserve_constraints(case, kept or ()),
            *bars.crew_constraints(case, crews),
            *bars.fleet_constraints(case, table),
            *bars.earning_constraints(case, earned),
        ],
        case,
        flown,
    )
    return Answer(
        case=case,
        gates=asked,
        sectors=flown,
        diversions=away,
        timetable=table,
        crews=crews,
        duties=told,
        costs=cost,
        demand=wanted,
        earned=earned,
        verdict=found,
        reserves=kept or (),
        carryings=carried,
        charges=charged,
        check=second,
        loadings=loaded,
        absent=tuple(parts.absent),
    )


def _earned(
    case: Case,
    parts: _Parts,
    flown: tuple[Sector, ...],
    cost: Costs | None,
    second: Check | None,
    wanted: Demand | None,
) -> dict[str, Quantity]:
    """Return what the whole service offers, emits, needs and gets."""
    found: dict[str, Quantity] = {"load_factor": case.needed("load_factor")}

    def keep(noun: str, make: Callable[[], Quantity | None]) -> None:
        made = parts.made(noun, make)
        if made is not None:
            found[noun] = made

    keep("seats_a_year", lambda: demand.seats_offered(case))
    keep("planned_passengers", lambda: _planned(case, found["seats_a_year"]))
    keep("co2_per_passenger", lambda: carbon.emissions(case, flown))
    if wanted is not None:
        found["passengers"] = wanted.passengers
    if cost is not None:
        found["cost_per_rotation"] = cost.rotation
        keep("cargo_revenue", lambda: earnings.cargo_revenue(case, flown))
        left = earnings.cost_left(cost.rotation, found.get("cargo_revenue"))
        keep("breakeven_load_factor", lambda: earnings.breakeven_load_factor(case, left))
        keep("breakeven_fare", lambda: earnings.breakeven_fare(case, left))
        keep("result_of_rotation", lambda: earnings.result_of_rotation(case, left))
    if second is not None:
        found["cost_check_ratio"] = second.ratio
    if wanted is not None:
        found["route_survival"] = survival(case)
        if "breakeven_fare" in found:
            keep("passengers_at_breakeven_fare", lambda: at_breakeven_fare(case, wanted, found))
    return found


def _planned(case: Case, seats: Quantity) -> Quantity:
    return derive(demand.planned_passengers, seats=seats, load_factor=case.needed("load_factor"))
