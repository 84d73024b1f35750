"""Measures of a cash flow against published cases, and laws."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.cash_flow import (
    Band,
    benefit_cost_ratio,
    capital_recovery_factor,
    dated_factors,
    discount_factors,
    discount_sum,
    discounted_payback,
    equivalent_annual_cost,
    levelised_cost,
    modified_rate,
    payback,
    present_value,
    scheduled_sum,
)

amounts = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30)


def factors(years: int, rate: float) -> np.ndarray:
    return discount_factors(years, [Band(rate)])


def test_the_present_value_of_published_flows() -> None:
    # documentation of numpy-financial, npv
    flows = [-40000, 5000, 8000, 12000, 30000]
    assert present_value(flows, factors(4, 0.08)) == pytest.approx(3065.2226681795, abs=1e-6)
    # HM Treasury, Green Book, alternative A
    green = [-10, 2.5, 2.5, 2.5, 2.5]
    assert present_value(green, factors(4, 0.035)) == pytest.approx(-0.8173019785, abs=1e-9)


def test_the_present_value_of_dated_flows() -> None:
    # Excel's documentation of XNPV
    days = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"]
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    value = present_value([-10000, 2750, 4250, 3250, 2750], dated_factors(numbers, 0.09))
    assert value == pytest.approx(2086.6476020315, abs=1e-6)


def test_the_modified_rate_of_published_flows() -> None:
    # Excel's documentation of MIRR: 12.61 %, and 13.48 % when reinvested at 14 %
    flows = [-120000, 39000, 30000, 21000, 37000, 46000]
    assert modified_rate(flows, 0.10, 0.12) == pytest.approx(0.1261, abs=5e-5)
    assert modified_rate(flows, 0.10, 0.14) == pytest.approx(0.1348, abs=5e-5)
    assert np.isnan(modified_rate([1, 1], 0.1, 0.1))


def test_capital_recovery_and_levelised_cost_agree() -> None:
    # compound-interest tables: 0.0944
    recovery = capital_recovery_factor(0.07, 20)
    assert recovery == pytest.approx(0.0943929257, abs=1e-10)
    assert capital_recovery_factor(0.0, 20) == pytest.approx(1 / 20)
    costs, energy = [1000.0, *[20.0] * 25], [0.0, *[2628.0] * 25]
    cost = levelised_cost(costs, energy, factors(25, 0.07))
    assert cost == pytest.approx(0.0402627539, abs=1e-10)
    level = (capital_recovery_factor(0.07, 25) * 1000 + 20) / 2628
    assert cost == pytest.approx(level, rel=1e-12)
    assert equivalent_annual_cost(costs, 0.07) == pytest.approx(level * 2628, rel=1e-12)


def test_a_declining_rate_is_the_product_of_the_bands_passed() -> None:
    bands = [Band(0.035, 30), Band(0.03, 75), Band(0.025, 125)]
    held = discount_factors(125, bands)
    # the Green Book's own table: 0.3563 in year 30, 0.0942 in year 75
    assert held[30] == pytest.approx(0.3563, abs=5e-5)
    assert held[75] == pytest.approx(0.0942, abs=5e-5)
    assert (np.diff(held) < 0).all()


@pytest.mark.parametrize("bands", [[Band(-1.0)], [Band(0.03, 5)], []])
def test_years_without_a_rate_are_refused(bands: list[Band]) -> None:
    with pytest.raises(ValueError, match="discount rate"):
        discount_factors(10, bands)


def test_payback_is_the_last_time_that_money_is_owed() -> None:
    assert payback([-100, 40, 40, 40]) == pytest.approx(2.5)
    assert payback([-100, 150, -100, 60]) == pytest.approx(2 + 50 / 60)
    assert payback([5, 5]) == 0
    assert np.isinf(payback([-1, 0.5]))
    two = payback([[-100, 100, 0], [-100, 0, 50]])
    assert two.tolist() == [1.0, np.inf]


def test_benefits_over_costs() -> None:
    assert benefit_cost_ratio([0, 110], [50, 0], [1, 1 / 1.1]) == pytest.approx(2.0)


@given(amounts, amounts, st.floats(0, 0.5), st.floats(-3, 3))
def test_the_present_value_is_linear(
    one: list[float], other: list[float], rate: float, scale: float
) -> None:
    size = min(len(one), len(other))
    first, second = np.array(one[:size]), np.array(other[:size])
    held = factors(size - 1, rate)
    whole = present_value(first + scale * second, held)
    parts = present_value(first, held) + scale * present_value(second, held)
    assert whole == pytest.approx(parts, abs=1e-4)


@given(
    st.lists(st.floats(0, 1e5), min_size=1, max_size=30), st.floats(0, 0.4), st.floats(0.01, 0.4)
)
def test_a_higher_rate_lowers_the_worth_of_a_conventional_flow(
    incomes: list[float], rate: float, more: float
) -> None:
    flows = [-1000.0, *incomes]
    low = present_value(flows, factors(len(incomes), rate + more))
    assert low <= present_value(flows, factors(len(incomes), rate)) + 1e-9


@given(amounts, st.floats(0, 0.3))
def test_discounting_never_shortens_the_payback_of_a_conventional_flow(
    incomes: list[float], rate: float
) -> None:
    flows = [-1e4, *map(abs, incomes)]
    later = discounted_payback(flows, factors(len(incomes), rate))
    assert later >= payback(flows) - 1e-9


@pytest.mark.parametrize("rate", [0.0, 0.07, -0.02, 1.5])
@pytest.mark.parametrize("late", [0.0, 0.25, 3.0])
def test_sums_of_factors_are_those_of_the_flows(rate: float, late: float) -> None:
    factors = discount_factors(20, [Band(rate)])
    whole = int(late)
    part = late - whole
    flows = np.zeros(21)
    flows[3 + whole : 13 + whole] += 1 - part
    flows[4 + whole : 14 + whole] += part
    assert discount_sum(rate, 3, 12, late) == pytest.approx(float(flows @ factors), rel=1e-12)
    assert scheduled_sum(factors, 3, 12, late) == pytest.approx(float(flows @ factors), rel=1e-12)


def test_factors_that_end_too_soon_are_refused() -> None:
    with pytest.raises(ValueError, match="no discount factors"):
        scheduled_sum(np.ones(5), 1, 3, 1.5)
