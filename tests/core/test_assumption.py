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


@given(st.integers(0, 2**63 - 1), st.text(max_size=20))
def test_a_stream_depends_on_seed_and_root_alone(seed: int, root: str) -> None:
    wide = Distribution("uniform", 1.0, 0.0, 2.0)
    first = Ensemble(seed, 20).column(root, wide)
    longer = Ensemble(seed, 40).column(root, wide)
    assert first is not None
    assert longer is not None
    np.testing.assert_array_equal(first, longer[:20])
    other = Ensemble(seed, 20).column(root + "x", wide)
    assert other is not None
    assert not np.array_equal(first, other)
