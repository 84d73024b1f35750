import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.scoring import brier, brier_skill, crps


def test_scores_by_hand() -> None:
    assert brier([1, 0], [1, 0]) == 0
    assert brier([0.5], [1]) == 0.25
    assert brier_skill([1, 0], [1, 0], 0.5) == 1
    assert np.isnan(brier_skill([1.0], [1], 1.0))


def test_the_score_of_a_standard_normal() -> None:
    """At its mean it is (√2 − 1)/√π (Gneiting and Raftery 2007)."""
    drawn = np.random.default_rng(1).standard_normal(200_000)
    assert crps(drawn, 0.0) == pytest.approx((np.sqrt(2) - 1) / np.sqrt(np.pi), abs=2e-3)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=20), st.floats(-1e3, 1e3))
def test_the_score_is_the_mean_over_all_pairs(draws: list[float], outcome: float) -> None:
    held = np.array(draws)
    pairs = np.abs(held[:, None] - held[None, :]).mean() / 2
    assert crps(draws, outcome) == pytest.approx(np.abs(held - outcome).mean() - pairs, abs=1e-6)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_an_honest_forecast_scores_best(true: float, told: float) -> None:
    expected = [true * brier([p], [1]) + (1 - true) * brier([p], [0]) for p in (true, told)]
    assert expected[0] <= expected[1] + 1e-12
