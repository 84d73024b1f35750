"""What counting shows before any search: allowed slots, obstacles, breaks nobody can avoid.

Hall's theorem is the tool: meetings can be held in different places only if every set of them
has at least as many places as members. Where it fails, the set is the reason, and it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from corredor.studies.forum.calc.timetable.hall import hall_violator
from corredor.studies.forum.calc.timetable.instance import Instance
from corredor.studies.forum.calc.timetable.result import Obstacle

Domains = tuple[tuple[int, ...], ...]


def narrowed(instance: Instance) -> Domains | Obstacle:
    """Slots that each meeting can have, after availability, order and fixed meetings.

    Returns
    -------
    tuple or Obstacle
        Slots of each meeting, rising, shape (meetings, any); an obstacle where one has none.

    Examples
    --------
    >>> from corredor.studies.forum.calc.timetable.instance import Meeting
    >>> both = Meeting((0, 1), (0, 1)), Meeting((1, 2), (0,))
    >>> narrowed(Instance(3, 2, (1, 1), both))
    ((1,), (0,))
    """
    free = instance.open_slots()
    left: list[set[int]] = []
    for at, meeting in enumerate(instance.meetings):
        slots = set(meeting.slots).intersection(*(free[person] for person in meeting.people))
        if not slots:
            return Obstacle("no_slot", (at,), (), meeting.people, 1, 0)
        left.append(slots)
    circle = _circle(instance)
    if circle:
        return Obstacle("precedence", circle, (), (), len(circle) + 1, len(circle))
    own = instance.meetings_of()
    settled: set[int] = set()
    while True:
        blocked = _ordered(instance, left)
        if blocked is not None:
            return blocked
        new = [at for at, slots in enumerate(left) if len(slots) == 1 and at not in settled]
        if not new:
            return tuple(tuple(sorted(slots)) for slots in left)
        for at in new:
            settled.add(at)
            (slot,) = left[at]
            for person in instance.meetings[at].people:
                for other in own[person]:
                    if other != at:
                        left[other].discard(slot)
                        if not left[other]:
                            pair = tuple(sorted((at, other)))
                            return Obstacle("participant", pair, (slot,), (person,), 2, 1)


def _circle(instance: Instance) -> tuple[int, ...]:
    """Return meetings that precede each other in a circle, in that order; empty without one."""
    before: dict[int, set[int]] = {}
    for first, then in instance.precedences:
        before.setdefault(then, set()).add(first)
    while True:
        free = [at for at, others in before.items() if not others & before.keys()]
        if not free:
            break
        for at in free:
            del before[at]
    walk = [min(before)] if before else []
    while walk and walk[-1] not in walk[:-1]:
        walk.append(min(before[walk[-1]] & before.keys()))
    return tuple(reversed(walk[walk.index(walk[-1]) + 1 :])) if walk else ()


def _ordered(instance: Instance, left: list[set[int]]) -> Obstacle | None:
    """Cut slots by precedence until nothing changes; an obstacle where none is left."""
    changed = True
    while changed:
        changed = False
        for first, then in instance.precedences:
            earliest, latest = min(left[first]), max(left[then])
            after = {slot for slot in left[then] if slot > earliest}
            before = {slot for slot in left[first] if slot < latest}
            changed |= len(after) < len(left[then]) or len(before) < len(left[first])
            if not after or not before:
                slots = tuple(sorted(left[first] | left[then]))
                return Obstacle("precedence", (first, then), slots, (), 2, 1)
            left[then], left[first] = after, before
    return None


def obstacle(instance: Instance, domains: Domains) -> Obstacle | None:
    """A reason by counting why the instance has no timetable; None where counting finds none.

    Checked are the slots of each participant, the tables of each set of slots (no more than the
    pairs of people who are free), and the units of each resource.

    Parameters
    ----------
    instance
        The instance.
    domains
        Slots of each meeting as `narrowed` gives them.
    """
    once = (1,) * instance.slots
    for person, own in enumerate(instance.meetings_of()):
        found = hall_violator({at: domains[at] for at in own}, once)
        if found is not None:
            meetings, slots = found
            return Obstacle("participant", meetings, slots, (person,), len(meetings), len(slots))
    return _scarce(instance, domains)


def _scarce(instance: Instance, domains: Domains) -> Obstacle | None:
    free = instance.open_slots()
    pairs = [sum(slot in own for own in free) // 2 for slot in range(instance.slots)]
    tables = [min(two) for two in zip(instance.free_tables(), pairs, strict=True)]
    at_table = {
        at: domains[at]
        for at, meeting in enumerate(instance.meetings)
        if meeting.tables == 1 and len(meeting.people) > 1
    }
    rows: list[tuple[int, dict[int, tuple[int, ...]], Sequence[int]]] = [(-1, at_table, tables)]
    for resource, units in enumerate(instance.free_units()):
        users = {
            at: domains[at]
            for at, meeting in enumerate(instance.meetings)
            if resource in meeting.needs
        }
        rows.append((resource, users, units))
    for resource, users, places in rows:
        found = hall_violator(users, [max(0, units) for units in places])
        if found is not None:
            meetings, slots = found
            kind = "tables" if resource < 0 else "resource"
            room = sum(max(0, places[slot]) for slot in slots)
            return Obstacle(kind, meetings, slots, (), len(meetings), room, resource)
    return None


def break_free_starts(
    own: Mapping[int, Iterable[int]], attended: Set[int], slots: int
) -> tuple[int, ...]:
    """First slots of the unbroken runs in which a participant can hold all its meetings.

    The run holds all its meetings and events and nothing else, and its meetings fit into it one
    by one (Hall).

    Parameters
    ----------
    own
        Slots of each of its meetings, as `narrowed` gives them.
    attended
        Slots in which it attends an event.
    slots
        Number of slots, of one day [1].

    Returns
    -------
    tuple
        First slots, rising; empty where at least one break is certain.

    Examples
    --------
    >>> break_free_starts({0: (0, 1, 3), 1: (1, 2, 3)}, set(), 4)
    (0, 1, 2)
    """
    reach = set(attended).union(*own.values())
    length = len(own) + len(attended)
    once = (1,) * slots
    found: list[int] = []
    for start in range(slots - length + 1):
        run = range(start, start + length)
        if not all(slot in reach for slot in run) or not all(slot in run for slot in attended):
            continue
        inside = {at: [s for s in of if s in run and s not in attended] for at, of in own.items()}
        if hall_violator(inside, once) is None:
            found.append(start)
    return tuple(found)


def forced_breaks(instance: Instance, domains: Domains) -> int:
    """Breaks that counting alone proves [1]: participants without an unbroken run, in one day.

    Examples
    --------
    >>> from corredor.studies.forum.calc.timetable.instance import Meeting
    >>> apart = Meeting((0, 1), (0,)), Meeting((0, 2), (2,))
    >>> forced_breaks(Instance(3, 3, (1,) * 3, apart), ((0,), (2,)))
    1
    """
    if len(instance.day_starts) > 1:
        return 0
    everyone = zip(instance.meetings_of(), instance.attended(), strict=True)
    return sum(
        not break_free_starts({at: domains[at] for at in own}, attended, instance.slots)
        for own, attended in everyone
        if own or attended
    )
