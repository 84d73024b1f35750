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


def test_the_factor_gives_the_covariance_back():
    y, x, origin, end = flows(5, 15, 0.1)
    fit = ppml.poisson_fit(y, x, (origin, end))
    assert fit.factor @ fit.factor.T == pytest.approx(fit.covariance)


utilities = st.lists(st.floats(-30, 30), min_size=2, max_size=6)


def softmax(values: np.ndarray) -> np.ndarray:
    weights = np.exp(values - values.max(axis=0))
    return weights / weights.sum(axis=0)


def own_share(values: np.ndarray) -> float:
    rivals = sum(choice.logit_weight(values[0], rival) for rival in values[1:])
    return choice.logit_share(rivals)


@given(utilities, st.floats(-100, 100))
def test_shares_of_logit_are_those_of_its_formula(values: list[float], shift: float):
    """McFadden 1974: the exponential of the utility over the sum; only differences count."""
    many = np.array(values)
    assert own_share(many) == pytest.approx(softmax(many)[0], abs=1e-12)
    assert own_share(many + shift) == pytest.approx(own_share(many), abs=1e-9)
    turns = [np.roll(many, -at) for at in range(len(many))]
    assert sum(own_share(turn) for turn in turns) == pytest.approx(1)


def test_logit_of_a_worked_example():
    """Train 2009, Discrete Choice Methods, section 3.1: utilities of 4 and 3 give 0.73 and 0.27."""
    assert own_share(np.array([4.0, 3.0])) == pytest.approx(0.73, abs=0.005)
    assert own_share(np.array([3.0, 4.0])) == pytest.approx(0.27, abs=0.005)


def nested(values: np.ndarray, nests: list[bool], similarity: float) -> np.ndarray:
    """Shares by two-level nested logit as textbooks write it, with logsums."""
    shares = np.empty(len(values))
    inclusive = {}
    for nest in set(nests):
        at = np.array([one == nest for one in nests])
        weights = np.exp(similarity * values[at])
        shares[at] = weights / weights.sum()
        inclusive[nest] = np.log(weights.sum()) / similarity
    total = sum(np.exp(value) for value in inclusive.values())
    return shares * np.array([np.exp(inclusive[nest]) / total for nest in nests])


@given(
    st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=6),
    st.floats(1, 10),
)
def test_shares_of_nested_logit_are_those_of_its_logsums(
    rivals: list[tuple[float, bool]], similarity: float
):
    values = np.array([0.3, *(value for value, _ in rivals)])
    nests = [True, *(nest for _, nest in rivals)]
    weights = [choice.rival_weight(values[0], value, similarity) for value in values[1:]]
    alike = sum(w for w, nest in zip(weights, nests[1:], strict=True) if nest)
    others = sum(w for w, nest in zip(weights, nests[1:], strict=True) if not nest)
    made = choice.nested_share(alike, others, similarity)
    assert made == pytest.approx(nested(values, nests, similarity)[0], abs=1e-12)
    if similarity == 1:
        assert made == pytest.approx(softmax(values)[0], abs=1e-12)
    if not alike:
        assert choice.lone_share(others, similarity) == made


def test_a_similarity_below_one_gives_no_share():
    assert np.isnan(choice.nested_share(1.0, 1.0, 0.5))


def test_money_and_time_change_places_in_utility():
    """A fare of as much as an hour is worth takes what an hour takes."""
    assert choice.utility_of_fare(25.0, -0.2, 25.0) == choice.utility_of_time(1.0, -0.2)


@given(st.floats(0.1, 50), st.floats(0.1, 50))
def test_more_flights_take_a_greater_share(few: float, more: float):
    low, high = sorted((few, more))
    rival = choice.quality_of_service(10.0, 0.1, 18.0, 14.0, 1.0)
    shares = [
        choice.index_share(choice.quality_of_service(n, 1.0, 14.0, 14.0, 1.0), rival)
        for n in (low, high)
    ]
    assert shares[0] <= shares[1]


@given(st.floats(1, 50), st.floats(1, 50), st.floats(0, 3))
def test_the_journey_compared_to_changes_no_share(first: float, second: float, power: float):
    shares = [
        choice.index_share(
            choice.quality_of_service(2.0, 0.5, 17.0, than, power),
            choice.quality_of_service(7.0, 0.2, 26.0, than, power),
        )
        for than in (first, second)
    ]
    assert shares[0] == pytest.approx(shares[1])


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
    assert base >= max(demand - seats, 0) - 1e-3
    carried = spill.carried_passengers(demand, base)
    assert spill.expected_load_factor(carried, seats) <= 1 + 1e-3 / seats


def test_legs_that_markets_ride():
    path = ("SVO", "HAV", "MID")
    assert segments.legs_ridden(path, "SVO", "HAV") == ("SVO-HAV",)
    assert segments.legs_ridden(path, "SVO", "MID") == ("SVO-HAV", "HAV-MID")
    assert segments.legs_ridden(path, "MID", "SVO") == ()
    assert segments.legs_ridden(path, "SVO", "SVO") == ()
    assert segments.legs_ridden(path, "LED", "MID") == ()


@given(st.booleans(), st.booleans())
def test_a_market_is_of_one_kind_at_least(starts: bool, ends: bool):
    possible = {
        name
        for name in ("local", "behind", "beyond", "bridge")
        if segments.is_possible(name, starts, ends)
    }
    assert "local" in possible
    assert ("behind" in possible) == (not starts)
    assert ("beyond" in possible) == (not ends)
    assert ("bridge" in possible) == (not starts and not ends)


@given(st.floats(0.1, 10), st.floats(0.1, 10), st.floats(-2, 2))
def test_gravity_of_the_reference_pair_is_its_count(people: float, apart: float, power: float):
    assert gravity.gravity_traffic(500.0, 1.0, 1.0, 1.0, power, power, -power) == 500
    twice = gravity.gravity_traffic(500.0, people, 1.0, apart, 1.0, power, -1.0)
    assert twice == pytest.approx(500 * people / apart)


@given(st.floats(100, 1e6), st.floats(100, 2_000), st.floats(1.0, 2.0), st.floats(-3, -0.1))
def test_dearer_fares_never_raise_traffic(traffic: float, fare: float, rise: float, e: float):
    assert gravity.fare_response(traffic, fare, fare * rise, e) <= traffic * (1 + 1e-12)


def test_parameters_hold_their_ranges_and_name_their_sources():
    for row in read_data_table("demand_parameters"):
        assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
        assert row["source"]
