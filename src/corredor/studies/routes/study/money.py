"""Rates of a cost method in the money of the programme, and the formulas of its items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.errors import InputAbsent, MissingConversion
from corredor.core.quantity import Quantity
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.routes.calc.cost import operations
from corredor.studies.routes.study.case import Case
from corredor.units import Deflator, Hour, Kg, Money, MoneyFrom, MoneyTo, Person, Share, money_in

COSTS: Final = "operating_costs"
INDICES: Final = "price_indices"
CREW: Final = 2
"""Pilots of the crew whose cost a block hour the method states."""

HourlyFrom = Annotated[float, "money_from/hour"]
HourlyTo = Annotated[float, "money_to/hour"]
KmFrom = Annotated[float, "money_from/km"]
KmTo = Annotated[float, "money_to/km"]
TonneFrom = Annotated[float, "money_from/tonne"]
TonneTo = Annotated[float, "money_to/tonne"]
MoneyPerHour = Annotated[float, "money/hour"]
MoneyPerPerson = Annotated[float, "money/person"]
Seat = Annotated[float, "seat"]


def price_rise(then: MoneyFrom, now: MoneyTo) -> Deflator:
    """Rise of a price index, by which money of a method's vintage is escalated."""
    return now / then


def hourly_rate(rate: HourlyFrom, escalation: Deflator) -> HourlyTo:
    """Rate of an hour in the prices of the year wanted."""
    return rate * escalation


def distance_rate(rate: KmFrom, escalation: Deflator) -> KmTo:
    """Rate of a kilometre in the prices of the year wanted."""
    return rate * escalation


def mass_rate(rate: TonneFrom, escalation: Deflator) -> TonneTo:
    """Rate of a tonne in the prices of the year wanted."""
    return rate * escalation


ESCALATIONS: Final[Mapping[str, Callable[..., float]]] = {
    "hour": hourly_rate,
    "km": distance_rate,
    "tonne": mass_rate,
}


class Rates:
    """The rates of the cost method of a service in the programme's money, each escalated once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.method = case.service.row.text("cost_method")
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
            self.made[name] = self._escalated(rate)
        return self.made[name]

    def _escalated(self, rate: Quantity) -> Quantity:
        moneys = money_in(rate.unit)
        if not moneys:
            return rate
        function = ESCALATIONS[rate.unit.partition("/")[2]]
        rise = escalation(self.case, moneys[0].code, moneys[0].year)
        return derive(function, rate=rate, escalation=rise)


def escalation(case: Case, code: str, year: str) -> Quantity:
    """Return the rise of prices from a year to that of the programme.

    The folder's own deflator goes before the index that comes with corredor.

    Raises
    ------
    MissingConversion
        E506: neither has it, or the currency is another.
    """
    settings = case.inputs.settings
    own = case.inputs.deflator(code, year, settings.price_year)
    if own is not None and code == settings.currency:
        return own
    rows = {(row["currency"], row["year"]): row for row in read_data_table(INDICES)}
    ends = (code, year), (settings.currency, settings.price_year)
    if code != settings.currency or not all(end in rows for end in ends):
        units = {"source": f"{code}_{year}", "target": f"{ends[1][0]}_{ends[1][1]}"}
        key = case.key("cost_per_rotation")
        raise MissingConversion(None, key=key, table="deflators.csv", **units)
    then, now = (
        quantity_of_entry(
            INDICES, rows[end], f"{rows[end]['index']}.{end[1]}", "value", f"{end[0]}_{end[1]}"
        )
        for end in ends
    )
    return derive(price_rise, then=then, now=now)


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


def left_of_fare(fare: MoneyPerPerson, distribution: Share) -> MoneyPerPerson:
    """Fare less the cost of its sale."""
    return fare * (1 - distribution)
