"""Cases: the rows of the services as cases; one whose row is wrong leaves the others standing."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.core.errors import CorredorError
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.routes.inputs import CARRIERS, CLOSURES, FLEETS, SERVICES
from corredor.studies.routes.inputs.records import Service, carriers, service
from corredor.studies.routes.study.aircraft import aircraft_type
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.closed import closed_to
from corredor.studies.routes.study.stations import station


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
    carrier = carriers(inputs.table(CARRIERS.name))[held.carrier]
    return Case(
        inputs=inputs,
        service=held,
        carrier=carrier,
        aircraft=aircraft_type(held.aircraft, row, inputs.ensemble),
        fleet=_fleet(inputs, held),
        stations=tuple(station(code, row, "path") for code in held.path),
        closed=closed_to(carrier, held.first, inputs.table(CLOSURES.name)),
    )


def _fleet(inputs: Inputs, held: Service) -> Row | None:
    wanted = held.carrier, held.aircraft
    rows = inputs.table(FLEETS.name)
    return next((r for r in rows if (r.text("carrier"), r.text("aircraft")) == wanted), None)
