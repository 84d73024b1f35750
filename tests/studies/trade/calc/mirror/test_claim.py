"""What statistics say of announced totals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.trade_flows import EXPORTS, IMPORTS, reconciled_flows, reported_flows
from corredor.studies.trade.calc.mirror.claim import (
    Caution,
    Claimed,
    Measure,
    Standing,
    compare_claim,
    rounding_of,
)


def measures() -> list[Measure]:
    reported, reconciled = reported_flows(), reconciled_flows()
    rus, mex = reported.country("RUS"), reported.country("MEX")
    found = []
    for year in range(2016, 2021):
        place = reported.year(year)
        for who, other, name in ((mex, rus, "Mexico reports"), (rus, mex, "Russia reports")):
            sides = reported.value[[EXPORTS, IMPORTS], who, other, place]
            found.append(Measure(name, year, float(sides.sum())))
    both = float(reconciled.value[rus, mex] + reconciled.value[mex, rus])
    return [*found, Measure("BACI", reconciled.year, both)]


def test_the_announced_1300_million_of_2024_equals_an_older_year() -> None:
    stated = measures()
    last = [one for one in stated if one.year == 2020]
    claim = Claimed(2024, 1300.0, rounding_of(1300.0), split=False, origins=1)
    found = compare_claim(claim, stated, recent=last)
    assert [round(value, -2) for value in found.span] == [500, 2200]
    assert found.standing is Standing.WITHIN_SPAN
    assert [(one.definition, one.year) for one in found.agreeing] == [("Mexico reports", 2020)]
    assert set(found.cautions) == set(Caution)


def test_a_claim_of_its_own_year_agrees() -> None:
    claim = Claimed(2020, 1343.0, rounding_of(1343.0), split=True, origins=2)
    found = compare_claim(claim, measures())
    assert found.standing is Standing.AGREES
    assert found.cautions == ()


def test_nothing_comparable_is_no_verdict() -> None:
    found = compare_claim(Claimed(2024, 5.0, 0.5, split=True, origins=2), [])
    assert found.standing is Standing.NOTHING_COMPARABLE
    assert found.nearest is None


@pytest.mark.parametrize(
    ("value", "rounding"), [(1300.0, 50.0), (1343.0, 0.5), (2.8, 0.05), (4e9, 5e8), (0.35, 0.005)]
)
def test_rounding_is_half_of_the_last_digit_that_is_not_zero(value: float, rounding: float) -> None:
    assert rounding_of(value) == pytest.approx(rounding)


@given(st.floats(1, 1e6), st.floats(0.1, 10))
def test_units_change_no_verdict(value: float, scale: float) -> None:
    stated = [Measure("one", 2020, 100.0), Measure("two", 2020, 500.0)]
    turned = [Measure(one.definition, one.year, one.value * scale) for one in stated]
    plain = compare_claim(Claimed(2020, value, 1e-9, split=True, origins=1), stated)
    moved = compare_claim(Claimed(2020, value * scale, 1e-9, split=True, origins=1), turned)
    assert plain.standing == moved.standing or value in (100.0, 500.0)
    assert plain.nearest
    assert moved.nearest
    assert plain.distance == pytest.approx(moved.distance)
