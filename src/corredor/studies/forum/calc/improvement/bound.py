"""Lower bound of the breaks of a timetable: the least of each participant, with priced tables.

A participant with k meetings needs at least so many breaks as the cheapest k of his open slots
have. Tables are scarce, so a table of each slot is given a price, of which each who sits at it pays
a share; what all participants pay at the least, less what the tables are worth, is a bound for any
prices from 0 up (Lagrange). The best prices are the duals of a linear programme over the slots that
participants have chosen so far, which grows by the choices that those prices make (Dantzig and
Wolfe, "Decomposition Principle for Linear Programs", Operations Research 8(1), 1960,
doi:10.1287/opre.8.1.101).

A session that takes no table is tried in each of its slots: its people come in the one that is
cheapest for all of them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.improvement.choices import Choices
from corredor.studies.forum.calc.improvement.crowd import crowd_of

ROUNDS: Final = 30
"""Times that prices are changed at most [1]."""
CLOSE: Final = 1 / 2
"""Breaks between the bound and the programme from which on prices are good enough [1]."""
ROUNDING: Final = 1e-6
"""What arithmetic may lose [1]."""


@dataclass(frozen=True)
class Bound:
    """Breaks that every complete timetable has at least.

    Attributes
    ----------
    forced
        Sum of the breaks that each participant has at least by himself [1].
    breaks
        The bound with priced tables [1], not below `forced`.
    """

    forced: int
    breaks: int


def breaks_at_least(grid: Grid, rounds: int = ROUNDS) -> Bound:
    """Bound of the breaks of a timetable that holds every possible meeting.

    Parameters
    ----------
    grid
        Meetings, people and slots.
    rounds
        Times that prices are changed [1].

    Examples
    --------
    Two meetings of one person, the slot between them closed to him:

    >>> gap = Grid(3, 3, np.array([0, 2, 4]), np.array([0, 1, 0, 2]), np.array([5, 5]),
    ...            np.ones(2, int), np.full(3, 2), np.zeros(3, int), np.array([7]))
    >>> breaks_at_least(gap)
    Bound(forced=1, breaks=1)
    """
    crowd = crowd_of(grid)
    if not len(crowd.kind.meetings):
        return Bound(0, 0)
    choices = Choices(grid, crowd)
    best, forced = -np.inf, 0
    for step in range(rounds):
        value = choices.add()
        forced = forced if step else round(value)
        best = max(best, value)
        if choices.priced() - best < CLOSE:
            break
    best = max(best, choices.add())
    return Bound(forced, max(forced, int(np.ceil(best - ROUNDING))))
