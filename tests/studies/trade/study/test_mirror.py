"""Both reports of one trade, and announced totals set against them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.data.trade_flows import EXPORTS, IMPORTS, reported_flows

# Million USD: Russia's exports, Mexico's imports, Mexico's exports, Russia's imports, and the sums
# of Mexico and of Russia. International Monetary Fund, Direction of Trade Statistics, 2022 edition.
PRINTED = {
    2016: (1049.9, 1379.9, 178.5, 644.4, 1558, 1694),
    2017: (1526.4, 1549.3, 255.6, 955.1, 1805, 2481),
    2018: (2002.2, 2103.7, 327.6, 938.0, 2431, 2940),
    2019: (1477.6, 1376.1, 398.6, 1107.3, 1775, 2585),
    2020: (1164.6, 922.4, 421.0, 1018.2, 1343, 2183),
}


def test_the_four_reports_and_both_totals_are_those_printed(folder, found):
    result = folder.run()
    for year, (out, into, back, home, mexico, russia) in PRINTED.items():
        there, other = found(result, "mirror", source="imf_dots", year=str(year))
        values = (there["exported"], there["imported"], other["exported"], other["imported"])
        assert values == pytest.approx((out, into, back, home), abs=0.051)
        totals = found(result, "totals", source="imf_dots", year=str(year))
        assert [row["total"] for row in totals] == [russia, mexico]


def test_the_headline_leads_back_to_the_publisher(folder):
    result = folder.run()
    named = {one.key: one.quantity for one in result.findings}
    assert named["trade.exports.2020.rus-mex.rus"].value == 1164.561
    assert named["trade.exports.2020.rus-mex.rus"].origin.source.producer.startswith("Internat")
    assert named["trade.total.2020.rus-mex.mex"].unit == "MUSD_2020"
    assert named["trade.mirror_gap.2020.mex-rus"].value == pytest.approx(2.4187, abs=1e-4)


def test_a_gap_of_years_is_flagged_and_one_of_a_year_is_not(folder):
    keys = [flag.key for flag in folder.run().flags]
    assert "trade.structural_gap.mex-rus.imf_dots" in keys
    assert "trade.structural_gap.rus-mex.imf_dots" not in keys
    assert "trade.cif_below_fob.rus-mex" in keys


def test_any_pair_has_its_audit(folder_of, found):
    result = folder_of("BR", "TR").run()
    assert {row["source"] for row in found(result, "mirror")} == {"imf_dots"}
    assert found(result, "mirror", year="2020", exporter="BR")[0]["exported"] > 2_000


def test_the_announced_total_of_2024_stands_between_what_statistics_hold(folder, found):
    folder.fact("trade.amount.2024", 1300, "MUSD_2024")
    folder.add("claims", id="said", fact="trade.amount.2024", first="RU", second="MX", ways="both")
    (row,) = found(folder.run(), "claims")
    assert row["standing"] == "within_span"
    assert (row["least"], row["most"]) == (507, 2183)
    assert row["cautions"] == (
        *("unsplit", "other_year", "figure_of_other_year", "single_source"),
        "measures_far_apart",
    )


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(["BRA", "IND", "TUR", "DEU", "ZAF"]), st.integers(2010, 2020))
def test_a_total_that_a_side_reports_agrees_with_statistics(partner, year):
    from corredor.studies.trade.calc.mirror.claim import Standing
    from corredor.studies.trade.study.case import Case, Corridor
    from corredor.studies.trade.study.claims import BOTH, measures
    from corredor.studies.trade.study.files import FilesRead
    from corredor.studies.trade.study.statistics import embedded

    flows = reported_flows()
    one, other, at = flows.country("RUS"), flows.country(partner), flows.year(year)
    value = float(flows.value[EXPORTS, one, other, at] + flows.value[IMPORTS, one, other, at])
    nothing: Any = None
    case = Case(nothing, (), tuple(embedded()), FilesRead((), ()), ())
    known = [held.measure for held in measures(case, Corridor("x", "RUS", partner), BOTH)]
    from corredor.studies.trade.calc.mirror.claim import Claimed, compare_claim

    found = compare_claim(Claimed(year, value, 0.5, False, 2), known)
    assert found.standing == Standing.AGREES


def test_a_file_of_the_users_is_a_source_of_its_own(folder, found):
    head = "reporter,partner,period,flow,value\n"
    rows = "RUS,MEX,2024,X,2000000000\nMEX,RUS,2024,M,2100000000\n"
    folder.file("own", head + rows, "csv", fragment="yes", producer="Customs")
    result = folder.run()
    (row,) = found(result, "mirror", source="own", exporter="RU")
    assert (row["exported"], row["imported"], row["verdict"]) == (2000, 2100, "consistent")


def test_a_damaged_file_leaves_the_rest_standing(folder, found):
    folder.file("broken", "t,i,j,k,v,q\n2022,643,484,x,1,1\n")
    result = folder.run()
    assert any(one.key == "trade.flows.broken" for one in result.absent)
    assert found(result, "mirror", source="imf_dots")
