"""Overruns of classes against their published figures and against laws of distributions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.overruns import Overrun, rest_mean, rest_range

THRESHOLD, FLOOR = 0.5, -0.5
CLASSES = {
    "olympics": (1.57, 0.76, 2.0),
    "nuclear_power": (1.2, 0.55, 2.04),
    "hydro_dams": (0.75, 0.37, 1.86),
    "it": (0.73, 0.18, 4.47),
    "rail": (0.39, 0.28, 1.16),
    "airports": (0.39, 0.43, 0.88),
    "oil_gas": (0.34, 0.19, 1.21),
    "ports": (0.32, 0.17, 1.83),
    "fossil_thermal": (0.16, 0.14, 1.09),
    "roads": (0.16, 0.11, 1.02),
    "pipelines": (0.14, 0.09, 1.1),
    "wind": (0.13, 0.07, 0.97),
    "transmission": (0.08, 0.04, 1.66),
    "solar": (0.01, 0.02, 0.5),
}
"""Mean, share from one half on, mean of those (Flyvbjerg and Gardner 2023, appendix A)."""


@pytest.mark.parametrize("name", CLASSES)
def test_a_fit_has_the_three_published_figures(name: str) -> None:
    mean, share, tail = CLASSES[name]
    fitted = Overrun.of(mean, share, tail, THRESHOLD, FLOOR)
    assert fitted.mean == pytest.approx(mean, abs=1e-9)
    assert fitted.tail_mean == pytest.approx(tail, abs=1e-9)
    assert 1 - fitted.below(THRESHOLD) == pytest.approx(share, abs=1e-9)


def test_draws_have_the_figures_too() -> None:
    parts = (np.arange(400_000) + 0.5) / 400_000
    for mean, share, tail in (CLASSES["rail"], CLASSES["wind"]):
        drawn = Overrun.of(mean, share, tail, THRESHOLD, FLOOR).quantile(parts)
        assert drawn.mean() == pytest.approx(mean, rel=0.01)
        assert (drawn >= THRESHOLD).mean() == pytest.approx(share, abs=1e-5)
        assert drawn[drawn >= THRESHOLD].mean() == pytest.approx(tail, rel=0.02)


def test_a_row_that_contradicts_itself_is_refused() -> None:
    """Nuclear storage: the rest would overrun by more than the threshold of the tail."""
    row = (2.38, 0.48, 4.27)
    low, high = rest_range(*row, 0.005)
    assert (low, high) == (pytest.approx(0.585, abs=1e-3), pytest.approx(0.684, abs=1e-3))
    assert low > THRESHOLD
    with pytest.raises(ValueError, match="can't have the mean"):
        Overrun.of(*row, THRESHOLD, FLOOR)


def test_a_tail_below_its_threshold_is_refused() -> None:
    with pytest.raises(ValueError, match="tail from"):
        Overrun.of(0.3, 0.3, 0.4, THRESHOLD, FLOOR)


@given(st.sampled_from(sorted(CLASSES)), st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_quantiles_rise_and_turn_back(name: str, one: float, other: float) -> None:
    fitted = Overrun.of(*CLASSES[name], THRESHOLD, FLOOR)
    low, high = sorted((one, other))
    assert fitted.quantile(low) <= fitted.quantile(high)
    overrun = float(fitted.quantile(low))
    if overrun != THRESHOLD:
        assert fitted.below(overrun) == pytest.approx(low, abs=1e-6)


@given(st.floats(0.01, 0.9), st.floats(0.6, 4.0), st.floats(-0.4, 0.45))
def test_the_mean_of_the_rest_turns_back(share: float, tail: float, rest: float) -> None:
    mean = share * tail + (1 - share) * rest
    assert rest_mean(mean, share, tail) == pytest.approx(rest, abs=1e-9)


def test_energy_and_appraisal_say_the_same_of_a_class() -> None:
    from corredor.studies.energy.calc.overrun.reference import ReferenceClass, overrun_quantile

    fitted = Overrun.of(*CLASSES["nuclear_power"], THRESHOLD, FLOOR)
    stated = ReferenceClass(*CLASSES["nuclear_power"], THRESHOLD, FLOOR)
    for part in (0.1, 0.5, 0.8, 0.95):
        assert overrun_quantile(stated, part) == pytest.approx(float(fitted.quantile(part)))
