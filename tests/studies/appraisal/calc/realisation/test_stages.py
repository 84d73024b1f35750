"""Moves between stages against closed forms, simulation and laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.realisation import (
    Exposure,
    Rates,
    aalen_johansen,
    exposure,
    learnt,
    pooled,
    pooling_strength,
    stage_probabilities,
)

ANNOUNCED, AGREED, BUILT, CANCELLED = range(4)
TRUE = np.zeros((4, 4))
TRUE[ANNOUNCED, AGREED], TRUE[ANNOUNCED, CANCELLED] = 0.3, 0.2
TRUE[AGREED, BUILT], TRUE[AGREED, CANCELLED] = 0.25, 0.1


def lives(count: int, seen: float, seed: int) -> list[tuple[list[tuple[int, float]], float]]:
    stream = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        stage, time, steps = ANNOUNCED, 0.0, [(ANNOUNCED, 0.0)]
        while TRUE[stage].sum() > 0:
            time += stream.exponential(1 / TRUE[stage].sum())
            if time > seen:
                break
            stage = int(stream.choice(4, p=TRUE[stage] / TRUE[stage].sum()))
            steps.append((stage, time))
        made.append((steps, seen))
    return made


def weak() -> Rates:
    open_ = TRUE > 0
    return Rates(np.where(open_, 0.5, 0.0), np.where(open_, 2.0, 0.0))


def test_two_ends_in_the_long_run() -> None:
    """By hand: 0.3/0.5 reach the agreement, 0.25/0.35 of them are built."""
    found = stage_probabilities(TRUE, ANNOUNCED, 1e4)
    assert found[BUILT] == pytest.approx(0.6 * 0.25 / 0.35, abs=1e-9)
    assert found[CANCELLED] == pytest.approx(1 - 0.6 * 0.25 / 0.35, abs=1e-9)


def test_one_move_is_exponential() -> None:
    rates = np.array([[0.0, 0.4], [0.0, 0.0]])
    assert stage_probabilities(rates, 0, 3.0)[1] == pytest.approx(1 - np.exp(-1.2), abs=1e-12)


def test_rates_are_learnt_from_a_long_file() -> None:
    seen = exposure(lives(4000, 12.0, 1), 4)
    found = learnt(weak(), seen)
    assert found.mean[TRUE > 0] == pytest.approx(TRUE[TRUE > 0], rel=0.06)
    assert (found.mean[TRUE == 0] == 0).all()
    ten = stage_probabilities(found.mean, ANNOUNCED, 10.0)
    assert ten == pytest.approx(stage_probabilities(TRUE, ANNOUNCED, 10.0), abs=0.02)


def test_constant_rates_agree_with_aalen_and_johansen() -> None:
    """The incidence of being built, which supposes no rates, on the same lives."""
    times, ends = [], []
    for steps, seen in lives(3000, 15.0, 2):
        last, at = steps[-1]
        times.append(at if last in (BUILT, CANCELLED) else seen)
        ends.append({BUILT: 1, CANCELLED: 2}.get(last, 0))
    free = aalen_johansen(times, ends, 2).at(10.0)
    held = stage_probabilities(TRUE, ANNOUNCED, 10.0)
    assert free == pytest.approx(held[[BUILT, CANCELLED]], abs=0.03)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 9999), st.floats(0.0, 60.0))
def test_probabilities_come_to_one(seed: int, years: float) -> None:
    rates = learnt(weak(), Exposure(np.zeros((4, 4)), np.zeros(4))).draws(
        20, np.random.default_rng(seed)
    )
    found = stage_probabilities(rates, ANNOUNCED, years)
    assert found.sum(axis=-1) == pytest.approx(1.0, abs=1e-9)
    assert (found >= 0).all()


def test_an_empty_file_leaves_the_prior() -> None:
    empty = exposure([], 4)
    assert np.array_equal(learnt(weak(), empty).mean, weak().mean)


def test_a_small_group_borrows_and_a_large_one_does_not() -> None:
    overall = learnt(weak(), exposure(lives(500, 12.0, 3), 4))
    moves = np.zeros((4, 4))
    moves[ANNOUNCED, CANCELLED] = 9.0
    small = Exposure(moves / 9, np.array([10 / 9, 0, 0, 0]))
    large = Exposure(moves * 100, np.array([1000.0, 0, 0, 0]))
    own = 0.9
    rate = overall.mean[ANNOUNCED, CANCELLED]
    few = pooled(overall, small, 10.0).mean[ANNOUNCED, CANCELLED]
    many = pooled(overall, large, 10.0).mean[ANNOUNCED, CANCELLED]
    assert rate < few < many < own
    assert many == pytest.approx(own, rel=0.02)


def test_groups_that_are_alike_are_pooled_and_others_are_not() -> None:
    alike = [exposure(lives(150, 12.0, seed), 4) for seed in range(6)]
    overall = learnt(weak(), sum(alike[1:], alike[0]))
    unlike = []
    for number, seen in enumerate(alike):
        moves = seen.moves.copy()
        moves[ANNOUNCED, CANCELLED] *= (0.05, 3.0)[number % 2]
        unlike.append(Exposure(moves, seen.years))
    mixed = learnt(weak(), sum(unlike[1:], unlike[0]))
    assert pooling_strength(mixed, unlike) < pooling_strength(overall, alike) / 3


def test_times_must_rise() -> None:
    with pytest.raises(ValueError, match="before it began"):
        exposure([([(0, 2020.0), (1, 2019.0)], 2024.0)], 2)


def test_probabilities_are_the_exponential_of_the_generator() -> None:
    """Against SciPy's matrix exponential, slow and fast rates in one batch."""
    from scipy.linalg import expm

    rates = np.random.default_rng(4).gamma(0.5, 2.0, (40, 5, 5))
    rates[:, 3:] = 0.0
    years = np.geomspace(0.01, 200, 40)
    generator = rates * years[:, None, None]
    at = np.arange(5)
    generator[:, at, at] = 0.0
    generator[:, at, at] = -generator.sum(axis=2)
    found = stage_probabilities(rates, 1, years)
    np.testing.assert_allclose(found, expm(generator)[:, 1], atol=1e-9)
    assert found.sum(axis=1) == pytest.approx(np.ones(40))
