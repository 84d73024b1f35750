"""The day: its slots, rooms, sessions and interpreters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from corredor.core.label import Label
from corredor.core.table import Row
from corredor.studies.forum.inputs.records.cells import clock_of, day_of, unreadable, whole


@dataclass(frozen=True)
class Slot:
    """A slot of the forum; `begins` and `ends` are local times."""

    id: str
    date: date
    begins: time
    ends: time
    part: str
    row: Row


@dataclass(frozen=True)
class RoomRecord:
    """A room with its tables for meetings and its seats for sessions [1]."""

    id: str
    label: Label
    zone: str
    tables: int
    seats: int | None
    closed: tuple[str, ...]
    row: Row


@dataclass(frozen=True)
class Session:
    """A plenary, panel, working table or break."""

    id: str
    label: Label
    kind: str
    slots: tuple[str, ...]
    room: str
    isic: tuple[str, ...]
    chair: str
    participants: tuple[str, ...]
    languages: tuple[str, ...]
    least: int | None
    most: int | None
    row: Row
    part: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interpreter:
    """An interpreter between each two of its languages."""

    id: str
    name: str
    languages: tuple[str, ...]
    away: tuple[str, ...]
    row: Row


def slots(rows: Iterable[Row]) -> tuple[Slot, ...]:
    """Return the slots in the order of time.

    Raises
    ------
    NotADate
        E109: a date is not a day.
    NotAChoice
        E110: a time can't be read, or the slot ends before it begins.
    """
    found: list[Slot] = []
    for row in rows:
        begins, ends = clock_of(row, "begins"), clock_of(row, "ends")
        if ends <= begins:
            raise unreadable(row, "ends", f"> {row.text('begins')}")
        day = day_of(row, "date")
        found.append(Slot(row.text("id"), day, begins, ends, row.text("part"), row))
    return tuple(sorted(found, key=lambda slot: (slot.date, slot.begins, slot.id)))


def rooms(rows: Iterable[Row]) -> tuple[RoomRecord, ...]:
    """Return the rooms by id."""
    found = [
        RoomRecord(
            id=row.text("id"),
            label=row.label,
            zone=row.text("zone") or row.text("id"),
            tables=whole(row, "tables") or 0,
            seats=whole(row, "seats"),
            closed=row.ids("closed"),
            row=row,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda room: room.id))


def sessions(rows: Iterable[Row]) -> tuple[Session, ...]:
    """Return the sessions by id."""
    found = [
        Session(
            id=row.text("id"),
            label=row.label,
            kind=row.text("kind"),
            slots=row.ids("slots"),
            room=row.text("room"),
            isic=tuple(row.text("isic").split()),
            chair=row.text("chair"),
            participants=row.ids("participants"),
            languages=row.ids("languages"),
            least=whole(row, "least"),
            most=whole(row, "most"),
            row=row,
            part=row.text("part"),
            after=row.ids("after"),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda session: session.id))


def interpreters(rows: Iterable[Row]) -> tuple[Interpreter, ...]:
    """Return the interpreters by id."""
    found = [
        Interpreter(row.text("id"), row.text("name"), row.ids("languages"), row.ids("away"), row)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda interpreter: interpreter.id))
