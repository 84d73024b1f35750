"""Timetabling: the slot of everything that has none yet, with a proven bound of its breaks.

A small forum is solved exactly by propositional search, within an effort that is counted and not
timed. A large one is coloured: what chains don't know (sessions of many people, precedences) is
placed first by the search and stays; single interpreters and rooms are people to the chains; then
annealed swaps take breaks out. The bound of a coloured one is that of the participants alone, so
it holds for any choice of interpreters and rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from corredor.studies.forum.calc.colouring import coloured, grid_of
from corredor.studies.forum.calc.colouring.grid import UNPLACED
from corredor.studies.forum.calc.improvement import Bound, breaks_at_least, fewer_breaks
from corredor.studies.forum.calc.running import IntArray, interpreted
from corredor.studies.forum.calc.timetable.bounds import narrowed, obstacle
from corredor.studies.forum.calc.timetable.checks import breaks
from corredor.studies.forum.calc.timetable.instance import Instance, Meeting
from corredor.studies.forum.calc.timetable.result import Obstacle
from corredor.studies.forum.calc.timetable.shared import resources_as_people
from corredor.studies.forum.engine import kernels, sat

SEARCH, COLOURING = "search", "colouring"
SMALL: Final = 150
"""Meetings up to which a timetable is sought by search [1]."""
EFFORT: Final = 20_000
"""Conflicts that a search may spend [conflict]: some seconds."""
LARGE: Final = 5_000
"""Meetings from which kernels are worth compiling [1]."""
TRIES: Final = 60_000
"""Swaps that are tried for each meeting by compiled kernels [1]."""
FEWER_TRIES: Final = 1_000
"""Swaps that are tried for each meeting where kernels are interpreted [1]."""
MOST_TRIES: Final = 50_000_000
"""Swaps that are tried at most [1]."""
PAIR: Final = 2


@dataclass(frozen=True)
class Timetable:
    """When everything is held.

    Parameters
    ----------
    slots
        Slot of each meeting, `UNPLACED` where none was found, shape (meetings,).
    breaks
        Breaks of each participant [1], shape (participants,).
    bound
        Breaks that no timetable of the same meetings can go below [1].
    method
        `SEARCH` or `COLOURING`.
    obstacle
        Meetings that can't all be held, where counting shows it.
    is_impossible
        Whether a complete search has shown that no timetable holds all meetings.
    """

    slots: tuple[int, ...]
    breaks: tuple[int, ...]
    bound: int
    method: str
    obstacle: Obstacle | None = None
    is_impossible: bool = False


def timetabled(instance: Instance) -> Timetable:
    """Return a timetable of an instance; what can't be placed is left out and listed by its slot.

    Raises
    ------
    ValueError
        The instance is ill-formed, or has too many slots.
    """
    problems = instance.problems()
    if problems:
        raise ValueError("; ".join(problems))
    is_small = len(instance.meetings) <= SMALL
    found, is_impossible = _searched(instance) if is_small else (None, False)
    if found is not None:
        return found
    found = _coloured(instance)
    if UNPLACED not in found.slots:
        return found
    blocked = _obstacle(instance) if len(instance.meetings) <= LARGE else None
    return replace(found, obstacle=blocked, is_impossible=is_impossible or blocked is not None)


def _obstacle(instance: Instance) -> Obstacle | None:
    domains = narrowed(instance)
    return domains if isinstance(domains, Obstacle) else obstacle(instance, domains)


def _searched(instance: Instance, *, effort: int = EFFORT) -> tuple[Timetable | None, bool]:
    """Return the best timetable by search, and whether there is none at all.

    It is None, too, where the effort or the engine doesn't reach.
    """
    if not sat.is_installed():
        return None, False
    for asked in (instance, replace(instance, balance=None)):
        found = sat.solve(asked, conflicts=effort, workers=1)
        if found.slots is not None:
            own = breaks(instance, found.slots)
            return Timetable(found.slots, own, found.bound or 0, SEARCH), False
        if asked.balance is None:
            return None, found.status == "infeasible"
    return None, False


def _coloured(instance: Instance) -> Timetable:
    run = kernels.runner() if len(instance.meetings) > LARGE else interpreted
    fixed = _placed_first(instance)
    held = replace(
        instance,
        meetings=tuple(
            replace(each, slots=_only(each, fixed[at]) if at in fixed else each.slots)
            for at, each in enumerate(instance.meetings)
        ),
    )
    grid = grid_of(resources_as_people(held))
    start = coloured(grid, run=run).slot
    each = TRIES if kernels.is_installed() else FEWER_TRIES
    tries = min(MOST_TRIES, each * len(instance.meetings))
    bound = _bound(instance, start)
    made = fewer_breaks(
        *(grid, start, tries, instance.balance),
        run=kernels.runner(),
        counted=instance.participants,
        bound=bound,
    )
    slots, own = tuple(made.slot.tolist()), tuple(made.breaks.tolist())
    return Timetable(slots, own, bound.breaks, COLOURING)


def _bound(instance: Instance, slot: IntArray) -> Bound:
    """Breaks that any timetable of the same meetings has, whoever interprets and wherever."""
    grid = grid_of(replace(instance, resources=(), meetings=_unbound(instance.meetings)))
    return breaks_at_least(replace(grid, allowed=np.where(slot >= 0, grid.allowed, 0)))


def _unbound(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    return tuple(replace(each, needs=()) for each in meetings)


def _only(meeting: Meeting, slot: int) -> tuple[int, ...]:
    return (slot,) if slot >= 0 else ()


def _placed_first(instance: Instance) -> dict[int, int]:
    """Place what chains don't know: sessions of more than two people, and what has an order."""
    ordered = {at for pair in instance.precedences for at in pair}
    hard = [
        at for at, each in enumerate(instance.meetings) if at in ordered or len(each.people) > PAIR
    ]
    if not hard:
        return {}
    number = {at: new for new, at in enumerate(hard)}
    part = replace(
        instance,
        meetings=tuple(instance.meetings[at] for at in hard),
        precedences=tuple((number[a], number[b]) for a, b in instance.precedences),
        balance=None,
    )
    found, _ = _searched(part)
    slots = found.slots if found is not None else one_by_one(part)
    return dict(zip(hard, slots, strict=True))


def one_by_one(instance: Instance) -> tuple[int, ...]:
    """Slots of meetings placed one after the other, in order of precedence; or `UNPLACED`.

    For where no engine is installed: valid, but not the best, and it may leave some out.
    """
    before: dict[int, set[int]] = {at: set() for at in range(len(instance.meetings))}
    for first, then in instance.precedences:
        before[then].add(first)
    free = [set(own) for own in instance.open_slots()]
    tables, units = list(instance.free_tables()), [list(row) for row in instance.free_units()]
    slots = [UNPLACED] * len(instance.meetings)
    waiting = set(before)
    while waiting:
        ready = sorted(at for at in waiting if not before[at] & waiting)
        if not ready:
            break
        at = min(ready, key=lambda one: (len(instance.meetings[one].slots), one))
        waiting.discard(at)
        own = instance.meetings[at]
        if any(slots[earlier] == UNPLACED for earlier in before[at]):
            continue
        first = 1 + max((slots[earlier] for earlier in before[at]), default=-1)
        for slot in own.slots:
            if (
                slot >= first
                and all(slot in free[person] for person in own.people)
                and tables[slot] >= own.tables
                and all(units[need][slot] for need in own.needs)
            ):
                slots[at] = slot
                tables[slot] -= own.tables
                for person in own.people:
                    free[person].discard(slot)
                for need in own.needs:
                    units[need][slot] -= 1
                break
    return tuple(slots)
