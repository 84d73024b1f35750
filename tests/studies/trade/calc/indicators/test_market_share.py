"""Constant market share: parts sum to the change, and the order moves structure alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corredor.studies.trade.calc.indicators.market_share import constant_market_share

FLOWS = arrays(np.float64, (3, 4), elements=st.floats(0.1, 1e4))


@given(FLOWS, FLOWS, FLOWS, FLOWS)
def test_parts_sum_and_order_moves_only_structure(
    before: np.ndarray, after: np.ndarray, demand: np.ndarray, later: np.ndarray
) -> None:
    one = constant_market_share(before, after, demand, later, "product_then_market")
    two = constant_market_share(before, after, demand, later, "market_then_product")
    for found in (one, two):
        parts = found.growth + found.product + found.market + found.competitiveness
        assert parts == pytest.approx(after.sum() - before.sum(), abs=1e-6 * after.sum() + 1e-6)
    assert one.growth == two.growth
    assert one.competitiveness == two.competitiveness
    assert one.product + one.market == pytest.approx(two.product + two.market, rel=1e-6, abs=1e-4)


@given(FLOWS, FLOWS, st.floats(0.5, 3))
def test_with_shares_held_and_even_growth_all_is_growth(
    before: np.ndarray, demand: np.ndarray, factor: float
) -> None:
    found = constant_market_share(
        before, before * factor, demand, demand * factor, "market_then_product"
    )
    assert found.growth == pytest.approx(found.change, abs=1e-6 * before.sum())
    assert abs(found.product) + abs(found.market) < 1e-6 * before.sum()
