"""Charges of a rotation: zones of air navigation and airports, each known, expired or unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final

from corredor.core.assumption import Distribution
from corredor.core.derive import derive
from corredor.core.errors import MissingConversion, NotAChoice
from corredor.core.quantity import Quantity
from corredor.core.study import quantity_of_cell
from corredor.core.table import Row
from corredor.data.prices import in_programme_money
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.routes.calc.charges import airport, formulas
from corredor.studies.routes.calc.charges.route import Payer, Rate, Segment, rates_due, route_rates
from corredor.studies.routes.inputs import CHARGE_ROWS
from corredor.studies.routes.inputs.records import holds_on
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.loads import passengers_of
from corredor.studies.routes.study.overflown import distance_over, states_over
from corredor.studies.routes.study.reference import AIRCRAFT, by_column
from corredor.studies.routes.study.sectors import Sector
from corredor.studies.routes.study.sums import total_of
from corredor.units import NOMINAL, Km, Money, Tonne, same_dimension, with_price_year

TABLE: Final = "route_charges"
KNOWN, EXPIRED, UNKNOWN = "known", "expired", "unknown"
NAVIGATION: Final = ("en_route", "oceanic")
TONNE: Final = 1_000.0
"""Kilograms of a tonne."""
MoneyPerKm = Annotated[float, "money/km"]


@dataclass(frozen=True)
class Charge:
    """One charge of a flight.

    Parameters
    ----------
    sector, place, kind
        The flight, the zone or the airport from which it leaves, and what is charged.
    state
        ``known``, ``expired`` or ``unknown``.
    distance
        Flown in the zone; None for an airport.
    amount
        In its own money; None where it is unknown.
    converted
        In the money of the programme; None where the folder has no rate for it.
    source
        Who states it.
    """

    sector: Sector
    place: str
    kind: str
    state: str
    distance: Quantity | None
    amount: Quantity | None
    converted: Quantity | None
    source: str


def charge_by_distance(distance: Km, rate: MoneyPerKm) -> Money:
    """Charge of a zone by distance: a rate times the way flown in it."""
    return distance * rate


def eurocontrol_charge(distance: Km, mass: Tonne, unit_rate: Money, movements: str) -> Money:
    """En-route charge of EUROCONTROL: unit rate times distance factor times weight factor."""
    return formulas.eurocontrol_charge(distance, mass, float(movements), unit_rate)


@cache
def _shipped() -> tuple[Rate, ...]:
    return route_rates(read_data_table(TABLE))


def charges(case: Case, sectors: Iterable[Sector]) -> tuple[Charge, ...]:
    """Return the charges of a rotation, flight by flight: zones, then the airport of departure.

    Raises
    ------
    NotAChoice
        E110: a row's unit doesn't fit what it charges.
    """
    return tuple(
        charge
        for sector in sectors
        for charge in (*_of_zones(case, sector), *_of_airport(case, sector))
    )


def stated(found: Iterable[Charge], kind: str) -> Mapping[tuple[str, int], Quantity]:
    """Return what airports charge of a kind, by direction and number of the flight.

    Only where all rows of that kind are known and convertible: a part is not the whole.
    """
    rows: dict[tuple[str, int], list[Charge]] = {}
    for charge in found:
        if charge.kind == kind:
            flight = charge.sector.direction, charge.sector.number
            rows.setdefault(flight, []).append(charge)
    sums: dict[tuple[str, int], Quantity] = {}
    for flight, charges_ in rows.items():
        known = [one.converted for one in charges_ if one.state == KNOWN and one.converted]
        if len(known) == len(charges_):
            sums[flight] = total_of(known)
    return sums


@dataclass(frozen=True)
class Zones:
    """What the zones of a flight charge, as far as it is known, and the way flown in them."""

    way: Quantity
    amount: Quantity


def zones_of(found: Iterable[Charge]) -> Mapping[tuple[str, int], Zones]:
    """Return what zones are known to charge, by direction and number of the flight.

    A zone counts if all its charges of a kind on the flight are known and convertible. A way
    over which two of them are due counts once.
    """
    flights: dict[tuple[str, int], dict[tuple[str, str], list[Charge]]] = {}
    for charge in found:
        if charge.kind in NAVIGATION:
            flight = charge.sector.direction, charge.sector.number
            flights.setdefault(flight, {}).setdefault((charge.place, charge.kind), []).append(
                charge
            )
    made: dict[tuple[str, int], Zones] = {}
    for flight, zones in flights.items():
        ways: dict[tuple[str, float], Quantity] = {}
        amounts: list[Quantity] = []
        for (place, _), charges_ in zones.items():
            known = [one.converted for one in charges_ if one.state == KNOWN and one.converted]
            way = charges_[0].distance
            if len(known) == len(charges_) and way is not None:
                ways[place, way.value] = way
                amounts += known
        if amounts:
            made[flight] = Zones(total_of(list(ways.values())), total_of(amounts))
    return made


def _of_zones(case: Case, sector: Sector) -> Iterator[Charge]:
    rows = [
        row
        for row in case.inputs.table(CHARGE_ROWS.name)
        if row.text("kind") in NAVIGATION and row.text("flight") in ("", sector.pair)
    ]
    over = states_over(case, sector)
    for row in rows:
        if row.number("distance") is not None and row.text("flight") == sector.pair:
            yield _of_row(
                case, sector, row, quantity_of_cell(CHARGE_ROWS.name, row, "distance", "km")
            )
        elif row.text("place") in over:
            yield _of_row(case, sector, row, distance_over(sector, row.text("place")))
    own = {row.text("place") for row in rows}
    for zone in over:
        if zone not in own:
            yield from _by_table(case, sector, zone)


def _by_table(case: Case, sector: Sector, zone: str) -> Iterator[Charge]:
    """Yield the charges of a zone by the table that comes with corredor."""
    ends = sector.origin.state, sector.destination.state
    segment = Segment(zone, ends.count(zone))
    mass = case.aircraft.max_takeoff_mass.value / TONNE
    carrier = "home" if zone == case.carrier.state else "foreign"
    span = float(by_column(AIRCRAFT, "code")[case.aircraft.code]["wingspan_m"])
    day = case.service.first.isoformat()
    rates, state = rates_due(_shipped(), segment, Payer(carrier, mass, span), day)
    distance = distance_over(sector, zone)
    if state == UNKNOWN:
        yield Charge(sector, zone, NAVIGATION[0], UNKNOWN, distance, None, None, "")
    for rate in rates:
        amount = _amount(case, rate, distance, segment.movements)
        converted = _converted(case, amount)
        yield Charge(sector, zone, NAVIGATION[0], state, distance, amount, converted, rate.source)


def _amount(case: Case, rate: Rate, distance: Quantity, movements: int) -> Quantity:
    row = read_data_table(TABLE)[rate.row]
    unit = f"{rate.currency}_{_price_year(case, rate)}"
    if rate.formula == "per_km":
        unit += "/km"
    entry = f"{rate.zone}.{rate.service}.{rate.row}"
    value = quantity_of_entry(TABLE, row, entry, "value", unit)
    mass = case.aircraft.max_takeoff_mass
    match rate.formula:
        case "eurocontrol":
            return derive(
                eurocontrol_charge,
                distance=distance,
                mass=mass,
                unit_rate=value,
                movements=str(movements),
            )
        case "per_100_km":
            return derive(formulas.distance_charge, distance=distance, rate=value)
        case "per_100_nm":
            return derive(formulas.nautical_charge, distance=distance, rate=value)
        case "per_km":
            return derive(charge_by_distance, distance=distance, rate=value)
        case "canadian":
            return derive(formulas.canadian_charge, distance=distance, mass=mass, rate=value)
        case _:
            return value


def _price_year(case: Case, rate: Rate) -> str:
    """Return the year of the money of a rate: the programme's, if it was in force then.

    A rate that the law states as a sum does not rise with prices.
    """
    year = case.inputs.settings.price_year
    first, last = rate.first_day[:4], rate.last_day[:4]
    held = first and first <= year and (not last or year <= last)
    return year if held else first or NOMINAL


def _converted(case: Case, amount: Quantity) -> Quantity | None:
    try:
        return in_programme_money(case.inputs, amount, case.service.id)
    except MissingConversion:
        return None


def _of_airport(case: Case, sector: Sector) -> Iterator[Charge]:
    for row in case.inputs.table(CHARGE_ROWS.name):
        mine = row.text("place") == sector.origin.code and row.text("kind") not in NAVIGATION
        if mine and row.text("flight") in ("", sector.pair):
            yield _of_row(case, sector, row, None)


def _of_row(case: Case, sector: Sector, row: Row, distance: Quantity | None) -> Charge:
    state = KNOWN if holds_on(row, case.service.first) else EXPIRED
    amount = _of_unit(case, sector, row, distance)
    source = f"{row.text('producer')}: {row.text('title')}"
    place, kind = row.text("place"), row.text("kind")
    return Charge(sector, place, kind, state, distance, amount, _converted(case, amount), source)


def _of_unit(case: Case, sector: Sector, row: Row, distance: Quantity | None) -> Quantity:
    """Return the amount of a row by its formula, or else by its unit."""
    rate = _rate(case, row)
    if distance is not None and row.text("formula") == "eurocontrol":
        ends = sector.origin.state, sector.destination.state
        count = str(ends.count(row.text("place")))
        mass = case.aircraft.max_takeoff_mass
        return derive(
            eurocontrol_charge, distance=distance, mass=mass, unit_rate=rate, movements=count
        )
    money = rate.unit.partition("/")[0]
    if distance is not None and row.text("formula") == "canadian":
        mass = case.aircraft.max_takeoff_mass
        return derive(formulas.canadian_charge, distance=distance, mass=mass, rate=rate)
    units = FLOWN if distance is not None else GROUNDED
    for unit, make in units.items():
        if same_dimension(rate.unit, f"{money}/{unit}"):
            return make(case, sector, rate, distance)
    known = " ".join(f"{money}/{unit}" for unit in units)
    raise NotAChoice(row.at("unit"), column="unit", value=row.text("unit"), known=known)


def _rate(case: Case, row: Row) -> Quantity:
    unit = with_price_year(row.text("unit"), row.text("price_year"))
    found = quantity_of_cell(CHARGE_ROWS.name, row, "amount", unit)
    low, high = row.number("low"), row.number("high")
    if low is None or high is None:
        return found
    shape = Distribution("triangular", found.value, low, high)
    draws = case.inputs.ensemble.column(found.key, shape)
    return Quantity(found.key, found.value, found.unit, found.origin, draws)


Make = Callable[[Case, Sector, Quantity, Quantity | None], Quantity]


def _flat(case: Case, sector: Sector, rate: Quantity, distance: Quantity | None) -> Quantity:
    return derive(airport.charge_of_flight, rate=rate)


def _by_way(case: Case, sector: Sector, rate: Quantity, distance: Quantity | None) -> Quantity:
    return derive(charge_by_distance, distance=distance or sector["length"], rate=rate)


def _by_mass(case: Case, sector: Sector, rate: Quantity, distance: Quantity | None) -> Quantity:
    return derive(airport.charge_by_mass, mass=case.aircraft.max_takeoff_mass, rate=rate)


def _by_people(case: Case, sector: Sector, rate: Quantity, distance: Quantity | None) -> Quantity:
    return derive(airport.charge_by_passenger, passengers=passengers_of(case), rate=rate)


def _by_hour(case: Case, sector: Sector, rate: Quantity, distance: Quantity | None) -> Quantity:
    return derive(airport.charge_by_hour, time=_on_the_stand(case, sector), rate=rate)


def _by_both(case: Case, sector: Sector, rate: Quantity, distance: Quantity | None) -> Quantity:
    return derive(
        airport.charge_by_mass_and_hour,
        mass=case.aircraft.max_takeoff_mass,
        time=_on_the_stand(case, sector),
        rate=rate,
    )


def _on_the_stand(case: Case, sector: Sector) -> Quantity:
    ends = case.service.path[0], case.service.path[-1]
    return case.needed("turnaround" if sector.origin.code in ends else "stop_time")


FLOWN: Final[Mapping[str, Make]] = {"km": _by_way, "flight": _flat}
"""How a charge of a zone grows, by what follows its money in the unit."""
GROUNDED: Final[Mapping[str, Make]] = {
    "tonne": _by_mass,
    "person": _by_people,
    "flight": _flat,
    "hour": _by_hour,
    "tonne/hour": _by_both,
}
"""How a charge of an airport grows, by what follows its money in the unit."""
