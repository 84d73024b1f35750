"""Rates of a cost method in the money of the programme, and the formulas of its items."""

from __future__ import annotations

from typing import Annotated, Final

from corredor.core.errors import InputAbsent
from corredor.core.quantity import Quantity
from corredor.data.prices import in_programme_money
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.routes.calc.cost import operations
from corredor.studies.routes.study.case import Case
from corredor.units import Hour, Kg, Money, Person

COSTS: Final = "operating_costs"
CREW: Final = 2
"""Pilots of the crew whose cost a block hour the method states."""

MoneyPerHour = Annotated[float, "money/hour"]
MoneyPerPerson = Annotated[float, "money/person"]
Seat = Annotated[float, "seat"]


class Rates:
    """The rates of a cost method in the programme's money, each converted once.

    Without a method named it is that of the service.
    """

    def __init__(self, case: Case, method: str = "") -> None:
        self.case = case
        self.method = method or case.service.row.text("cost_method")
        if not self.method:
            place = case.service.row.at("cost_method")
            raise InputAbsent(place, study=case.service.id, input="services.csv: cost_method")
        rows = read_data_table(COSTS)
        self.rows = {row["id"]: row for row in rows if row["method"] == self.method}
        self.made: dict[str, Quantity] = {}

    def __getitem__(self, name: str) -> Quantity:
        """Return a rate; one of money in the money of the programme."""
        if name not in self.made:
            row, entry = self.rows[name], f"{self.method}.{name}"
            ensemble = self.case.inputs.ensemble
            rate = quantity_of_entry(COSTS, row, entry, "value", row["unit"], ensemble)
            key = self.case.key("cost_per_rotation")
            self.made[name] = in_programme_money(self.case.inputs, rate, key)
        return self.made[name]


def burned_fuel(taxi: Kg, trip: Kg) -> Kg:
    """Fuel burned from block to block: taxi and trip."""
    return taxi + trip


def flight_crew_cost(block_time: Hour, pilots: Person, rate: MoneyPerHour) -> Money:
    """Flight crew cost: the method's rate for a crew of two, by the pilots aboard."""
    return operations.crew_cost(block_time, pilots / CREW, rate)


def plain_crew_cost(block_time: Hour, rate: MoneyPerHour) -> Money:
    """Flight crew cost: the method's rate for a crew of two."""
    return operations.crew_cost(block_time, 1, rate)


def cabin_crew_cost(
    block_time: Hour, seats: Seat, seats_per_attendant: Seat, rate: MoneyPerHour
) -> Money:
    """Cabin crew cost: attendants by seats, times their rate and the block time."""
    members = operations.attendants(seats, seats_per_attendant)
    return operations.crew_cost(block_time, members, rate)


def both_ways(seats: Seat) -> Seat:
    """Seats of a rotation, out and home."""
    return 2 * seats
