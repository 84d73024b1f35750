"""Selection among people of any countries: not two-sided, so rounded, with its bound.

Every person is doubled, once for each side, and every pair with him: half of the best selection of
the doubled people bounds the score of any selection. A pair that both copies chose is held; then
those that one copy chose, then the others, as far as they fit: first for those who have fewest,
then the best.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from corredor.studies.forum.calc.running import IntArray, Run, interpreted
from corredor.studies.forum.calc.selection.b_matching import two_sided_selection
from corredor.studies.forum.calc.selection.candidates import BoolArray, Candidates


@dataclass(frozen=True, eq=False)
class ManySidedSelection:
    """The meetings that are to be held among people of any countries.

    Attributes
    ----------
    chosen
        Pairs that meet, rising.
    meetings
        Meetings of each person [1], shape (people,).
    score, bound
        Sum of scores [1], and what no selection under the limits exceeds, fair or not.
    """

    chosen: IntArray = field(repr=False)
    meetings: IntArray = field(repr=False)
    score: int
    bound: int


def many_sided_selection(candidates: Candidates, run: Run = interpreted) -> ManySidedSelection:
    """Selection among people of any countries: near the best and near fair, with its bound.

    Parameters
    ----------
    candidates
        Who could meet whom. Officials' limits and grades aren't looked at.
    run
        How kernels are run.

    Raises
    ------
    ValueError
        The candidates have problems.

    Examples
    --------
    Of three people who could all meet, once each, two do:

    >>> three = Candidates(np.array([1, 1, 1]), np.array([[0, 1], [1, 2], [0, 2]]),
    ...                    np.array([5, 6, 7]))
    >>> found = many_sided_selection(three)
    >>> len(found.chosen), found.score, found.bound
    (1, 7, 9)
    """
    plain = replace(candidates, officials=np.zeros(0, np.bool_), grades=(), official_limit=None)
    if problems := plain.problems():
        raise ValueError("; ".join(problems))
    doubled, sides = _doubled(plain)
    fair = two_sided_selection(doubled, sides, run)
    best = two_sided_selection(replace(doubled, fair_to=0), sides, run)
    halves = np.zeros(2 * len(plain.pairs), np.int64)
    halves[fair.chosen] = 1
    held = _rounded(plain, halves[: len(plain.pairs)] + halves[len(plain.pairs) :])
    chosen = np.flatnonzero(held)
    meetings = np.bincount(plain.pairs[chosen].ravel(), minlength=plain.people).astype(np.int64)
    score = int(plain.scores[chosen].sum())
    return ManySidedSelection(chosen, meetings, score, best.goals[-1].bound // 2)


def _doubled(candidates: Candidates) -> tuple[Candidates, BoolArray]:
    people = candidates.people
    one, other = candidates.pairs[:, 0], candidates.pairs[:, 1]
    pairs = np.concatenate(
        [np.stack([one, other + people], axis=1), np.stack([other, one + people], axis=1)]
    )
    twice = replace(
        candidates,
        limits=np.tile(candidates.limits, 2),
        pairs=pairs,
        scores=np.tile(candidates.scores, 2),
        pinned=np.tile(candidates.pins(), 2),
        vetoed=np.tile(candidates.vetoes(), 2),
    )
    return twice, np.arange(2 * people) >= people


def _rounded(candidates: Candidates, halves: IntArray) -> list[bool]:
    """Hold the whole pairs, pins first, and of the rest what fits, for those who have fewest."""
    pairs: list[tuple[int, int]] = candidates.pairs.tolist()
    left: list[int] = candidates.limits.tolist()
    scores: list[int] = candidates.scores.tolist()
    vetoes: list[bool] = candidates.vetoes().tolist()
    count = [0] * candidates.people
    held = [False] * len(pairs)

    def hold(pair: int) -> None:
        held[pair] = True
        for who in pairs[pair]:
            left[who] -= 1
            count[who] += 1

    for pair in np.flatnonzero(halves > 1).tolist():
        hold(pair)
    for rank in (1, 0):
        waiting = [at for at in np.flatnonzero(halves == rank).tolist() if not vetoes[at]]
        waiting.sort(key=lambda at: (-scores[at], at))
        while waiting:
            fitting = [at for at in waiting if min(left[who] for who in pairs[at]) > 0]
            least = min((min(count[who] for who in pairs[at]) for at in fitting), default=0)
            for at in fitting:
                one, other = pairs[at]
                fits = left[one] > 0 and left[other] > 0
                if fits and min(count[one], count[other]) <= least:
                    hold(at)
            waiting = [at for at in fitting if not held[at]]
    return held
