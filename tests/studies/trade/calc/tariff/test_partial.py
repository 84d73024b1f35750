"""SMART and GSIM: arithmetic by hand, published invariants, and laws of a linear system."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corredor.studies.trade.calc.tariff.gsim import Elasticities, gsim
from corredor.studies.trade.calc.tariff.smart import (
    imports_of_constant_elasticity,
    smart,
    trade_creation,
    trade_diversion,
)

FLOWS = arrays(np.float64, 5, elements=st.floats(0, 1e6))
RATES = arrays(np.float64, 5, elements=st.floats(0, 1))
ELASTIC = Elasticities(demand=-1.25, supply=1.5, substitution=5.0)


def test_smart_by_hand() -> None:
    found = smart([100.0, 900.0], [0.0, 0.0], [0.35, 0.0], [-1.2, -1.2], 1.5)
    assert found.creation.round(1).tolist() == [-42.0, 0.0]
    assert found.diversion.round(1).tolist() == [-33.8, 33.8]
    assert found.revenue[0] == pytest.approx(0.35 * (100 + found.change[0]))
    assert found.welfare[0] == pytest.approx(0.35 / 2 * -42)


def test_constant_elasticity_by_hand() -> None:
    found = float(imports_of_constant_elasticity(100.0, 0.05, 0.1, -3.5))
    assert round(found, 1) == 85.0
    assert round(0.1 * found, 1) == 8.5


@given(FLOWS, RATES, RATES, st.floats(0.1, 8))
def test_diversion_sums_to_zero_and_never_exceeds_the_flow(
    flows: np.ndarray, before: np.ndarray, after: np.ndarray, substitution: float
) -> None:
    found = trade_diversion(flows, before, after, substitution)
    assert found.sum() == pytest.approx(0, abs=1e-9 * (1 + flows.sum()))
    assert (found >= -flows - 1e-9).all()


@given(st.floats(-5, -0.1), st.floats(0.1, 10))
def test_creation_is_proportional_to_the_elasticity(elasticity: float, factor: float) -> None:
    one = float(trade_creation(100.0, 0.1, 0.0, elasticity))
    assert float(trade_creation(100.0, 0.1, 0.0, elasticity * factor)) == pytest.approx(
        one * factor
    )
    assert one > 0
    assert abs(float(trade_creation(100.0, 0.1, 0.0, elasticity, 99.0))) < one


@pytest.fixture
def world() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(4)
    return rng.random((4, 4)) * 100 + 1, rng.random((4, 4)) * 0.2


def test_gsim_solves_the_equations_as_they_are_printed(world: tuple[np.ndarray, ...]) -> None:
    flows, before = world
    after = before.copy()
    after[0, 1] = 0.0
    found = gsim(flows, before, after, ELASTIC)
    rise = (1 + after) / (1 + before) - 1
    spending = flows * (1 + before)
    theta, phi = spending / spending.sum(0), flows / flows.sum(1, keepdims=True)
    for exporter in range(4):
        demanded = 0.0
        for importer in range(4):
            own = theta[exporter, importer] * -1.25 - (1 - theta[exporter, importer]) * 5.0
            change = own * (found.price[exporter] + rise[exporter, importer])
            for other in set(range(4)) - {exporter}:
                cross = theta[other, importer] * (-1.25 + 5.0)
                change += cross * (found.price[other] + rise[other, importer])
            assert found.quantity[exporter, importer] == pytest.approx(change)
            demanded += phi[exporter, importer] * change
        assert demanded == pytest.approx(1.5 * found.price[exporter])


def test_gsim_without_a_change_changes_nothing(world: tuple[np.ndarray, ...]) -> None:
    flows, before = world
    found = gsim(flows, before, before, ELASTIC)
    for change in (found.price, found.quantity, found.producer_surplus, found.revenue):
        np.testing.assert_allclose(change, 0, atol=1e-9)


def test_gsim_is_even_in_its_countries_and_in_the_currency(world: tuple[np.ndarray, ...]) -> None:
    flows, before = world
    after = before * 0.5
    plain, order = gsim(flows, before, after, ELASTIC), [2, 0, 3, 1]
    cells = np.ix_(order, order)
    turned = gsim(flows[cells], before[cells], after[cells], ELASTIC)
    np.testing.assert_allclose(turned.price, plain.price[order])
    scaled = gsim(flows * 7, before, after, ELASTIC)
    np.testing.assert_allclose(scaled.price, plain.price)
    np.testing.assert_allclose(scaled.consumer_surplus, plain.consumer_surplus * 7)


def test_a_cut_helps_the_exporter_and_the_buyer(world: tuple[np.ndarray, ...]) -> None:
    flows, before = world
    after = before.copy()
    after[0, 1] = 0.0
    found = gsim(flows, before, after, ELASTIC)
    assert found.price[0] > 0 > found.price[2]
    assert found.producer_surplus[0] > 0 > found.producer_surplus[2]
    assert found.composite_price[1] < 0 < found.consumer_surplus[1]


def test_the_printed_sign_differs_for_a_rise_in_price_alone(
    world: tuple[np.ndarray, ...],
) -> None:
    flows, before = world
    after = before.copy()
    after[:, 1] += 0.1
    plain = gsim(flows, before, after, ELASTIC)
    printed = gsim(flows, before, after, ELASTIC, "as_published")
    falls = plain.composite_price < 0
    np.testing.assert_allclose(
        plain.consumer_surplus[falls], printed.consumer_surplus[falls], rtol=1e-12
    )
    assert printed.consumer_surplus[1] < plain.consumer_surplus[1] < 0


def test_a_country_without_trade_is_refused() -> None:
    with pytest.raises(ValueError, match="leave it out"):
        gsim(np.array([[1.0, 1.0], [0.0, 0.0]]), np.zeros((2, 2)), np.zeros((2, 2)), ELASTIC)
