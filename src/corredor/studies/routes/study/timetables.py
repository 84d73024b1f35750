"""The timetable as a table: one row for each period in which local times stay the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from corredor.core.finding import Column, FindingTable
from corredor.data.tables import read_data_table
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.reference import AIRCRAFT
from corredor.studies.routes.study.schedule import Departure
from corredor.studies.routes.study.tables import (
    DESTINATION,
    DIRECTION,
    ORIGIN,
    SERVICE,
    Row,
    made_table,
)

CABINS: Final = {"first": "F", "business": "J", "premium_economy": "W", "economy": "Y"}
"""Letters of the cabins in a timetable, in its order (IATA SSIM, appendix C)."""
MINUTES_PER_HOUR: Final = 60
COLUMNS: Final = (
    SERVICE,
    DIRECTION,
    Column("carrier", "text", "designator"),
    Column("number", "text", "flight_number"),
    Column("sequence", "number", "sequence"),
    ORIGIN,
    DESTINATION,
    Column("from", "date", "from"),
    Column("to", "date", "to"),
    Column("days", "text", "days_of_operation"),
    Column("departs", "text", "departs"),
    Column("departure_offset", "text", "departure_offset"),
    Column("arrives", "text", "arrives"),
    Column("arrival_offset", "text", "arrival_offset"),
    Column("day_change", "number", "day_change"),
    Column("aircraft", "text", "aircraft_type"),
    Column("type_code", "text", "type_code"),
    Column("configuration", "text", "configuration"),
    Column("block_time", "number", "block_time", "minute"),
    Column("block_clock", "text", "block_time"),
)


def timetables(answers: Iterable[Answer]) -> FindingTable:
    """The timetable in local times; each row stands for a period in which they stay the same."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            one.sector.direction,
            one.leg.carrier,
            one.leg.number,
            place_in_flight(answer.timetable.departures, at),
            one.sector.origin.code,
            one.sector.destination.code,
            *period,
            answer.case.aircraft.code,
            type_code(answer.case.aircraft.code),
            configuration(answer.case),
            one.block,
            block_clock(one.block),
        )
        for answer in answers
        if answer.timetable is not None
        for at, one in enumerate(answer.timetable.departures)
        for period in one.periods
    ]
    return made_table("timetable", "timetable", COLUMNS, rows, "assumptions")


def place_in_flight(departures: Sequence[Departure], at: int) -> int:
    """Return the place of a departure among those of its flight number, from 1."""
    number = departures[at].leg.number
    return sum(one.leg.number == number for one in departures[: at + 1])


def configuration(case: Case) -> str:
    """Return the seats by cabin, such as ``J36Y238``; empty where no fleet states them."""
    if case.fleet is None:
        return ""
    seats = {letter: case.fleet.number(name) for name, letter in CABINS.items()}
    return "".join(f"{letter}{count:.0f}" for letter, count in seats.items() if count)


def type_code(aircraft: str) -> str:
    """Return the code of a type in timetables, as the IATA assigns it; empty where unknown.

    Examples
    --------
    >>> type_code("B77W"), type_code("XXXX")
    ('77W', '')
    """
    return _type_codes().get(aircraft, "")


@cache
def _type_codes() -> dict[str, str]:
    return {row["code"]: row["iata"] for row in read_data_table(AIRCRAFT, "codes")}


def block_clock(minutes: int) -> str:
    """Return a block time in hours and minutes.

    Examples
    --------
    >>> block_clock(875)
    '14:35'
    """
    return f"{minutes // MINUTES_PER_HOUR}:{minutes % MINUTES_PER_HOUR:02d}"
