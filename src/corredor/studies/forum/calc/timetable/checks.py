"""Checks of a timetable, recounted from the instance alone; one rule is one function.

Nothing here is shared with the solvers: no domain, no encoding and no bound of theirs is read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corredor.studies.forum.calc.timetable.instance import NO_TABLE, Instance
from corredor.studies.forum.calc.timetable.result import Result

Rule = Callable[[Instance, Sequence[int]], Iterator[str]]


def breaks(instance: Instance, slots: Sequence[int]) -> tuple[int, ...]:
    """Breaks of each participant [1], shape (participants,).

    A break is a maximal idle gap between two occupied slots of one day, however long it is.

    Parameters
    ----------
    instance
        The instance.
    slots
        Slot of each meeting, shape (meetings,).

    Examples
    --------
    >>> from corredor.studies.forum.calc.timetable.instance import Meeting
    >>> every = (0, 1, 2, 3)
    >>> pair = Instance(3, 4, (1,) * 4, (Meeting((0, 1), every), Meeting((0, 2), every)))
    >>> breaks(pair, (0, 3))
    (1, 0, 0)
    """
    occupied: list[set[int]] = [set() for _ in range(instance.participants)]
    for event in instance.events:
        for person in event.people:
            occupied[person].update(event.slots)
    for meeting, slot in zip(instance.meetings, slots, strict=True):
        for person in meeting.people:
            occupied[person].add(slot)
    found: list[int] = []
    ends = (*instance.day_starts[1:], instance.slots)
    for busy in occupied:
        gaps = 0
        for start, end in zip(instance.day_starts, ends, strict=True):
            today = sorted(slot for slot in busy if start <= slot < end)
            gaps += sum(later - sooner > 1 for sooner, later in pairwise(today))
        found.append(gaps)
    return tuple(found)


def held_once(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """Each meeting has one slot of those it may have."""
    for at, (meeting, slot) in enumerate(zip(instance.meetings, slots, strict=True)):
        if slot not in meeting.slots:
            yield f"meeting {at} is held in slot {slot}, which it may not have"


def one_place(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """Nobody is in two places at once."""
    where: Counter[tuple[int, int]] = Counter()
    for event in instance.events:
        where.update((person, slot) for person in event.people for slot in event.slots)
    for meeting, slot in zip(instance.meetings, slots, strict=True):
        where.update((person, slot) for person in meeting.people)
    for (person, slot), times in sorted(where.items()):
        if times > 1:
            yield f"participant {person} is in {times} places in slot {slot}"


def available(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """Nobody meets in a slot in which they can't."""
    if not instance.unavailable:
        return
    for at, (meeting, slot) in enumerate(zip(instance.meetings, slots, strict=True)):
        for person in meeting.people:
            if slot in instance.unavailable[person]:
                yield f"participant {person} is away in slot {slot} of meeting {at}"


def enough_tables(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """No slot takes more tables than there are."""
    taken: Counter[int] = Counter()
    for event in instance.events:
        for slot in event.slots:
            taken[slot] += event.tables
    for meeting, slot in zip(instance.meetings, slots, strict=True):
        taken[slot] += meeting.tables
    for slot, tables in sorted(taken.items()):
        if 0 <= slot < instance.slots and tables > instance.capacity[slot]:
            yield f"slot {slot} takes {tables} tables of {instance.capacity[slot]}"


def enough_units(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """No resource is used beyond its units."""
    taken: Counter[tuple[int, int]] = Counter()
    for event in instance.events:
        taken.update((resource, slot) for resource in event.needs for slot in event.slots)
    for meeting, slot in zip(instance.meetings, slots, strict=True):
        taken.update((resource, slot) for resource in meeting.needs)
    for (resource, slot), units in sorted(taken.items()):
        if 0 <= slot < instance.slots and units > instance.resources[resource][slot]:
            yield f"slot {slot} takes {units} units of resource {resource}"


def in_order(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """Each meeting comes after those that precede it."""
    for first, then in instance.precedences:
        if slots[first] >= slots[then]:
            yield f"meeting {first} is held in slot {slots[first]}, not before meeting {then}"


def balanced(instance: Instance, slots: Sequence[int]) -> Iterator[str]:
    """Breaks of any two participants differ by no more than the balance."""
    counts = breaks(instance, slots)
    if instance.balance is not None and counts:
        difference = max(counts) - min(counts)
        if difference > instance.balance:
            yield f"breaks differ by {difference}, more than {instance.balance}"


RULES: Final[tuple[Rule, ...]] = (
    held_once, one_place, available, enough_tables, enough_units, in_order, balanced,
)  # fmt: skip
"""Every rule of a timetable."""


def violations(instance: Instance, slots: Sequence[int]) -> tuple[str, ...]:
    """Return every breach of a rule; empty where the timetable is valid.

    Examples
    --------
    >>> from corredor.studies.forum.calc.timetable.instance import Meeting
    >>> both = Meeting((0, 1), (0, 1)), Meeting((1, 2), (0, 1))
    >>> violations(Instance(3, 2, (1, 1), both), (0, 0))[0]
    'participant 1 is in 2 places in slot 0'
    """
    if len(slots) != len(instance.meetings):
        return (f"{len(slots)} slots for {len(instance.meetings)} meetings",)
    return tuple(breach for rule in RULES for breach in rule(instance, slots))


def false_claims(instance: Instance, result: Result) -> tuple[str, ...]:
    """Return what a result claims and its own parts don't bear; empty where it is sound.

    A proof by search isn't repeated: what can be checked without a solver is.
    """
    found: list[str] = []
    if result.slots is not None:
        found += violations(instance, result.slots)
        counted = sum(breaks(instance, result.slots)) if not found else None
        if counted is not None and counted != result.breaks:
            found.append(f"{result.breaks} breaks are claimed and {counted} counted")
    has_timetable = result.status in ("optimal", "feasible")
    if has_timetable != (result.slots is not None):
        found.append(f"status {result.status} with slots {result.slots}")
    if result.status == "optimal" and result.gap() != 0:
        found.append(f"optimal with {result.breaks} breaks and bound {result.bound}")
    if result.status == "feasible" and (result.gap() or 0) < 0:
        found.append(f"bound {result.bound} above {result.breaks} breaks")
    if result.status in ("optimal", "infeasible") and result.proof == "none":
        found.append(f"{result.status} without proof")
    return tuple(found)


def room_violations(
    instance: Instance, slots: Sequence[int], rooms: Sequence[int]
) -> tuple[str, ...]:
    """Return every breach in a choice of rooms: double use, wrong kind, closed.

    Parameters
    ----------
    instance
        The instance; its `rooms` are numbered.
    slots
        Slot of each meeting, shape (meetings,).
    rooms
        Room of each meeting, shape (meetings,).
    """
    found: list[str] = []
    used: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (meeting, slot, room) in enumerate(zip(instance.meetings, slots, rooms, strict=True)):
        used[slot, room].append(at)
        kind = instance.rooms[room].kind
        fits = meeting.tables > 0 if kind == NO_TABLE else kind in meeting.needs
        if not fits:
            found.append(f"meeting {at} is in room {room} of another kind")
        if slot in instance.rooms[room].closed:
            found.append(f"meeting {at} is in room {room}, closed in slot {slot}")
    for (slot, room), meetings in sorted(used.items()):
        if len(meetings) > 1:
            found.append(f"room {room} holds meetings {meetings} in slot {slot}")
    return tuple(found)


def location_changes(
    instance: Instance, slots: Sequence[int], rooms: Sequence[int]
) -> tuple[int, ...]:
    """Changes of zone of each participant between successive meetings of a day [1].

    Parameters
    ----------
    instance, slots, rooms
        As of `room_violations`.
    """
    day_of = {slot: day for day, of_day in enumerate(instance.days()) for slot in of_day}
    found: list[int] = []
    for own in instance.meetings_of():
        walk = sorted((slots[at], instance.rooms[rooms[at]].zone) for at in own)
        found.append(
            sum(
                before != after and day_of[sooner] == day_of[later]
                for (sooner, before), (later, after) in pairwise(walk)
            )
        )
    return tuple(found)
