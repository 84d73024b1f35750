import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.assumption import Distribution, Shape
from corredor.core.draws import Ensemble
from corredor.core.errors import BadDistribution, ValueOffCentre

MANY = Ensemble(seed=3, size=200_000)
# Means of the textbook distributions; standard errors at this size are below the tolerance.
# Triangular (a+b+c)/3; PERT (a+4m+b)/6 (Malcolm and others 1959, doi:10.1287/opre.7.5.646).
MEANS: list[tuple[Shape, float]] = [
    ("uniform", 5.0),
    ("triangular", (2 + 4 + 8) / 3),
    ("pert", (2 + 4 * 4 + 8) / 6),
    ("normal", 5.0),
]
CENTRE: dict[Shape, float] = {"normal": 5.0, "lognormal": 4.0}


@pytest.mark.parametrize(("shape", "mean"), MEANS)
def test_means(shape: Shape, mean: float) -> None:
    draws = MANY.column("x", Distribution(shape, CENTRE.get(shape, 4.0), 2.0, 8.0))
    assert draws is not None
    assert draws.mean() == pytest.approx(mean, abs=0.02)


@pytest.mark.parametrize("shape", ["normal", "lognormal"])
def test_low_and_high_are_percentiles(shape: Shape) -> None:
    draws = MANY.column("x", Distribution(shape, CENTRE[shape], 2.0, 8.0))
    assert draws is not None
    expected = [2.0, CENTRE[shape], 8.0]
    np.testing.assert_allclose(np.quantile(draws, [0.05, 0.5, 0.95]), expected, rtol=0.02)


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert"])
def test_low_and_high_are_ends(shape: Shape) -> None:
    draws = MANY.column("x", Distribution(shape, 4.0, 2.0, 8.0))
    assert draws is not None
    assert draws.min() >= 2.0
    assert draws.max() <= 8.0


@pytest.mark.parametrize(
    ("shape", "low", "high"),
    [
        ("exact", 1.0, None),
        ("uniform", None, None),
        ("uniform", 5.0, 6.0),
        ("triangular", 4.0, 4.0),
        ("lognormal", -1.0, 8.0),
        ("normal", float("nan"), 8.0),
    ],
)
def test_contradictions_are_refused(shape: Shape, low: float | None, high: float | None) -> None:
    with pytest.raises(BadDistribution) as caught:
        Distribution(shape, 4.0, low, high)
    assert caught.value.code == "E209"


@pytest.mark.parametrize(
    ("shape", "value", "wanted"), [("normal", 60.0, "80"), ("lognormal", 60.0, "77.46")]
)
def test_a_value_off_its_centre_is_told_the_centre(shape: Shape, value: float, wanted: str) -> None:
    with pytest.raises(ValueOffCentre, match=f"E212.*expected {wanted}: the .*write {wanted},"):
        Distribution(shape, value, 60.0, 100.0)


@given(
    st.sampled_from(["normal", "lognormal"]),
    st.floats(1e-6, 1e9),
    st.floats(1e-3, 1e6),
)
def test_the_wanted_value_is_taken(shape: Shape, low: float, ratio: float) -> None:
    high = low * (1 + ratio)
    centre = (low + high) / 2 if shape == "normal" else math.sqrt(low * high)
    assert Distribution(shape, centre, low, high).centre == pytest.approx(centre)
    try:
        Distribution(shape, high, low, high)
    except ValueOffCentre as error:
        Distribution(shape, float(error.fields["wanted"]), low, high)  # type: ignore[arg-type]
    else:
        pytest.fail("high is no centre")


def test_exact_has_no_draws() -> None:
    assert Ensemble(1, 10).column("x", Distribution("exact", 4.0)) is None


@pytest.mark.parametrize("shape", ["triangular", "pert", "normal", "lognormal"])
def test_quantiles_are_those_of_the_textbooks(shape: Shape) -> None:
    from scipy import stats

    low, high = 2.0, 8.0
    value = CENTRE.get(shape, 5.0)
    spread = (high - low) / (2 * stats.norm.ppf(0.95))
    wanted = {
        "triangular": stats.triang(0.5, low, high - low),
        "pert": stats.beta(3, 3, low, high - low),
        "normal": stats.norm(5.0, spread),
        "lognormal": stats.lognorm(np.log(2) / stats.norm.ppf(0.95), scale=4.0),
    }[shape]
    parts = np.array([1e-9, 0.05, 0.3, 0.5, 0.9, 1 - 1e-9])
    found = Distribution(shape, value, low, high).quantile(parts)
    np.testing.assert_allclose(found, wanted.ppf(parts), rtol=1e-9)


@pytest.mark.parametrize("mode", [2.0, 8.0])
def test_a_triangle_may_lean_on_an_end(mode: float) -> None:
    parts = np.array([1e-12, 0.25, 0.75, 1 - 1e-12])
    found = Distribution("triangular", mode, 2.0, 8.0).quantile(parts)
    assert (np.diff(found) > 0).all()
    assert found[[0, -1]] == pytest.approx([2.0, 8.0], abs=1e-4)
