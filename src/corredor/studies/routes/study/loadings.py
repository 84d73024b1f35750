"""Loads: what the markets put on each leg, whom it turns away, and what a dearer fare leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.data.tables import quantity_of_entry
from corredor.studies.routes.calc.demand import gravity, spill
from corredor.studies.routes.calc.demand.segments import passengers_of_flight
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.demand import Demand
from corredor.studies.routes.study.loads import seats_of
from corredor.studies.routes.study.reference import by_column
from corredor.studies.routes.study.sums import total_of

PARAMETERS: Final = "demand_parameters"


@dataclass(frozen=True)
class Loading:
    """What the markets put on a flight of one leg, one way.

    Parameters
    ----------
    leg
        Such as ``SVO-HAV``.
    wanted
        Passengers that want a mean flight.
    spilled, carried
        Those turned away where demand of a flight exceeds its seats, and those aboard.
    load_factor
        Carried over seats.
    """

    leg: str
    wanted: Quantity
    spilled: Quantity
    carried: Quantity
    load_factor: Quantity


def parameter(case: Case, name: str, unit: str) -> Quantity:
    """Return a parameter of demand with its range."""
    row = by_column(PARAMETERS, "id")[name]
    return quantity_of_entry(PARAMETERS, row, name, "value", unit, case.inputs.ensemble)


def loadings(case: Case, wanted: Demand) -> tuple[Loading, ...]:
    """Return the loads of the legs of a service, in their order."""
    by_leg: dict[str, list[Quantity]] = {}
    for market in wanted.markets:
        for leg in market.legs:
            by_leg.setdefault(leg, []).append(market.traffic)
    path = case.service.path
    legs = [f"{one}-{two}" for one, two in pairwise(path)]
    return tuple(_loading(case, leg, by_leg[leg]) for leg in legs if leg in by_leg)


def _loading(case: Case, leg: str, parts: list[Quantity]) -> Loading:
    seats = seats_of(case)
    flight = derive(
        passengers_of_flight,
        yearly=total_of(parts),
        weekly=case.setting("weekly", "flight/week"),
    )
    variation = parameter(case, "demand_variation", "1")
    spilled = derive(spill.spilled_passengers, demand=flight, variation=variation, seats=seats)
    carried = derive(spill.carried_passengers, demand=flight, spilled=spilled)
    full = derive(spill.expected_load_factor, carried=carried, seats=seats)
    return Loading(leg, flight, spilled, carried, full)


def at_breakeven_fare(case: Case, wanted: Demand, earned: Mapping[str, Quantity]) -> Quantity:
    """Return the passengers a year that are left at the fare at which the service pays."""
    return derive(
        gravity.fare_response,
        traffic=wanted.passengers,
        before=case.needed("fare"),
        after=earned["breakeven_fare"],
        elasticity=parameter(case, "fare_elasticity.route", "1"),
    )


def survival(case: Case) -> Quantity:
    """Return the share of new routes that still flew after a year or two, of some carriers."""
    return parameter(case, "new_route_survival", "share")
