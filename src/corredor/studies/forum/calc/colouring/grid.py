"""An instance as flat arrays for kernels: who is in each meeting, and which slots it may take."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from corredor.studies.forum.calc.running import IntArray
from corredor.studies.forum.calc.timetable.instance import Instance

MOST_SLOTS: Final = 61
"""Slots that fit the bits of an integer with room to shift [1]."""
UNPLACED: Final = -1


@dataclass(frozen=True, eq=False)
class Grid:
    """Meetings, people and slots as integers.

    Attributes
    ----------
    participants, slots
        How many there are [1].
    first, people
        Where each meeting's people begin, shape (meetings + 1,), and the people of all meetings.
    allowed
        Slots that each meeting may take and all its people can attend, one bit each,
        shape (meetings,).
    tables
        Tables that each meeting takes [1], shape (meetings,).
    capacity
        Tables that the events leave in each slot [1], shape (slots,).
    attended
        Slots in which each participant attends an event, one bit each, shape (participants,).
    days
        Slots of each day, one bit each, shape (days,).
    """

    participants: int
    slots: int
    first: IntArray = field(repr=False)
    people: IntArray = field(repr=False)
    allowed: IntArray = field(repr=False)
    tables: IntArray = field(repr=False)
    capacity: IntArray
    attended: IntArray = field(repr=False)
    days: IntArray

    @property
    def meetings(self) -> int:
        """Number of meetings [1]."""
        return len(self.allowed)

    def degrees(self) -> IntArray:
        """Meetings of each participant [1], shape (participants,)."""
        return np.bincount(self.people, minlength=self.participants).astype(np.int64)

    def loads(self, slot: IntArray) -> IntArray:
        """Tables taken in each slot by a timetable, shape (slots,)."""
        held = slot >= 0
        return np.bincount(slot[held], self.tables[held], self.slots).astype(np.int64)

    def busy(self, slot: IntArray) -> IntArray:
        """Slots in which each participant is busy, one bit each, shape (participants,)."""
        busy = self.attended.copy()
        meeting = np.repeat(np.arange(self.meetings), np.diff(self.first))
        held = slot[meeting] >= 0
        np.bitwise_or.at(busy, self.people[held], np.int64(1) << slot[meeting[held]])
        return busy

    def of_first(self, count: int) -> Grid:
        """Return the grid of the first participants alone: the others are nowhere in it."""
        keep = self.people < count
        meeting = np.repeat(np.arange(self.meetings), np.diff(self.first))
        sizes = np.bincount(meeting[keep], minlength=self.meetings)
        return replace(
            self,
            participants=count,
            first=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            people=self.people[keep],
            attended=self.attended[:count],
        )

    def frozen(self, slot: IntArray, meetings: IntArray) -> Grid:
        """Return the grid in which some scheduled meetings may only stay where they are.

        That is how a rule which the grid doesn't know (a precedence, an interpreter) is kept.
        """
        allowed = self.allowed.copy()
        allowed[meetings] = np.int64(1) << slot[meetings]
        return replace(self, allowed=allowed)

    def problems(self, slot: IntArray) -> tuple[str, ...]:
        """Return the rules that a timetable breaks, sorted; the unscheduled break none.

        Precedences, resources and balance are not looked at.
        """
        meeting = np.repeat(np.arange(self.meetings), np.diff(self.first))
        held = slot[meeting] >= 0
        place = self.people[held] * self.slots + slot[meeting[held]]
        found = [
            f"participant {key // self.slots}: two meetings in slot {key % self.slots}"
            for key in np.flatnonzero(np.bincount(place) > 1).tolist()
        ]
        scheduled = np.flatnonzero(slot >= 0)
        wrong = (self.allowed[scheduled] >> slot[scheduled]) & 1 == 0
        found += [f"meeting {at}: slot {slot[at]} is closed" for at in scheduled[wrong].tolist()]
        over = np.flatnonzero(self.loads(slot) > self.capacity)
        found += [f"slot {at}: more than {self.capacity[at]} tables" for at in over.tolist()]
        return tuple(sorted(found))


def bits_of(slots: tuple[int, ...] | frozenset[int] | range) -> int:
    """Bits of a set of slots.

    Examples
    --------
    >>> bits_of((0, 2, 3))
    13
    """
    return sum(1 << slot for slot in slots)


def grid_of(instance: Instance) -> Grid:
    """Grid of an instance; its precedences, resources and balance are left out.

    Raises
    ------
    ValueError
        There are more slots than `MOST_SLOTS`.

    Examples
    --------
    >>> from corredor.studies.forum.calc.timetable.instance import Meeting
    >>> grid = grid_of(Instance(2, 3, (1, 1, 1), (Meeting((0, 1), (0, 2)),), ((2,), ())))
    >>> grid.allowed.tolist(), grid.degrees().tolist()
    ([1], [1, 1])
    """
    if instance.slots > MOST_SLOTS:
        raise ValueError(f"{instance.slots} slots, at most {MOST_SLOTS}")
    free = [bits_of(slots) for slots in instance.open_slots()]
    allowed: list[int] = []
    for meeting in instance.meetings:
        bits = bits_of(meeting.slots)
        for person in meeting.people:
            bits &= free[person]
        allowed.append(bits)
    counts = [len(meeting.people) for meeting in instance.meetings]
    return Grid(
        instance.participants,
        instance.slots,
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        np.array([who for each in instance.meetings for who in each.people], np.int64),
        np.array(allowed, np.int64),
        np.array([meeting.tables for meeting in instance.meetings], np.int64),
        np.array(instance.free_tables(), np.int64),
        np.array([bits_of(slots) for slots in instance.attended()], np.int64),
        np.array([bits_of(day) for day in instance.days()], np.int64),
    )
