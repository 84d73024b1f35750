"""The published methods as wholes: a trip and the rates of a method in, a waterfall out.

The rates come from a table with a source in each row, escalated by a named index before they come
here; so do the prices of fuel and aircraft, in the same money.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from corredor.studies.routes.calc.cost import aea, ata, liebeck, operations, ownership, thorbeck
from corredor.studies.routes.calc.cost.measures import THOUSAND
from corredor.studies.routes.calc.cost.trip import Trip
from corredor.studies.routes.calc.cost.waterfall import Waterfall

UNKNOWN: Final = float("nan")
"""An item that a method doesn't know."""

Rates = Mapping[str, float]


def _owned(trip: Trip, rates: Rates, flights: float, interest: float) -> dict[str, float]:
    invested = ownership.investment(
        trip.aircraft_price,
        trip.engine_price,
        trip.engines,
        rates["airframe_spares"],
        rates["engine_spares"],
    )
    own = ownership.depreciation(invested, rates["residual"], rates["life"], flights)
    paid = ownership.annual_share_of_flight(invested, interest, flights)
    insured = ownership.annual_share_of_flight(trip.aircraft_price, rates["insurance"], flights)
    return {"depreciation": own, "interest": paid, "insurance": insured}


def _cabin(trip: Trip, rates: Rates) -> float:
    members = operations.attendants(trip.seats, rates["seats_per_attendant"])
    return operations.crew_cost(trip.block_time, members, rates["cabin_crew"])


def _charged(trip: Trip, rates: Rates) -> dict[str, float]:
    tonnes = trip.take_off_mass / THOUSAND
    return {
        "landing": operations.landing_cost(tonnes, rates["landing"]),
        "navigation": operations.navigation_cost(trip.distance, tonnes, rates["navigation"]),
        "handling": operations.handling_cost(trip.payload / THOUSAND, rates["handling"]),
    }


def aea_cost(trip: Trip, rates: Rates) -> Waterfall:
    """Cost of a trip by the method of the Association of European Airlines of 1989."""
    engine = trip.engine
    flights = trip.flights or aea.flights_per_year(trip.block_time)
    return Waterfall(
        fuel=operations.fuel_cost(trip.block_fuel, trip.fuel_price),
        flight_crew=operations.crew_cost(trip.block_time, 1, rates["flight_crew"]),
        cabin_crew=_cabin(trip, rates),
        airframe_maintenance=aea.airframe_maintenance(
            trip.airframe_mass, trip.airframe_price, trip.flight_time, rates["labour"]
        ),
        engine_maintenance=aea.engine_maintenance(
            engine.thrust,
            engine.bypass_ratio,
            engine.pressure_ratio,
            engine.stages,
            engine.shafts,
            trip.engines,
            trip.flight_time,
            rates["labour"],
            rates["engine_material"],
        ),
        **_owned(trip, rates, flights, rates["interest"]),
        **_charged(trip, rates),
    )


def ata_cost(trip: Trip, rates: Rates) -> Waterfall:
    """Cost of a trip by the method of the Air Transport Association of America of 1967."""
    if not trip.flights:
        raise ValueError("ATA 1967 gives use of aircraft as a curve only: state flights a year")
    labour, burden = rates["labour"], rates["burden"]
    own = _owned(trip, rates, trip.flights, 0.0)
    return Waterfall(
        fuel=ata.fuel_and_oil(trip.block_fuel, trip.fuel_price),
        flight_crew=ata.flight_crew(
            trip.take_off_mass, trip.block_time, rates["flight_crew"], rates["flight_crew_mass"]
        ),
        cabin_crew=UNKNOWN,
        airframe_maintenance=ata.airframe_maintenance(
            trip.airframe_mass, trip.airframe_price, trip.flight_time, labour, burden
        ),
        engine_maintenance=ata.engine_maintenance(
            trip.engine.thrust, trip.engine_price, trip.engines, trip.flight_time, labour, burden
        ),
        depreciation=own["depreciation"],
        interest=UNKNOWN,
        insurance=own["insurance"],
        landing=UNKNOWN,
        navigation=UNKNOWN,
        handling=UNKNOWN,
    )


def liebeck_cost(trip: Trip, rates: Rates) -> Waterfall:
    """Cost of a trip by DOC+I of Liebeck and others, NASA CR-195443, international form."""
    if not trip.flights:
        raise ValueError("DOC+I takes the use of aircraft as given: state flights a year")
    labour, burden, prices = rates["labour"], rates["burden"], rates["material_prices"]
    interest = ownership.average_interest(rates["interest"], rates["life"], 0.0)
    return Waterfall(
        fuel=operations.fuel_cost(trip.block_fuel, trip.fuel_price),
        flight_crew=liebeck.flight_crew(
            trip.take_off_mass, trip.block_time, rates["flight_crew"], rates["flight_crew_mass"]
        ),
        cabin_crew=_cabin(trip, rates),
        airframe_maintenance=liebeck.airframe_maintenance(
            trip.airframe_mass, trip.flight_time, labour, burden, prices
        ),
        engine_maintenance=liebeck.engine_maintenance(
            trip.engine.thrust, trip.engines, trip.flight_time, labour, burden, prices
        ),
        landing=operations.landing_cost(trip.take_off_mass / THOUSAND, rates["landing"]),
        navigation=liebeck.navigation(trip.take_off_mass, rates["navigation"]),
        handling=UNKNOWN,
        **_owned(trip, rates, trip.flights, interest),
    )


def thorbeck_cost(trip: Trip, rates: Rates) -> Waterfall:
    """Cost of a trip by the simplified method of Thorbeck, TU Berlin."""
    flights = trip.flights or thorbeck.flights_per_year(trip.flight_time)
    members = operations.attendants(trip.seats, rates["seats_per_attendant"])
    crews = rates["crews"] / flights
    paid = thorbeck.annuity(rates["interest"], rates["life"], rates["residual"])
    lost = (1 - rates["residual"]) / rates["life"]
    share = ownership.annual_share_of_flight
    return Waterfall(
        fuel=operations.fuel_cost(trip.block_fuel, trip.fuel_price),
        flight_crew=crews * rates["flight_crew"],
        cabin_crew=crews * members * rates["cabin_crew"],
        airframe_maintenance=thorbeck.airframe_maintenance(
            trip.empty_mass / THOUSAND,
            trip.flight_time,
            rates["labour"],
            rates["burden"],
            rates["material_prices"],
        ),
        engine_maintenance=thorbeck.engine_maintenance(
            trip.engine.thrust, trip.engines, trip.flight_time, rates["material_prices"]
        ),
        depreciation=share(trip.aircraft_price, lost, flights),
        interest=share(trip.aircraft_price, paid - lost, flights),
        insurance=share(trip.aircraft_price, rates["insurance"], flights),
        **_charged(trip, rates),
    )


METHODS: Final[Mapping[str, Callable[[Trip, Rates], Waterfall]]] = {
    "aea_1989a": aea_cost,
    "aea_1989b": aea_cost,
    "ata_1967": ata_cost,
    "liebeck_1995": liebeck_cost,
    "thorbeck_2013": thorbeck_cost,
}
"""The methods by the name that their rates bear in the table."""


def trip_cost(method: str, trip: Trip, rates: Rates) -> Waterfall:
    """Return the cost of a trip by a published method.

    Raises
    ------
    KeyError
        The method is not one of `METHODS`, or the rates lack one that it needs.
    ValueError
        The method needs flights a year and the trip gives none.
    """
    if method not in METHODS:
        raise KeyError(f"no cost method {method!r}; known are {', '.join(sorted(METHODS))}")
    return METHODS[method](trip, rates)
