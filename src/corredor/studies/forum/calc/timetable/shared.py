"""Single resources as people: for methods that know people only.

A room or an interpreter of whom there is one can be in one place at a time, like a participant, so
a meeting that needs it is a meeting of one more. Its own gaps are no participant's breaks.
"""

from __future__ import annotations

from dataclasses import replace

from corredor.studies.forum.calc.timetable.instance import Event, Instance, Meeting


def resources_as_people(instance: Instance) -> Instance:
    """Instance in which each resource is one more participant, after the others.

    Raises
    ------
    ValueError
        There is more than one unit of a resource in a slot.

    Examples
    --------
    >>> one = Instance(2, 2, (1, 1), (Meeting((0, 1), (0, 1), 1, (0,)),), resources=((0, 1),))
    >>> made = resources_as_people(one)
    >>> made.meetings[0].people, made.unavailable
    ((0, 1, 2), ((), (), (0,)))
    """
    if any(units > 1 for row in instance.resources for units in row):
        raise ValueError("more than one unit of a resource")
    count = instance.participants
    away = instance.unavailable or ((),) * count
    shut = tuple(
        tuple(slot for slot, units in enumerate(row) if not units) for row in instance.resources
    )
    return replace(
        instance,
        participants=count + len(instance.resources),
        unavailable=(*away, *shut),
        resources=(),
        meetings=tuple(
            replace(each, people=_joined(each, count), needs=()) for each in instance.meetings
        ),
        events=tuple(
            replace(each, people=_joined(each, count), needs=()) for each in instance.events
        ),
    )


def _joined(each: Meeting | Event, count: int) -> tuple[int, ...]:
    return (*each.people, *(count + resource for resource in each.needs))
