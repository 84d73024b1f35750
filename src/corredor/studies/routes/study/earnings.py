"""Earnings: what passengers and cargo of a rotation pay, and where that meets its cost."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.errors import NotAChoice
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.cost import breakeven
from corredor.studies.routes.study import money
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.loads import passengers_aboard, seats_of
from corredor.studies.routes.study.sectors import DIRECTIONS, Sector
from corredor.studies.routes.study.sums import least_of, total_of
from corredor.units import Kg, same_dimension

BY_MASS: Final = "kg"
BY_DISTANCE: Final = "kg/km"


def cargo_aboard(cargo: Kg, planned: Kg, payload: Kg) -> Kg:
    """Cargo that a flight takes: what is planned, less what its limits leave behind."""
    return np.maximum(cargo - np.maximum(planned - payload, 0), 0)


def cargo_revenue(case: Case, sectors: tuple[Sector, ...]) -> Quantity | None:
    """Return what the cargo of a rotation earns; None where no cargo or no rate is assumed.

    A rate by mass pays for the way from end to end, one by mass and distance for each flight.

    Raises
    ------
    NotAChoice
        E110: the rate is neither by mass nor by mass and distance.
    """
    cargo, rate = case.assumed("cargo"), case.assumed("cargo_rate")
    if cargo is None or rate is None:
        return None
    unit = rate.unit.partition("/")[0]
    aboard = {(one.direction, one.number): _aboard(cargo, one) for one in sectors}
    if same_dimension(rate.unit, f"{unit}/{BY_DISTANCE}"):
        flown = [
            derive(
                breakeven.cargo_revenue_by_distance,
                cargo=aboard[one.direction, one.number],
                distance=one["great_circle"],
                rate=rate,
            )
            for one in sectors
        ]
        return total_of(flown)
    if not same_dimension(rate.unit, f"{unit}/{BY_MASS}"):
        known = f"{unit}/{BY_MASS} {unit}/tonne/km"
        place = case.service.row.at("cargo_rate")
        raise NotAChoice(place, column="cargo_rate", value=rate.unit, known=known)
    ways = [[mass for (way, _), mass in aboard.items() if way == one] for one in DIRECTIONS]
    through = [least_of(masses) for masses in ways]
    return total_of([derive(breakeven.cargo_revenue, cargo=one, rate=rate) for one in through])


def _aboard(cargo: Quantity, sector: Sector) -> Quantity:
    planned, payload = sector["payload_planned"], sector["payload"]
    return derive(cargo_aboard, cargo=cargo, planned=planned, payload=payload)


def cost_left(cost: Quantity, cargo: Quantity | None) -> Quantity:
    """Return the cost that passengers must pay."""
    return cost if cargo is None else derive(breakeven.cost_left, cost=cost, cargo_revenue=cargo)


def _passenger_cost(case: Case) -> Quantity:
    added, paid = case.needed("passenger_cost"), case.assumed("ancillary")
    if paid is None:
        return added
    return derive(breakeven.net_passenger_cost, passenger_cost=added, ancillary=paid)


def _seats(case: Case) -> Quantity:
    return case.once("seats both ways", lambda: derive(money.both_ways, seats=seats_of(case)))


def breakeven_load_factor(case: Case, cost: Quantity) -> Quantity:
    """Return the load factor at which a rotation pays for itself."""
    return derive(
        breakeven.breakeven_load_factor,
        cost=cost,
        seats=_seats(case),
        fare=case.needed("fare"),
        passenger_cost=_passenger_cost(case),
        distribution=case.needed("distribution"),
    )


def breakeven_fare(case: Case, cost: Quantity) -> Quantity:
    """Return the fare at which a rotation pays for itself."""
    return derive(
        breakeven.breakeven_fare,
        cost=cost,
        seats=_seats(case),
        load_factor=case.needed("load_factor"),
        passenger_cost=_passenger_cost(case),
        distribution=case.needed("distribution"),
    )


def result_of_rotation(case: Case, cost: Quantity) -> Quantity:
    """Return the result of a rotation at the load factor and the fare that are assumed."""
    aboard = derive(passengers_aboard, seats=_seats(case), load_factor=case.needed("load_factor"))
    return derive(
        breakeven.contribution,
        cost=cost,
        passengers=aboard,
        fare=case.needed("fare"),
        passenger_cost=_passenger_cost(case),
        distribution=case.needed("distribution"),
    )
