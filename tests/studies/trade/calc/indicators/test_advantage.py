"""Revealed advantage: the index by hand, and its laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corredor.studies.trade.calc.indicators.advantage import (
    additive_advantage,
    advantage_of_rows,
    revealed_advantage,
    symmetric_advantage,
)

FLOWS = arrays(np.float64, (4, 5), elements=st.floats(0.01, 1e6))


@given(FLOWS)
def test_the_weighted_mean_of_each_product_is_one(exports: np.ndarray) -> None:
    weights = exports.sum(1) / exports.sum()
    np.testing.assert_allclose(weights @ revealed_advantage(exports), 1, rtol=1e-9)


@given(FLOWS, st.floats(1e-3, 1e3))
def test_a_currency_changes_nothing(exports: np.ndarray, rate: float) -> None:
    np.testing.assert_allclose(revealed_advantage(exports * rate), revealed_advantage(exports))


@given(FLOWS)
def test_additive_advantages_of_a_country_sum_to_zero(exports: np.ndarray) -> None:
    np.testing.assert_allclose(additive_advantage(exports).sum(1), 0, atol=1e-12)


@given(FLOWS)
def test_symmetric_advantage_keeps_the_order_and_the_sign(exports: np.ndarray) -> None:
    plain = revealed_advantage(exports)
    symmetric = symmetric_advantage(plain)
    assert ((symmetric > -1) & (symmetric < 1)).all()
    assert (np.sign(symmetric) == np.sign(plain - 1)).all()


def test_a_country_without_exports_changes_no_other() -> None:
    exports = np.array([[3.0, 1.0], [1.0, 5.0]])
    wider = np.vstack([exports, [0.0, 0.0]])
    found = revealed_advantage(wider)
    np.testing.assert_array_equal(found[:2], revealed_advantage(exports))
    assert np.isnan(found[2]).all()


def test_a_product_that_nobody_exports_has_no_advantage() -> None:
    assert np.isnan(revealed_advantage([[3.0, 0.0], [1.0, 0.0]])[:, 1]).all()


def test_rows_may_be_split_and_shuffled() -> None:
    rng = np.random.default_rng(5)
    exporter, product = rng.integers(0, 6, 400), rng.integers(0, 9, 400)
    value = rng.random(400)
    dense = np.zeros((6, 9))
    np.add.at(dense, (exporter, product), value)
    order = rng.permutation(400)
    found = advantage_of_rows(exporter[order], product[order], value[order])
    np.testing.assert_allclose(found, revealed_advantage(dense))


def test_several_years_stand_before() -> None:
    exports = np.random.default_rng(6).random((3, 4, 5))
    found = revealed_advantage(exports)
    assert found.shape == (3, 4, 5)
    assert found[1] == pytest.approx(revealed_advantage(exports[1]))
