"""Investment: small bases, single deals, vintages; never a rate that means nothing."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.trade.calc.fdi.series import (
    Component,
    Concept,
    Doubt,
    Figure,
    Limits,
    change,
    latest,
    one_deal,
    rank,
    revisions,
)

LIMITS = Limits(base=25.0, one_quarter=0.75, revision=1.25, settled=3.0)
FLOW = Concept.FLOW, Component.TOTAL


def test_28_to_864_million_is_no_growth() -> None:
    # Announced for Russian investment in Mexico; 2024 total of 36,872 million.
    found = change({2022: 2.8, 2024: 86.4}, (2022, 2024), LIMITS, known=2026, total=36_872.0)
    assert found.rate is None
    assert Doubt.SMALL_BASE in found.doubts
    assert found.difference == pytest.approx(83.6)
    assert round(100 * found.share, 2) == 0.23


def test_a_settled_series_of_size_has_a_rate() -> None:
    annual = {2018: 100.0, 2019: 110.0, 2020: 121.0}
    found = change(annual, (2018, 2020), LIMITS, known=2026)
    assert found.rate == pytest.approx(0.21)
    assert found.doubts == ()
    assert math.isnan(found.share)


def test_what_stands_against_a_rate_is_said() -> None:
    annual = {2022: 300.0, 2023: 200.0, 2024: -400.0}
    quarters = [-390.0, -2.0, -5.0, -3.0]
    found = change(annual, (2022, 2024), LIMITS, known=2025, quarters=quarters, revised=0.5)
    assert found.rate is None
    assert found.doubts == (
        Doubt.SIGN_CHANGE, Doubt.ONE_DEAL, Doubt.REVISED, Doubt.PROVISIONAL,
    )  # fmt: skip


def test_a_year_with_a_blank_quarter_is_not_called_one_deal() -> None:
    assert not one_deal([math.nan, 90.0, 1.0, 2.0], 0.75)
    assert not one_deal([], 0.75)


def test_vintages_are_kept_and_later_ones_are_not_known_before() -> None:
    figures = [
        Figure(*FLOW, 2024, 1, date(2024, 5, 20), 10.0),
        Figure(*FLOW, 2024, 1, date(2025, 5, 20), 16.0),
        Figure(*FLOW, 2024, 1, date(2024, 8, 20), math.nan),
        Figure(Concept.POSITION, Component.TOTAL, 2024, 1, date(2024, 8, 20), 90.0),
    ]
    found = revisions(figures)
    assert found[(*FLOW, 2024, 1)].ratio == 1.6
    assert found[(*FLOW, 2024, 1)].vintages == 2
    assert len(found) == 2
    assert latest(figures, date(2024, 12, 31))[(*FLOW, 2024, 1)].value == 10.0
    assert latest(figures, date(2026, 1, 1))[(*FLOW, 2024, 1)].value == 16.0
    assert latest(figures, date(2023, 1, 1)) == {}


def test_two_figures_of_one_vintage_are_an_error() -> None:
    same = [Figure(*FLOW, 2024, 1, date(2024, 5, 20), value) for value in (1.0, 2.0)]
    with pytest.raises(ValueError, match="two figures"):
        revisions(same)


def test_rank_counts_those_above() -> None:
    assert rank("RU", {"RU": 3.0, "US": 9.0, "ES": 3.0}) == 2


@given(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_no_rate_ever_on_a_small_base(before: float, after: float) -> None:
    found = change({2018: before, 2019: 1.0, 2020: after}, (2018, 2020), LIMITS, known=2026)
    assert (found.rate is None) == (
        min(abs(before), abs(after)) < LIMITS.base or before * after < 0
    )
