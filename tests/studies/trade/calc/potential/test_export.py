"""Export potential: the identity of the method, its factors, and laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corredor.studies.trade.calc.potential.export import (
    contributions,
    diversification_potential,
    export_potential,
    obstacles,
    unrealised,
)

FLOWS = arrays(np.float64, (4, 4, 5), elements=st.floats(0.1, 1e5))


def of_exporter(flows: np.ndarray, exporter: int, **more):
    return export_potential(
        flows[exporter].sum(0),
        flows.sum((0, 1)),
        flows.sum(0),
        flows[exporter].sum(1),
        **more,
    )


@given(FLOWS, st.integers(0, 3))
def test_potentials_of_a_market_sum_to_its_trade(flows: np.ndarray, exporter: int) -> None:
    np.testing.assert_allclose(
        of_exporter(flows, exporter).value.sum(1), flows[exporter].sum(1), rtol=1e-9
    )


@given(FLOWS, st.floats(1e-3, 1e3))
def test_a_currency_scales_and_an_order_permutes(flows: np.ndarray, rate: float) -> None:
    plain = of_exporter(flows, 1).value
    np.testing.assert_allclose(of_exporter(flows * rate, 1).value, plain * rate, rtol=1e-9)
    products, markets = [4, 2, 0, 1, 3], [3, 0, 2, 1]
    turned = export_potential(
        flows[1].sum(0)[products],
        flows.sum((0, 1))[products],
        flows.sum(0)[np.ix_(markets, products)],
        flows[1].sum(1)[markets],
    ).value
    np.testing.assert_allclose(turned, plain[np.ix_(markets, products)])


def test_factors_explain_the_difference_of_two_exporters() -> None:
    flows = np.random.default_rng(2).random((4, 4, 5)) + 0.1
    growth = {"demand_growth": np.full((4, 5), 1.2)}
    one = of_exporter(flows, 0, projections=growth)
    two = of_exporter(flows, 1, projections={"demand_growth": np.full((4, 5), 1.1)})
    parts = contributions(one, two)
    assert set(parts) == {"supply", "ease", "demand", "demand_growth"}
    np.testing.assert_allclose(sum(parts.values()), np.log(one.value / two.value))
    with pytest.raises(ValueError, match="different projections"):
        contributions(one, of_exporter(flows, 1))


def test_nothing_is_unrealised_where_more_flows_already() -> None:
    potential, actual = np.array([[10.0, 30.0, np.nan]]), np.array([[20.0, 5.0, 1.0]])
    assert unrealised(potential, actual).tolist() == [[0, 25, 0]]
    # by product and never on sums: 25, not 15
    assert unrealised(potential, actual).sum() == 25


def test_what_is_not_sold_anywhere_has_no_potential_but_may_have_a_near_one() -> None:
    exports, world = np.array([0.0, 5.0]), np.array([50.0, 50.0])
    imports, bilateral = np.array([[10.0, 10.0]]), np.array([2.0])
    assert export_potential(exports, world, imports, bilateral).value.tolist() == [[0, 2]]
    near = diversification_potential(np.array([0.5, 0.5]), imports, bilateral)
    assert near.value.tolist() == [[1, 1]]


def test_a_market_that_buys_nothing_of_it_has_no_ease() -> None:
    found = export_potential(
        np.array([0.0, 5.0]), np.array([9.0, 9.0]), np.array([[4.0, 0.0]]), np.array([0.0])
    )
    assert np.isnan(found.ease[0])


def test_obstacles_are_those_of_the_tables() -> None:
    found = obstacles(
        np.array([[0.35, 0.0], [np.nan, 0.1]]),
        0.25,
        np.array([[False, True], [False, False]]),
        np.array([True, False]),
        np.array([True, False]),
    )
    assert found.tariff.tolist() == [[True, False], [False, False]]
    assert found.sanction.tolist() == [[False, True], [False, False]]
    assert found.no_route.tolist() == [[False, False], [True, True]]
    assert found.never_sold.tolist() == [[False, True], [False, True]]
