"""The aircraft of a service: its masses and terms of service as quantities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corredor.core.draws import Ensemble
from corredor.core.errors import UnknownAircraftType
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.routes.calc.performance import Aircraft, UnknownAircraft, aircraft_of
from corredor.studies.routes.study.reference import (
    AIRCRAFT,
    IN_SERVICE,
    aircraft_cell,
    by_column,
    in_service_term,
)


@dataclass(frozen=True)
class AircraftType:
    """A type: its designator, certified masses and terms of service with their draws."""

    code: str
    operating_mass: Quantity
    max_takeoff_mass: Quantity
    seats: Quantity
    fuel_factor: Quantity
    time_factor: Quantity
    taxi: Quantity


@cache
def built(code: str) -> Aircraft:
    """Return a type with its central numbers.

    Raises
    ------
    UnknownAircraft
        The table has no such type.
    """
    return aircraft_of(code, read_data_table(AIRCRAFT), read_data_table(IN_SERVICE))


def aircraft_type(code: str, row: Row, ensemble: Ensemble) -> AircraftType:
    """Return the type that a row of the services names.

    Raises
    ------
    UnknownAircraftType
        E126: the table has no such type; no other is put in its place.
    """
    try:
        built(code)
    except UnknownAircraft as error:
        place = row.at("aircraft")
        raise UnknownAircraftType(place, aircraft=code, known=" ".join(error.known)) from None
    term = by_column(IN_SERVICE, "code")[code]
    return AircraftType(
        code=code,
        operating_mass=aircraft_cell(code, "operating_mass_kg", "kg", ensemble),
        max_takeoff_mass=aircraft_cell(code, "max_takeoff_mass_kg", "kg", ensemble),
        seats=aircraft_cell(code, "seats", "seat"),
        fuel_factor=in_service_term(code, "fuel_factor", "fuel_spread", ensemble),
        time_factor=in_service_term(code, "time_factor", "time_spread", ensemble),
        taxi=quantity_of_entry(IN_SERVICE, term, code, "taxi_minutes", "minute"),
    )
