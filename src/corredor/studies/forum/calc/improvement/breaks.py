"""Fewer breaks at scale: annealed swaps of chains, with the bound beside the result.

Every state is a timetable that keeps all rules of the grid, so the search can stop at any time.
It is simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983,
doi:10.1126/science.220.4598.671) over Kempe chains.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from corredor.studies.forum.calc.colouring.breaks import breaks_of
from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.colouring.scheduling import board
from corredor.studies.forum.calc.improvement.annealing import CHANCES, improved
from corredor.studies.forum.calc.improvement.bound import Bound, breaks_at_least
from corredor.studies.forum.calc.running import IntArray, Run, interpreted

ROUNDS: Final = 200
"""Temperatures [1]."""
HOTTEST: Final = 0.7
COLDEST: Final = 0.12
"""Temperatures between which a round falls by the same factor [break]."""
REACH: Final = 300
"""Meetings of the longest chain that is swapped [1]."""
OVER: Final = 3
"""What a break beyond the balance costs more [break]."""
WORST: Final = 12
"""Costs from which a change is never made [break]."""


@dataclass(frozen=True, eq=False)
class Improvement:
    """A timetable with few breaks.

    Attributes
    ----------
    slot
        Slot of each meeting, shape (meetings,).
    breaks
        Breaks of each participant whose breaks count [1], shape (counted,).
    bound
        What no timetable of the same meetings in the slots that the grid allows can beat.
    """

    slot: IntArray = field(repr=False)
    breaks: IntArray = field(repr=False)
    bound: Bound

    @property
    def gap(self) -> int:
        """Breaks above the bound [1]."""
        return int(self.breaks.sum()) - self.bound.breaks

    @property
    def spread(self) -> int:
        """Difference of breaks between two participants, the largest [1]."""
        return int(self.breaks.max(initial=0) - self.breaks.min(initial=0))


def fewer_breaks(
    grid: Grid,
    slot: IntArray,
    tries: int,
    balance: int | None = None,
    seed: int = 1,
    run: Run = interpreted,
    stopped: Callable[[], bool] = lambda: False,
    counted: int | None = None,
    bound: Bound | None = None,
) -> Improvement:
    """Timetable with fewer breaks than a given one, of the same meetings.

    Parameters
    ----------
    grid
        Meetings, people and slots; a meeting with one allowed slot stays where it is.
    slot
        A timetable that keeps the rules, shape (meetings,); the unscheduled stay so.
    tries
        Swaps that are tried [1].
    balance
        Largest difference of breaks between two participants that is aimed at [1].
    seed
        Start of the pseudo-random choices.
    run
        How kernels are run.
    stopped
        Asked after every temperature whether to end with the best so far.
    counted
        How many of the participants, from the first, have breaks that count; all if None. Those
        after them, such as interpreters, only can't be in two places.
    bound
        What no timetable can beat, where it is known; else it is worked out.
    """
    people = grid.participants if counted is None else counted
    own = grid.of_first(people)
    if bound is None:
        bound = breaks_at_least(replace(own, allowed=np.where(slot >= 0, grid.allowed, 0)))
    most = grid.slots if balance is None else balance
    slot, best = slot.copy(), slot.copy()
    at, load, busy = board(grid, slot), grid.loads(slot), grid.busy(slot)
    chain, mark = np.zeros((2, grid.meetings), np.int64)
    was, seen = np.zeros((2, grid.participants), np.int64)
    reach = min(REACH, grid.meetings)
    fixed = grid.days, grid.slots, grid.first, grid.people, grid.allowed, grid.tables, grid.capacity
    stamps = np.zeros(1, np.int64)
    start = breaks_of(own, slot)
    cost = int(start.sum() + OVER * np.maximum(start - most, 0).sum())
    state = np.array([seed, cost, cost])
    moving = slot, at, load, chain, mark, stamps, busy, was, seen, best, state
    for heat in np.geomspace(HOTTEST, COLDEST, ROUNDS):
        if state[2] <= bound.breaks or stopped():
            break
        chances = (np.exp(-np.arange(WORST) / heat) * CHANCES).astype(np.int64)
        run(improved, tries // ROUNDS, people, reach, most, OVER, chances, *fixed, *moving)
    return Improvement(best, breaks_of(own, best), bound)
