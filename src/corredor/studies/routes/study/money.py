"""Rates of a cost method in the money of the programme, and the formulas of its items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Final

from corredor.core.derive import derive
from corredor.core.errors import InputAbsent, MissingConversion
from corredor.core.quantity import Quantity
from corredor.core.study import quantity_of_cell
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.routes.calc.cost import operations
from corredor.studies.routes.study.case import Case
from corredor.units import Deflator, Hour, Kg, Money, MoneyFrom, MoneyTo, Person, money_in

COSTS: Final = "operating_costs"
RATES: Final = "rates"
INDICES: Final = "price_indices"
CREW: Final = 2
"""Pilots of the crew whose cost a block hour the method states."""

HourlyFrom = Annotated[float, "money_from/hour"]
HourlyTo = Annotated[float, "money_to/hour"]
KmFrom = Annotated[float, "money_from/km"]
KmTo = Annotated[float, "money_to/km"]
TonneFrom = Annotated[float, "money_from/tonne"]
TonneTo = Annotated[float, "money_to/tonne"]
FlightFrom = Annotated[float, "money_from/flight"]
FlightTo = Annotated[float, "money_to/flight"]
PersonFrom = Annotated[float, "money_from/person"]
PersonTo = Annotated[float, "money_to/person"]
MoneyPerHour = Annotated[float, "money/hour"]
MoneyPerPerson = Annotated[float, "money/person"]
Seat = Annotated[float, "seat"]


def amount_of_money(rate: MoneyFrom, escalation: Deflator) -> MoneyTo:
    """Amount in another money: times the rise of prices or the exchange rate."""
    return rate * escalation


def flight_rate(rate: FlightFrom, escalation: Deflator) -> FlightTo:
    """Rate of a flight in another money: times the rise of prices or the exchange rate."""
    return rate * escalation


def person_rate(rate: PersonFrom, escalation: Deflator) -> PersonTo:
    """Rate of a person in another money: times the rise of prices or the exchange rate."""
    return rate * escalation


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
    "": amount_of_money,
    "hour": hourly_rate,
    "km": distance_rate,
    "tonne": mass_rate,
    "flight": flight_rate,
    "person": person_rate,
}


class Rates:
    """The rates of a cost method in the programme's money, each escalated once.

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
        self.rises: dict[tuple[str, str], Quantity] = {}

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
        vintage = moneys[0].code, moneys[0].year
        if vintage not in self.rises:
            self.rises[vintage] = escalation(self.case, *vintage)
        return _times(rate, self.rises[vintage])


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


def in_programme_money(case: Case, found: Quantity) -> Quantity:
    """Return an amount of money, or a rate of it, in the money of the programme.

    An exchange rate holds for prices of its year; the rise of prices from there on is that of
    the programme's currency.

    Raises
    ------
    MissingConversion
        E506: the folder has no exchange rate, or nobody has the rise of prices.
    """
    settings, money = case.inputs.settings, money_in(found.unit)[0]
    made = found
    if money.code != settings.currency:
        made = _times(made, _exchange_rate(case, money.code, money.year))
    if money.year != settings.price_year:
        made = _times(made, escalation(case, settings.currency, money.year))
    return made


def _times(rate: Quantity, escalation: Quantity) -> Quantity:
    """Return an amount or a rate of money times a rise of prices or an exchange rate."""
    unit = rate.unit.partition("/")[2]
    return derive(ESCALATIONS[unit], rate=rate, escalation=escalation)


def _exchange_rate(case: Case, code: str, year: str) -> Quantity:
    wanted = code, case.inputs.settings.currency, year
    for row in case.inputs.table(RATES):
        if tuple(row.text(name) for name in ("currency_from", "currency_to", "year")) == wanted:
            unit = f"{wanted[1]}_{year}/{code}_{year}"
            return quantity_of_cell(RATES, row, "rate", unit)
    units = {"source": f"{code}_{year}", "target": f"{wanted[1]}_{year}"}
    raise MissingConversion(None, key=case.service.id, table=f"{RATES}.csv", **units)


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
