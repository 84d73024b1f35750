"""Cases: the rows of the services as cases; one whose row is wrong leaves the others standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_, CorredorError
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.routes.calc.closures import ClosedAreas
from corredor.studies.routes.inputs import CARRIERS, CLOSURES, FLEETS, SERVICES
from corredor.studies.routes.inputs.records import Carrier, Service, carriers, service
from corredor.studies.routes.study.aircraft import aircraft_type
from corredor.studies.routes.study.airspace import topology
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.checks import (
    CHECKS,
    FLEET_BOUNDS,
    SERVICE_BOUNDS,
    in_bounds,
    unreadable,
)
from corredor.studies.routes.study.closed import closed_to
from corredor.studies.routes.study.stations import station

AREAS: Final = N_("codes of states and territories (ISO 3166) whose airspace is known")


@dataclass(frozen=True)
class Cases:
    """The cases that can be computed, and why the others can't."""

    cases: tuple[Case, ...]
    absent: tuple[Absent, ...]


def cases(inputs: Inputs) -> Cases:
    """Return the services as cases, by id."""
    found: list[Case] = []
    absent: list[Absent] = []
    for row in sorted(inputs.table(SERVICES.name), key=lambda row: row.text("id")):
        try:
            found.append(_case(inputs, row))
        except CorredorError as error:
            absent.append(Absent(f"routes.service.{row.text('id')}", error))
    return Cases(tuple(found), tuple(absent))


def _case(inputs: Inputs, row: Row) -> Case:
    held = service(row)
    if not topology().areas.keys() >= set(held.avoid):
        raise unreadable(row, "avoid", AREAS, "CA US")
    in_bounds(row, inputs, SERVICE_BOUNDS)
    carrier = carriers(inputs.table(CARRIERS.name))[held.carrier]
    return Case(
        inputs=inputs,
        service=held,
        carrier=carrier,
        aircraft=aircraft_type(held.aircraft, row, inputs.ensemble),
        fleet=_fleet(inputs, held),
        stations=tuple(station(code, row, "path") for code in held.path),
        closed=_closed(inputs, carrier, held),
    )


def _fleet(inputs: Inputs, held: Service) -> Row | None:
    for row in inputs.table(FLEETS.name):
        if (row.text("carrier"), row.text("aircraft").upper()) == (held.carrier, held.aircraft):
            for check in CHECKS[FLEETS]:
                check(row, inputs)
            in_bounds(row, inputs, FLEET_BOUNDS)
            return row
    return None


def _closed(inputs: Inputs, carrier: Carrier, held: Service) -> ClosedAreas:
    """Return what is closed; a wrong row of the user's leaves nobody knowing what is."""
    rows = inputs.table(CLOSURES.name)
    for row in rows:
        for check in CHECKS[CLOSURES]:
            check(row, inputs)
    return closed_to(carrier, held.first, rows)
