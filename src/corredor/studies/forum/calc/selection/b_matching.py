"""Selection of meetings: a b-matching, fair first by number, then by quality, then the best.

The goals, ranked:

1. Number: leximin of the meetings per person, counted up to `fair_to`. The fewest people have
   none; among such selections the fewest have one; and so on.
2. Quality, for each grade upwards: the fewest people have no meeting of that grade or higher.
   This is leximin of the grade of each person's best meeting.
3. The greatest sum of scores.

In two countries each goal is a linear cost of one flow. For the first, any worths of the first,
second, third meeting that fall strictly lead to the same selections: an improvement of a flow is a
cycle, and a cycle through the root changes the meetings of two people only, so that it improves
leximin exactly if it improves the sum of worths. (This is the least-majorised element of Frank and
Murota, "Decreasing minimization on M-convex sets", Mathematical Programming 195, 2022,
doi:10.1007/s10107-021-01722-2.) A leximin selection has therefore the largest possible number of
meetings too when `fair_to` is no limit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.forum.calc.running import IntArray, Run, interpreted
from corredor.studies.forum.calc.selection.candidates import BoolArray, Candidates
from corredor.studies.forum.calc.selection.flow import (
    Network,
    cheapest_circulation,
    weighted_circulation,
)

NUMBER: Final = "number"
GRADE: Final = "grade"
SCORE: Final = "score"
BEST_OF_EACH: Final = 3
"""Pairs of each person that are tried first, for one meeting of his limit [1]."""


@dataclass(frozen=True)
class Goal:
    """What a selection reaches by one goal, and what no selection can exceed.

    Attributes
    ----------
    name
        `NUMBER` (sum of worths of first, second, … meetings), `GRADE` with the score it begins at
        (people with such a meeting), or `SCORE` (sum of scores).
    reached, bound
        The value [1], and the proven bound among the selections that are best by the goals before;
        the optimum is proven where they are equal.
    """

    name: str
    reached: int
    bound: int

    @property
    def gap(self) -> int:
        """How much better a selection may be at most [1]."""
        return self.bound - self.reached


@dataclass(frozen=True, eq=False)
class Selection:
    """The meetings that are to be held.

    Attributes
    ----------
    chosen
        Pairs that meet, rising, pinned ones included.
    meetings
        Meetings of each person [1], shape (people,).
    goals
        What is reached and proven, in their rank.
    """

    chosen: IntArray = field(repr=False)
    meetings: IntArray = field(repr=False)
    goals: tuple[Goal, ...]

    def empty_handed(self) -> tuple[int, ...]:
        """People without a meeting, rising."""
        return tuple(np.flatnonzero(self.meetings == 0).tolist())


@dataclass(frozen=True, eq=False)
class Pairing:
    """The network of a selection in two countries, and the goals as costs of its units."""

    network: Network
    goals: tuple[IntArray, ...]
    names: tuple[str, ...]
    pairs: IntArray
    core: BoolArray


def two_sided_selection(
    candidates: Candidates, second_side: BoolArray, run: Run = interpreted
) -> Selection:
    """Selection of meetings between two countries, proven optimal goal by goal.

    Parameters
    ----------
    candidates
        Who could meet whom; each pair has one person of each side.
    second_side
        Whether each person is of the second country, shape (people,).
    run
        How kernels are run.

    Raises
    ------
    ValueError
        The candidates have problems, or a pair is of one side.

    Examples
    --------
    The best pair alone is worth more than two others, but would leave two people without:

    >>> four = Candidates(np.array([1, 1, 1, 1]), np.array([[0, 2], [0, 3], [1, 2]]),
    ...                   np.array([90, 20, 20]))
    >>> found = two_sided_selection(four, np.array([False, False, True, True]))
    >>> found.chosen.tolist(), [(goal.name, goal.reached, goal.bound) for goal in found.goals]
    ([1, 2], [('number', 4, 4), ('score', 40, 40)])
    """
    problems = candidates.problems()
    sides = second_side[candidates.pairs]
    if problems or (sides[:, 0] == sides[:, 1]).any():
        raise ValueError("; ".join(problems) or "a pair is of one side")
    pairing = _pairing(candidates, second_side)
    start = weighted_circulation(pairing.network, pairing.goals, pairing.core, run)
    found = cheapest_circulation(pairing.network, pairing.goals, start, run)
    met = candidates.pins().copy()
    met[pairing.pairs] = found.flow[: len(pairing.pairs)] > 0
    base = _held_already(candidates)
    goals = tuple(
        Goal(name, held - cost, held - bound)
        for name, held, cost, bound in zip(
            pairing.names, base, found.costs, found.bounds, strict=True
        )
    )
    counts = np.bincount(candidates.pairs[met].ravel(), minlength=candidates.people)
    return Selection(np.flatnonzero(met), counts.astype(np.int64), goals)


def worths(candidates: Candidates) -> IntArray:
    """Worth of a person's first, second, … meeting [1], falling to 0."""
    most = int(candidates.limits.max(initial=0))
    fair = most if candidates.fair_to is None else min(most, candidates.fair_to)
    return np.maximum(fair - np.arange(most + 1), 0)


def held_counts(candidates: Candidates, met: BoolArray) -> IntArray:
    """Meetings of each level or higher, of the pairs that meet, shape (levels, people)."""
    levels = candidates.levels()[met]
    pairs = candidates.pairs[met]
    counts = [
        np.bincount(pairs[levels >= level], minlength=candidates.people)
        for level in range(candidates.highest_level() + 1)
    ]
    return np.array(counts, np.int64).reshape(-1, candidates.people)


def values(candidates: Candidates, met: BoolArray) -> tuple[int, ...]:
    """Value of each goal for the pairs that meet [1]."""
    counts = held_counts(candidates, met)
    gained = np.concatenate([[0], np.cumsum(worths(candidates))])
    graded = (int((row > 0).sum()) for row in counts[1 : len(candidates.grades) + 1])
    return int(gained[counts[0]].sum()), *graded, int(candidates.scores[met].sum())


def _held_already(candidates: Candidates) -> tuple[int, ...]:
    return values(candidates, candidates.pins())


def _pairing(candidates: Candidates, second_side: BoolArray) -> Pairing:
    """Root to person to his grades to the pair, and back on the other side."""
    people, top = candidates.people, candidates.highest_level()
    root = people * (top + 1)
    pins = candidates.pins()
    open_pairs = np.flatnonzero(~pins & ~candidates.vetoes())
    pairs, levels = candidates.pairs[open_pairs], candidates.levels()[open_pairs]
    ends = levels * people + pairs
    turned = second_side[pairs[:, 0]]
    tails = np.where(turned, ends[:, 1], ends[:, 0])
    heads = np.where(turned, ends[:, 0], ends[:, 1])
    nodes = np.arange(root)
    above = np.where(nodes < people, root, nodes - people)
    back = np.tile(second_side, top + 1)
    held = held_counts(candidates, pins)
    limits = np.tile(candidates.limits, (top + 1, 1))
    if len(candidates.officials) and candidates.official_limit is not None:
        limits[top] = np.minimum(limits[top], candidates.official_limit)
    room = (limits - held).ravel()
    capacities = np.concatenate([np.ones(len(tails), np.int64), room])
    network = Network(
        root + 1,
        np.concatenate([tails, np.where(back, nodes, above)]),
        np.concatenate([heads, np.where(back, above, nodes)]),
        np.concatenate([[0], np.cumsum(capacities)]).astype(np.int64),
    )
    goals, names = _goals(candidates, network, open_pairs, held)
    core = np.ones(len(capacities), np.bool_)
    core[: len(tails)] = _best_of_each(candidates, open_pairs)
    return Pairing(network, goals, names, open_pairs, core)


def _goals(
    candidates: Candidates, network: Network, open_pairs: IntArray, held: IntArray
) -> tuple[tuple[IntArray, ...], tuple[str, ...]]:
    units = int(network.starts[-1])
    people, first = candidates.people, len(open_pairs)
    number = np.zeros(units, np.int64)
    arcs = np.repeat(np.arange(people), network.capacities()[first : first + people])
    starts = network.starts[first : first + people]
    place = np.arange(len(arcs)) + int(starts[0] if people else 0)
    number[place] = -worths(candidates)[place - starts[arcs] + held[0][arcs]]
    goals, names = [number], [NUMBER]
    for level, begins in enumerate(candidates.grades, 1):
        graded = np.zeros(units, np.int64)
        arcs = first + level * people + np.flatnonzero(held[level] == 0)
        graded[network.starts[arcs[network.capacities()[arcs] > 0]]] = -1
        goals.append(graded)
        names.append(f"{GRADE} {begins}")
    score = np.zeros(units, np.int64)
    score[:first] = -candidates.scores[open_pairs]
    return (*goals, score), (*names, SCORE)


def _best_of_each(candidates: Candidates, open_pairs: IntArray) -> BoolArray:
    """Whether a pair is among the best of one of its people, so many as three times his limit."""
    best = np.zeros(len(open_pairs), np.bool_)
    scores = candidates.scores[open_pairs]
    for side in (0, 1):
        people = candidates.pairs[open_pairs, side]
        order = np.lexsort((-scores, people))
        first = np.searchsorted(people[order], np.arange(candidates.people))
        rank = np.arange(len(order)) - first[people[order]]
        best[order[rank < BEST_OF_EACH * candidates.limits[people[order]]]] = True
    return best
