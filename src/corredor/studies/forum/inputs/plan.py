"""Tables of a timetable that has been sent out, of what happens on the day, and of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import NotAChoice
from corredor.core.table import ColumnSpec, Row, TableSpec
from corredor.studies.forum.inputs.columns import MOST, id_column
from corredor.studies.forum.inputs.records import whole

CANCELLED: Final = "cancelled"
STATUSES: Final = ("planned", "fixed", CANCELLED)
"""What was sent out and called off stays as a row, so that calendars can be told."""
CHANGE_KINDS: Final = ("no_show", "late", "back", "room_closed", "added", "cancelled")
ROLES: Final = ("chair", "official", "member", "invited")
RULE_NAMES: Final = (
    *("weight_texts", "weight_sector", "weight_size", "weight_wishes"),
    *("one_sided", "interpreter_share", "least_score", "candidates", "fair_to"),
    *("meetings_with_officials", "good_score", "tables_of_official", "least_at_table"),
    *("most_at_table", "balance"),
)
"""What an organiser may set, each with a number."""

SLOT: Final = ("forum/slots",)
PEOPLE: Final = ("forum/participants",)
ROOM: Final = ("forum/rooms",)

PLAN: Final = TableSpec(
    "forum/plan",
    "forum/plan.csv",
    "The timetable that has been sent out: a row is a meeting of two, the seat of a person in a "
    "session, or a slot of a session. While it has rows, the study keeps it and changes it as "
    "little as it must.",
    (
        id_column("id of the meeting or seat"),
        ColumnSpec(
            "participant", "id", "one of the two, or who sits; empty: a session", refers=PEOPLE
        ),
        ColumnSpec("other", "id", "the other one; empty where it is a seat", refers=PEOPLE),
        ColumnSpec("session", "id", "the session", refers=("forum/sessions",)),
        ColumnSpec("slot", "id", "when", filled=True, refers=SLOT),
        ColumnSpec("room", "id", "where", refers=ROOM),
        ColumnSpec("table", "number", "number of the table in the room", low=0, high=MOST),
        ColumnSpec("interpreter", "id", "who interprets", refers=("forum/interpreters",)),
        ColumnSpec("role", "choice", "role in the session", choices=ROLES),
        ColumnSpec("score", "number", "match score of the two", low=0, high=1),
        ColumnSpec("sequence", "number", "how often it has been changed", low=0, high=MOST),
        ColumnSpec("status", "choice", "whether it may move, or was called off", choices=STATUSES),
        ColumnSpec("uid", "text", "UID of its calendar event where one of the two was erased"),
    ),
)

CHANGES: Final = TableSpec(
    "forum/changes",
    "forum/changes.csv",
    "What happens on the day, in the order in which it is reported.",
    (
        id_column("id of the change"),
        ColumnSpec("kind", "choice", "what happens", filled=True, choices=CHANGE_KINDS),
        ColumnSpec(
            "participant", "id", "who, or which interpreter", refers=(*PEOPLE, "forum/interpreters")
        ),
        ColumnSpec("other", "id", "whom the person meets", refers=PEOPLE),
        ColumnSpec("room", "id", "which room", refers=ROOM),
        ColumnSpec(
            "slot",
            "id",
            "from which on (no_show, room_closed, back), up to which (late), in which (added)",
            refers=SLOT,
        ),
        ColumnSpec(
            "now", "id", "slot in which it is reported; what lies before stays", False, (), SLOT
        ),
        ColumnSpec("note", "text", "what else to know"),
    ),
)

RULES: Final = TableSpec(
    "forum/rules",
    "forum/rules.csv",
    "What the organiser sets: weights of the score, fairness, sizes of working tables.",
    (
        ColumnSpec("rule", "choice", "which rule", filled=True, choices=RULE_NAMES),
        ColumnSpec("value", "number", "its number", filled=True, low=0, high=MOST),
        ColumnSpec("rationale", "text", "why", filled=True),
        ColumnSpec("owner", "text", "who stands behind it"),
    ),
    key=("rule",),
)


@dataclass(frozen=True)
class Planned:
    """A row of the plan: a meeting, a seat, or where nobody is named a slot of a session."""

    id: str
    participant: str
    other: str
    session: str
    slot: str
    room: str
    table: int | None
    interpreter: str
    role: str
    score: float | None
    sequence: int
    fixed: bool
    row: Row


@dataclass(frozen=True)
class Change:
    """Something that happens on the day."""

    id: str
    kind: str
    participant: str
    other: str
    room: str
    slot: str
    now: str
    row: Row


def planned(rows: Iterable[Row]) -> tuple[Planned, ...]:
    """Return the rows of the plan by id, those that were called off left out.

    Raises
    ------
    NotAChoice
        E110: a row is neither a meeting of two different people, nor a seat in a session, nor a
        session.
    """
    found: list[Planned] = []
    for row in rows:
        if row.text("status") == CANCELLED:
            continue
        other, session = row.text("other"), row.text("session")
        if bool(other) == bool(session):
            known = ("participant", "session")
            raise NotAChoice(row.at("other"), column="other", value=other, known=known)
        if other and not row.text("participant"):
            raise _missing(row, "participant", "participant")
        if other and other == row.text("participant"):
            raise _missing(row, "other", "another participant")
        found.append(
            Planned(
                id=row.text("id"),
                participant=row.text("participant"),
                other=other,
                session=session,
                slot=row.text("slot"),
                room=row.text("room"),
                table=whole(row, "table"),
                interpreter=row.text("interpreter"),
                role=row.text("role"),
                score=row.number("score"),
                sequence=whole(row, "sequence") or 0,
                fixed=row.text("status") == "fixed",
                row=row,
            )
        )
    return tuple(sorted(found, key=lambda one: one.id))


ASKED: Final = {
    "no_show": ("participant",),
    "late": ("participant", "slot"),
    "back": (),
    "room_closed": ("room",),
    "added": ("participant", "other"),
    "cancelled": ("participant", "other"),
}
"""Columns that each kind of change needs."""


def changes(rows: Iterable[Row]) -> tuple[Change, ...]:
    """Return the changes by id.

    Raises
    ------
    NotAChoice
        E110: a column that the kind of change needs is empty.
    """
    found: list[Change] = []
    for row in rows:
        kind = row.text("kind")
        for column in ASKED[kind]:
            if not row.text(column):
                raise _missing(row, column, f"{kind}: {column}")
        if kind == "back" and not (row.text("participant") or row.text("room")):
            raise _missing(row, "participant", "participant or room")
        columns = ("id", "kind", "participant", "other", "room", "slot", "now")
        change = Change(*(row.text(name) for name in columns), row=row)
        if change.other and change.other == change.participant:
            raise _missing(row, "other", "another participant")
        found.append(change)
    return tuple(sorted(found, key=lambda one: one.id))


def _missing(row: Row, column: str, known: str) -> NotAChoice:
    return NotAChoice(row.at(column), column=column, value=row.text(column), known=(known,))
