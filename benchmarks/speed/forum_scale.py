"""Selection, timetable, breaks and the day itself at the sizes of the largest forums."""

# pyright: reportArgumentType=false

from __future__ import annotations

import resource
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import peers
from measure import Measure, cpu_of

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.colouring.scheduling import coloured
from corredor.studies.forum.calc.improvement.breaks import Improvement, fewer_breaks
from corredor.studies.forum.calc.replanning.disruption import Disruption
from corredor.studies.forum.calc.replanning.repair import repaired
from corredor.studies.forum.calc.running import Run
from corredor.studies.forum.calc.selection import Candidates, Selection, two_sided_selection
from corredor.studies.forum.engine.kernels import runner

PEERS = ("ortools",)
SIDE, CANDIDATES, LEAST, MOST, SLOTS = 7_500, 550_000, 4, 15, 27
BEST = 1_000
TRIES = 20_000_000
GOALS = {"timetable": 5.0, "breaks": 30.0, "memory": 4.0, "day": 2.0}
"""Seconds, GB."""
KIBI_PER_GIGA = 1e9 / 1024


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


def flow_score(asked: Candidates) -> int:
    """Return the best score by OR-Tools' flow of least cost, with a way past every pair."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    flow, side, count = SimpleMinCostFlow(), asked.people // 2, len(asked.pairs)
    source, sink = asked.people, asked.people + 1
    left, right = np.arange(side), np.arange(side, asked.people)
    supply = int(asked.limits[:side].sum())
    tails = np.concatenate([np.full(side, source), asked.pairs[:, 0], right, [source]])
    heads = np.concatenate([left, asked.pairs[:, 1], np.full(side, sink), [sink]])
    limits, free = (asked.limits[:side], asked.limits[side:]), np.zeros(side, np.int64)
    room = np.concatenate([limits[0], np.ones(count, np.int64), limits[1], [supply]])
    costs = np.concatenate([free, -asked.scores, free, [0]])
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, costs)
    flow.set_nodes_supplies(np.array([source, sink]), np.array([supply, -supply]))
    if flow.solve() != flow.OPTIMAL:
        raise AssertionError("the peer found no flow")
    return -flow.optimal_cost()


def measures() -> Iterator[Measure]:
    run = runner()
    small = candidates(50, 800, (4, 8))
    grid = grid_of(small, selected(small), 10, 0.1)
    fewer_breaks(grid, coloured(grid, run=run).slot, 1_000, run=run)  # compiles
    large = candidates(SIDE, CANDIDATES, (LEAST, MOST))
    by_score = replace(large, fair_to=0)
    best = int(large.scores[selected(by_score).chosen].sum())

    def theirs() -> float:
        scores: list[int] = []
        took = cpu_of(lambda: scores.append(flow_score(by_score)))
        if scores != [best]:
            raise AssertionError(f"the peer finds {scores[0]}, not {best}")
        return took

    name = f"selection of {2 * SIDE:,} people among {len(large.pairs):,} pairs"
    peer = peers.here(theirs).peer(
        "OR-Tools, flow of least cost", "pins, vetoes, officials, grades"
    )
    took = cpu_of(lambda: selected(by_score), 2)
    yield Measure(f"{name}, by score alone", took, "CPU s", peer=peer)
    yield Measure(f"{name}, fair first", cpu_of(lambda: selected(large), 2), "CPU s")
    name = f"the same selection and its timetable in {SLOTS} slots"
    yield Measure(name, cpu_of(lambda: together(large)), "CPU s", GOALS["timetable"])
    yield from _breaks(run)
    yield _day(run)


def _breaks(run: Run) -> Iterator[Measure]:
    asked = candidates(1_500, 100_000, (20, 21))
    grid = grid_of(asked, selected(asked), 24, 0.1)
    kept: list[Improvement] = []
    start = coloured(grid, run=run).slot
    took = cpu_of(lambda: kept.append(fewer_breaks(grid, start, TRIES, run=run)))
    (found,) = kept
    name = f"fewer breaks of {grid.participants:,} people, {grid.meetings:,} meetings"
    note = f"{found.breaks.sum():,} breaks, bound {found.bound.breaks:,}"
    yield Measure(name, took, "CPU s", GOALS["breaks"], note=note)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI_PER_GIGA
    yield Measure("most memory of all this", peak, "GB", GOALS["memory"])


def _day(run: Run) -> Measure:
    forum = candidates(150, 6_000, (11, 12))
    day = grid_of(forum, selected(forum), 16, 0.05)
    slot = fewer_breaks(day, coloured(day, run=run).slot, 500_000, run=run).slot
    late = Disruption(2, away=((7, (2, 3)), (20, (2, 3))), tables_lost=((8, 3),))
    took = cpu_of(lambda: repaired(day, slot, late), 3)
    return Measure(f"repair of a day of {day.participants} people", took, "CPU s", GOALS["day"])
