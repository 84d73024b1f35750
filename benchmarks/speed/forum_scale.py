"""Selection, timetable, breaks and the day itself at the sizes of the largest forums."""

from __future__ import annotations

import numpy as np
from measure import Measure, best_of

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.improvement.breaks import Improvement, fewer_breaks
from corredor.studies.forum.calc.replanning.disruption import Disruption
from corredor.studies.forum.calc.replanning.repair import repaired
from corredor.studies.forum.calc.selection import Candidates, Selection, two_sided_selection
from corredor.studies.forum.engine.kernels import runner

SIDE, CANDIDATES, LEAST, MOST, SLOTS = 7_500, 550_000, 4, 15, 27
BEST = 1_000
TRIES = 20_000_000
GOALS = {"selection": 3.0, "timetable": 5.0, "breaks": 30.0, "gap": 0.5, "day": 2.0}
"""Seconds; the gap as a part of the breaks."""


def candidates(side: int, count: int, limits: tuple[int, int]) -> Candidates:
    """Return random pairs of two countries with random scores."""
    random = np.random.default_rng(1)
    keys = np.unique(random.integers(0, side, count) * side + random.integers(0, side, count))
    pairs = np.stack([keys // side, side + keys % side], axis=1)
    most = random.integers(*limits, 2 * side)
    return Candidates(most, pairs, random.integers(1, BEST + 1, len(keys)))


def selected(asked: Candidates) -> Selection:
    return two_sided_selection(asked, np.arange(asked.people) >= asked.people // 2, runner())


def grid_of(asked: Candidates, found: Selection, slots: int, spare: float) -> Grid:
    """Return the selected meetings with every slot open and some tables to spare."""
    pairs = asked.pairs[found.chosen]
    count, full = len(pairs), 2**slots - 1
    return Grid(
        asked.people,
        slots,
        np.arange(0, 2 * count + 1, 2),
        pairs.ravel(),
        np.full(count, full),
        np.ones(count, np.int64),
        np.full(slots, int(np.ceil(count / slots * (1 + spare)))),
        np.zeros(asked.people, np.int64),
        np.array([full]),
    )


def together(asked: Candidates) -> None:
    grid = grid_of(asked, selected(asked), SLOTS, 0.0)
    found = coloured(grid, run=runner())
    if found.unscheduled or grid.problems(found.slot):
        raise AssertionError(f"{len(found.unscheduled)} meetings unscheduled")


def measures() -> list[Measure]:
    run = runner()
    small = candidates(50, 800, (4, 8))
    grid = grid_of(small, selected(small), 10, 0.1)
    fewer_breaks(grid, coloured(grid, run=run).slot, 1_000, run=run)  # compiles
    large = candidates(SIDE, CANDIDATES, (LEAST, MOST))
    selection = best_of(2, lambda: selected(large))
    both = best_of(1, lambda: together(large))

    asked = candidates(1_500, 100_000, (20, 21))
    grid = grid_of(asked, selected(asked), 24, 0.1)
    kept: list[Improvement] = []
    start = coloured(grid, run=run).slot
    breaks = best_of(1, lambda: kept.append(fewer_breaks(grid, start, TRIES, run=run)))

    forum = candidates(150, 6_000, (11, 12))
    day = grid_of(forum, selected(forum), 16, 0.05)
    slot = fewer_breaks(day, coloured(day, run=run).slot, 500_000, run=run).slot
    late = Disruption(2, away=((7, (2, 3)), (20, (2, 3))), tables_lost=((8, 3),))
    repair = best_of(3, lambda: repaired(day, slot, late))
    return [
        Measure(
            f"selection of {2 * SIDE} people among {len(large.pairs)} pairs",
            selection,
            "s",
            GOALS["selection"],
        ),
        Measure(
            f"the same selection and its timetable in {SLOTS} slots", both, "s", GOALS["timetable"]
        ),
        Measure(
            f"fewer breaks of {grid.participants} people, {grid.meetings} meetings",
            breaks,
            "s",
            GOALS["breaks"],
        ),
        Measure(
            f"gap of its {kept[0].breaks.sum()} breaks to the bound {kept[0].bound.breaks}",
            kept[0].gap / kept[0].breaks.sum(),
            "share",
            GOALS["gap"],
        ),
        Measure(f"repair of a day of {day.participants} people", repair, "s", GOALS["day"]),
    ]


if __name__ == "__main__":
    for measure in measures():
        print(measure.row())
