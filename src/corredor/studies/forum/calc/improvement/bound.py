"""Lower bound of the breaks of a timetable: the least of each participant, with priced tables.

A participant with k meetings needs at least so many breaks as the cheapest k of his open slots
have. Tables are scarce, so each busy slot is given a price; what all participants pay at the
least, less what the tables are worth, is a bound for any prices from 0 up (Lagrange). The prices
are raised where more people would come than tables can seat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.running import IntArray

FloatArray = NDArray[np.float64]

ROUNDS: Final = 300
"""Times that prices are changed [1]."""
FIRST_STEP: Final = 0.5
"""Part of a break by which the first change of prices is scaled [1]."""
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


@dataclass(frozen=True, eq=False)
class Kind:
    """Participants with the same open slots, events and number of meetings."""

    open_to: IntArray
    attended: IntArray
    meetings: IntArray
    members: IntArray


def kinds(grid: Grid) -> Kind:
    """Kinds of participants, as bits of slots and counts, each of shape (kinds,)."""
    meeting = np.repeat(np.arange(grid.meetings), np.diff(grid.first))
    possible = grid.allowed[meeting] > 0
    open_to = np.zeros(grid.participants, np.int64)
    np.bitwise_or.at(open_to, grid.people, grid.allowed[meeting])
    degrees = np.bincount(grid.people[possible], minlength=grid.participants)
    rows = np.stack([open_to, grid.attended, degrees], axis=1)
    found, members = np.unique(rows, axis=0, return_counts=True)
    return Kind(found[:, 0], found[:, 1], found[:, 2], members)


def least_breaks(grid: Grid, kind: Kind, prices: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least breaks and prices that each kind pays, and the slots in which it then meets.

    Parameters
    ----------
    grid
        For its slots and days.
    kind
        Kinds of participants; one with fewer open slots than meetings fills all of them.
    prices
        Price of each slot in which a participant meets [1], shape (slots,).

    Returns
    -------
    tuple
        Costs [1], shape (kinds,), and slots, 1 where met and else 0, shape (kinds, slots).
    """
    bits = np.int64(1) << np.arange(grid.slots)
    is_open = (kind.open_to[:, None] & bits) > 0
    attends = (kind.attended[:, None] & bits) > 0
    asked = np.minimum(kind.meetings, is_open.sum(axis=1))
    most = int(asked.max(initial=0))
    costs, choices = _forward(grid, (is_open, attends), prices, most)
    at = np.arange(len(asked))
    state = costs[at, :, asked].argmin(axis=1)
    total = costs[at, state, asked]
    met = np.zeros((len(asked), grid.slots))
    left = asked.copy()
    for slot in range(grid.slots - 1, -1, -1):
        busy = state == BUSY
        meets = busy & ~attends[:, slot]
        met[:, slot] = meets
        before = choices[slot][at, state, left]
        left -= meets
        state = before
    return total, met


FRESH, BUSY, IDLE = range(3)
"""Not busy yet this day; busy in the last slot; idle since."""


def _forward(
    grid: Grid, who: tuple[NDArray[np.bool_], NDArray[np.bool_]], prices: FloatArray, most: int
) -> tuple[FloatArray, list[IntArray]]:
    """Least costs by state and meetings so far, and the state before each, slot by slot."""
    is_open, attends = who
    count = len(is_open)
    costs = np.full((count, 3, most + 1), np.inf)
    costs[:, FRESH, 0] = 0.0
    starts = [int(day & -day).bit_length() - 1 for day in grid.days.tolist()]
    choices: list[IntArray] = []
    at, number = np.arange(count)[:, None], np.arange(most + 1)[None, :]
    for slot in range(grid.slots):
        dawn = np.zeros((count, 3, most + 1), np.int64)
        dawn += np.arange(3)[None, :, None]
        if slot in starts[1:]:
            dawn[:, FRESH] = costs.argmin(axis=1)
            costs = np.stack([costs.min(axis=1), *np.full((2, count, most + 1), np.inf)], axis=1)
        step = np.array([0.0, 0.0, 1.0])[None, :, None]
        entry = costs + step
        came: IntArray = entry.argmin(axis=1)
        cheapest: FloatArray = entry.min(axis=1)
        meets: FloatArray = np.full((count, most + 1), np.inf)
        meets[:, 1:] = cheapest[:, :-1] + prices[slot]
        meets[~is_open[:, slot]] = np.inf
        shifted: IntArray = np.zeros((count, most + 1), np.int64)
        shifted[:, 1:] = came[:, :-1]
        held: NDArray[np.bool_] = attends[:, slot][:, None]
        busy: FloatArray = np.where(held, cheapest, meets)
        before: IntArray = np.where(held, came, shifted)
        rests = np.where(costs[:, BUSY] <= costs[:, IDLE], BUSY, IDLE)
        idle = np.where(held, np.inf, np.minimum(costs[:, BUSY], costs[:, IDLE]))
        fresh = np.where(held, np.inf, costs[:, FRESH])
        taken = np.where(held, number, np.maximum(number - 1, 0))
        choices.append(
            np.stack([dawn[:, FRESH], dawn[at, before, taken], dawn[at, rests, number]], axis=1)
        )
        costs = np.stack([fresh, busy, idle], axis=1)
    return costs, choices


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
    kind = kinds(grid)
    prices = np.zeros(grid.slots)
    if not len(kind.meetings):
        return Bound(0, 0)
    seats = grid.capacity * int(_most_people_a_table(grid))
    best, forced = -np.inf, 0
    for step in range(max(1, rounds)):
        costs, met = least_breaks(grid, kind, prices)
        value = float(costs @ kind.members - prices @ seats)
        if step == 0:
            forced = round(value)
        best = max(best, value)
        excess = kind.members @ met - seats
        if (excess <= 0).all() and not (prices > 0).any():
            break
        scale = FIRST_STEP / (1 + step) / max(1.0, float(np.abs(excess).max()))
        prices = np.maximum(prices + scale * excess, 0.0)
    return Bound(forced, max(forced, int(np.ceil(best - ROUNDING))))


def _most_people_a_table(grid: Grid) -> int:
    """Most people that one table seats; so many as there are where a meeting takes none."""
    if not grid.meetings:
        return 1
    if (grid.tables == 0).any():
        return grid.participants
    return int((-(-np.diff(grid.first) // grid.tables)).max())
