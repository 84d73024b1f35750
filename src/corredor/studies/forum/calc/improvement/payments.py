"""Payments: the least that participants pay in breaks and prices of slots (dynamic programming)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.improvement.crowd import Kind
from corredor.studies.forum.calc.running import IntArray

FloatArray = NDArray[np.float64]


def least_breaks(grid: Grid, kind: Kind, prices: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least breaks and prices that each kind pays, and the slots in which it then meets.

    Parameters
    ----------
    grid
        For its slots and days.
    kind
        Kinds of participants; one with fewer open slots than meetings fills all of them.
    prices
        Price of each slot in which a participant meets [1], shape (slots,) or (kinds, slots).

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
    paid = np.broadcast_to(prices, is_open.shape)
    costs, choices = _forward(grid, (is_open, attends), paid, most)
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
        meets[:, 1:] = cheapest[:, :-1] + prices[:, slot, None]
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
