"""A case: one service with all that its computation shares, and the answers to what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from corredor.core.errors import InputAbsent
from corredor.core.quantity import Quantity
from corredor.core.source import TableSource
from corredor.core.study import Inputs, origin_of_cell, quantity_of_cell
from corredor.core.table import Row
from corredor.studies.routes.calc.closures import ClosedAreas
from corredor.studies.routes.calc.sphere.constants import KM_PER_NAUTICAL_MILE
from corredor.studies.routes.inputs.records import Carrier, Service
from corredor.studies.routes.study.aircraft import AircraftType
from corredor.studies.routes.study.stations import Station

T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One service.

    Parameters
    ----------
    inputs
        What the study is given.
    service, carrier, aircraft
        The service, who flies it, and with what.
    fleet
        The row of the carrier's fleet with that type; None where there is none.
    stations
        Its stations in order.
    closed
        Areas closed to the carrier on the first day.
    """

    inputs: Inputs
    service: Service
    carrier: Carrier
    aircraft: AircraftType
    fleet: Row | None
    stations: tuple[Station, ...]
    closed: ClosedAreas

    def key(self, noun: str) -> str:
        """Return the key of a finding of the service."""
        return f"routes.{noun}.{self.service.id}"

    def assumed(self, column: str) -> Quantity | None:
        """Return the assumption that a cell of the service names; None where it is empty."""
        return self.once(f"assumed {column}", lambda: self._assumed(self.service.row, column))

    def once(self, key: str, make: Callable[[], T]) -> T:
        """Return what is made under a key once for the case, and then kept."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def _assumed(self, row: Row, column: str) -> Quantity | None:
        name = row.text(column)
        return self.inputs.assumption(name) if name else None

    def needed(self, column: str) -> Quantity:
        """Return the assumption that a cell of the service names.

        Raises
        ------
        InputAbsent
            E501: the cell is empty.
        """
        found = self.assumed(column)
        if found is None:
            raise self._absent(self.service.row, "services.csv", column)
        return found

    @property
    def stand_off(self) -> float:
        """Distance kept from closed areas [km]."""
        return (self.service.row.number("stand_off") or 0.0) * KM_PER_NAUTICAL_MILE

    def setting(self, column: str, unit: str) -> Quantity:
        """Return a number that the row of the service sets, with its rationale as its source."""
        row = self.service.row
        value = row.number(column)
        if value is None:
            raise self._absent(row, "services.csv", column)
        source = TableSource("", row.text("rationale"), "", "", "", "")
        table = "routes/services"
        origin = origin_of_cell(table, row, column, source)
        return Quantity(f"{table}.{self.service.id}.{column}", value, unit, origin)

    def fleet_assumed(self, column: str) -> Quantity:
        """Return the assumption that a cell of the fleet names; `InputAbsent` where it is empty."""
        found = None if self.fleet is None else self._assumed(self.fleet, column)
        if found is None:
            raise self._absent(self.fleet or self.service.row, "fleets.csv", column)
        return found

    def fleet_cell(self, column: str, unit: str) -> Quantity:
        """Return a cell of the fleet; `InputAbsent` where it is empty."""
        if self.fleet is None or self.fleet.number(column) is None:
            raise self._absent(self.fleet or self.service.row, "fleets.csv", column)
        return quantity_of_cell("routes/fleets", self.fleet, column, unit)

    def _absent(self, row: Row, file: str, column: str) -> InputAbsent:
        return InputAbsent(row.at(column), study=self.service.id, input=f"{file}: {column}")
