"""Options against published worths, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.options import (
    american_option,
    black_scholes,
    investment_threshold,
    staged_option,
)


def test_the_published_european_option() -> None:
    # Hull, Options, Futures and Other Derivatives: 4.76 and 0.81
    assert black_scholes(42, 40, 0.1, 0.2, 0.5) == pytest.approx(4.759422, abs=1e-5)
    assert black_scholes(42, 40, 0.1, 0.2, 0.5, call=False) == pytest.approx(0.808599, abs=1e-5)


def test_the_published_american_put() -> None:
    # Hull: 4.49 with five steps, 4.283 with a fine tree
    coarse = american_option(50, 50, 0.1, 0.4, 5 / 12, 5)
    assert coarse == pytest.approx(4.4884585347, abs=1e-9)
    fine = american_option(50, 50, 0.1, 0.4, 5 / 12, 1000)
    assert fine == pytest.approx(4.283, abs=2e-3)


def test_the_tree_of_a_call_without_yield_comes_to_the_closed_form() -> None:
    tree = american_option(42, 40, 0.1, 0.2, 0.5, 2000, call=True)
    assert tree == pytest.approx(black_scholes(42, 40, 0.1, 0.2, 0.5), abs=1e-3)


def test_the_published_threshold_of_investment() -> None:
    # Dixit and Pindyck, ch. 5: r = δ = 0.04, σ = 0.2 gives twice the cost, F(1) = 0.25
    found = investment_threshold(1, 0.04, 0.04, 0.2)
    assert (found.root, found.multiple) == pytest.approx((2, 2))
    assert found.option(1, 1) == pytest.approx(0.25)
    assert found.option(3, 1) == pytest.approx(2)


@pytest.mark.parametrize(("yield_", "volatility"), [(0.0, 0.2), (0.04, 0.0)])
def test_without_a_yield_there_is_no_threshold(yield_: float, volatility: float) -> None:
    with pytest.raises(ValueError, match="waiting"):
        investment_threshold(1, 0.04, yield_, volatility)


def test_a_tree_with_too_few_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="steps"):
        american_option(50, 50, 0.5, 0.05, 5, 1)


def test_stages_are_worth_more_if_one_may_stop() -> None:
    stages = [(0.0, 5.0), (1.0, 20.0), (3.0, 80.0)]
    flexible, committed = staged_option(100, stages, 0.05, 0.4, 24)
    assert flexible > max(committed, 0)
    alone, _ = staged_option(100, [(3.0, 80.0)], 0.05, 0.4, 100)
    assert alone == pytest.approx(black_scholes(100, 80, 0.05, 0.4, 3), rel=2e-3)


@given(st.floats(0.1, 0.6), st.floats(0.01, 0.3))
def test_more_uncertainty_never_lowers_the_worth_of_stages(low: float, more: float) -> None:
    stages = [(0.0, 5.0), (2.0, 60.0)]
    less, _ = staged_option(70, stages, 0.03, low, 12)
    assert staged_option(70, stages, 0.03, low + more, 12)[0] >= less - 0.05


def test_each_right_to_stop_adds_and_none_is_the_commitment() -> None:
    stages = [(0.0, 5.0), (1.0, 10.0), (2.0, 100.0)]
    none, committed = staged_option(110.0, stages, 0.05, 0.4, 12, [])
    assert none == pytest.approx(committed, abs=1e-9)
    worths = [
        staged_option(110.0, stages, 0.05, 0.4, 12, stops)[0] for stops in ([1.0], [1.0, 2.0])
    ]
    assert none < worths[0] < worths[1]
    assert staged_option(110.0, stages, 0.05, 0.4, 12)[0] == pytest.approx(worths[1])
    with pytest.raises(ValueError, match="too few steps"):
        staged_option(110.0, stages, 0.5, 0.01, 1)
