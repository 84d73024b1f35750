"""Crowd: kinds of participants that one bound of breaks is worked out for once.

Participants with the same open slots, events, meetings and share of a table pay the same. Who is
in one session that takes no table and seeks its slot is of one kind for each slot that it may get:
there the session is an event. Who is in more of them fills open slots with them and pays nothing,
which keeps the bound true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.running import IntArray

NO_SESSION: Final = -1
"""Stands for the session of who is in none that seeks its slot."""
OPEN, ATTENDED, MEETINGS, SHARE, SESSION, SLOT = range(6)
"""Columns of a participant."""


@dataclass(frozen=True, eq=False)
class Kind:
    """Participants with the same open slots, events and number of meetings."""

    open_to: IntArray
    attended: IntArray
    meetings: IntArray
    members: IntArray


@dataclass(frozen=True, eq=False)
class Crowd:
    """All participants by their kinds.

    Attributes
    ----------
    kind
        Bits of slots and counts, each of shape (kinds,).
    share
        Part of a table that a meeting takes for one of its people, at the least [1].
    session, slot
        Meeting without a table that is tried in a slot, `NO_SESSION` for none, and the slot.
    """

    kind: Kind
    share: NDArray[np.float64]
    session: IntArray
    slot: IntArray


def crowd_of(grid: Grid) -> Crowd:
    """Return the crowd of a grid; meetings that no slot is open to don't count.

    Examples
    --------
    >>> grid = Grid(3, 2, np.array([0, 2, 4]), np.array([0, 1, 0, 2]), np.array([3, 3]),
    ...             np.ones(2, int), np.full(2, 2), np.zeros(3, int), np.array([3]))
    >>> crowd = crowd_of(grid)
    >>> crowd.kind.meetings.tolist(), crowd.kind.members.tolist(), crowd.share.tolist()
    ([1, 2], [2, 1], [0.5, 0.5])
    """
    meeting = np.repeat(np.arange(grid.meetings), np.diff(grid.first))
    possible = grid.allowed[meeting] > 0
    meeting, people = meeting[possible], grid.people[possible]
    bare = grid.tables[meeting] == 0
    tried = bare & (np.bincount(people[bare], minlength=grid.participants)[people] == 1)
    session = np.full(grid.participants, NO_SESSION)
    session[people[tried]] = meeting[tried]
    meeting, people = meeting[~tried], people[~tried]
    share = np.full(grid.participants, np.inf)
    np.minimum.at(share, people, grid.tables[meeting] / np.diff(grid.first)[meeting])
    shares, place = np.unique(np.where(np.isinf(share), 0.0, share), return_inverse=True)
    open_to = np.zeros(grid.participants, np.int64)
    np.bitwise_or.at(open_to, people, grid.allowed[meeting])
    rows = np.zeros((grid.participants, 6), np.int64)
    rows[:, OPEN], rows[:, ATTENDED] = open_to, grid.attended
    rows[:, MEETINGS] = np.bincount(people, minlength=grid.participants)
    rows[:, SHARE], rows[:, SESSION] = place.reshape(-1), session
    found, members = np.unique(_tried(grid, rows), axis=0, return_counts=True)
    kind = Kind(found[:, OPEN], found[:, ATTENDED], found[:, MEETINGS], members)
    return Crowd(kind, shares[found[:, SHARE]], found[:, SESSION], found[:, SLOT])


def _tried(grid: Grid, rows: IntArray) -> IntArray:
    """Return the rows, those in a session once for each slot that it may get."""
    made = [rows[rows[:, SESSION] == NO_SESSION]]
    for session in np.unique(rows[:, SESSION]).tolist():
        if session == NO_SESSION:
            continue
        for slot in range(grid.slots):
            if int(grid.allowed[session]) >> slot & 1:
                there = rows[rows[:, SESSION] == session]
                there[:, OPEN] &= ~(1 << slot)
                there[:, ATTENDED] |= 1 << slot
                there[:, SLOT] = slot
                made.append(there)
    return np.concatenate(made)
