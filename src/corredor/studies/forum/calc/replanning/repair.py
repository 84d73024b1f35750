"""Repair of a timetable on the day: the least change, and everybody whom it affects.

In this order: the fewest meetings lost, the fewest people affected who needn't have been, the
fewest meetings moved, the fewest breaks. A meeting before now, a pinned one and one with a single
slot never move; so nobody's leaving breaks another's fixed meeting.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

import numpy as np

from corredor.studies.forum.calc.colouring.breaks import breaks_of
from corredor.studies.forum.calc.colouring.grid import UNPLACED, Grid
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.replanning.disruption import Disruption, Situation, situation
from corredor.studies.forum.calc.replanning.search import Change, Search
from corredor.studies.forum.calc.running import IntArray

MOST_PEOPLE: Final = 8
"""People affected beyond the fewest conceivable, up to which a repair is sought [1]."""

MOVES: Final = 4_000
"""Meetings that chains place by throwing out others: on the day seconds count [1]."""
MOST_SEARCHED: Final = 60
"""Meetings that must move at least, beyond which chains answer at once instead of a search [1]."""
LOOKS: Final = 5
"""Meetings lost beyond the fewest conceivable, up to which a repair is sought [1]."""

MOVED: Final = "moved"
ADDED: Final = "added"
CANCELLED: Final = "cancelled"
LOST: Final = "lost"


@dataclass(frozen=True, order=True)
class Notice:
    """What a person has to be told about one meeting.

    Attributes
    ----------
    participant, meeting
        Whom, and about which.
    what
        `MOVED`, `ADDED`, `CANCELLED` (somebody doesn't come) or `LOST` (no slot was found).
    was, now
        Slots before and after, or `UNPLACED`.
    """

    participant: int
    meeting: int
    what: str
    was: int
    now: int


@dataclass(frozen=True, eq=False)
class Repair:
    """A repaired timetable.

    Attributes
    ----------
    grid
        The meetings, added ones last, with what is open to each.
    slot
        The new timetable, shape (meetings,).
    change
        What it costs beyond what the disruption itself changes.
    bound
        What any repair costs at least; breaks are 0 in it unless `proven`.
    proven
        Whether no repair changes less.
    notices
        Who is affected and how, by participant and meeting.
    """

    grid: Grid = field(repr=False)
    slot: IntArray = field(repr=False)
    change: Change
    bound: Change
    proven: bool
    notices: tuple[Notice, ...]

    def affected(self) -> tuple[int, ...]:
        """Participants who have to be told something, rising."""
        return tuple(sorted({notice.participant for notice in self.notices}))


def repaired(grid: Grid, slot: IntArray, disruption: Disruption) -> Repair:
    """Repair of a timetable after a disruption.

    Parameters
    ----------
    grid
        Meetings, people and slots.
    slot
        The timetable, shape (meetings,).
    disruption
        What happened.

    Examples
    --------
    Persons 0 and 2 meet in slot 0, 1 and 3 in slot 1. Person 0 comes late; slot 1 has one table:

    >>> from corredor.studies.forum.calc.colouring.grid import Grid
    >>> grid = Grid(4, 3, np.array([0, 2, 4]), np.array([0, 2, 1, 3]), np.full(2, 7),
    ...             np.ones(2, int), np.ones(3, int), np.zeros(4, int), np.array([7]))
    >>> found = repaired(grid, np.array([0, 1]), Disruption(away=((0, (0,)),)))
    >>> found.slot.tolist(), found.change.moved, found.proven, found.affected()
    ([2, 1], 0, True, (0, 2))
    """
    left = situation(grid, slot, disruption)
    told = frozenset(_people_of(left.grid, (*left.waiting, *left.cancelled)))
    search = Search(left.grid, left.slot.tolist(), told)
    least = _least(left, told, search)
    many = least.moved + len(left.waiting) > MOST_SEARCHED
    bound, proven = (least, False) if many else _deepened(search, left, least)
    best = search.best
    if best is None:
        best = _chained(search, left, told)
    now = np.array(search.best_slot, np.int64)
    if proven:
        bound = best
    notices = _notices(left, slot, now)
    return Repair(left.grid, now, best, bound, proven, notices)


def _people_of(grid: Grid, meetings: tuple[int, ...]) -> set[int]:
    found: set[int] = set()
    for meeting in meetings:
        found.update(grid.people[grid.first[meeting] : grid.first[meeting + 1]].tolist())
    return found


def _least(left: Situation, told: frozenset[int], search: Search) -> Change:
    """What every repair costs: meetings without a slot, meetings of slots with too few tables."""
    lost = sum(1 for meeting in left.waiting if not search.allowed[meeting])
    people = moved = 0
    for at, load in enumerate(search.load):
        inside = [each for each, where in enumerate(search.slot) if where == at]
        over = load - search.capacity[at]
        new = sorted(len(set(search.people[each]) - told) for each in inside)
        largest = max((search.tables[each] for each in inside), default=1)
        fewest = -(-max(0, over) // max(1, largest))
        people = max(people, sum(new[:fewest]))
        moved += fewest
    return Change(lost, people, moved, 0)


def _deepened(search: Search, left: Situation, least: Change) -> tuple[Change, bool]:
    """Look for any repair; then seek one that loses and affects fewer, from the least upwards.

    Returns what every repair changes at least, and whether all that is better was searched.
    """
    everybody = left.grid.participants
    some = range(least.people, min(least.people + MOST_PEOPLE, everybody))
    near = some.stop
    lost_counts = range(least.lost, least.lost + LOOKS)
    whole = True
    for lost, people in product(lost_counts, (near, everybody)):
        complete = search.explored(left.waiting, lost, people)
        whole = complete and (whole or people == everybody)
        if search.best is not None:
            break
    if search.best is None:
        return least, False
    if whole and search.best.people <= near:
        return least, True
    bound, whole = least, True
    for lost in lost_counts:
        for people in (*some, everybody):
            whole = search.explored(left.waiting, lost, people) and whole
            if search.spent() or search.reached(lost, people):
                return bound, whole
            if whole:
                bound = replace(bound, lost=lost, people=people + 1)
        if whole:
            bound = replace(least, lost=lost + 1)
    return bound, False


def _chained(search: Search, left: Situation, told: frozenset[int]) -> Change:
    """Repair by chains and throwing out, with as few lost as that finds, however many it moves."""
    found = coloured(left.grid, left.slot, MOVES).slot
    found[list(left.cancelled)] = UNPLACED
    before = left.slot >= 0
    moved = np.flatnonzero(before & (found != left.slot)).tolist()
    people = frozenset(_people_of(left.grid, tuple(moved))) - told
    lost = int((found[before] < 0).sum()) + int((found[list(left.waiting)] < 0).sum())
    breaks = breaks_of(left.grid, found)
    search.best_slot = found.tolist()
    return Change(lost, len(people), len(moved), int(breaks[sorted(people | told)].sum()))


def _notices(left: Situation, before: IntArray, now: IntArray) -> tuple[Notice, ...]:
    grid, found = left.grid, list[Notice]()
    cancelled = set(left.cancelled)
    old: list[int] = [*before.tolist(), *[UNPLACED] * (grid.meetings - len(before))]
    for meeting, (was, to) in enumerate(zip(old, now.tolist(), strict=True)):
        asked = meeting in left.waiting
        if was == to and not asked:
            continue
        what = MOVED if was >= 0 else ADDED
        if to < 0:
            what = CANCELLED if meeting in cancelled else LOST
        own: list[int] = grid.people[grid.first[meeting] : grid.first[meeting + 1]].tolist()
        found += [Notice(who, meeting, what, was, to) for who in own]
    return tuple(sorted(found))
