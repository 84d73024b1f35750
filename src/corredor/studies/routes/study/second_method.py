"""A second method of operating cost: DOC+I of NASA on the same flights, to check the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.cost import liebeck, operations, ownership
from corredor.studies.routes.study import money
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.economics import (
    KILONEWTON,
    Costs,
    invested_in,
    mass_of_airframe,
    owned,
)
from corredor.studies.routes.study.loads import seats_of
from corredor.studies.routes.study.money import Rates
from corredor.studies.routes.study.reference import aircraft_cell
from corredor.studies.routes.study.sectors import Sector
from corredor.studies.routes.study.sums import total_of
from corredor.units import Hour, Money, Ratio

METHOD: Final = "liebeck_1995"
OF_FIRST: Final = "handling"
"""Item of the first method that DOC+I doesn't know."""


@dataclass(frozen=True)
class Check:
    """Cost of a rotation by the second method: its items, their sum, and that over the first's.

    `ratio` is of the items that both methods have.
    """

    items: Mapping[str, Quantity]
    total: Quantity
    ratio: Quantity


def cost_ratio(second: Money, first: Money) -> Ratio:
    """Cost by a second method over that by the first, of the items that both have."""
    return second / first


def engine_maintenance(
    thrust: Ratio,
    engines: Ratio,
    flight_time: Hour,
    labour_rate: money.MoneyPerHour,
    burden: Ratio,
    material_prices: Money,
) -> Money:
    """Engine maintenance of a flight by DOC+I: labour with burden and material, both by thrust."""
    one = thrust * KILONEWTON / engines
    return liebeck.engine_maintenance(
        one, engines, flight_time, labour_rate, burden, material_prices
    )


def check(case: Case, sectors: tuple[Sector, ...], first: Costs) -> Check:
    """Return the cost of a rotation by the second method.

    Fuel is that of the first; so are prices of aircraft and their use.
    """
    rates = Rates(case, METHOD)
    by_item: dict[str, list[Quantity]] = {}
    mass, charged, invested = (
        mass_of_airframe(case),
        _charged(case, rates),
        invested_in(case, rates),
    )
    interest = derive(full_loan_interest, rate=rates["interest"], period=rates["life"])
    for sector in sectors:
        made = {
            **_crew(case, sector, rates),
            **_maintenance(case, sector, rates, mass),
            **charged,
            **owned(case, sector, rates, invested, interest),
        }
        for name, quantity in made.items():
            by_item.setdefault(name, []).append(quantity)
    summed = {name: total_of(parts) for name, parts in by_item.items()}
    items = {"fuel": first.items["fuel"], **summed}
    total = total_of(list(items.values()))
    shared = total_of([item for name, item in first.items.items() if name != OF_FIRST])
    return Check(items, total, derive(cost_ratio, second=total, first=shared))


def _crew(case: Case, sector: Sector, rates: Rates) -> dict[str, Quantity]:
    blocks = sector["block_time"]
    flight = derive(
        liebeck.flight_crew,
        mass=case.aircraft.max_takeoff_mass,
        block_time=blocks,
        base_rate=rates["flight_crew"],
        mass_rate=rates["flight_crew_mass"],
    )
    cabin = derive(
        money.cabin_crew_cost,
        block_time=blocks,
        seats=seats_of(case),
        seats_per_attendant=rates["seats_per_attendant"],
        rate=rates["cabin_crew"],
    )
    return {"flight_crew": flight, "cabin_crew": cabin}


def _maintenance(case: Case, sector: Sector, rates: Rates, mass: Quantity) -> dict[str, Quantity]:
    code = case.aircraft.code
    engines = aircraft_cell(code, "engines", "1")
    work = {
        "flight_time": sector["airborne_time"],
        "labour_rate": rates["labour"],
        "burden": rates["burden"],
        "material_prices": rates["material_prices"],
    }
    airframe = derive(liebeck.airframe_maintenance, airframe_mass=mass, **work)
    engine = derive(
        engine_maintenance,
        thrust=aircraft_cell(code, "static_thrust_kn", "1"),
        engines=engines,
        **work,
    )
    return {"airframe_maintenance": airframe, "engine_maintenance": engine}


def _charged(case: Case, rates: Rates) -> dict[str, Quantity]:
    mass = case.aircraft.max_takeoff_mass
    landing = derive(operations.landing_cost, mass=mass, rate=rates["landing"])
    way = derive(liebeck.navigation, mass=mass, rate=rates["navigation"])
    return {"landing_charges": landing, "navigation_charges": way}


def full_loan_interest(rate: ownership.PerYear, period: ownership.Year) -> ownership.PerYear:
    """Mean yearly interest on the price of an aircraft that is paid off in full in equal rates."""
    return ownership.average_interest(rate, period, 0)
