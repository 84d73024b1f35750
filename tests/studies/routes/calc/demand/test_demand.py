"""Demand: published fits, identities of the choice and spill models, and laws."""

# pyright: reportArgumentType=false

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.demand import choice, gravity, ppml, segments, spill


def test_poisson_fit_of_dobson():
    """Dobson 1990, page 93, as in the help of R's glm: coefficients and deviance as printed."""
    counts = np.array([18.0, 17, 15, 20, 10, 20, 25, 13, 12])
    outcome, treatment = np.tile([1, 2, 3], 3), np.repeat([1, 2, 3], 3)
    columns = np.column_stack(
        [np.ones(9), outcome == 2, outcome == 3, treatment == 2, treatment == 3]
    ).astype(float)
    fit = ppml.poisson_fit(counts, columns)
    assert fit.coefficients == pytest.approx([3.045, -0.4543, -0.2930, 0, 0], abs=5e-4)
    assert fit.deviance == pytest.approx(5.1291, abs=5e-5)
    assert fit.fitted.sum() == pytest.approx(counts.sum())


def flows(seed: int, places: int, dispersion: float) -> tuple[np.ndarray, ...]:
    generator = np.random.default_rng(seed)
    origin, end = (grid.ravel() for grid in np.indices((places, places)))
    apart = origin != end
    origin, end = origin[apart], end[apart]
    distance = generator.uniform(6, 9.5, len(origin))
    fare = generator.uniform(4, 7, len(origin))
    push, pull = generator.normal(0, 1, places), generator.normal(0, 1, places)
    mean = np.exp(10 - 0.9 * distance - 0.7 * fare / 2 + push[origin] + pull[end])
    shape = 1 / dispersion
    y = generator.poisson(mean * generator.gamma(shape, 1 / shape, len(mean))).astype(float)
    return y, np.column_stack([distance, fare]), origin, end


def test_fixed_effects_taken_out_are_those_of_dummies():
    y, x, origin, end = flows(1, 12, 0.1)
    fit = ppml.poisson_fit(y, x, (origin, end))
    kept = fit.kept
    dummies = np.column_stack(
        [origin[kept] == level for level in np.unique(origin[kept])]
        + [end[kept] == level for level in np.unique(end[kept])[1:]]
    ).astype(float)
    full = ppml.poisson_fit(y[kept], np.column_stack([x[kept], dummies]))
    assert fit.coefficients == pytest.approx(full.coefficients[:2], rel=1e-6)
    assert fit.deviance == pytest.approx(full.deviance, rel=1e-8)
    assert fit.errors == pytest.approx(full.errors[:2], rel=1e-5)
    assert fit.dispersion == pytest.approx(full.dispersion, rel=1e-6)


def test_fit_finds_what_made_the_data_and_says_how_sure_it_is():
    inside = 0
    for seed in range(40):
        y, x, origin, end = flows(seed, 25, 0.2)
        fit = ppml.poisson_fit(y, x, (origin, end))
        inside += abs(fit.coefficients[0] + 0.9) <= 1.96 * fit.errors[0]
    assert 32 <= inside <= 40


def test_traffic_of_origins_is_kept():
    """With origin effects the fit gives each origin the traffic that it has."""
    y, x, origin, end = flows(3, 15, 0.3)
    fit = ppml.poisson_fit(y, x, (origin, end))
    kept = fit.kept
    assert np.bincount(origin[kept], fit.fitted) == pytest.approx(
        np.bincount(origin[kept], y[kept]), rel=1e-4, abs=1e-6
    )


def test_what_does_not_fit_is_an_error():
    y, x, origin, end = flows(4, 8, 0.1)
    with pytest.raises(ppml.NotFittedError, match="repeat"):
        ppml.poisson_fit(y, np.column_stack([x, x[:, 0]]), (origin, end))
    with pytest.raises(ppml.NotFittedError, match="below zero"):
        ppml.poisson_fit(-y, x)
    with pytest.raises(ppml.NotFittedError, match="no traffic"):
        ppml.poisson_fit(y * 0, x, (origin,))
    with pytest.raises(ppml.NotFittedError, match="fewer"):
        ppml.poisson_fit(y[:2], x[:2])


def test_draws_of_the_fit_are_the_same_for_the_same_seed():
    y, x, origin, end = flows(5, 15, 0.1)
    fit = ppml.poisson_fit(y, x, (origin, end))
    first, second = (fit.draws(np.random.default_rng(7), 500) for _ in range(2))
    assert np.array_equal(first, second)
    assert first.mean(axis=0) == pytest.approx(fit.coefficients, abs=4 * fit.errors.max())


utilities = st.lists(st.floats(-30, 30), min_size=2, max_size=6)


@given(utilities, st.floats(-100, 100))
def test_shares_of_logit_add_up_and_know_only_differences(values: list[float], shift: float):
    made = choice.logit_shares(np.array(values))
    assert made.sum() == pytest.approx(1)
    assert choice.logit_shares(np.array(values) + shift) == pytest.approx(made, abs=1e-9)


@given(utilities)
def test_nested_logit_with_parameters_of_one_is_logit(values: list[float]):
    nests = ["a" if at % 2 else "b" for at in range(len(values))]
    made = choice.nested_logit_shares(np.array(values), nests, {"a": 1.0, "b": 1.0})
    assert made == pytest.approx(choice.logit_shares(np.array(values)), abs=1e-12)


@given(st.floats(1, 20))
def test_alike_itineraries_share_what_one_of_them_would_have(similarity: float):
    """Red bus, blue bus: two alike in a nest take between a half and two thirds."""
    made = choice.nested_logit_shares(np.zeros(3), ["a", "a", "b"], {"a": similarity, "b": 1.0})
    assert 0.5 - 1e-12 <= made[0] + made[1] <= 2 / 3 + 1e-12


def test_logit_with_draws_is_logit_of_each_draw():
    many = np.array([[0.0, 1.0], [0.0, -1.0]])
    made = choice.logit_shares(many)
    assert made[:, 1] == pytest.approx(choice.logit_shares(many[:, 1]))


def test_attributes_need_coefficients_and_nests_a_sane_one():
    with pytest.raises(KeyError, match="fare"):
        choice.itinerary_utility({"nonstop": 1.0}, {"nonstop": 1, "fare": 400})
    with pytest.raises(ValueError, match="at least 1"):
        choice.nested_logit_shares(np.zeros(2), ["a", "b"], {"a": 0.5, "b": 1.0})
    with pytest.raises(ValueError, match="not negative"):
        choice.index_shares(np.array([-1.0, 2.0]))


@given(st.floats(0.1, 50), st.floats(0.1, 50))
def test_more_flights_take_a_greater_share(few: float, more: float):
    low, high = sorted((few, more))
    rival = choice.quality_of_service(10.0, 0.1, 1.0, 18.0, 14.0, 1.0)
    shares = [
        choice.index_shares(
            np.array([choice.quality_of_service(n, 1.0, 1.0, 14.0, 14.0, 1.0), rival])
        )[0]
        for n in (low, high)
    ]
    assert shares[0] <= shares[1]


@settings(max_examples=50, deadline=None)
@given(st.floats(50, 500), st.floats(0.1, 0.5), st.floats(100, 500))
def test_spill_is_the_mean_of_demand_above_the_seats(demand: float, k: float, seats: float):
    draws = np.random.default_rng(0).normal(demand, k * demand, 200_000)
    expected = np.maximum(draws - seats, 0).mean()
    made = spill.spilled_passengers(demand, k, seats)
    assert made == pytest.approx(expected, abs=0.005 * demand)


@given(st.floats(1, 1_000), st.floats(0, 0.6), st.floats(10, 500), st.floats(0, 100))
def test_spill_falls_with_seats_and_rises_with_variation(
    demand: float, k: float, seats: float, more: float
):
    base = spill.spilled_passengers(demand, k, seats)
    assert spill.spilled_passengers(demand, k, seats + more) <= base + 1e-6
    assert spill.spilled_passengers(demand, k + 0.1, seats) >= base - 1e-6
    assert base >= max(demand - seats, 0) - 1e-6
    assert spill.expected_load_factor(demand, k, seats) <= 1 + 1e-9


MARKETS = (
    segments.Market("SVO", "HAV", "SVO", "HAV", 60_000.0, 0.5),
    segments.Market("SVO", "MID", "SVO", "MID", 10_000.0, 0.4, 0.5),
    segments.Market("LED", "MID", "SVO", "MID", 4_000.0, 0.3),
    segments.Market("SVO", "OAX", "SVO", "MID", 2_000.0, 0.2),
    segments.Market("LED", "OAX", "SVO", "MID", 1_000.0, 0.1),
    segments.Market("HAV", "MID", "HAV", "MID", 20_000.0, 0.1),
)


def test_segments_and_legs():
    by_segment = segments.segment_traffic(MARKETS)
    assert by_segment == {"local": 38_000, "behind": 1_200, "beyond": 400, "bridge": 100}
    legs = segments.leg_traffic(("SVO", "HAV", "MID"), MARKETS)
    assert legs["SVO-HAV"] == pytest.approx(30_000 + 6_000 + 1_200 + 400 + 100)
    assert legs["HAV-MID"] == pytest.approx(2_000 + 6_000 + 1_200 + 400 + 100)
    with pytest.raises(ValueError, match="ride"):
        segments.leg_traffic(("MID", "HAV", "SVO"), MARKETS)


def test_a_forecast_needs_draws():
    with pytest.raises(ValueError, match="needs draws"):
        gravity.forecast_interval(1_000.0)
    made = gravity.forecast_interval(np.array([1.0, 2.0, 3.0]))
    assert made.low < made.middle < made.high


@given(st.floats(100, 1e6), st.floats(100, 2_000), st.floats(1.0, 2.0), st.floats(-3, -0.1))
def test_dearer_fares_never_raise_traffic(traffic: float, fare: float, rise: float, e: float):
    assert gravity.fare_response(traffic, fare, fare * rise, e) <= traffic * (1 + 1e-12)


def test_parameters_hold_their_ranges_and_name_their_sources():
    for row in read_data_table("demand_parameters"):
        assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
        assert row["source"]
