"""Timetables by colouring: every meeting gets a slot where chains can find one; the rest is listed.

With two countries and every slot open the result is complete whenever no person has more meetings
than there are slots and the tables of all slots suffice: König's theorem and de Werra's balanced
classes ("Equitable colorations of graphs", RIRO 5, 1971, doi:10.1051/ro/197105R300031). With slots
closed the problem is list colouring, and among many countries edge colouring: both are NP-hard, and
what stays unscheduled beyond `Colouring.bound` is a result of the method, not a proof.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.forum.calc.colouring.ejection import ejected
from corredor.studies.forum.calc.colouring.grid import UNPLACED, Grid
from corredor.studies.forum.calc.colouring.insertion import equalised, inserted
from corredor.studies.forum.calc.running import IntArray, Run, interpreted

MOVES: Final = 20_000
"""Meetings that are placed by throwing out others before the rest is given up [1]."""


@dataclass(frozen=True, eq=False)
class Colouring:
    """A timetable by colouring.

    Attributes
    ----------
    slot
        Slot of each meeting, `UNPLACED` where none was found, shape (meetings,).
    unscheduled
        Meetings without a slot, rising.
    impossible
        Those of them for which no slot is open to all their people, rising.
    bound
        Meetings that no timetable at all can schedule, at least [1].
    """

    slot: IntArray = field(repr=False)
    unscheduled: tuple[int, ...]
    impossible: tuple[int, ...]
    bound: int


def board(grid: Grid, slot: IntArray) -> IntArray:
    """Meeting of each participant in each slot, or -1, shape (participants * slots,)."""
    at = np.full(grid.participants * grid.slots, UNPLACED, np.int64)
    meeting = np.repeat(np.arange(grid.meetings), np.diff(grid.first))
    held = slot[meeting] >= 0
    at[grid.people[held] * grid.slots + slot[meeting[held]]] = meeting[held]
    return at


def coloured(
    grid: Grid,
    start: IntArray | None = None,
    moves: int = MOVES,
    seed: int = 1,
    run: Run = interpreted,
) -> Colouring:
    """Timetable of a grid, without regard to breaks.

    Parameters
    ----------
    grid
        Meetings, people and slots.
    start
        Slots that some meetings have already, shape (meetings,); they may be moved.
    moves
        Meetings to place by throwing others out, when chains find no slot [1].
    seed
        Start of the pseudo-random choices among equals.
    run
        How kernels are run.

    Examples
    --------
    Two and two, each with each, in two slots of two tables:

    >>> square = Grid(4, 2, np.arange(0, 9, 2), np.array([0, 2, 0, 3, 1, 2, 1, 3]),
    ...               np.full(4, 3), np.ones(4, int), np.array([2, 2]), np.zeros(4, int),
    ...               np.array([3]))
    >>> coloured(square).slot.tolist(), coloured(square).unscheduled
    ([0, 1, 1, 0], ())
    """
    slot = np.full(grid.meetings, UNPLACED, np.int64) if start is None else start.copy()
    at, load = board(grid, slot), grid.loads(slot)
    chain, mark = np.zeros((2, grid.meetings), np.int64)
    stamps = np.zeros(1, np.int64)
    fixed = grid.slots, grid.first, grid.people, grid.allowed, grid.tables, grid.capacity
    state = slot, at, load, chain, mark, stamps
    degrees = grid.degrees()
    eager = -np.add.reduceat(degrees[grid.people], grid.first[:-1]) if grid.meetings else slot
    open_slots = np.bitwise_count(grid.allowed).astype(np.int64)
    order = np.lexsort((eager, open_slots))
    run(inserted, order, 0, *fixed, *state)
    run(equalised, *fixed, *state)
    _thin(grid, slot)
    at[:], load[:] = board(grid, slot), grid.loads(slot)
    run(inserted, order, 1, *fixed, *state)
    if (slot < 0).any() and moves:
        waiting, best = np.zeros(grid.meetings, np.int64), slot.copy()
        until = np.zeros(grid.meetings * grid.slots, np.int64)
        run(ejected, moves, *fixed, *state, waiting, until, best, np.array([seed]))
        slot = best
    left = np.flatnonzero(slot < 0)
    impossible = np.flatnonzero(grid.allowed == 0)
    return Colouring(
        slot, tuple(left.tolist()), tuple(impossible.tolist()), unschedulable_at_least(grid)
    )


def _thin(grid: Grid, slot: IntArray) -> None:
    """Take the last meetings out of overfull slots."""
    for at in np.flatnonzero(grid.loads(slot) > grid.capacity).tolist():
        inside = np.flatnonzero(slot == at)
        over = np.cumsum(grid.tables[inside]) > grid.capacity[at]
        slot[inside[over]] = UNPLACED


def unschedulable_at_least(grid: Grid) -> int:
    """Meetings that no timetable can schedule, at least [1], by counting.

    The largest of two counts: meetings of participants beyond the slots that are open to them (a
    meeting left out helps each of its people once); tables asked beyond the tables there are.
    """
    meeting = np.repeat(np.arange(grid.meetings), np.diff(grid.first))
    possible = grid.allowed[meeting] > 0
    open_to = np.zeros(grid.participants, np.int64)
    np.bitwise_or.at(open_to, grid.people, grid.allowed[meeting])
    degrees = np.bincount(grid.people[possible], minlength=grid.participants)
    beyond = np.maximum(degrees - np.bitwise_count(open_to), 0)
    widest = int(np.diff(grid.first).max(initial=1))
    impossible = int((grid.allowed == 0).sum())
    asked, largest = int(grid.tables.sum()), int(grid.tables.max(initial=1))
    short = -(-(asked - int(grid.capacity.sum())) // max(1, largest))
    return max(impossible - (-int(beyond.sum()) // widest), short, 0)
