"""Economics: what a rotation costs by a published method, item by item, and what it must earn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np

from corredor.core.derive import derive, derive_record
from corredor.core.errors import InputAbsent
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.cost import aea, operations, ownership
from corredor.studies.routes.inputs import FUEL_PRICES
from corredor.studies.routes.study import money
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.charges import Charge, Zones, stated, zones_of
from corredor.studies.routes.study.loads import seats_of
from corredor.studies.routes.study.money import Rates
from corredor.studies.routes.study.outages import has_fuel
from corredor.studies.routes.study.reference import aircraft_cell
from corredor.studies.routes.study.sectors import Sector
from corredor.studies.routes.study.sums import total_of
from corredor.units import Hour, Kg, Km, Money, Ratio, Tonne

MoneyPerHour = Annotated[float, "money/hour"]
MoneyPerKm = Annotated[float, "money/km"]
FlightsPerYear = Annotated[float, "flight/year"]
KILONEWTON: Final = 1_000.0
"""Newtons of a kilonewton."""
ANYWHERE: Final = "*"
STATED: Final = {"landing_charges": "landing", "handling": "handling"}
"""Items of cost that charges of airports may state, and their kinds."""


@dataclass(frozen=True)
class Costs:
    """Cost of a rotation by item, and the sum."""

    items: Mapping[str, Quantity]
    rotation: Quantity


def airframe_mass(operating_mass: Kg, engine_mass: Kg, engines: Ratio) -> Kg:
    """Mass of the airframe: operating mass less engines."""
    return operating_mass - engine_mass * engines


def airframe_price(aircraft_price: Money, engine_price: Money, engines: Ratio) -> Money:
    """Price of the aircraft less engines."""
    return aircraft_price - engine_price * engines


def engine_maintenance(
    thrust: Ratio,
    bypass_ratio: Ratio,
    pressure_ratio: Ratio,
    stages: Ratio,
    shafts: str,
    engines: Ratio,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    material_rate: MoneyPerHour,
) -> Money:
    """Engine maintenance of a flight by the AEA method: thrust, bypass, pressure ratio, stages."""
    one = thrust * KILONEWTON / engines
    rest = flight_time, labour_rate, material_rate
    return aea.engine_maintenance(one, bypass_ratio, pressure_ratio, stages, shafts, engines, *rest)


def airframe_maintenance(
    mass: Kg, price: Money, flight_time: Hour, labour_rate: MoneyPerHour
) -> Money:
    """Airframe maintenance of a flight by the AEA method: labour by mass, material by price."""
    return aea.airframe_maintenance(mass, price, flight_time, labour_rate)


def navigation_cost(distance: Km, mass: Tonne, rate: MoneyPerKm) -> Money:
    """Navigation charge of a cost method: rate times distance times the root of mass."""
    return operations.navigation_cost(distance, mass, rate)


def flights_per_year(block_time: Hour) -> FlightsPerYear:
    """Flights of an aircraft in a year by the AEA method, from its block time."""
    return aea.flights_per_year(block_time)


def way_left(distance: Km, charged: Km) -> Km:
    """Way flown outside the zones whose charges are known."""
    return np.maximum(distance - charged, 0)


def costs(
    case: Case,
    sectors: tuple[Sector, ...],
    pilots: Quantity | None,
    charged: Iterable[Charge] = (),
) -> Costs:
    """Return the cost of a rotation, out and home, by item.

    `pilots` are those of one flight; without them the crew of two is that of the method. What
    airports charge for landing and handling, as far as it is `charged`, goes before the method's;
    so does what zones charge for air navigation, whose way the method's item leaves out.
    """
    known = {name: stated(charged, kind) for name, kind in STATED.items()}
    zones = zones_of(charged)
    rates = Rates(case)
    owned = _Owned(case, rates)
    by_item: dict[str, list[Quantity]] = {}
    for at, sector in enumerate(sectors):
        flight = sector.direction, sector.number
        made = {
            "fuel": _fuel(case, sectors, at),
            **_crew(case, sector, rates, pilots),
            **owned.maintenance(sector),
            **owned.ownership(sector),
            **_charged(case, sector, rates, zones.get(flight)),
            **{name: sums[flight] for name, sums in known.items() if flight in sums},
        }
        for name, quantity in made.items():
            by_item.setdefault(name, []).append(quantity)
    items = {name: total_of(parts) for name, parts in by_item.items()}
    return Costs(items, total_of(list(items.values())))


def _fuel(case: Case, sectors: tuple[Sector, ...], at: int) -> Quantity:
    """Return the fuel cost of a sector, at the price of the last station that has fuel."""
    while at and not has_fuel(case, sectors[at].origin.code):
        at -= 1
    rows = {row.text("station"): row for row in case.inputs.table(FUEL_PRICES.name)}
    row = rows.get(sectors[at].origin.code) or rows.get(ANYWHERE)
    if row is None:
        raise InputAbsent(None, study=case.service.id, input="routes/fuel.csv")
    burned = derive(money.burned_fuel, taxi=sectors[at]["taxi"], trip=sectors[at]["trip"])
    return derive(
        operations.fuel_cost, fuel=burned, price=case.inputs.assumption(row.text("price"))
    )


def _crew(case: Case, sector: Sector, rates: Rates, pilots: Quantity | None) -> dict[str, Quantity]:
    blocks = sector["block_time"]
    if pilots is None:
        flight = derive(money.plain_crew_cost, block_time=blocks, rate=rates["flight_crew"])
    else:
        rate = rates["flight_crew"]
        flight = derive(money.flight_crew_cost, block_time=blocks, pilots=pilots, rate=rate)
    cabin = derive(
        money.cabin_crew_cost,
        block_time=blocks,
        seats=seats_of(case),
        seats_per_attendant=rates["seats_per_attendant"],
        rate=rates["cabin_crew"],
    )
    return {"flight_crew": flight, "cabin_crew": cabin}


def _charged(case: Case, sector: Sector, rates: Rates, zones: Zones | None) -> dict[str, Quantity]:
    mass, way = case.aircraft.max_takeoff_mass, sector["ground_distance"]
    if zones is not None:
        way = derive(way_left, distance=way, charged=zones.way)
    return {
        "landing_charges": derive(operations.landing_cost, mass=mass, rate=rates["landing"]),
        **({"zone_charges": zones.amount} if zones is not None else {}),
        "navigation_charges": derive(
            navigation_cost, distance=way, mass=mass, rate=rates["navigation"]
        ),
        "handling": derive(
            operations.handling_cost, payload=sector["payload"], rate=rates["handling"]
        ),
    }


def flights_of_aircraft(case: Case, sector: Sector) -> Quantity:
    """Return the flights of one aircraft in a year: those of its fleet, or else by the method."""
    if case.fleet is not None and case.fleet.text("utilisation"):
        return case.fleet_assumed("utilisation")
    flight = f"flights a year {sector.direction} {sector.number}"
    return case.once(flight, lambda: derive(flights_per_year, block_time=sector["block_time"]))


def mass_of_airframe(case: Case) -> Quantity:
    """Return the mass of the airframe of a case, without its engines."""

    def made() -> Quantity:
        return derive(
            airframe_mass,
            operating_mass=case.aircraft.operating_mass,
            engine_mass=case.fleet_cell("engine_mass", "kg"),
            engines=aircraft_cell(case.aircraft.code, "engines", "1"),
        )

    return case.once("mass of the airframe", made)


def invested_in(case: Case, rates: Rates) -> Quantity:
    """Return the investment in an aircraft of a case with its spares, by the shares of a method."""
    return derive(
        ownership.investment,
        aircraft_price=case.fleet_assumed("aircraft_price"),
        engine_price=case.fleet_assumed("engine_price"),
        engines=aircraft_cell(case.aircraft.code, "engines", "1"),
        airframe_spares=rates["airframe_spares"],
        engine_spares=rates["engine_spares"],
    )


class _Owned:
    """What the aircraft itself costs: maintenance and ownership of each flight."""

    def __init__(self, case: Case, rates: Rates) -> None:
        self.case, self.rates = case, rates
        self.engines = aircraft_cell(case.aircraft.code, "engines", "1")
        self.price = case.fleet_assumed("aircraft_price")
        self.mass = mass_of_airframe(case)
        self.airframe_price = derive(
            airframe_price,
            aircraft_price=self.price,
            engine_price=case.fleet_assumed("engine_price"),
            engines=self.engines,
        )
        self.invested = invested_in(case, rates)

    def maintenance(self, sector: Sector) -> dict[str, Quantity]:
        """Return the maintenance of airframe and engines."""
        case, code, rates = self.case, self.case.aircraft.code, self.rates
        shafts = case.fleet.text("engine_shafts") if case.fleet else ""
        airframe = derive(
            airframe_maintenance,
            mass=self.mass,
            price=self.airframe_price,
            flight_time=sector["airborne_time"],
            labour_rate=rates["labour"],
        )
        engine = derive(
            engine_maintenance,
            thrust=aircraft_cell(code, "static_thrust_kn", "1"),
            bypass_ratio=aircraft_cell(code, "bypass_ratio", "1"),
            pressure_ratio=aircraft_cell(code, "pressure_ratio", "1"),
            stages=case.fleet_cell("engine_stages", "1"),
            shafts=shafts,
            engines=self.engines,
            flight_time=sector["airborne_time"],
            labour_rate=rates["labour"],
            material_rate=rates["engine_material"],
        )
        return {"airframe_maintenance": airframe, "engine_maintenance": engine}

    def ownership(self, sector: Sector) -> dict[str, Quantity]:
        """Return insurance, and depreciation with interest or a lease."""
        return owned(self.case, sector, self.rates, self.invested, self.rates["interest"])


def owned(
    case: Case, sector: Sector, rates: Rates, invested: Quantity, interest: Quantity
) -> dict[str, Quantity]:
    """Return what a flight bears of insurance, and of a lease or else depreciation and interest."""
    flights, price = flights_of_aircraft(case, sector), case.fleet_assumed("aircraft_price")
    if case.fleet is not None and case.fleet.text("rent"):
        rent, share = case.fleet_assumed("rent"), ownership.annual_share_of_flight
        lease = derive(ownership.lease_of_flight, rent=rent, flights=flights)
        insured = derive(share, invested=price, rate=rates["insurance"], flights=flights)
        return {"aircraft_lease": lease, "insurance": insured}
    return derive_record(
        ownership.ownership_of_flight,
        invested=invested,
        price=price,
        residual=rates["residual"],
        life=rates["life"],
        interest=interest,
        insurance=rates["insurance"],
        flights=flights,
    )
