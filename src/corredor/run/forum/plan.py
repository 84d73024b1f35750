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
    uid: str = ""

    @property
    def cancelled(self) -> bool:
        """Whether it was called off after it had been sent out."""
        return self.status == CANCELLED

    @property
    def pair(self) -> frozenset[str]:
        """The two people; where one was erased, the other and the UID of the event."""
        return frozenset((self.first, self.second or self.uid))

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
            uid=row.text("uid"),
        )
        for row in rows
        if row.text("other") or row.text("uid")
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
    cancelled: bool = False

    @property
    def id(self) -> str:
        """The id of its row: the same whatever changes but session and person."""
        return _row_id("s", self.session, self.person)

    @property
    def spot(self) -> tuple[str, ...]:
        """What the person must be told when it changes."""
        return (self.slot, self.room, self.interpreter)


def standing_seats(
    plan: Iterable[Row],
    seats: Iterable[Mapping[str, Cell]],
    sessions: Iterable[Mapping[str, Cell]],
) -> tuple[StandingSeat, ...]:
    """Return the seats that were found, with sequences, and those sent out that are gone."""
    begun: dict[str, Mapping[str, Cell]] = {}
    for row in sorted(sessions, key=lambda row: (str(row.get("date")), str(row.get("begins")))):
        if row.get("slot"):
            begun.setdefault(str(row["session"]), row)
    sent = {
        (row.text("session"), row.text("participant")): row
        for row in plan
        if row.text("session") and row.text("participant")
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
        before = sent.pop((seat.session, seat.person), None)
        made.append(seat if before is None else _recounted(seat, before))
    made += [_given_up(row) for row in sent.values()]
    return tuple(sorted(made, key=lambda one: (one.session, one.person)))


def _given_up(before: Row) -> StandingSeat:
    """Return a seat that was sent out and that nobody takes any more."""
    was = before.text("status") == CANCELLED
    return StandingSeat(
        *(before.text(name) for name in ("session", "participant", "slot", "room", "interpreter")),
        role=before.text("role"),
        sequence=int(before.number("sequence") or 0) + (not was),
        cancelled=True,
    )


def _recounted(now: StandingSeat, before: Row) -> StandingSeat:
    spot = tuple(before.text(name) for name in ("slot", "room", "interpreter"))
    sequence = int(before.number("sequence") or 0)
    same = spot == now.spot and before.text("status") != CANCELLED
    return replace(now, sequence=sequence + (not same))


@dataclass(frozen=True)
class StandingSession:
    """A session in one of its slots as it stands."""

    session: str
    slot: str
    room: str
    interpreter: str
    sequence: int = 0

    @property
    def id(self) -> str:
        """The id of its row: the same whatever changes but session and slot."""
        return _row_id("t", self.session, self.slot)


def standing_sessions(
    plan: Iterable[Row], sessions: Iterable[Mapping[str, Cell]]
) -> tuple[StandingSession, ...]:
    """Return the sessions as they stand, slot by slot.

    A session that is as it was sent out keeps its sequence; else all its rows are one higher. Where
    the plan has no row of the session itself, its seats say what was sent out.
    """
    sent: dict[str, list[Row]] = {}
    for row in plan:
        if row.text("session"):
            sent.setdefault(row.text("session"), []).append(row)
    now: dict[str, list[StandingSession]] = {}
    for row in sessions:
        if row.get("slot"):
            held = StandingSession(
                session=str(row["session"]),
                slot=str(row["slot"]),
                room=str(row.get("room") or ""),
                interpreter=str(row.get("interpreter") or ""),
            )
            now.setdefault(held.session, []).append(held)
    return tuple(
        replace(one, sequence=_raised(held, sent.get(name, [])))
        for name, held in sorted(now.items())
        for one in sorted(held, key=lambda one: one.slot)
    )


def _raised(now: Iterable[StandingSession], sent: list[Row]) -> int:
    own = [row for row in sent if not row.text("participant")]
    rows = own or [row for row in sent if row.text("status") != CANCELLED]
    if not rows:
        return 0
    columns = ("slot", "room", "interpreter") if own else ("slot", "room")
    before = {tuple(row.text(name) for name in columns) for row in rows}
    found = {(one.slot, one.room, one.interpreter)[: len(columns)] for one in now}
    same = found == before if own else before <= found
    return max(int(row.number("sequence") or 0) for row in rows) + (not same)


def _row_id(mark: str, *names: str) -> str:
    digest = hashlib.sha256(" ".join(names).encode()).hexdigest()
    return f"{mark}-{digest[:DIGITS]}"
