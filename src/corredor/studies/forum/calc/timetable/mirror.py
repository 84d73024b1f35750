"""Symmetry of the day: a timetable run backwards."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.studies.forum.calc.timetable.bounds import Domains
from corredor.studies.forum.calc.timetable.instance import Instance


def without_mirror(instance: Instance, domains: Domains) -> Domains:
    """Slots without the mirror image of each timetable, where the day reads the same backwards.

    Where every meeting's slots, the tables, the units and the events are their own mirror images
    and nothing has an order, a timetable run backwards is one with as many breaks. The meeting
    whose people have most meetings is then kept in the first half.

    Examples
    --------
    >>> from corredor.studies.forum.calc.timetable.instance import Meeting
    >>> pair = Instance(2, 3, (1, 1, 1), (Meeting((0, 1), (0, 1, 2)),))
    >>> without_mirror(pair, ((0, 1, 2),))
    ((0, 1),)
    """
    last = instance.slots - 1

    def same(slots: Sequence[int]) -> bool:
        return tuple(last - slot for slot in reversed(slots)) == tuple(slots)

    rows = instance.capacity, *instance.resources
    mirrored = (
        not instance.precedences
        and len(instance.day_starts) == 1
        and all(row == row[::-1] for row in rows)
        and all(same(own) for own in domains)
        and all(same(event.slots) for event in instance.events)
    )
    if not mirrored or not domains:
        return domains
    degree = [len(own) for own in instance.meetings_of()]
    meetings = instance.meetings
    chosen = max(
        range(len(meetings)), key=lambda at: (sum(degree[p] for p in meetings[at].people), -at)
    )
    first_half = tuple(slot for slot in domains[chosen] if 2 * slot <= last)
    return (*domains[:chosen], first_half, *domains[chosen + 1 :])
