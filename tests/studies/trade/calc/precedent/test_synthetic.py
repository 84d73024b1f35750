"""Synthetic control: weights that are known, optimality, and intervals that stay honest."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.trade.calc.precedent.simplex import simplex_weights, unique_mix
from corredor.studies.trade.calc.precedent.synthetic import (
    Caution,
    Standards,
    precedent,
    synthetic_control,
)

STANDARDS = Standards(coverage=0.9, fit=0.5, one_donor=0.9)


@given(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 9))
@settings(deadline=None)
def test_weights_are_the_best_on_the_simplex(seed: int, rows: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    columns, target = rng.normal(size=(rows, count)), rng.normal(size=rows)
    found = simplex_weights(columns, target)
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)
    slope = columns.T @ (columns @ found - target)
    # Karush, Kuhn and Tucker: equal slopes where a weight is above 0, none below elsewhere.
    assert (slope >= slope @ found - 1e-7).all()


def test_known_weights_are_recovered_and_the_effect_is_the_one_put_in() -> None:
    rng = np.random.default_rng(1)
    donors = rng.normal(size=(20, 6)).cumsum(0) + 10
    series = donors @ np.array([0.5, 0, 0.3, 0, 0.2, 0])
    series[14:] += 4.0
    found = synthetic_control(series, donors, 14)
    assert found.weights == pytest.approx([0.5, 0, 0.3, 0, 0.2, 0], abs=1e-6)
    assert found.gap[14:] == pytest.approx(np.full(6, 4.0))
    assert found.unique


@given(st.floats(1e-3, 1e6))
@settings(deadline=None)
def test_a_currency_scales_the_effect_and_not_the_weights(rate: float) -> None:
    rng = np.random.default_rng(2)
    donors, series = rng.random((12, 5)) + 1, rng.random(12) + 1
    plain = synthetic_control(series, donors, 8)
    turned = synthetic_control(series * rate, donors * rate, 8)
    np.testing.assert_allclose(turned.weights, plain.weights, atol=1e-7)
    np.testing.assert_allclose(turned.gap, plain.gap * rate, atol=1e-6 * rate)


def test_order_of_donors_changes_nothing() -> None:
    rng = np.random.default_rng(3)
    donors, series = rng.random((15, 6)), rng.random(15)
    order = rng.permutation(6)
    plain = synthetic_control(series, donors, 10)
    turned = synthetic_control(series, donors[:, order], 10)
    np.testing.assert_allclose(turned.weights, plain.weights[order], atol=1e-8)


def test_few_donors_bound_nothing() -> None:
    rng = np.random.default_rng(4)
    donors = rng.normal(size=(20, 5)).cumsum(0)
    found = precedent(donors.mean(1) + rng.normal(size=20), donors, 15, STANDARDS)
    assert np.isinf(found.low).all()
    assert np.isinf(found.high).all()
    assert found.least_p_value == pytest.approx(1 / 6)
    assert Caution.FEW_DONORS in found.cautions


def test_intervals_hold_what_they_promise_without_an_effect() -> None:
    rng = np.random.default_rng(5)
    covered = []
    for _ in range(60):
        shared = rng.normal(size=(14, 2)).cumsum(0)
        every = shared @ rng.random((2, 13)) + rng.normal(scale=0.3, size=(14, 13))
        found = precedent(every[:, 0], every[:, 1:], 10, STANDARDS)
        covered.append((found.low <= 0) & (found.high >= 0))
    assert np.mean(covered) >= 0.85


def test_an_effect_beyond_all_placebos_has_the_least_p_value() -> None:
    rng = np.random.default_rng(6)
    donors = rng.normal(size=(20, 3)).cumsum(0) @ rng.random((3, 15))
    donors += rng.normal(scale=0.05, size=donors.shape)
    series = donors[:, :4].mean(1) + rng.normal(scale=0.05, size=20)
    series[14:] += 50
    found = precedent(series, donors, 14, STANDARDS)
    assert found.p_value == found.least_p_value
    assert (found.low > 0).all()
    assert set(found.left_out) == set(np.flatnonzero(found.control.weights > 0))


def test_a_poor_fit_and_a_single_donor_are_said() -> None:
    rng = np.random.default_rng(7)
    donors = rng.random((12, 5))
    found = precedent(np.linspace(50, 60, 12), donors, 8, STANDARDS)
    assert Caution.POOR_FIT in found.cautions
    same = precedent(donors[:, 0] + 1e-3, donors, 8, STANDARDS)
    assert Caution.ONE_DONOR in same.cautions


def test_equal_donors_have_no_single_mix() -> None:
    column = np.array([1.0, 2.0, 3.0])
    assert not unique_mix(np.column_stack([column, column]), np.array([0.5, 0.5]))


@pytest.mark.parametrize(
    ("series", "start", "message"),
    [
        (np.ones(5), 1, "two years"),
        (np.ones(5), 5, "two years"),
        (np.array([1.0, np.nan, 1, 1, 1]), 3, "missing"),
    ],
)
def test_too_little_is_an_error(series: np.ndarray, start: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        synthetic_control(series, np.ones((5, 3)), start)
