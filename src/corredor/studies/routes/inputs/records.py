"""Rows of the folder's tables as records; each keeps its row, for the place of a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from corredor.core.errors import NotAChoice, NotADate
from corredor.core.table import Row

DAYS: Final = "1234567"
"""Days of operation, Monday to Sunday."""


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
    NotAChoice
        E110: the path has fewer than two stations, a technical stop is not one of its inner
        stations, a time or the days can't be read.
    NotADate
        E109: a date is not a day.
    """
    path = tuple(row.text("path").upper().split())
    if len(path) < 2 or len(set(path)) < len(path):
        raise _unreadable(row, "path", "SVO HAV MID")
    technical = tuple(row.text("technical").upper().split())
    if not set(technical) <= set(path[1:-1]):
        raise _unreadable(row, "technical", " ".join(path[1:-1]) or "-")
    days = row.text("days")
    if not days or not set(days) <= set(DAYS):
        raise _unreadable(row, "days", DAYS)
    return Service(
        id=row.text("id"),
        carrier=row.text("carrier"),
        aircraft=row.text("aircraft"),
        path=path,
        technical=technical,
        first=day_in(row, "from"),
        last=day_in(row, "to") if row.text("to") else None,
        departs=_clock(row),
        days=frozenset(int(day) for day in days),
        avoid=tuple(row.text("avoid").upper().split()),
        row=row,
    )


def day_in(row: Row, column: str) -> date:
    """Return a cell as a day.

    Raises
    ------
    NotADate
        E109: the cell has a month or a year, no day.
    """
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise NotADate(row.at(column), column=column, value=row.text(column)) from None


def _clock(row: Row) -> time:
    try:
        return time.fromisoformat(row.text("departs"))
    except ValueError:
        raise _unreadable(row, "departs", "08:40") from None


def _unreadable(row: Row, column: str, known: str) -> NotAChoice:
    return NotAChoice(row.at(column), column=column, value=row.text(column), known=known)


def holds_on(row: Row, day: date) -> bool:
    """Whether the columns ``from`` and ``to`` of a row take in a day; an empty end is open."""
    first, last, wanted = row.text("from"), row.text("to"), day.isoformat()
    return (not first or first[:10] <= wanted) and (not last or wanted <= last[:10])
