"""The venue: rooms for sessions, and tables for meetings in each slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from corredor.studies.forum.calc.seating import Hall
from corredor.studies.forum.inputs.columns import MOST
from corredor.studies.forum.inputs.records import RoomRecord
from corredor.studies.forum.study.timeline import Timeline

UNBOUNDED: Final = MOST
"""Seats where nobody counted them [1]."""


@dataclass(eq=False)
class Venue:
    """Rooms and the slots in which each can still be used.

    Attributes
    ----------
    rooms
        The rooms by id.
    free
        Slots in which each is neither closed nor taken by a session.
    asked
        Sessions without a slot yet in each [1].
    """

    rooms: Sequence[RoomRecord]
    free: dict[str, set[int]]
    asked: Counter[str] = field(default_factory=Counter[str])

    @classmethod
    def of(cls, rooms: Sequence[RoomRecord], time: Timeline) -> Venue:
        """Return the venue before anything is held in it."""
        every = set(range(len(time)))
        return cls(rooms, {room.id: every - set(time.numbers(room.closed)) for room in rooms})

    def seats(self, name: str) -> int:
        """Return the seats of a room [1]; without a bound where they aren't counted."""
        known = {room.id: room.seats for room in self.rooms}
        found = known.get(name)
        return UNBOUNDED if found is None else found

    def room_for(self, people: int, slots: Iterable[int]) -> str:
        """Return the room that suits a session best, empty where none has seats and time.

        Rooms without tables for meetings come first, then the smallest that is large enough, the
        largest where none is. A session without slots gets the least asked for of those.
        """
        wanted = set(slots)
        able = [
            room
            for room in self.rooms
            if room.seats and (wanted <= self.free[room.id] if wanted else self.free[room.id])
        ]

        def worth(room: RoomRecord) -> tuple[bool, bool, int, int, str]:
            seats = room.seats or 0
            small = seats < people
            size = -seats if small else seats
            return (small, room.tables > 0, 0 if wanted else self.asked[room.id], size, room.id)

        return min(able, key=worth).id if able else ""

    def take(self, name: str, slots: Iterable[int]) -> None:
        """Give a room to a session: in its slots, or in one that is still to be found."""
        taken = set(slots)
        self.free[name] -= taken
        if not taken:
            self.asked[name] += 1

    def tables(self, slot: int) -> int:
        """Return the tables for meetings in a slot [1]."""
        return sum(room.tables for room in self.rooms if slot in self.free[room.id])

    def hall(self, time: Timeline, taken: Collection[tuple[str, int]] = ()) -> Hall:
        """Return the tables that can be used, by room and slot, without rooms that are taken."""
        zones = sorted({room.zone for room in self.rooms})
        slots = range(len(time))
        tables = [
            [
                room.tables if slot in self.free[room.id] and (room.id, slot) not in taken else 0
                for slot in slots
            ]
            for room in self.rooms
        ]
        return Hall(
            zones=tuple(zones.index(room.zone) for room in self.rooms),
            tables=tuple(map(tuple, tables)),
            days=tuple(sum(start <= slot for start in time.day_starts) for slot in slots),
        )
