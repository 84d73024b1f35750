"""Sensitivity against closed forms and against laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.sensitivity import (
    SobolPlan,
    flipped,
    quantile_error,
    rank_correlated,
    share_error,
    switching_values,
    to_error,
    tornado,
    triangle,
    variance_shares,
)


def test_shares_of_ishigami() -> None:
    """Ishigami and Homma (1990), a 7, b 0.1, closed form."""

    def answer(points: np.ndarray) -> np.ndarray:
        x = np.pi * (2 * points - 1)
        return np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2

    found = variance_shares(answer, 3, SobolPlan(log2=12, replicates=4, seed=1))
    assert found.first == pytest.approx([0.31390519, 0.44241114, 0.0], abs=0.01)
    assert found.total == pytest.approx([0.55758886, 0.44241114, 0.24368366], abs=0.01)
    assert found.variance == pytest.approx(13.844587940719254, rel=0.01)
    assert (found.first_error < 0.01).all()
    assert (found.total_error < 0.01).all()


def test_shares_of_a_sum_are_its_variances() -> None:
    """Of x + 2 y with even x and y: 1/5 and 4/5, first-order and total alike."""
    plan = SobolPlan(log2=10, replicates=2, seed=5)
    found = variance_shares(lambda points: points[:, 0] + 2 * points[:, 1], 2, plan)
    assert found.first == pytest.approx([0.2, 0.8], abs=0.005)
    assert found.total == pytest.approx([0.2, 0.8], abs=0.005)


def test_an_answer_that_does_not_vary_has_no_shares() -> None:
    with pytest.raises(ValueError, match="doesn't vary"):
        variance_shares(lambda points: np.ones(len(points)), 2, SobolPlan(4, 2, 1))


def test_a_tornado_with_a_tie() -> None:
    """2 a - 3 b + c / 2: the swings of a and c are equal, and a comes first by its name."""
    bars = tornado(
        lambda x: 2 * x["a"] - 3 * x["b"] + 0.5 * x["c"],
        {"a": 10.0, "b": 5.0, "c": 8.0},
        {"c": (0.0, 20.0), "b": (4.0, 7.0), "a": (8.0, 13.0)},
    )
    assert [(bar.name, bar.size) for bar in bars] == [("a", 10.0), ("c", 10.0), ("b", 9.0)]
    assert [(bar.at_low, bar.at_high) for bar in bars] == [(5, 15), (5, 15), (12, 3)]


@given(st.floats(-5, 5), st.floats(0.5, 3))
def test_a_straight_answer_switches_where_it_is_zero(at: float, slope: float) -> None:
    found = switching_values(lambda x: slope * (x - at), -6.0, 6.0)
    assert found.values == (pytest.approx(at, abs=1e-9),)


def test_all_changes_of_sign_are_found_or_none() -> None:
    assert switching_values(lambda x: x**2 - 1, -3.0, 3.0).values == pytest.approx((-1.0, 1.0))
    none = switching_values(lambda x: x**2 + 1, -3.0, 3.0)
    assert (none.values, none.at_low, none.at_high) == ((), 10.0, 10.0)


def test_draws_that_change_the_answer() -> None:
    assert flipped(np.array([3.0, -1.0, -2.0, 5.0]), 1.0) == 0.5


@settings(deadline=None, max_examples=20)
@given(st.floats(-0.9, 0.9), st.integers(0, 99))
def test_order_gives_correlation_and_leaves_the_values(wanted: float, seed: int) -> None:
    stream = np.random.default_rng(seed)
    draws = np.column_stack([stream.lognormal(size=2000), stream.random(2000)])
    made = rank_correlated(draws, np.array([[1.0, wanted], [wanted, 1.0]]))
    assert np.array_equal(np.sort(made, axis=0), np.sort(draws, axis=0))
    assert np.array_equal(made[:, 0], draws[:, 0])
    ranks = np.argsort(np.argsort(made, axis=0), axis=0)
    # Spearman's of two normal scores with correlation r (Pearson 1907)
    expected = 6 / np.pi * np.arcsin(wanted / 2)
    assert float(np.corrcoef(ranks[:, 0], ranks[:, 1])[0, 1]) == pytest.approx(expected, abs=0.03)


@pytest.mark.parametrize(
    "wanted",
    [
        [[1.0, 0.5], [0.4, 1.0]],
        [[0.9, 0.5], [0.5, 1.0]],
        [[1.0, 1.1], [1.1, 1.0]],
    ],
)
def test_what_is_no_correlation_is_refused(wanted: list[list[float]]) -> None:
    stream = np.random.default_rng(1)
    with pytest.raises(ValueError, match="correlation"):
        rank_correlated(stream.random((9, 2)), np.array(wanted))


def test_the_interval_of_a_quantile_holds_it() -> None:
    """In 95 of 100 samples, within the error of 400 samples."""
    stream = np.random.default_rng(3)
    inside = 0
    for _ in range(400):
        low, high = quantile_error(stream.random(500), 0.9)
        inside += low <= 0.9 <= high
    assert inside / 400 == pytest.approx(0.95, abs=0.03)


def test_uncorrelated_columns_stay_as_they_are() -> None:
    draws = np.random.default_rng(2).random((500, 3))
    found = np.corrcoef(rank_correlated(draws, np.eye(3)), rowvar=False)
    assert found == pytest.approx(np.eye(3), abs=0.02)


def test_full_correlation_is_allowed_and_a_contradiction_is_not() -> None:
    draws = np.random.default_rng(2).random((500, 2))
    made = rank_correlated(draws, np.array([[1.0, -1.0], [-1.0, 1.0]]))
    assert np.argsort(made[:, 0]).tolist() == np.argsort(-made[:, 1]).tolist()
    with pytest.raises(ValueError, match="hold together"):
        triangle(np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]))


def test_digits_within_the_error_go() -> None:
    assert to_error(1234.567, 3.2) == 1235.0
    assert to_error(1234.567, 0.0) == 1234.567
    assert share_error(0.0, 100) > 0.01
