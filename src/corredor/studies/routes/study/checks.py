"""Checks: what is wrong in the rows that only this study can judge, each with its place.

A row of the services is checked with its own case; here are the tables beside them, and the
numbers that a service assumes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    CorredorError,
    DuplicateId,
    EmptyCell,
    UnreadableCell,
    Wording,
    WrongUnit,
)
from corredor.core.quantity import Assumed
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row, TableSpec
from corredor.data.tables import country_codes
from corredor.studies.routes.inputs import (
    CARRIERS,
    CHARGE_ROWS,
    CLOSURES,
    FLEETS,
    FUEL_PRICES,
    GATE_ROWS,
    OUTAGES,
)
from corredor.studies.routes.inputs.records import LATER, day_in
from corredor.studies.routes.study.aircraft import aircraft_type
from corredor.studies.routes.study.loads import CABINS
from corredor.studies.routes.study.reference import AIRPORTS, by_column
from corredor.studies.routes.study.stations import station
from corredor.units import DimensionError, conversion

EVERY: Final = "*"
DESIGNATOR: Final = N_("the two letters or digits that the IATA assigns to a carrier")
FREEDOM: Final = N_("a whole number from the first to the ninth freedom of the air")
GATE_PLACE: Final = N_("a station, a pair of stations, or a state (ISO 3166)")
CHARGE_PLACE: Final = N_("the code of an airport (IATA) or of a state (ISO 3166)")
SEATS: Final = N_("a whole number of seats, at least one in all cabins together")
STATE: Final = N_("the state whose carriers are barred (ISO 3166)")
NONE: Final = N_("an empty cell where all are barred")
_DESIGNATOR: Final = re.compile(r"[A-Z0-9]{2}")

Bounds = tuple[str, float, float]
SERVICE_BOUNDS: Final[dict[str, Bounds]] = {
    "load_factor": ("share", 0.0, 1.0),
    "passenger_mass": ("kg/person", 0.0, 500.0),
    "cargo": ("kg", 0.0, 300_000.0),
    "report_time": ("minute", 0.0, 1_440.0),
    "turnaround": ("minute", 0.0, 10_080.0),
    "stop_time": ("minute", 0.0, 10_080.0),
    "temperature": ("kelvin", 200.0, 335.0),
    "distribution": ("share", 0.0, 1.0),
}
"""Unit and ends between which the numbers that a service assumes must lie: what is possible, far
wider than what is usual."""
FLEET_BOUNDS: Final[dict[str, Bounds]] = {
    "edto_approval": ("minute", 0.0, 1_440.0),
    "edto_threshold": ("minute", 0.0, 1_440.0),
    "edto_speed": ("knot", 50.0, 700.0),
}
"""The same of a fleet."""


def wrong_rows(inputs: Inputs) -> tuple[Absent, ...]:
    """Return what is wrong in the tables beside the services."""
    return tuple(
        Absent(f"{spec.name.replace('/', '.')}.{row.text(spec.key[0]).lower()}", error)
        for spec, checks in CHECKS.items()
        for row in inputs.table(spec.name)
        for error in _found(row, checks, inputs)
    )


Check = Callable[[Row, Inputs], None]


def _found(row: Row, checks: tuple[Check, ...], inputs: Inputs) -> Iterator[CorredorError]:
    for check in checks:
        try:
            check(row, inputs)
        except CorredorError as error:
            yield error


def order_of_days(row: Row, inputs: Inputs) -> None:
    """Refuse a last day before the first, and a month or a year: which day of it is a guess."""
    first, last = (day_in(row, name) if row.text(name) else None for name in ("from", "to"))
    if first is not None and last is not None and last < first:
        raise unreadable(row, "to", LATER, first.isoformat())


def known_station(row: Row, inputs: Inputs) -> None:
    """Refuse a station that no list of airports has."""
    if row.text("station") != EVERY:
        station(row.text("station"), row, "station")


def gate_place(row: Row, inputs: Inputs) -> None:
    """Refuse a gate at a place that is neither station, pair nor state."""
    codes = row.text("place").split("-")
    if codes == [""]:
        return
    is_state = len(codes) == 1 and codes[0] in country_codes()
    if not is_state and not (len(codes) <= len(("from", "to")) and all(map(_is_station, codes))):
        raise unreadable(row, "place", GATE_PLACE, "HAV-MID")


def whole_freedom(row: Row, inputs: Inputs) -> None:
    """Refuse a freedom of the air between two."""
    freedom = row.number("freedom")
    if freedom is not None and not freedom.is_integer():
        raise unreadable(row, "freedom", FREEDOM, "5")


def charge_place(row: Row, inputs: Inputs) -> None:
    """Refuse a charge at a place that is neither airport nor state."""
    place = row.text("place")
    if place not in country_codes() and not _is_station(place):
        raise unreadable(row, "place", CHARGE_PLACE, "CUN")


def designator(row: Row, inputs: Inputs) -> None:
    """Refuse a designator that the IATA can't have assigned."""
    if not _DESIGNATOR.fullmatch(row.text("designator")):
        raise unreadable(row, "designator", DESIGNATOR, "FV")


def known_type(row: Row, inputs: Inputs) -> None:
    """Refuse a fleet of a type that isn't in the list."""
    aircraft_type(row.text("aircraft").upper(), row, inputs.ensemble)


def whole_seats(row: Row, inputs: Inputs) -> None:
    """Refuse a fleet without seats, or with parts of one."""
    seats = [row.number(cabin) or 0.0 for cabin in CABINS]
    if not sum(seats) or not all(count.is_integer() for count in seats):
        raise unreadable(row, "economy", SEATS, "300")


def single_fleet(row: Row, inputs: Inputs) -> None:
    """Refuse a second row of one carrier and type: nobody would know which of them is meant."""
    for other in inputs.table(FLEETS.name):
        if other.place.line >= row.place.line:
            return
        if _kind(other) == _kind(row):
            raise DuplicateId(
                row.at("aircraft"),
                column="carrier, aircraft",
                value=", ".join(_kind(row)),
                other=other.place.line,
            )


def _kind(row: Row) -> tuple[str, str]:
    return row.text("carrier"), row.text("aircraft").upper()


def barred_state(row: Row, inputs: Inputs) -> None:
    """Refuse a closure that doesn't say whom it bars, or says it twice."""
    if row.text("barred") != "all" and not row.text("value"):
        raise EmptyCell(row.at("value"), column="value", kind=Wording(STATE))
    if row.text("barred") == "all" and row.text("value"):
        raise unreadable(row, "value", NONE, "all,,")


def in_bounds(row: Row, inputs: Inputs, bounds: dict[str, Bounds]) -> None:
    """Refuse an assumption of a row whose number or range is impossible, or of another kind."""
    for column, (unit, low, high) in bounds.items():
        name = row.text(column)
        if not name:
            continue
        held = inputs.assumption(name)
        try:
            change = conversion(held.unit, unit)
        except DimensionError:
            raise WrongUnit(row.at(column), name=held.key, unit=held.unit, wanted=unit) from None
        if not isinstance(held.origin, Assumed):
            continue
        stated = held.origin.assumption.distribution
        for number in (stated.value, stated.low, stated.high):
            if number is not None and not low <= number * change.factor + change.offset <= high:
                value = f"{number:g} {held.unit} ({name})"
                raise CellOutOfRange(row.at(column), column=column, value=value, low=low, high=high)


def unreadable(row: Row, column: str, shape: str, example: str) -> UnreadableCell:
    """Return that a cell hasn't the shape that its column asks for."""
    value, place = row.cells.get(column), row.at(column)
    text = f"{value:g}" if isinstance(value, float) else row.text(column)
    return UnreadableCell(place, column=column, value=text, shape=Wording(shape), example=example)


def _is_station(code: str) -> bool:
    return code in by_column(AIRPORTS, "iata")


CHECKS: Final[dict[TableSpec, tuple[Check, ...]]] = {
    CARRIERS: (designator,),
    FLEETS: (known_type, whole_seats, single_fleet),
    OUTAGES: (known_station, order_of_days),
    FUEL_PRICES: (known_station,),
    GATE_ROWS: (gate_place, whole_freedom, order_of_days),
    CHARGE_ROWS: (charge_place, order_of_days),
    CLOSURES: (barred_state, order_of_days),
}
"""By table: what is asked of each row."""
