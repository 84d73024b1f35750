"""The agenda: what is held when and where, as the tables and the outputs need it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.studies.forum.calc.composition import Relaxation
from corredor.studies.forum.calc.selection import Goal
from corredor.studies.forum.study.sittings import Sitting
from corredor.studies.forum.study.timeline import Timeline

DIGITS: Final = 8
PLANNED, FIXED = "planned", "fixed"


@dataclass(frozen=True)
class Held:
    """A meeting of two at its slot; `table` is None and `room` empty where none was left.

    `slot` is empty where no slot was found or the meeting is cancelled.
    """

    id: str
    first: str
    second: str
    slot: str = ""
    room: str = ""
    table: int | None = None
    interpreter: str = ""
    score: float | None = None
    sequence: int = 0
    status: str = PLANNED


@dataclass(frozen=True)
class Effort:
    """How good a timetable is, and how that is known.

    Attributes
    ----------
    method
        Word for how it was made.
    breaks, bound
        Breaks of all participants, and what no timetable of the same meetings can go below [1].
    spread
        Largest difference of breaks between two participants who meet [1].
    location_changes, location_bound
        Changes of zone between successive meetings of a day, of all participants, and those that no
        seating of this timetable can do without [1].
    """

    method: str
    breaks: int
    bound: int
    spread: int
    location_changes: int
    location_bound: int


@dataclass(frozen=True)
class Told:
    """A change of one meeting or seat of which its people have to be told."""

    meeting: str
    first: str
    second: str
    what: str
    before: str
    after: str
    room_before: str
    room: str
    sequence: int
    now: str


@dataclass(frozen=True)
class Blocked:
    """What stands in the way of holding all meetings.

    Attributes
    ----------
    kind
        Word for what runs out.
    who
        Ids of those whom it concerns: participants, an interpreter or room, sessions.
    slots
        Slots in which the meetings could be held, by id.
    needed, available
        Places that the meetings need, and that there are [1].
    """

    kind: str
    who: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    needed: int = 0
    available: int = 0


@dataclass(frozen=True)
class Agenda:
    """Everything that is held, and what isn't.

    Attributes
    ----------
    unplaced
        Pairs asked for but not held, with the reason.
    removed
        Pairs that may not meet, with the reason.
    counts
        Pairs removed for each reason [1].
    goals
        What the selection of meetings reached and proved, in their rank.
    clashes
        People whom the folder puts into two sessions at once, with the second one.
    idle
        Changes of the day that change nothing: id, kind, and why.
    blocked
        Why not all meetings can be held, where that is proven.
    """

    time: Timeline
    meetings: tuple[Held, ...]
    sittings: tuple[Sitting, ...]
    effort: Effort
    unplaced: tuple[tuple[str, str, str], ...] = ()
    removed: tuple[tuple[str, str, str], ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    relaxations: tuple[tuple[str, Relaxation], ...] = ()
    clashes: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()
    goals: tuple[Goal, ...] = ()
    idle: tuple[tuple[str, str, str], ...] = ()
    blocked: Blocked | None = None


def meeting_id(one: str, other: str) -> str:
    """Return the id of the meeting of two people, the same in any order; it says no name.

    Examples
    --------
    >>> meeting_id("ana", "ivan") == meeting_id("ivan", "ana")
    True
    """
    pair = "\n".join(sorted((one, other)))
    return f"m-{hashlib.sha256(pair.encode()).hexdigest()[:DIGITS]}"
