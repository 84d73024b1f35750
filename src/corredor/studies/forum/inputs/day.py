"""Tables of the day: slots, rooms, sessions, interpreters, and what came of the meetings."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns
from corredor.studies.forum.inputs.columns import (
    MOST,
    PARTS,
    id_column,
    languages,
    participant,
)
from corredor.studies.forum.inputs.columns import slots as slot_ids

SESSION_KINDS: Final = ("plenary", "panel", "working_table", "break")
RESULTS: Final = ("held", "no_show", "cancelled", "contact", "follow_up", "agreement")

SLOTS: Final = TableSpec(
    "forum/slots",
    "forum/slots.csv",
    "The slots of the forum in the order of time.",
    (
        id_column("id of the slot"),
        ColumnSpec("date", "date", "day", filled=True),
        ColumnSpec("begins", "text", "local time at which it begins, such as 09:30", filled=True),
        ColumnSpec("ends", "text", "local time at which it ends", filled=True),
        ColumnSpec("part", "choice", "part of the day", choices=PARTS),
        ColumnSpec("time_zone", "text", "IANA time zone of the place: America/Mexico_City"),
    ),
)

ROOMS: Final = TableSpec(
    "forum/rooms",
    "forum/rooms.csv",
    "Rooms, and the tables for meetings in them.",
    (
        id_column("id of the room"),
        *label_columns("its name"),
        ColumnSpec("zone", "text", "part of the venue; a change within it is no change of place"),
        ColumnSpec("tables", "number", "tables for meetings in it", True, low=0, high=MOST),
        ColumnSpec("seats", "number", "seats for a session", low=0, high=MOST),
        slot_ids("closed", "slots in which it can't be used"),
    ),
)

SESSIONS: Final = TableSpec(
    "forum/sessions",
    "forum/sessions.csv",
    "Plenary, panels, working tables and breaks.",
    (
        id_column("id of the session"),
        *label_columns("its title"),
        ColumnSpec("kind", "choice", "what it is", filled=True, choices=SESSION_KINDS),
        slot_ids("slots", "its slots; empty: the timetable finds them"),
        ColumnSpec("room", "id", "its room", refers=("forum/rooms",)),
        ColumnSpec("isic", "text", "codes of ISIC Rev.4 that it is about, parted by blanks"),
        ColumnSpec("part", "choice", "part of the day if it has no slots", choices=PARTS),
        ColumnSpec("after", "ids", "sessions that end before it", refers=("forum/sessions",)),
        ColumnSpec("chair", "id", "who chairs it", refers=("forum/participants",)),
        ColumnSpec("participants", "ids", "who must come", refers=("forum/participants",)),
        languages("languages in which it is held"),
        ColumnSpec("least", "number", "people at least", low=0, high=MOST),
        ColumnSpec("most", "number", "people at most", low=0, high=MOST),
    ),
)

INTERPRETERS: Final = TableSpec(
    "forum/interpreters",
    "forum/interpreters.csv",
    "Interpreters: languages and slots.",
    (
        id_column("id of the interpreter"),
        ColumnSpec("name", "text", "name as the sheets show it", filled=True),
        languages("languages between which the person interprets, such as es ru", filled=True),
        slot_ids("away", "slots in which the person isn't there"),
    ),
)

OUTCOMES: Final = TableSpec(
    "forum/outcomes",
    "forum/outcomes.csv",
    "What came of each meeting.",
    (
        id_column("id of the row"),
        participant("participant", "one of the two"),
        participant("other", "the other one"),
        ColumnSpec("slot", "id", "when they met", refers=("forum/slots",)),
        ColumnSpec("result", "choice", "what came of it", filled=True, choices=RESULTS),
        ColumnSpec("agreement", "text", "what was agreed"),
        ColumnSpec("next_step", "text", "the next step"),
        ColumnSpec("owner", "id", "who takes it", refers=("forum/participants",)),
        ColumnSpec("due", "date", "until when"),
        ColumnSpec("proposal", "id", "proposal that it leads to", refers=("evidence/proposals",)),
    ),
)
