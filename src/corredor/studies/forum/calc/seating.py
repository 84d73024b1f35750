"""Seating: the room and table of each meeting, with few changes of place.

Zones are chosen slot by slot, each slot again and again for what its people do before and after,
until nothing is better; then rooms, then tables. `walking` counts the changes that remain for any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

SWEEPS: Final = 6
"""Times that all slots are looked at again at most [1]."""


@dataclass(frozen=True)
class Place:
    """A room and the number of a table in it, from 1; `room` is -1 where there is none."""

    room: int
    table: int


NOWHERE: Final = Place(-1, 0)


@dataclass(frozen=True)
class Hall:
    """Where tables are.

    Attributes
    ----------
    zones
        Zone of each room, shape (rooms,).
    tables
        Tables of each room that can be used in each slot [1], shape (rooms, slots).
    days
        Day of each slot, shape (slots,).
    """

    zones: tuple[int, ...]
    tables: tuple[tuple[int, ...], ...]
    days: tuple[int, ...]


def seated(
    hall: Hall,
    people: Sequence[Sequence[int]],
    slots: Sequence[int],
    kept: Mapping[int, Place] | None = None,
) -> tuple[Place, ...]:
    """Places of meetings, `NOWHERE` for one without a slot or a free table.

    Parameters
    ----------
    hall
        Rooms and their tables.
    people
        People of each meeting.
    slots
        Slot of each meeting; -1 where it has none.
    kept
        Meetings that keep their place, if the room is still open.

    Examples
    --------
    >>> hall = Hall((0, 1), ((1, 1), (1, 1)), (0, 0))
    >>> seated(hall, [(0, 1), (0, 2)], [0, 1])
    (Place(room=0, table=1), Place(room=0, table=1))
    """
    held = _standing(hall, slots, kept or {})
    rooms = _rooms(hall, people, slots, {at: place.room for at, place in held.items()})
    found = [NOWHERE] * len(slots)
    last: dict[int, Place] = {}
    for slot in sorted({at for at in slots if at >= 0}):
        now = [at for at, where in enumerate(slots) if where == slot]
        taken = {held[at] for at in now if at in held}
        for at in sorted(now, key=lambda one: (one not in held, one)):
            place = held.get(at) or _table(
                hall, rooms[at], slot, [last.get(w) for w in people[at]], taken
            )
            found[at] = place
            taken.add(place)
            for who in people[at]:
                last[who] = place
    return tuple(found)


def changes(hall: Hall, people: Sequence[Sequence[int]], slots: Sequence[int],
            places: Sequence[Place]) -> dict[int, int]:  # fmt: skip
    """Changes of zone between successive meetings of a day of each person who meets [1]."""
    walks: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for own, slot, place in zip(people, slots, places, strict=True):
        if slot >= 0 and place.room >= 0:
            for who in own:
                walks[who].append((slot, hall.zones[place.room]))
    return {
        who: sum(
            hall.days[sooner] == hall.days[later] and before != after
            for (sooner, before), (later, after) in pairwise(sorted(walk))
        )
        for who, walk in sorted(walks.items())
    }


def _standing(hall: Hall, slots: Sequence[int], kept: Mapping[int, Place]) -> dict[int, Place]:
    """Return the places that can be kept: the room is open, and nobody else has the table."""
    found: dict[int, Place] = {}
    taken: set[tuple[int, Place]] = set()
    for at, place in sorted(kept.items()):
        slot = slots[at]
        if slot < 0 or place.room < 0 or (slot, place) in taken:
            continue
        if place.table <= hall.tables[place.room][slot]:
            found[at] = place
            taken.add((slot, place))
    return found


def _rooms(
    hall: Hall, people: Sequence[Sequence[int]], slots: Sequence[int], held: Mapping[int, int]
) -> list[int]:
    """Return a room for each meeting, by zones first; -1 where a slot has no table left."""
    own: defaultdict[int, list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        if slot >= 0:
            for who in people[at]:
                own[who].append(at)
    near: list[list[int]] = [[] for _ in slots]
    for walk in own.values():
        walk.sort(key=lambda at: slots[at])
        for sooner, later in pairwise(walk):
            if hall.days[slots[sooner]] == hall.days[slots[later]]:
                near[sooner].append(later)
                near[later].append(sooner)
    rooms = [held.get(at, -1) for at in range(len(slots))]
    by_slot: defaultdict[int, list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        if slot >= 0 and at not in held:
            by_slot[slot].append(at)
    for _ in range(SWEEPS):
        before = list(rooms)
        for slot in sorted(by_slot):
            _assigned(hall, slot, by_slot[slot], near, rooms, held, slots)
        if rooms == before:
            break
    return rooms


def _assigned(
    hall: Hall,
    slot: int,
    now: Sequence[int],
    near: Sequence[Sequence[int]],
    rooms: list[int],
    held: Mapping[int, int],
    slots: Sequence[int],
) -> None:
    """Give the meetings of a slot rooms: who would change most comes first, then swaps."""
    left = {room: row[slot] for room, row in enumerate(hall.tables) if row[slot]}
    for at, room in held.items():
        if slots[at] == slot and room in left:
            left[room] -= 1
    pulls: dict[int, dict[int, int]] = {}
    for at in now:
        pull: defaultdict[int, int] = defaultdict(int)
        for other in near[at]:
            if rooms[other] >= 0:
                pull[hall.zones[rooms[other]]] += 1
        pulls[at] = pull
    order = sorted(now, key=lambda at: (-max(pulls[at].values(), default=0), at))
    for at in order:
        able = [room for room, tables in left.items() if tables > 0]
        if not able:
            rooms[at] = -1
            continue
        room = min(
            able,
            key=lambda one: (-pulls[at].get(hall.zones[one], 0), one != rooms[at], -left[one], one),
        )
        left[room] -= 1
        rooms[at] = room
    _swapped(hall, order, pulls, rooms)


def _swapped(
    hall: Hall, now: Sequence[int], pulls: Mapping[int, Mapping[int, int]], rooms: list[int]
) -> None:
    """Swap the rooms of two meetings of a slot where that takes changes out."""

    def gain(at: int, room: int) -> int:
        return pulls[at].get(hall.zones[room], 0) - pulls[at].get(hall.zones[rooms[at]], 0)

    def best_pull(at: int) -> int:
        return max(pulls[at].values(), default=0)

    placed = [at for at in now if rooms[at] >= 0]
    for one in [at for at in placed if pulls[at].get(hall.zones[rooms[at]], 0) < best_pull(at)]:
        best, partner = 0, -1
        for other in now:
            if rooms[other] >= 0 and hall.zones[rooms[other]] != hall.zones[rooms[one]]:
                value = gain(one, rooms[other]) + gain(other, rooms[one])
                if value > best:
                    best, partner = value, other
        if partner >= 0:
            rooms[one], rooms[partner] = rooms[partner], rooms[one]


def _table(
    hall: Hall, room: int, slot: int, before: Sequence[Place | None], taken: set[Place]
) -> Place:
    """Return a free table in a room: one where somebody sat before, else the first."""
    if room < 0:
        return NOWHERE
    for place in before:
        if (
            place is not None
            and place.room == room
            and place.table <= hall.tables[room][slot]
            and place not in taken
        ):
            return place
    for table in range(1, hall.tables[room][slot] + 1):
        if Place(room, table) not in taken:
            return Place(room, table)
    return NOWHERE
