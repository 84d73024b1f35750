"""Overruns of classes against published figures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.energy.calc.overrun.reference import (
    ImpossibleClass,
    OutsideQuantiles,
    ReferenceClass,
    cost_overrun,
    largest_bearable_overrun,
    overrun_price,
    overrun_quantile,
    tabled_uplift,
    unit_cost,
)

NUCLEAR = ReferenceClass(1.20, 0.55, 2.04, 0.5)


def test_dos_bocas():
    """IMIQ 2025: 8.9 became 20.959 billion dollars."""
    assert cost_overrun(8.9, 20.959) == pytest.approx(1.35, abs=6e-3)


def test_darlington():
    """Ontario 2025: 6.1 and 7.7 billion C$ for the first 300 MW, 20.9 for four."""
    made = [unit_cost(6.1e9, 300e3), unit_cost(7.7e9, 300e3), unit_cost(20.9e9, 1200e3)]
    assert made == pytest.approx([20_333, 25_667, 17_417], abs=1)


@pytest.mark.parametrize(
    "row",
    [
        NUCLEAR,
        ReferenceClass(0.75, 0.37, 1.86, 0.5),
        ReferenceClass(0.34, 0.19, 1.21, 0.5),
        ReferenceClass(0.13, 0.07, 0.97, 0.5),
    ],
)
def test_the_shape_keeps_the_published_figures(row: ReferenceClass):
    """Flyvbjerg and Gardner 2023, appendix A: mean, share of 50 % and more, mean of that share.

    The tail of projects of information technology is so fat that a sum of quantiles misses part
    of its mean; the closed form is tested where the distribution is.
    """
    levels = (np.arange(20_000) + 0.5) / 20_000
    drawn = np.array([overrun_quantile(row, float(level)) for level in levels])
    assert drawn.mean() == pytest.approx(row.mean, rel=5e-3)
    assert (drawn >= row.threshold).mean() == pytest.approx(row.tail_share, abs=1e-3)
    assert drawn[drawn >= row.threshold].mean() == pytest.approx(row.tail_mean, rel=5e-3)


def test_nuclear_storage_contradicts_itself():
    with pytest.raises(ImpossibleClass) as refusal:
        overrun_quantile(ReferenceClass(2.38, 0.48, 4.27, 0.5), 0.8)
    assert refusal.value.body == pytest.approx(0.635, abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 0.98), st.floats(0.001, 0.01))
def test_more_certainty_never_costs_less(level: float, step: float):
    assert overrun_quantile(NUCLEAR, level) <= overrun_quantile(NUCLEAR, level + step)


def test_published_uplifts():
    """DfT, Flyvbjerg and COWI 2004: rail at P80 turns 100 into 157."""
    levels, rail = [0.5, 0.6, 0.7, 0.8, 0.9], [0.40, 0.45, 0.51, 0.57, 0.68]
    assert overrun_price(100.0, tabled_uplift(levels, rail, 0.8)) == pytest.approx(157)
    assert tabled_uplift(levels, rail, 0.55) == pytest.approx(0.425)
    for beyond in (0.4, 0.95):
        with pytest.raises(OutsideQuantiles):
            tabled_uplift(levels, rail, beyond)


def test_bearable_overrun_brings_the_offer_to_its_entry_price():
    room = largest_bearable_overrun(6_300.0, 4_500.0)
    assert overrun_price(4_500.0, room) == pytest.approx(6_300)
    with pytest.raises(OutsideQuantiles):
        overrun_quantile(NUCLEAR, 1.0)
