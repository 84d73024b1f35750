"""The day of the forum as its outputs see it: people, meetings, sessions, rooms, with their names.

A person who has not agreed to be listed has a name in files of that person's own alone: others read
`Person.shown`, which is empty then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Final

from corredor.core.label import Label

OPEN_KINDS: Final = ("plenary", "panel", "break")
"""Kinds of session to which everyone may come."""
BREAK: Final = "break"
WORKING_TABLE: Final = "working_table"


@dataclass(frozen=True)
class Organisation:
    """Who sends people: its name and the ISO 3166 code of its country."""

    id: str
    label: Label
    country: str
    synthetic: bool = False


@dataclass(frozen=True)
class Person:
    """A participant; `language` is the one in which files are written for the person.

    `offers` and `needs` are what the person stated for those whom the person meets.
    """

    id: str
    name: str
    organisation: Organisation
    side: str
    rank: str
    languages: tuple[str, ...]
    language: str
    consents: bool
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    synthetic: bool = False

    @property
    def shown(self) -> str:
        """The name as others may read it: empty where the person has not agreed."""
        return self.name if self.consents else ""


@dataclass(frozen=True)
class Room:
    """A room: its name, the part of the venue, and its tables for meetings [1]."""

    id: str
    label: Label
    zone: str
    tables: int


@dataclass(frozen=True)
class Meeting:
    """A meeting of two people at a table.

    `sequence` counts the changes since it was first sent out (RFC 5545, 3.8.7.4); `begins` and
    `ends` know their time zone. `uid` stays the same whatever changes.
    """

    uid: str
    first: str
    second: str
    begins: datetime
    ends: datetime
    room: str
    table: str
    interpreter: str
    sequence: int = 0
    cancelled: bool = False

    def other(self, person: str) -> str:
        """Return the id of the other one."""
        return self.second if person == self.first else self.first


@dataclass(frozen=True)
class Seat:
    """A seat in a session and in what role it is taken."""

    person: str
    role: str


@dataclass(frozen=True)
class Session:
    """A plenary, panel, working table or break.

    `sequence` counts its changes since it was sent out; `left` had a seat then and have none now.
    """

    uid: str
    id: str
    label: Label
    kind: str
    begins: datetime
    ends: datetime
    room: str
    languages: tuple[str, ...]
    interpreter: str
    seats: tuple[Seat, ...] = ()
    sequence: int = 0
    left: tuple[str, ...] = ()

    def role(self, person: str) -> str:
        """Return the role of a person; empty where the person has no seat."""
        return next((seat.role for seat in self.seats if seat.person == person), "")


@dataclass(frozen=True)
class ForumDay:
    """All of it."""

    programme: str
    title: Label
    zone: str
    languages: tuple[str, ...]
    people: Mapping[str, Person]
    rooms: Mapping[str, Room]
    interpreters: Mapping[str, str]
    meetings: tuple[Meeting, ...]
    sessions: tuple[Session, ...]

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """The meetings that take place, in the order of time."""
        kept = [meeting for meeting in self.meetings if not meeting.cancelled]
        return tuple(sorted(kept, key=lambda m: (m.begins, m.room, m.table, m.uid)))

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The days on which something takes place."""
        return tuple(sorted({one.begins.date() for one in (*self.held, *self.sessions)}))

    @cached_property
    def synthetic(self) -> bool:
        """Whether anybody is invented, person or organisation."""
        return any(one.synthetic or one.organisation.synthetic for one in self.people.values())

    @property
    def sequence(self) -> int:
        """The most changes that a meeting and that a session has seen since they were sent out."""
        meetings = max((meeting.sequence for meeting in self.meetings), default=0)
        return meetings + max((session.sequence for session in self.sessions), default=0)

    @cached_property
    def _meetings_of(self) -> Mapping[str, tuple[Meeting, ...]]:
        found: dict[str, list[Meeting]] = {}
        for meeting in sorted(self.meetings, key=lambda m: (m.begins, m.uid)):
            for person in (meeting.first, meeting.second):
                found.setdefault(person, []).append(meeting)
        return {person: tuple(held) for person, held in found.items()}

    def meetings_of(self, person: str) -> tuple[Meeting, ...]:
        """Return the meetings of a person in the order of time, cancelled ones too."""
        return self._meetings_of.get(person, ())

    def left_by(self, person: str) -> tuple[Session, ...]:
        """Return the sessions in which a person had a seat when it was sent out, and is no more."""
        there = {session.uid for session in self.sessions_of(person)}
        return tuple(
            session
            for session in sorted(self.sessions, key=lambda s: (s.begins, s.id))
            if person in session.left and session.uid not in there
        )

    def sessions_of(self, person: str) -> tuple[Session, ...]:
        """Return the sessions of a person: where there is a seat, and what is open and not missed.

        A session open to all is left out while the person meets somebody.
        """
        busy = [(m.begins, m.ends) for m in self.meetings_of(person) if not m.cancelled]
        return tuple(
            session
            for session in sorted(self.sessions, key=lambda s: (s.begins, s.id))
            if session.role(person)
            or (
                session.kind in OPEN_KINDS
                and not any(b < session.ends and session.begins < e for b, e in busy)
            )
        )
