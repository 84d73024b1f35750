"""Match scores: reciprocity, rules, languages, best pairs against all pairs."""

# pyright: reportCallIssue=false

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.scores import (
    Removal,
    Rules,
    Side,
    Texts,
    Weights,
    best_pairs,
    explain,
    probability,
    removed_pairs,
)
from corredor.studies.forum.calc.scores.likeness import WITH_VECTORS
from corredor.studies.forum.calc.scores.pairs import blocks
from corredor.studies.forum.calc.scores.parts import reciprocal

FEATURES = 6


def texts(random, people):
    counts = random.integers(0, 3, people)
    owner = np.repeat(np.arange(people), counts)
    rows = random.random((len(owner), FEATURES)).astype(np.float32)
    return Texts(owner, rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9))


def side(seed, people, first_organisation=0):
    random = np.random.default_rng(seed)
    sections = random.random((people, 2)) < 0.5
    return Side(
        organisation=first_organisation + np.arange(people),
        needs=texts(random, people),
        offers=texts(random, people),
        sectors=(sections, random.random((people, 4)) < 0.3, random.random((people, 5)) < 0.2),
        size=random.integers(-1, 4, people),
        speaks=random.random((people, 3)) < 0.6,
        free=random.random((people, 4)) < 0.8,
    )


def whole(first, second, weights, rules, size=1000):
    held = list(blocks(first, second, weights, rules, WITH_VECTORS, size))
    return np.concatenate([s for _, s, _, _ in held]), np.concatenate([r for _, _, r, _ in held])


RULES = Rules(
    wishes={(0, 1): 1, (1, 0): 2},
    pinned=frozenset({(2, 2), (3, 3)}),
    vetoes=frozenset({(3, 3), (4, 1)}),
    blocked=frozenset({(4, 2)}),
    interpreted=np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]], bool),
)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_the_best_pairs_are_those_of_all_pairs(seed, most):
    first, second = side(seed, 9), side(seed + 1, 7, 100)
    scores, _ = whole(first, second, Weights(), RULES)
    found = best_pairs(first, second, most, rules=RULES)
    wanted = set()
    for row in range(len(first)):
        order = sorted(range(len(second)), key=lambda c: (-scores[row, c], c))[:most]
        wanted |= {(row, column) for column in order if scores[row, column] >= 0}
    for column in range(len(second)):
        order = sorted(range(len(first)), key=lambda r: (-scores[r, column], r))[:most]
        wanted |= {(row, column) for row in order if scores[row, column] >= 0}
    wanted |= {(2, 2)}
    assert set(zip(found.rows.tolist(), found.columns.tolist(), strict=True)) == wanted
    held = {(r, c): scores[r, c] for r, c in wanted}
    assert held == dict(
        zip(
            zip(found.rows.tolist(), found.columns.tolist(), strict=True), found.scores, strict=True
        )
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_swapping_the_sides_changes_nothing(seed):
    first, second = side(seed, 6), side(seed + 1, 5, 100)
    rules = Rules(
        wishes={(b, a): n for (a, b), n in RULES.wishes.items()},
        pinned=frozenset((b, a) for a, b in RULES.pinned),
        vetoes=frozenset((b, a) for a, b in RULES.vetoes),
        blocked=frozenset((b, a) for a, b in RULES.blocked),
        interpreted=RULES.interpreted,
    )
    forth, why = whole(first, second, Weights(), RULES)
    back, turned = whole(second, first, Weights(), rules)
    assert np.allclose(forth, back.T, atol=2e-4)
    assert np.array_equal(why, turned.T)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5))
def test_blocks_change_no_score(seed, size):
    first, second = side(seed, 6), side(seed + 1, 5, 100)
    scores, removed = whole(first, second, Weights(), RULES)
    again, same = whole(first, second, Weights(), RULES, size)
    assert np.allclose(scores, again, atol=2e-4)
    assert np.array_equal(removed, same)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_one_person_less_changes_no_score_of_the_others(seed):
    first, second = side(seed, 6), side(seed + 1, 5, 100)
    scores, _ = whole(first, second, Weights(), Rules())
    fewer, _ = whole(first.of(0, 5), second, Weights(), Rules())
    assert np.allclose(scores[:5], fewer, atol=2e-4)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_the_explanation_has_the_score_that_it_explains(seed):
    first, second = side(seed, 6), side(seed + 1, 5, 100)
    scores, removed = whole(first, second, Weights(), RULES)
    for pair in ((0, 1), (1, 0), (2, 2), (3, 3), (4, 2)):
        why = explain(first, second, pair, rules=RULES)
        assert why.score == pytest.approx(scores[pair], abs=2e-4)
        assert why.removal == removed[pair]
        stated = first.needing[pair[0]] and second.offering[pair[1]]
        assert (why.need >= 0) == (why.offer >= 0) == stated


def test_reasons_of_removal_in_their_order():
    one, other = side(1, 5), side(2, 5, 100)
    nobody = np.zeros_like(one.speaks)
    mute = dataclasses.replace(one, speaks=nobody)
    found = {pair[:2]: pair[2] for pair in removed_pairs(mute, other, frozenset(Removal), RULES)}
    assert found[4, 2] is Removal.BLOCKED
    assert found[4, 1] is Removal.VETO
    assert found[3, 3] is Removal.VETO  # a pin doesn't outvote a veto
    assert found.get((2, 2), Removal.NONE) is Removal.NONE  # but it does a missing language
    assert found[0, 0] is Removal.NO_LANGUAGE
    same = dataclasses.replace(other, organisation=one.organisation)
    found = {pair[:2]: pair[2] for pair in removed_pairs(one, same, frozenset(Removal), RULES)}
    assert found[0, 0] is Removal.SAME_ORGANISATION
    away = dataclasses.replace(one, free=np.zeros_like(one.free), speaks=~nobody)
    spoken = dataclasses.replace(other, speaks=~nobody)
    found = {pair[:2]: pair[2] for pair in removed_pairs(away, spoken, frozenset(Removal))}
    assert set(found.values()) == {Removal.NO_SLOT}


def test_interest_on_one_side_does_not_win():
    forth = np.array([1.0, 0.6], np.float32)
    back = np.array([0.1, 0.6], np.float32)
    assert reciprocal(forth, back, 0.0)[0] < reciprocal(forth, back, 0.0)[1]
    assert reciprocal(forth, back, 1.0)[0] == 1


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_reciprocal_is_monotone_and_lies_between(one, other, share):
    a, b = np.array([one], np.float32), np.array([other], np.float32)
    value = float(reciprocal(a, b, share)[0])
    assert value == pytest.approx(float(reciprocal(b, a, share)[0]))
    assert -1e-6 <= value <= max(one, other) + 1e-6
    assert float(reciprocal(np.minimum(a + 0.1, 1), b, share)[0]) >= value - 1e-6


def test_probability_rises_with_likeness():
    made = probability(np.linspace(-1, 1, 50, dtype=np.float32))
    assert np.all(np.diff(made) >= 0)
    assert 0 <= made.min() <= made.max() <= 1


def test_texts_out_of_order_are_refused():
    with pytest.raises(ValueError, match="order of their owners"):
        Texts(np.array([1, 0]), np.zeros((2, 3), np.float32))


def test_a_wish_raises_a_score_and_two_raise_it_more():
    first, second = side(3, 3), side(4, 3, 100)
    speaking = [dataclasses.replace(s, speaks=np.ones_like(s.speaks), free=np.ones_like(s.free))
                for s in (first, second)]  # fmt: skip
    scores = [
        explain(*speaking, (0, 0), rules=Rules(wishes={(0, 0): count})).score for count in range(3)
    ]
    assert scores[0] < scores[1] < scores[2]
