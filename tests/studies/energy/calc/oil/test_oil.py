"""Fields and refineries: what declines adds up, and what is saved is paid."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.energy.calc.oil.extraction import (
    Field,
    barrel_cost,
    decline_share,
    field_flow,
    production,
)
from corredor.studies.energy.calc.oil.refining import (
    capacity_cost,
    efficiency_saving,
    simple_payback,
)


def field(**other: object) -> Field:
    given_ = {
        "plateau": 10_000.0,
        "ramp": (0.0, 0.4),
        "plateau_years": 2,
        "decline": 0.15,
        "exponent": 0.5,
        "in_place": 1e9,
        "recovery": 0.2,
        "years": 20,
    }
    return Field(**{**given_, **other})  # pyright: ignore[reportArgumentType]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]), st.floats(0.02, 0.5))
def test_a_year_is_the_integral_of_arps(exponent: float, decline: float):
    made = production(field(ramp=(), plateau_years=0, exponent=exponent, decline=decline, years=3))
    times = (np.arange(20_000) + 0.5) / 20_000
    for year in range(3):
        mean = float(np.mean(decline_share(year + times, decline, exponent)))
        assert made[year] == pytest.approx(10_000 * 365.25 * mean, rel=1e-6)


def test_published_cost_of_a_refinery():
    """IMIQ 2025: 20.959 billion dollars for 340,000 barrels a day."""
    assert capacity_cost(20.959e9, 340e3) == pytest.approx(61_600, abs=50)


def test_no_more_is_produced_than_can_be_recovered():
    made = production(field(in_place=20e6, recovery=0.5))
    assert made.sum() == pytest.approx(10e6)
    flow = field_flow(field(in_place=20e6, recovery=0.5), [], 60.0, 20.0, 1e6, 0.1)
    assert flow.cut
    assert flow.operation[-1] == 0
    with pytest.raises(ValueError, match="lie between"):
        production(field(exponent=1.5))


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 0.3), st.floats(5, 40), st.floats(0, 0.4))
def test_at_the_levelised_cost_a_field_is_worth_nothing(rate: float, lift: float, royalty: float):
    capital = [2e8, 1e8]
    cost = 60.0
    for _ in range(60):
        flow = field_flow(field(), capital, cost, lift, 5e6, royalty)
        cost = barrel_cost(flow, rate)
    flow = field_flow(field(), capital, cost, lift, 5e6, royalty)
    factors = (1 + rate) ** -np.arange(20.0)
    assert factors @ flow.net == pytest.approx(0, abs=1e-6 * float(factors @ flow.revenue))


def test_savings():
    made = efficiency_saving(200_000.0, 0.8, 0.6, 0.05, 6.0)
    assert made.heat == pytest.approx(200_000 * 0.8 * 365.25 * 0.6 * 0.05)
    assert simple_payback(made.money * 4, made.money) == pytest.approx(4)
