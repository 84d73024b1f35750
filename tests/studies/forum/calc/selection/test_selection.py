"""Selections against the best of all selections, and the laws that they keep."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.selection import (
    Candidates,
    many_sided_selection,
    two_sided_selection,
    two_sides,
)
from corredor.studies.forum.calc.selection.b_matching import held_counts, values

NO_LIMIT = 99


@st.composite
def two_countries(draw):
    one, other = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    people = one + other
    every = [(i, one + j) for i in range(one) for j in range(other)]
    pairs = draw(st.lists(st.sampled_from(every), min_size=1, max_size=8, unique=True))
    count = len(pairs)
    flags = st.lists(st.integers(0, 7).map(lambda n: n == 0), min_size=count, max_size=count)
    officials = draw(st.lists(st.booleans(), min_size=people, max_size=people))
    candidates = Candidates(
        np.array(draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))),
        np.array(pairs),
        np.array(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))),
        np.array(draw(flags)),
        np.array(draw(flags)),
        np.array(officials) if draw(st.booleans()) else np.zeros(0, bool),
        draw(st.none() | st.integers(0, 2)),
        draw(st.sampled_from([(), (5,), (3, 7)])),
        draw(st.none() | st.integers(0, 3)),
    )
    return candidates, np.arange(people) >= one


def allowed(candidates, met):
    counts = np.bincount(candidates.pairs[met].ravel(), minlength=candidates.people)
    if (met & candidates.vetoes()).any() or (candidates.pins() & ~met).any():
        return False
    limit = candidates.official_limit
    if limit is not None and len(candidates.officials):
        most = held_counts(candidates, met)[candidates.highest_level()].max(initial=0)
        if most > limit:
            return False
    return (counts <= candidates.limits).all()


def rank(candidates, met):
    """Leximin of the numbers, then the people served by each grade, then the score."""
    counts = np.bincount(candidates.pairs[met].ravel(), minlength=candidates.people)
    fair = NO_LIMIT if candidates.fair_to is None else candidates.fair_to
    return (*sorted(np.minimum(counts, fair).tolist()), *values(candidates, met)[1:])


def best_of_all(candidates):
    every = itertools.product([False, True], repeat=len(candidates.pairs))
    found = [np.array(each) for each in every]
    return max(rank(candidates, met) for met in found if allowed(candidates, met))


def met_in(candidates, selection):
    met = np.zeros(len(candidates.pairs), bool)
    met[selection.chosen] = True
    return met


@settings(max_examples=150, deadline=None)
@given(two_countries())
def test_no_selection_is_fairer_then_better(case):
    candidates, second = case
    if candidates.problems():
        with pytest.raises(ValueError, match=r"pinned|both"):
            two_sided_selection(candidates, second)
        return
    found = two_sided_selection(candidates, second)
    met = met_in(candidates, found)
    assert allowed(candidates, met)
    assert rank(candidates, met) == best_of_all(candidates)
    assert [goal.gap for goal in found.goals] == [0] * len(found.goals)
    assert tuple(goal.reached for goal in found.goals) == values(candidates, met)


@settings(max_examples=50, deadline=None)
@given(two_countries())
def test_swapping_the_countries_changes_no_value(case):
    candidates, second = case
    if candidates.problems():
        return
    one = two_sided_selection(candidates, second)
    other = two_sided_selection(replace(candidates, pairs=candidates.pairs[:, ::-1]), ~second)
    assert one.goals == other.goals
    assert rank(candidates, met_in(candidates, one)) == rank(candidates, met_in(candidates, other))


@settings(max_examples=50, deadline=None)
@given(two_countries(), st.integers(0, 7))
def test_a_higher_limit_leaves_nobody_more_empty_handed(case, person):
    candidates, second = case
    if candidates.problems():
        return
    limits = candidates.limits.copy()
    limits[person % len(limits)] += 1
    before = two_sided_selection(candidates, second)
    after = two_sided_selection(replace(candidates, limits=limits), second)
    assert len(after.empty_handed()) <= len(before.empty_handed())


@settings(max_examples=80, deadline=None)
@given(st.integers(3, 6), st.data())
def test_in_many_countries_limits_hold_and_the_bound_too(people, data):
    every = list(itertools.combinations(range(people), 2))
    pairs = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=9, unique=True))
    scores = data.draw(st.lists(st.integers(0, 9), min_size=len(pairs), max_size=len(pairs)))
    limits = data.draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
    candidates = Candidates(np.array(limits), np.array(pairs), np.array(scores))
    found = many_sided_selection(candidates)
    assert (found.meetings <= candidates.limits).all()
    every_met = (np.array(met) for met in itertools.product([False, True], repeat=len(pairs)))
    best = max(int(np.array(scores)[m].sum()) for m in every_met if allowed(candidates, m))
    assert found.score <= best <= found.bound


def test_of_no_open_pair_nothing_is_selected():
    nobody = Candidates(
        np.zeros(2, int), np.array([[0, 1]]), np.ones(1, int), vetoed=np.ones(1, bool)
    )
    found = two_sided_selection(nobody, np.array([False, True]))
    assert found.empty_handed() == (0, 1)
    assert [goal.gap for goal in found.goals] == [0, 0]


def test_an_odd_ring_has_no_two_sides():
    ring = Candidates(np.ones(3, int), np.array([[0, 1], [1, 2], [2, 0]]), np.ones(3, int))
    assert two_sides(ring) is None


def test_a_scarce_official_is_shared():
    """Two companies, one official with two meetings; the better company alone would take none."""
    candidates = Candidates(
        np.array([2, 2, 2, 2]),
        np.array([[0, 2], [1, 2], [0, 3]]),
        np.array([9, 1, 9]),
        officials=np.array([False, False, True, False]),
        official_limit=1,
    )
    found = two_sided_selection(candidates, np.array([False, False, True, True]))
    assert found.chosen.tolist() == [0, 1, 2]
