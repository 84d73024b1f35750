"""Carbon: emissions of a passenger one way by the Travel Impact Model, on our own fuel."""

from __future__ import annotations

from typing import Annotated, Final

from corredor.core.derive import derive, derive_record
from corredor.core.quantity import Quantity
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.routes.calc.carbon import tim
from corredor.studies.routes.study import money
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.loads import CABINS, passengers_of, seats_of
from corredor.studies.routes.study.sectors import OUTBOUND, Sector
from corredor.studies.routes.study.sums import total_of
from corredor.units import Kg, Person, Ratio, Share

TABLE: Final = "emission_factors"
VERSION: Final = "3.0.0"
Seat = Annotated[float, "seat"]
KgPerPerson = Annotated[float, "kg/person"]


def weighted_seats(seats: Seat, factor: Ratio) -> Seat:
    """Seats of a cabin in seats of economy."""
    return seats * factor


def passenger_emissions(emissions: Kg, capacity: Seat, load_factor: Share) -> KgPerPerson:
    """Emissions of a passenger in economy, well to wake; no cargo aboard."""
    return tim.emissions_per_passenger(emissions, 0.0, capacity, load_factor, 1.0)


def shared_emissions(
    emissions: Kg, capacity: Seat, load_factor: Share, cargo: Kg, passengers: Person
) -> KgPerPerson:
    """Emissions of a passenger in economy, well to wake, less what cargo bears."""
    borne = tim.cargo_share(cargo, passengers)
    return tim.emissions_per_passenger(emissions, borne, capacity, load_factor, 1.0)


def factor(name: str, unit: str) -> Quantity:
    """Return a factor of the model."""
    rows = read_data_table(TABLE)
    row = next(row for row in rows if (row["version"], row["id"]) == (VERSION, name))
    return quantity_of_entry(TABLE, row, f"{VERSION}.{name}", "value", unit)


def emissions(case: Case, sectors: tuple[Sector, ...]) -> Quantity:
    """Return the emissions of a passenger in economy from the first station to the last."""
    burned = total_of(
        [
            derive(money.burned_fuel, taxi=sector["taxi"], trip=sector["trip"])
            for sector in sectors
            if sector.direction == OUTBOUND
        ]
    )
    whole = derive_record(
        tim.fuel_emissions,
        fuel=burned,
        well_to_tank_factor=factor("well_to_tank", "1"),
        tank_to_wake_factor=factor("tank_to_wake", "1"),
    )["well_to_wake"]
    shared = {
        "emissions": whole,
        "capacity": capacity(case),
        "load_factor": case.needed("load_factor"),
    }
    cargo = case.assumed("cargo")
    if cargo is None:
        return derive(passenger_emissions, **shared)
    return derive(shared_emissions, cargo=cargo, passengers=passengers_of(case), **shared)


def capacity(case: Case) -> Quantity:
    """Return the seats on board in seats of economy; all are economy where no fleet says."""
    if case.fleet is None:
        return seats_of(case)
    body = built(case.aircraft.code).body
    parts = [
        derive(
            weighted_seats,
            seats=case.fleet_cell(name, "seat"),
            factor=factor(f"{body}.{name}", "1"),
        )
        for name in CABINS
        if case.fleet.number(name)
    ]
    return total_of(parts) if parts else seats_of(case)
