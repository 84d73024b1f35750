"""What happens on the day, and the grid that it leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from corredor.studies.forum.calc.colouring.grid import UNPLACED, Grid, bits_of
from corredor.studies.forum.calc.running import IntArray


@dataclass(frozen=True)
class Disruption:
    """Changes to a timetable, all at once.

    Attributes
    ----------
    now
        First slot that can still be changed; what lies before stays.
    absent
        Participants who don't come any more: their meetings from `now` on are cancelled.
    away
        Participants and slots in which they can't meet: late arrival, early departure.
    tables_lost
        Slots, and how many tables each loses: a cancelled room or table [1].
    added
        Meetings to be added: their people and slots; people from `Grid.participants` up are new.
    pinned
        Meetings that must not be moved.
    """

    now: int = 0
    absent: tuple[int, ...] = ()
    away: tuple[tuple[int, tuple[int, ...]], ...] = ()
    tables_lost: tuple[tuple[int, int], ...] = ()
    added: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    pinned: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Situation:
    """A timetable after a disruption, before it is repaired.

    Attributes
    ----------
    grid
        The meetings, added ones last, with what is still open to each.
    slot
        Where each was, `UNPLACED` for the added, the cancelled and those without a slot before.
    cancelled
        Meetings of the absent, rising; they are no longer asked for.
    waiting
        Meetings that must be placed: added, or no longer possible where they were, rising.
    """

    grid: Grid
    slot: IntArray
    cancelled: tuple[int, ...]
    waiting: tuple[int, ...]


def situation(grid: Grid, slot: IntArray, disruption: Disruption) -> Situation:
    """What a disruption leaves of a timetable.

    Parameters
    ----------
    grid
        Meetings, people and slots.
    slot
        The timetable, shape (meetings,).
    disruption
        The changes; a meeting of fixed slot has one allowed slot in the grid.
    """
    people = [grid.people[a:b] for a, b in zip(grid.first[:-1], grid.first[1:], strict=True)]
    past = bits_of(range(disruption.now))
    later = bits_of(range(disruption.now, grid.slots))
    allowed: list[int] = []
    cancelled: list[int] = []
    lost = {who: bits_of(slots) & later for who, slots in disruption.away}
    for at, (own, where) in enumerate(zip(people, slot.tolist(), strict=True)):
        bits = int(grid.allowed[at]) & later
        if 0 <= where < disruption.now:
            bits = 1 << where
        elif set(own.tolist()) & set(disruption.absent):
            cancelled.append(at)
            bits = 0
        elif at in disruption.pinned:
            bits = bits & (1 << where) if where >= 0 else 0
        for who in own.tolist():
            bits &= ~lost.get(who, 0) | past
        allowed.append(bits)
    extended = _extended(grid, disruption, later, lost, allowed)
    moved = np.concatenate([slot, np.full(len(disruption.added), UNPLACED)]).astype(np.int64)
    gone = [at for at in range(len(slot)) if slot[at] >= 0 and not allowed[at] >> slot[at] & 1]
    moved[gone] = UNPLACED
    asked = {*gone, *range(len(slot), len(moved))} - set(cancelled)
    return Situation(extended, moved, tuple(cancelled), tuple(sorted(asked)))


def _extended(
    grid: Grid, disruption: Disruption, later: int, lost: dict[int, int], allowed: list[int]
) -> Grid:
    """Add meetings and people, and take tables away."""
    capacity = grid.capacity.copy()
    for at, units in disruption.tables_lost:
        if at >= disruption.now:
            capacity[at] = max(0, capacity[at] - units)
    people = grid.people.tolist()
    first = grid.first.tolist()
    participants = grid.participants
    attended = grid.attended.tolist()
    for own, slots in disruption.added:
        bits = bits_of(slots) & later
        participants = max(participants, max(own) + 1)
        attended += [0] * (participants - len(attended))
        for who in own:
            bits &= ~lost.get(who, 0) & ~attended[who]
        people += sorted(own)
        first.append(len(people))
        allowed.append(0 if set(own) & set(disruption.absent) else bits)
    return replace(
        grid,
        participants=participants,
        first=np.array(first, np.int64),
        people=np.array(people, np.int64),
        allowed=np.array(allowed, np.int64),
        tables=np.concatenate([grid.tables, np.ones(len(disruption.added), np.int64)]),
        capacity=capacity,
        attended=np.array(attended, np.int64),
    )
