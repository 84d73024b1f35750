"""Rows of the folder's tables as records; each keeps its row, for the place of a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from corredor.core.errors import N_, UnreadableCell, Wording
from corredor.core.table import Row

DAYS: Final = "1234567"
"""Days of operation, Monday to Sunday."""
PATH: Final = N_("two or more IATA codes of stations in order, each once")
INNER: Final = N_("stations of the path between its ends")
PATTERN: Final = N_("days of operation, 1 Monday to 7 Sunday, each once")
CLOCK: Final = N_("a time of day by the clock at the first station")
NUMBERS: Final = N_("a flight number, or one out and one home")
IN_YEARS: Final = N_("a day in the time of scheduled jet services")
YEARS: Final = (1950, 2100)
"""First and last year in which a service is looked at."""
DAY: Final = N_("a day, with its year and month")
LATER: Final = N_("a day not before the first")
_STATION: Final = re.compile(r"[A-Z]{3}")
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NUMBER: Final = re.compile(r"\d{1,4}[A-Z]?")


@dataclass(frozen=True)
class Carrier:
    """Who flies: its designator, and the states that a closure asks for."""

    id: str
    designator: str
    state: str
    registry: str
    control: str


@dataclass(frozen=True)
class Service:
    """A proposed service.

    Parameters
    ----------
    path
        IATA codes of its stations in order, at least two.
    technical
        Those where no passenger boards or leaves.
    first, last
        First day of operation and last; None where the last is open.
    departs
        Time by the clock at the first station.
    numbers
        Flight numbers out and home; empty where none is assigned.
    days
        Days of operation, 1 Monday to 7 Sunday.
    avoid
        Areas that it keeps out of by choice, ISO codes.
    row
        Its row.
    """

    id: str
    carrier: str
    aircraft: str
    path: tuple[str, ...]
    technical: tuple[str, ...]
    first: date
    last: date | None
    departs: time
    numbers: tuple[str, str]
    days: frozenset[int]
    avoid: tuple[str, ...]
    row: Row


def carriers(rows: Iterable[Row]) -> dict[str, Carrier]:
    """Return the carriers by id."""
    columns = ("id", "designator", "state", "registry", "control")
    return {row.text("id"): Carrier(*(row.text(name) for name in columns)) for row in rows}


def service(row: Row) -> Service:
    """Return a row of the services as a record.

    Raises
    ------
    UnreadableCell
        E127: the path, the technical stops, the clock, the days or the flight numbers can't be
        read, a date is not a day, or the last day lies before the first.
    """
    path = tuple(row.text("path").upper().split())
    if len(path) < 2 or len(set(path)) < len(path) or not all(map(_STATION.fullmatch, path)):
        raise _unreadable(row, "path", PATH, "SVO HAV MID")
    technical = tuple(row.text("technical").upper().split())
    if not set(technical) <= set(path[1:-1]):
        raise _unreadable(row, "technical", INNER, " ".join(path[1:-1]) or "SVO HAV MID")
    first = _season_day(row, "from")
    last = _season_day(row, "to") if row.text("to") else None
    if last is not None and last < first:
        raise _unreadable(row, "to", LATER, first.isoformat())
    return Service(
        id=row.text("id"),
        carrier=row.text("carrier"),
        aircraft=row.text("aircraft").upper(),
        path=path,
        technical=technical,
        first=first,
        last=last,
        departs=_clock(row),
        numbers=_numbers(row),
        days=_days(row),
        avoid=tuple(row.text("avoid").upper().split()),
        row=row,
    )


def _season_day(row: Row, column: str) -> date:
    day = day_in(row, column)
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise _unreadable(row, column, IN_YEARS, "2026-10-25")
    return day


def day_in(row: Row, column: str) -> date:
    """Return a cell as a day.

    Raises
    ------
    UnreadableCell
        E127: the cell has a month or a year, no day.
    """
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise _unreadable(row, column, DAY, "2026-10-25") from None


def _clock(row: Row) -> time:
    if not _CLOCK.fullmatch(row.text("departs")):
        raise _unreadable(row, "departs", CLOCK, "08:40")
    return time.fromisoformat(row.text("departs"))


def _days(row: Row) -> frozenset[int]:
    days = row.text("days")
    if not days or not set(days) <= set(DAYS) or len(set(days)) < len(days):
        raise _unreadable(row, "days", PATTERN, "37")
    return frozenset(int(day) for day in days)


def _numbers(row: Row) -> tuple[str, str]:
    numbers = row.text("number").upper().split()
    if len(numbers) > len(("out", "home")) or not all(map(_NUMBER.fullmatch, numbers)):
        raise _unreadable(row, "number", NUMBERS, "6849 6850")
    return (numbers[0], numbers[-1]) if numbers else ("", "")


def _unreadable(row: Row, column: str, shape: str, example: str) -> UnreadableCell:
    found = row.text(column)
    return UnreadableCell(
        row.at(column), column=column, value=found, shape=Wording(shape), example=example
    )


def holds_on(row: Row, day: date) -> bool:
    """Whether the columns ``from`` and ``to`` of a row take in a day; an empty end is open."""
    first, last, wanted = row.text("from"), row.text("to"), day.isoformat()
    return (not first or first[:10] <= wanted) and (not last or wanted <= last[:10])
