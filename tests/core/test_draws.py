"""The shared ensemble: streams by root, one draw in each stratum, roots independent."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.assumption import Distribution, FloatArray
from corredor.core.draws import Ensemble, stratified

EVEN = Distribution("uniform", 0.5, 0.0, 1.0)
PEAKED = Distribution("triangular", 1.0, 0.0, 2.0)


def column(ensemble: Ensemble, root: str, of: Distribution = EVEN) -> FloatArray:
    draws = ensemble.column(root, of)
    assert draws is not None
    return draws


@given(st.integers(0, 2**63 - 1), st.text(max_size=20))
def test_a_column_depends_on_seed_size_and_root_alone(seed: int, root: str) -> None:
    first = column(Ensemble(seed, 20), root)
    column(Ensemble(seed, 20), root + "y")
    assert np.array_equal(first, column(Ensemble(seed, 20), root))
    assert not np.array_equal(first, column(Ensemble(seed, 20), root + "x"))
    assert not np.array_equal(first, column(Ensemble(seed + 1, 20), root))


@given(st.integers(1, 300), st.integers(0, 99))
def test_one_draw_in_each_stratum(count: int, seed: int) -> None:
    points = stratified(count, np.random.default_rng(seed))
    assert sorted(np.floor(points * count).astype(int)) == list(range(count))
    assert ((points > 0) & (points < 1)).all()


def test_no_quantile_is_asked_for_at_either_end() -> None:
    class Ends(np.random.Generator):
        """A stream that gives the ends of what a stream may give."""

        def random(self, size: int) -> FloatArray:  # type: ignore[override]
            return np.resize([0.0, np.nextafter(1.0, 0.0)], size)

    points = stratified(100_003, Ends(np.random.PCG64(1)))
    assert points.min() > 0
    assert points.max() < 1
    normal = Distribution("normal", 0.0, -1.0, 1.0).quantile(points)
    assert np.isfinite(normal).all()


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000))
def test_two_roots_know_nothing_of_each_other(seed: int) -> None:
    """Their correlation stays within five standard errors of that of plain draws."""
    ensemble = Ensemble(seed, 400)
    found = np.corrcoef(column(ensemble, "a"), column(ensemble, "b"))[0, 1]
    assert abs(found) < 5 / np.sqrt(400)


def test_sums_are_known_better_than_by_plain_draws() -> None:
    """Over seeds, the mean of a sum of two roots scatters less than a hundredth as much."""
    size = 400
    means = [
        (column(Ensemble(seed, size), "a", PEAKED) + column(Ensemble(seed, size), "b")).mean()
        for seed in range(40)
    ]
    plain = np.sqrt((1 / 6 + 1 / 12) / size)
    assert np.std(means) < plain / 100
    assert np.mean(means) == pytest.approx(1.5, abs=1e-4)


def test_a_sum_of_four_normals() -> None:
    """JCGM 101, 9.2.2: mean 0, standard deviation 2, 95 % within 3.92."""
    normal = Distribution("normal", 0.0, -1.6448536269514722, 1.6448536269514722)
    ensemble = Ensemble(11, 200_000)
    total = np.sum([column(ensemble, root, normal) for root in "abcd"], axis=0)
    assert np.mean(total) == pytest.approx(0.0, abs=0.02)
    assert np.std(total) == pytest.approx(2.0, abs=0.02)
    assert np.quantile(total, [0.025, 0.975]) == pytest.approx([-3.92, 3.92], abs=0.02)
