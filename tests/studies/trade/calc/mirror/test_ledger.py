"""Golden: 29 years of Russia and Mexico as four series (IMF, Direction of Trade Statistics)."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.trade_flows import EXPORTS, IMPORTS, reported_flows
from corredor.studies.trade.calc.mirror.ledger import (
    Band,
    Direction,
    Fill,
    Mark,
    PairYear,
    Report,
    Valuation,
    Verdict,
    audit,
    lasting,
    timing_band,
)

FREIGHT = Band("freight", 1.0, 1.1)
PUBLISHED = Path(__file__).parents[2] / "published" / "dots_rus_mex_mirror.csv"
SERIES = list(csv.DictReader(PUBLISHED.read_text(encoding="utf-8").splitlines()))


def report(text: str, valuation: Valuation) -> Report:
    return Report(float(text or "nan"), valuation)


def pair_year(row: dict[str, str]) -> PairYear:
    return PairYear(
        int(row["year"]),
        Direction(
            "RUS",
            "MEX",
            report(row["export_reported_by_rus"], Valuation.FOB),
            report(row["import_reported_by_mex"], Valuation.CIF),
        ),
        Direction(
            "MEX",
            "RUS",
            report(row["export_reported_by_mex"], Valuation.FOB),
            report(row["import_reported_by_rus"], Valuation.CIF),
        ),
    )


YEARS = {int(row["year"]): pair_year(row) for row in SERIES}


def test_bilateral_trade_of_2020_is_four_numbers_and_two_totals() -> None:
    found = YEARS[2020]
    assert round(found.total("MEX")) == 1343
    assert round(found.total("RUS")) == 2183
    assert [round(YEARS[year].total("MEX")) for year in range(2016, 2020)] == [
        1558, 1805, 2431, 1775,
    ]  # fmt: skip
    assert [round(YEARS[year].total("RUS")) for year in range(2016, 2020)] == [
        1694, 2481, 2940, 2585,
    ]  # fmt: skip


def test_russia_reports_more_of_mexicos_goods_than_mexico_in_every_year_since_2012() -> None:
    gaps = {year: one.back.gap for year, one in YEARS.items()}
    assert all(2.2 <= round(gaps[year], 1) <= 3.7 for year in range(2012, 2021))
    assert (round(gaps[2011], 1), round(gaps[2009], 1)) == (1.1, 6.6)
    assert lasting([gaps[year] for year in sorted(gaps)], 2.0, 3) == 9
    assert lasting([gaps[year] for year in (2009, 2011)], 2.0, 1) == 0


def test_the_other_direction_falls_below_fob_in_2019_and_2020() -> None:
    gaps = {year: YEARS[year].there.gap for year in range(2013, 2021)}
    assert all(0.75 <= gap <= 1.7 for gap in gaps.values())
    below = {year for year in gaps if Mark.CIF_BELOW_FOB in audit(YEARS[year].there, FREIGHT).marks}
    assert below == {2019, 2020}


def test_a_year_that_one_side_leaves_out_is_not_compared() -> None:
    found = audit(YEARS[1995].there, FREIGHT)
    assert (found.verdict, found.marks) == (Verdict.NOT_COMPARABLE, (Mark.ONE_SIDED,))
    assert math.isnan(found.gap)
    assert math.isnan(YEARS[1995].total("MEX"))


def test_the_embedded_flows_equal_the_series_to_a_thousand_dollars() -> None:
    flows = reported_flows()
    rus, mex = flows.country("RUS"), flows.country("MEX")
    for year in range(2000, 2021):
        place, row = flows.year(year), YEARS[year]
        there = flows.value[EXPORTS, rus, mex, place], flows.value[IMPORTS, mex, rus, place]
        back = flows.value[EXPORTS, mex, rus, place], flows.value[IMPORTS, rus, mex, place]
        assert there == pytest.approx(
            [row.there.exported.value, row.there.imported.value], abs=1e-3
        )
        assert back == pytest.approx([row.back.exported.value, row.back.imported.value], abs=1e-3)


def test_an_estimate_is_not_a_report() -> None:
    made = Direction(
        "A", "B", Report(100.0, Valuation.FOB), Report(106.0, Valuation.CIF, estimated=True)
    )
    found = audit(made, FREIGHT)
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert found.marks == (Mark.ONE_SIDED, Mark.ESTIMATED)
    unmarked = Direction("A", "B", Report(100.0, Valuation.FOB), Report(106.0, Valuation.CIF))
    assert audit(unmarked, FREIGHT, fill=Fill(1.06, 1e-3)).marks == (Mark.LOOKS_ESTIMATED,)


def test_zero_against_trade_and_zero_against_zero() -> None:
    nothing, something = Report(0.0, Valuation.FOB), Report(5.0, Valuation.CIF)
    assert Mark.ZERO_AGAINST_TRADE in audit(Direction("A", "B", nothing, something), FREIGHT).marks
    assert audit(Direction("A", "B", nothing, nothing), FREIGHT).marks == ()


def test_a_cause_with_bounds_explains_and_none_does_not() -> None:
    direction = YEARS[2016].there
    assert audit(direction, FREIGHT).verdict is Verdict.UNEXPLAINED
    routed = Band("arrives through third countries", 1.0, 1.25)
    assert audit(direction, FREIGHT, [routed]).verdict is Verdict.EXPLAINED


def test_goods_under_way_bound_a_gap_by_both_years() -> None:
    assert timing_band(100.0, 50.0, 0.1) == Band("timing", 0.8, 1.1)


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_the_gap_turns_over_with_the_sides(exported: float, imported: float) -> None:
    one = Direction("A", "B", Report(exported, Valuation.FOB), Report(imported, Valuation.CIF))
    two = Direction("A", "B", Report(imported, Valuation.FOB), Report(exported, Valuation.CIF))
    assert one.gap * two.gap == pytest.approx(1)
