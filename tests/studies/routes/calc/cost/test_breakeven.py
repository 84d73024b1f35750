"""Break-even in closed form: it is where the result is nothing, and it moves the right way."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportIndexIssue=false

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.calc.cost.breakeven import (
    breakeven_fare,
    breakeven_load_factor,
    cargo_revenue,
    cargo_revenue_by_distance,
    contribution,
    cost_left,
    net_passenger_cost,
)

money = st.floats(1e3, 1e6)
fares = st.floats(100, 2_000)
shares = st.floats(0.3, 1)


@given(money, st.floats(50, 500), fares, st.floats(-50, 60), st.floats(0, 0.2))
def test_at_break_even_the_flight_makes_nothing(
    cost: float, seats: float, fare: float, added: float, distribution: float
):
    load = breakeven_load_factor(cost, seats, fare, added, distribution)
    made = contribution(cost, load * seats, fare, added, distribution)
    assert made == pytest.approx(0, abs=1e-6 * cost)


@given(money, st.floats(50, 500), shares, st.floats(-50, 60), st.floats(0, 0.2))
def test_fare_and_load_factor_undo_each_other(
    cost: float, seats: float, load: float, added: float, distribution: float
):
    fare = breakeven_fare(cost, seats, load, added, distribution)
    left = fare * (1 - distribution) - added
    if left > 1e-3 * abs(fare):
        again = breakeven_load_factor(cost, seats, fare, added, distribution)
        assert again == pytest.approx(load, rel=1e-6)


@given(money, money, fares, st.floats(0, 50))
def test_dearer_flights_need_more_passengers_and_cargo_or_sales_aboard_fewer(
    a: float, b: float, fare: float, extra: float
):
    low, high = sorted((a, b))
    first = breakeven_load_factor(low, 300.0, fare, 60.0, 0.0)
    assert first <= breakeven_load_factor(high, 300.0, fare, 60.0, 0.0)
    assert first >= breakeven_load_factor(cost_left(low, 500.0), 300.0, fare, 60.0, 0.0)
    added = net_passenger_cost(60.0, extra)
    assert first >= breakeven_load_factor(low, 300.0, fare, added, 0.0)


def test_a_yield_by_distance_is_that_by_mass_over_the_way():
    """25 US cents a tonne-kilometre over 9,594 km are 2.3985 dollars a kilogram."""
    by_distance = cargo_revenue_by_distance(5_000.0, 9_594.0, 0.25e-3)
    assert by_distance == pytest.approx(cargo_revenue(5_000.0, 2.3985))


def test_draws_make_an_interval():
    cost = cost_left(np.linspace(200e3, 300e3, 101), cargo_revenue(5_000.0, 2.0))
    made = breakeven_fare(cost, 457.0, 0.85, 0.0, 0.0)
    assert made.shape == (101,)
    assert made[0] == pytest.approx((200e3 - 10e3) / (457 * 0.85))
    assert np.all(np.diff(made) > 0)
