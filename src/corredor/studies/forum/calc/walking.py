"""Walking: changes of zone that no seating of the same timetable can do without, by counting.

A person changes at least where the zones that are open in successive slots have none in common.
And meetings that people's successive meetings join to one another, if one zone can't hold those of
a slot, lie in several zones with a change between each two of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corredor.studies.forum.calc.seating import Hall


def fewest_changes(hall: Hall, people: Sequence[Sequence[int]], slots: Sequence[int]) -> int:
    """Changes of zone that every seating of a timetable has at least [1].

    Parameters
    ----------
    hall
        Rooms and their tables.
    people
        People of each meeting.
    slots
        Slot of each meeting; -1 for one that has none or no table, which doesn't count.

    Examples
    --------
    One pair in a hall of one table, then in another; three meetings that a person each joins:

    >>> fewest_changes(Hall((0, 1), ((1, 0), (0, 1)), (0, 0)), [(0, 1), (0, 2)], [0, 1])
    1
    >>> hall = Hall((0, 1), ((1, 1), (1, 1)), (0, 0))
    >>> fewest_changes(hall, [(0, 1), (2, 3), (0, 2)], [0, 0, 1])
    1
    """
    capacity = _capacity(hall)
    walks = _walks(hall, people, slots)
    joined = list(range(len(slots)))
    for walk in walks:
        for sooner, later in pairwise(walk):
            joined[_root(joined, sooner)] = _root(joined, later)
    forced, crowd = Counter[int](), defaultdict[int, Counter[int]](Counter)
    for walk in walks:
        forced[_root(joined, walk[0])] += _forced([capacity[slots[at]] for at in walk])
    for at, slot in enumerate(slots):
        if slot >= 0:
            crowd[_root(joined, at)][slot] += 1
    return sum(
        max(forced[root], max(_zones(capacity[slot], count) - 1 for slot, count in own.items()))
        for root, own in crowd.items()
    )


def _capacity(hall: Hall) -> list[dict[int, int]]:
    """Return the tables of each zone that has any, slot by slot."""
    found: list[dict[int, int]] = []
    for slot in range(len(hall.days)):
        tables = Counter[int]()
        for zone, row in zip(hall.zones, hall.tables, strict=True):
            tables[zone] += row[slot]
        found.append({zone: count for zone, count in tables.items() if count})
    return found


def _walks(
    hall: Hall, people: Sequence[Sequence[int]], slots: Sequence[int]
) -> Iterable[list[int]]:
    """Return the meetings of each person and day in the order of time."""
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        if slot >= 0:
            for who in people[at]:
                found[who, hall.days[slot]].append(at)
    return [sorted(walk, key=lambda at: slots[at]) for _, walk in sorted(found.items())]


def _root(joined: list[int], at: int) -> int:
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at


def _forced(zones: Iterable[Iterable[int]]) -> int:
    """Return how often somebody must change who passes through such zones."""
    changes, left = 0, set[int]()
    for number, own in enumerate(zones):
        here = set(own)
        common = left & here
        changes += number > 0 and not common
        left = common or here
    return changes


def _zones(capacity: dict[int, int], count: int) -> int:
    """Return how many zones so many meetings of a slot need at least."""
    needed = 0
    for tables in sorted(capacity.values(), reverse=True):
        if count <= 0:
            break
        count -= tables
        needed += 1
    return max(1, needed)
