"""Rates of return: published cases, all roots or none, and laws against the value itself."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.roots import dated_rates, rates_of_return
from corredor.studies.appraisal.calc.roots.polynomial import polynomial, square_free
from corredor.studies.appraisal.calc.roots.sturm import sturm_count


def values(flows: list[float]) -> list[float]:
    return [rate.value for rate in rates_of_return(flows).rates]


@pytest.mark.parametrize(
    ("flows", "expected", "within"),
    [
        # documentation of a finance library; one change of sign, one rate
        ([-100, 39, 59, 55, 20], [0.28094842], 1e-7),
        # Lorie and Savage's kind of flow: two rates
        ([-1000, 2500, -1540], [0.1, 0.4], 1e-12),
        # a flow with which libraries return one of two rates without a word
        (
            [-1678.87, 771.96, 1814.05, 3520.3, 3552.95, 3584.99, 4789.91, -1],
            [-0.999791, 1.004270],
            1e-5,
        ),
        ([-1000, 3600, -4310, 1716], [0.1, 0.2, 0.3], 1e-12),
        ([10, -5], [-0.5], 1e-15),
        ([-1, 3, -2.5], [], 0),
        ([1, 1], [], 0),
        ([-1, *[0] * 20, 1], [0.0], 1e-15),
    ],
)
def test_every_rate_is_found(flows: list[float], expected: list[float], within: float) -> None:
    assert values(flows) == pytest.approx(expected, abs=within or None)
    assert rates_of_return(flows).certified


def test_a_rate_at_which_the_value_only_touches_nothing_is_found() -> None:
    (rate,) = rates_of_return([-1000, 2000, -1000]).rates
    assert (rate.value, rate.times) == (0.0, 2)


def test_nothing_at_all_is_worth_nothing_at_every_rate() -> None:
    assert rates_of_return([0, 0]).everywhere
    assert dated_rates([1, 2], [0, 0]).everywhere


def test_thirty_years_of_months_are_solved_exactly() -> None:
    (rate,) = values([-100, *[5] * 360])
    assert 5 * (1 - (1 + rate) ** -360) / rate == pytest.approx(100, rel=1e-12)


@pytest.mark.parametrize("flow", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(flow: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        rates_of_return([-1, flow])
    with pytest.raises(ValueError, match="finite"):
        dated_rates([1, 2], [-1, flow])


rates_drawn = st.lists(
    st.integers(-90, 300).map(lambda percent: Fraction(percent, 100)), min_size=1, max_size=4
)


@given(rates_drawn, st.sampled_from([1, -1, 1000]))
def test_the_rates_that_made_a_flow_come_back(drawn: list[Fraction], scale: int) -> None:
    flows = [Fraction(scale)]
    for rate in drawn:  # a factor 1 - (1 + rate) x for each
        longer = [*flows, Fraction(0)]
        flows = [
            one - (1 + rate) * before
            for one, before in zip(longer, [Fraction(0), *flows], strict=True)
        ]
    floats = [float(flow) for flow in flows]
    assume([Fraction(str(flow)) for flow in floats] == flows)
    found = rates_of_return(floats)
    assert [rate.value for rate in found.rates] == pytest.approx(
        sorted({float(rate) for rate in drawn}), abs=1e-12
    )
    assert sum(rate.times for rate in found.rates) == len(drawn)
    assert found.certified


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=20))
def test_the_count_is_that_of_sturm_and_never_above_descartes(flows: list[int]) -> None:
    found = rates_of_return([float(flow) for flow in flows])
    assert found.certified
    assert len(found.rates) <= found.sign_changes
    assert (found.sign_changes - sum(rate.times for rate in found.rates)) % 2 == 0
    for rate in found.rates:
        factor = Fraction(1 / (1 + rate.value))
        low, high = factor * (1 - Fraction(1, 10**9)), factor * (1 + Fraction(1, 10**9))
        worth = [sum(flow * x**year for year, flow in enumerate(flows)) for x in (low, high)]
        assert rate.times % 2 == 0 or worth[0] * worth[1] <= 0


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=12), st.integers(1, 4))
def test_square_free_factors_make_up_the_polynomial(flows: list[int], times: int) -> None:
    held = polynomial([Fraction(flow) for flow in flows])
    assume(len(held) > 1 and held[-1])
    factors = list(square_free(held))
    assert sum((len(factor) - 1) * power for factor, power in factors) == len(held) - 1
    assert sum(sturm_count(factor) for factor, _ in factors) == sturm_count(held)


DAYS = [date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15), date(2009, 4, 1)]


def test_the_documented_rate_of_dated_flows() -> None:
    # XIRR's documentation: 0.373362535
    numbers = [day.toordinal() for day in DAYS]
    found = dated_rates(numbers, [-10000, 2750, 4250, 3250, 2750])
    assert [rate.value for rate in found.rates] == pytest.approx([0.373362535], abs=2e-9)
    assert found.certified


def test_dated_flows_a_year_apart_are_yearly_flows() -> None:
    found = dated_rates([0, 365, 730], [-1000, 2500, -1540])
    assert [rate.value for rate in found.rates] == pytest.approx([0.1, 0.4], abs=1e-12)
    (double,) = dated_rates([0, 365, 730], [-1000, 2000, -1000]).rates
    assert double.times == 2


def test_roots_that_cannot_be_told_apart_are_not_certified() -> None:
    found = dated_rates([0, 367, 734, 735], [-1000, 2000, -1000, 1e-7])
    assert found.certified or len(found.rates) >= 1
    touching = dated_rates([0, 1009, 2018, 2019], [-1, 2, -1, 0.0])
    assert [rate.value for rate in touching.rates] == pytest.approx([0.0], abs=1e-6)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.integers(-1000, 1000)), min_size=2, max_size=6,
        unique_by=lambda pair: pair[0],
    )
)  # fmt: skip
def test_dated_rates_make_the_value_change_its_sign(pairs: list[tuple[int, int]]) -> None:
    days, flows = [day for day, _ in pairs], [float(flow) for _, flow in pairs]
    found = dated_rates(days, flows)
    assert len(found.rates) <= found.sign_changes
    values = [rate.value for rate in found.rates]
    assert all(one < other for one, other in pairwise(values))
    for rate in values:
        if not found.certified or not -0.999 < rate < 1e6:
            continue
        worth = [
            sum(flow * ((1 + rate) * by) ** (-(day - min(days)) / 365.0) for day, flow in pairs)
            for by in (1 - 1e-7, 1 + 1e-7)
        ]
        size = sum(abs(flow) * (1 + rate) ** (-(day - min(days)) / 365.0) for day, flow in pairs)
        assert worth[0] * worth[1] <= 0 or max(map(abs, worth)) <= 1e-5 * size
