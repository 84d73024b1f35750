"""An instance of the timetable of a forum: integers and tuples only, no names of people.

Participants, meetings, slots, resources and rooms are numbered from 0. The published business-to-
business meeting scheduling problem (Bofill and others, "Constraint Solving Approaches to the
Business-to-Business Meeting Scheduling Problem", JAIR 2022, doi:10.1613/jair.1.12670) is the case
of meetings of two, one day, no resources, no events and a `balance` of 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

PUBLISHED_BALANCE: Final = 2
"""Largest difference of breaks between two participants in the published problem [1]."""
NO_TABLE: Final = -1
"""In place of a resource: the room counts among the tables."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting to be put into one slot: two people at a table, or a working table of many.

    Parameters
    ----------
    people
        Participants that it occupies, rising.
    slots
        Slots in which it may be held, rising; one slot where it is fixed, none where it can't be.
        The participants' own unavailability is kept apart, in `Instance.unavailable`.
    tables
        Tables of the common capacity that it takes [1]; 0 where it has a room of its own.
    needs
        Resources of which it takes one unit each while it lasts (an interpreter, a kind of room).
    """

    people: tuple[int, ...]
    slots: tuple[int, ...]
    tables: int = 1
    needs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A session at known slots (plenary, panel) that occupies people; its time isn't idle.

    Parameters
    ----------
    people
        Participants that it occupies, rising.
    slots
        Slots that it lasts, rising.
    tables
        Tables of the common capacity that it takes in each of its slots [1].
    needs
        Resources of which it takes one unit in each of its slots.
    """

    people: tuple[int, ...]
    slots: tuple[int, ...]
    tables: int = 0
    needs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """A numbered table or room: where a meeting may sit and how near others are.

    Parameters
    ----------
    zone
        Part of the venue; a change within a zone is no change of location.
    kind
        Resource of which it is a unit; `NO_TABLE` where it is one of the common tables.
    closed
        Slots in which it can't be used, rising.
    """

    zone: int
    kind: int = NO_TABLE
    closed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that a timetable must respect.

    Parameters
    ----------
    participants
        Number of participants [1].
    slots
        Number of slots [1], numbered in the order of time.
    capacity
        Tables in each slot [1], shape (slots,).
    meetings
        Meetings to be held, each once.
    unavailable
        Slots in which each participant can't meet, rising, shape (participants, any). They are
        idle: a gap over them counts.
    precedences
        Pairs of meetings: the first is held in an earlier slot than the second.
    events
        Sessions at known slots.
    resources
        Units of each resource in each slot [1], shape (resources, slots).
    rooms
        Tables and rooms by number; empty where only their count matters.
    day_starts
        First slot of each day, rising from 0; nights are no breaks.
    balance
        Largest difference of breaks between any two participants [1]; None is no limit.

    Notes
    -----
    A break is a maximal idle gap of a participant between two occupied slots of one day; it
    counts once, however long it is. The objective is the sum of breaks over the participants.

    Examples
    --------
    Two people meet a third one, one after the other:

    >>> three = Instance(3, 2, (1, 1), (Meeting((0, 1), (0, 1)), Meeting((1, 2), (0, 1))))
    >>> three.meetings_of()
    ((0,), (0, 1), (1,))
    >>> three.problems()
    ()
    """

    participants: int
    slots: int
    capacity: tuple[int, ...]
    meetings: tuple[Meeting, ...]
    unavailable: tuple[tuple[int, ...], ...] = ()
    precedences: tuple[tuple[int, int], ...] = ()
    events: tuple[Event, ...] = ()
    resources: tuple[tuple[int, ...], ...] = ()
    rooms: tuple[Room, ...] = ()
    day_starts: tuple[int, ...] = field(default=(0,))
    balance: int | None = PUBLISHED_BALANCE

    def meetings_of(self) -> tuple[tuple[int, ...], ...]:
        """Return the meetings of each participant, rising."""
        found: list[list[int]] = [[] for _ in range(self.participants)]
        for at, meeting in enumerate(self.meetings):
            for person in meeting.people:
                found[person].append(at)
        return tuple(tuple(own) for own in found)

    def days(self) -> tuple[range, ...]:
        """Return the slots of each day."""
        ends = (*self.day_starts[1:], self.slots)
        return tuple(range(*day) for day in zip(self.day_starts, ends, strict=True))

    def attended(self) -> tuple[frozenset[int], ...]:
        """Return the slots in which each participant attends an event."""
        found: list[set[int]] = [set() for _ in range(self.participants)]
        for event in self.events:
            for person in event.people:
                found[person].update(event.slots)
        return tuple(frozenset(own) for own in found)

    def open_slots(self) -> tuple[frozenset[int], ...]:
        """Return the slots in which each participant can meet: neither away nor at an event."""
        every = frozenset(range(self.slots))
        away = self.unavailable or ((),) * self.participants
        return tuple(
            every.difference(out, busy) for out, busy in zip(away, self.attended(), strict=True)
        )

    def free_tables(self) -> tuple[int, ...]:
        """Return the tables that the events leave in each slot [1], shape (slots,)."""
        left = list(self.capacity)
        for event in self.events:
            for slot in event.slots:
                left[slot] -= event.tables
        return tuple(left)

    def free_units(self) -> tuple[tuple[int, ...], ...]:
        """Return what the events leave of each resource [1], shape (resources, slots)."""
        left = [list(row) for row in self.resources]
        for event in self.events:
            for resource in event.needs:
                for slot in event.slots:
                    left[resource][slot] -= 1
        return tuple(tuple(row) for row in left)

    def problems(self) -> tuple[str, ...]:
        """Return what makes the record itself ill-formed (a number out of range), sorted."""
        found = [*self._shape_problems()]
        for at, meeting in enumerate(self.meetings):
            found += _out_of_range(f"meeting {at}", meeting, self)
            if not meeting.people:
                found.append(f"meeting {at}: no people")
        for at, event in enumerate(self.events):
            found += _out_of_range(f"event {at}", event, self)
        for person, away in enumerate(self.unavailable):
            if not _rises(away, self.slots):
                found.append(f"participant {person}: slots {away}")
        count = len(self.meetings)
        for pair in self.precedences:
            if not all(0 <= at < count for at in pair):
                found.append(f"precedence {pair}: no such meeting")
        return tuple(sorted(found))

    def _shape_problems(self) -> Iterable[str]:
        if self.participants < 0 or self.slots < 1:
            yield f"{self.participants} participants, {self.slots} slots"
        for name, row in (("capacity", self.capacity), *(("resource", r) for r in self.resources)):
            if len(row) != self.slots or any(units < 0 for units in row):
                yield f"{name}: {len(row)} slots, expected {self.slots} numbers from 0 up"
        if self.unavailable and len(self.unavailable) != self.participants:
            yield f"unavailable: {len(self.unavailable)} rows, expected {self.participants}"
        starts = self.day_starts
        if not starts or starts[0] != 0 or not _rises(starts, self.slots):
            yield f"day_starts: {starts}"
        if self.balance is not None and self.balance < 0:
            yield f"balance: {self.balance}"


def _rises(numbers: tuple[int, ...], end: int) -> bool:
    return all(low < high for low, high in zip((-1, *numbers), (*numbers, end), strict=True))


def _out_of_range(what: str, item: Meeting | Event, instance: Instance) -> Iterable[str]:
    ends = ("people", instance.participants), ("slots", instance.slots)
    for name, end in (*ends, ("needs", len(instance.resources))):
        numbers: tuple[int, ...] = getattr(item, name)
        if not _rises(numbers, end):
            yield f"{what}: {name} {numbers}, expected rising numbers below {end}"
    if item.tables < 0:
        yield f"{what}: {item.tables} tables"
