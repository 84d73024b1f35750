"""Compiled kernels do what Python does, to the last bit."""

from pathlib import Path

import numpy as np
import pytest

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.improvement.annealing import improved
from corredor.studies.forum.calc.improvement.breaks import fewer_breaks
from corredor.studies.forum.calc.running import interpreted
from corredor.studies.forum.calc.selection import Candidates, two_sided_selection
from corredor.studies.forum.engine.kernels import compiled, is_installed, modules_of

SIDE, SLOTS = 20, 9


@pytest.mark.skipif(not is_installed(), reason="the extra fast is not installed")
def test_compiled_and_interpreted_agree():
    random = np.random.default_rng(7)
    keys = random.choice(SIDE * SIDE, 160, replace=False)
    pairs = np.stack([keys // SIDE, SIDE + keys % SIDE], axis=1)
    scores = random.integers(1, 1000, len(pairs))
    second = np.arange(2 * SIDE) >= SIDE
    candidates = Candidates(np.full(2 * SIDE, 6), pairs, scores, grades=(700,))
    slow = two_sided_selection(candidates, second, interpreted)
    fast = two_sided_selection(candidates, second, compiled)
    assert slow.goals == fast.goals
    assert (slow.chosen == fast.chosen).all()
    held = pairs[slow.chosen]
    count = len(held)
    full = 2**SLOTS - 1
    closed = 1 << random.integers(0, SLOTS, 2 * SIDE)
    grid = Grid(
        2 * SIDE, SLOTS, np.arange(0, 2 * count + 1, 2), held.ravel(),
        full & ~(closed[held[:, 0]] | closed[held[:, 1]]), np.ones(count, np.int64),
        np.full(SLOTS, 18), np.zeros(2 * SIDE, np.int64), np.array([full]),
    )  # fmt: skip
    first, second_time = coloured(grid, run=interpreted), coloured(grid, run=compiled)
    assert (first.slot == second_time.slot).all()
    one = fewer_breaks(grid, first.slot, 4_000, balance=2, run=interpreted)
    other = fewer_breaks(grid, first.slot, 4_000, balance=2, run=compiled)
    assert (one.slot == other.slot).all()


def test_what_is_kept_rests_on_every_file_that_a_kernel_calls():
    names = sorted(Path(file).name for file in modules_of(improved))
    assert names == ["annealing.py", "chains.py", "kernels.py"]
