"""Loads: seats, passengers and payload of a service."""

from __future__ import annotations

from typing import Annotated

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.carbon.tim import CABINS
from corredor.studies.routes.study.case import Case
from corredor.units import Kg, Person, Share

Seat = Annotated[float, "seat"]
KgPerPerson = Annotated[float, "kg/person"]


def two_cabins(first: Seat, second: Seat) -> Seat:
    """Seats of cabins together."""
    return first + second


def passengers_aboard(seats: Seat, load_factor: Share) -> Person:
    """Passengers aboard a mean flight: seats times the share of them sold."""
    return seats * load_factor


def passenger_payload(passengers: Person, passenger_mass: KgPerPerson) -> Kg:
    """Payload of passengers with baggage."""
    return passengers * passenger_mass


def with_cargo(passenger_payload: Kg, cargo: Kg) -> Kg:
    """Payload of passengers with baggage and of cargo."""
    return passenger_payload + cargo


def seats_of(case: Case) -> Quantity:
    """Return the seats on board: those of the carrier's fleet, or else typical ones of the type."""
    return case.once("seats", lambda: _seats_of(case))


def _seats_of(case: Case) -> Quantity:
    if case.fleet is None:
        return case.aircraft.seats
    filled = [name for name in CABINS if case.fleet.number(name)]
    total = case.fleet_cell(filled[0], "seat") if filled else case.aircraft.seats
    for name in filled[1:]:
        total = derive(two_cabins, first=total, second=case.fleet_cell(name, "seat"))
    return total


def passengers_of(case: Case) -> Quantity:
    """Return the passengers aboard a mean flight."""
    return derive(passengers_aboard, seats=seats_of(case), load_factor=case.needed("load_factor"))


def payload_planned(case: Case) -> Quantity:
    """Return the payload of a mean flight with its passengers and cargo."""
    return case.once("payload_planned", lambda: _payload_planned(case))


def _payload_planned(case: Case) -> Quantity:
    aboard = derive(
        passenger_payload,
        passengers=passengers_of(case),
        passenger_mass=case.needed("passenger_mass"),
    )
    cargo = case.assumed("cargo")
    return aboard if cargo is None else derive(with_cargo, passenger_payload=aboard, cargo=cargo)
