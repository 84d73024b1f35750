"""The tariff equilibrium: its derivatives, its accounts, and what theory says of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.trade.calc.equilibrium import (
    Deficit,
    Elasticities,
    Revenue,
    exact_hat,
    pass_through,
    tariff_base,
    tariff_equilibrium,
)
from corredor.studies.trade.calc.equilibrium.tariff_system import System

PAPER = Elasticities(trade=4.0, labour=0.5, scale=0.67 / 4)


def drawn(seed: int, n: int = 7) -> tuple[Any, Any]:
    rng = np.random.default_rng(seed)
    size = rng.lognormal(0, 1.5, n)
    imports = np.outer(size, size) * rng.gamma(2, 0.5, (n, n)) / size.sum() / 5
    np.fill_diagonal(imports, 0)
    spending = imports.sum(0) + size * rng.uniform(0.5, 3, n)
    rates = rng.uniform(0, 0.5, (n, n))
    np.fill_diagonal(rates, 0)
    return tariff_base(imports, spending, rng.uniform(0, 0.2, n)), rates


@pytest.mark.parametrize("income_tax", [True, False])
@pytest.mark.parametrize("case", [1.0, 0.25])
def test_the_derivatives_are_those_of_the_equations(income_tax: bool, case: float) -> None:
    base, rates = drawn(1)
    system = System(
        flows=base.flows,
        retained=base.retained,
        output=base.output,
        spending=base.spending,
        transfers=base.transfers,
        rates=rates,
        trade=4.0,
        labour=0.5,
        scale=0.67 / 4,
        exponents=pass_through(4.0, case, 0.67, base.retained),
        income_tax=income_tax,
    )
    at, step = np.random.default_rng(2).normal(0, 0.05, 14), 1e-6
    rows = [
        (system.at(at + step * one).errors - system.at(at - step * one).errors) / (2 * step)
        for one in np.eye(14)
    ]
    assert system.slopes(system.at(at)) == pytest.approx(np.array(rows).T, abs=1e-8)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 500), st.sampled_from(Revenue), st.sampled_from([1.0, 0.5, 0.25]))
def test_the_accounts_close(seed: int, closure: Revenue, case: float) -> None:
    base, rates = drawn(seed)
    exponents = pass_through(4.0, case, 0.67, base.retained)
    found = tariff_equilibrium(base, rates, PAPER, exponents, closure)
    earned = base.output * found.wage * found.employment
    sold = found.flows @ (1 - base.retained) + base.retained * found.flows.sum(0)
    assert sold == pytest.approx(earned, rel=1e-9)
    spent = base.spending * found.spending
    assert (found.flows * (1 + rates)).sum(0) == pytest.approx(spent, rel=1e-10)
    assert (found.flows * rates).sum(0) == pytest.approx(found.revenue, abs=1e-10)
    transfers = base.transfers * earned.sum() / base.output.sum()
    assert spent == pytest.approx(found.revenue + earned + transfers, rel=1e-9)
    level = np.average(found.price - 1, weights=base.spending)
    assert level == pytest.approx(0, abs=1e-11)


def test_no_tariff_changes_nothing() -> None:
    base, rates = drawn(3)
    found = tariff_equilibrium(base, 0 * rates, PAPER, np.ones(7), Revenue.LUMP_SUM)
    assert found.steps == 0
    assert np.array_equal(found.wage, np.ones(7))


def test_a_cost_without_revenue_is_the_exact_change() -> None:
    """No labour supply, no retained sales and a vanishing rate: slopes are those of `exact_hat`."""
    base, rates = drawn(4)
    plain = tariff_base(base.flows, base.spending)
    small = rates * 1e-6
    found = tariff_equilibrium(
        plain, small, Elasticities(4.0, 0.0, 0.0), np.ones(7), Revenue.LUMP_SUM
    )
    hats = exact_hat(plain.flows, (1 + small) ** -4.0, 4.0, closure=Deficit.ADDITIVE)
    revenue = found.revenue / plain.output
    assert np.all(revenue > 0)
    assert np.max(np.abs(hats.price / hats.price[0] - found.wage / found.wage[0])) < 1e-5


def test_a_small_tariff_helps_the_country_that_sets_it_and_retaliation_harms_both() -> None:
    base = tariff_base(np.array([[0.0, 20.0], [20.0, 0.0]]), np.array([100.0, 100.0]))
    fixed = Elasticities(4.0, 0.0, 0.0)
    one = np.array([[0.0, 0.0], [0.1, 0.0]])
    alone = tariff_equilibrium(base, one, fixed, np.ones(2), Revenue.LUMP_SUM).real_spending
    both = tariff_equilibrium(base, one + one.T, fixed, np.ones(2), Revenue.LUMP_SUM)
    assert alone[0] > 1 > alone[1]
    assert np.all(both.real_spending < 1)
    with pytest.raises(ValueError, match="domestic"):
        tariff_equilibrium(base, np.eye(2), fixed, np.ones(2), Revenue.LUMP_SUM)
