"""The plan: what has been sent out, against what the last run found.

A meeting that changed since it was sent out has a higher sequence, and one that is gone stays as
cancelled; `standing_meetings` says so for the outputs and for `freeze` alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from corredor.core.finding import Cell
from corredor.core.table import Row
from corredor.studies.forum.inputs.plan import CANCELLED

PLANNED: Final = "planned"
DIGITS: Final = 8
"""Hexadecimal digits of the id of a seat."""


@dataclass(frozen=True)
class Standing:
    """A meeting as it stands: where and when, and how often that has changed."""

    id: str
    first: str
    second: str
    slot: str
    room: str
    table: str
    interpreter: str
    score: str = ""
    sequence: int = 0
    status: str = PLANNED

    @property
    def cancelled(self) -> bool:
        """Whether it was called off after it had been sent out."""
        return self.status == CANCELLED

    @property
    def pair(self) -> frozenset[str]:
        """The two people."""
        return frozenset((self.first, self.second))

    @property
    def spot(self) -> tuple[str, ...]:
        """What a participant must be told when it changes."""
        return (self.slot, self.room, self.table, self.interpreter)


def planned_meetings(rows: Iterable[Row]) -> tuple[Standing, ...]:
    """Return the meetings of the plan."""
    return tuple(
        Standing(
            id=row.text("id"),
            first=row.text("participant"),
            second=row.text("other"),
            slot=row.text("slot"),
            room=row.text("room"),
            table=_number(row.number("table")),
            interpreter=row.text("interpreter"),
            score=_number(row.number("score")),
            sequence=int(row.number("sequence") or 0),
            status=row.text("status") or PLANNED,
        )
        for row in rows
        if row.text("other")
    )


def found_meetings(rows: Iterable[Mapping[str, Cell]]) -> tuple[Standing, ...]:
    """Return the meetings that a run found."""
    return tuple(
        Standing(
            id=str(row["id"]),
            first=str(row["first"]),
            second=str(row["second"]),
            slot=str(row["slot"]),
            room=str(row.get("room") or ""),
            table=_number(row.get("table")),
            interpreter=str(row.get("interpreter") or ""),
            score=_number(row.get("score")),
        )
        for row in rows
    )


def standing_meetings(
    plan: Iterable[Row], found: Iterable[Mapping[str, Cell]]
) -> tuple[Standing, ...]:
    """Return the meetings as they stand: what was found, with sequences, and what was called off.

    A meeting that is as it was sent out keeps its sequence; else it is one higher.
    """
    sent = {one.pair: one for one in planned_meetings(plan)}
    now = {one.pair: one for one in found_meetings(found)}
    made = [_counted(one, sent.get(pair)) for pair, one in now.items()]
    made += [_called_off(one) for pair, one in sent.items() if pair not in now]
    return tuple(sorted(made, key=lambda one: (one.id, one.first, one.second)))


def _counted(now: Standing, sent: Standing | None) -> Standing:
    if sent is None:
        return now
    same = sent.spot == now.spot and not sent.cancelled
    status = PLANNED if sent.cancelled else sent.status
    return replace(now, id=sent.id, sequence=sent.sequence + (not same), status=status)


def _called_off(sent: Standing) -> Standing:
    if sent.cancelled:
        return sent
    return replace(sent, sequence=sent.sequence + 1, status=CANCELLED)


def _number(cell: Cell) -> str:
    """Return a number as a cell has it; text as it stands."""
    if cell is None:
        return ""
    return f"{cell:.12g}" if isinstance(cell, float | int) else str(cell)


@dataclass(frozen=True)
class StandingSeat:
    """A seat in a session as it stands."""

    session: str
    person: str
    slot: str
    room: str
    interpreter: str
    role: str
    sequence: int = 0

    @property
    def id(self) -> str:
        """The id of its row: the same whatever changes but session and person."""
        named = f"{self.session} {self.person}".encode()
        return f"s-{hashlib.sha256(named).hexdigest()[:DIGITS]}"

    @property
    def spot(self) -> tuple[str, ...]:
        """What the person must be told when it changes."""
        return (self.slot, self.room, self.interpreter)


def standing_seats(
    plan: Iterable[Row],
    seats: Iterable[Mapping[str, Cell]],
    sessions: Iterable[Mapping[str, Cell]],
) -> tuple[StandingSeat, ...]:
    """Return the seats that were found, with the sequence of what was sent out."""
    begun: dict[str, Mapping[str, Cell]] = {}
    for row in sorted(sessions, key=lambda row: (str(row.get("date")), str(row.get("begins")))):
        if row.get("slot"):
            begun.setdefault(str(row["session"]), row)
    sent = {
        (row.text("session"), row.text("participant")): row for row in plan if row.text("session")
    }
    made: list[StandingSeat] = []
    for row in seats:
        held = begun.get(str(row["session"]))
        if held is None:
            continue
        seat = StandingSeat(
            session=str(row["session"]),
            person=str(row["participant"]),
            slot=str(held["slot"]),
            room=str(held.get("room") or ""),
            interpreter=str(row.get("interpreter") or held.get("interpreter") or ""),
            role=str(row.get("role") or ""),
        )
        before = sent.get((seat.session, seat.person))
        made.append(seat if before is None else _recounted(seat, before))
    return tuple(sorted(made, key=lambda one: (one.session, one.person)))


def _recounted(now: StandingSeat, before: Row) -> StandingSeat:
    spot = tuple(before.text(name) for name in ("slot", "room", "interpreter"))
    sequence = int(before.number("sequence") or 0)
    return replace(now, sequence=sequence + (spot != now.spot))
