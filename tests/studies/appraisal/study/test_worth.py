"""Worth: values by hand, moneys, rates and schedules, the analyses, every rate of return."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from corredor.studies.appraisal.study.flows import model_of
from corredor.studies.appraisal.study.proposals import cases
from corredor.studies.appraisal.study.roots import Roots
from corredor.studies.appraisal.study.worth import worth
from corredor.testing import assumed


def test_the_green_books_alternative_a(folder: Any, read: Any) -> None:
    """HM Treasury, Green Book: −10 and four times 2.5 at 3.5 % are worth −0.82."""
    folder.assume("cost", 10, "USD_2024").assume("gain", 2.5, "USD_2024/year")
    folder.proposal("a", financial_rate="green_book")
    folder.flow("a", "investment", 0, 0, amount="cost").flow("a", "revenue", 1, 4, amount="gain")
    found = read(folder.run())
    assert found.value("financial_value.a") == pytest.approx(-0.8173019784694375, abs=1e-12)
    assert found.value("financial_ratio.a") == pytest.approx(9.1826980215 / 10)
    assert found.rows("measures", analysis="financial")[0]["annual"] == pytest.approx(
        -0.8173019784694375 / 3.6730792086 / 1e6
    )


def test_a_declining_schedule_multiplies_the_bands_that_a_year_passes(
    folder: Any, read: Any
) -> None:
    folder.assume("gain", 1, "USD_2024").assume("late", 1.5, "year")
    folder.proposal("a", financial_rate="green_book").flow("a", "revenue", 32, 32, amount="gain")
    factor = 1.035**-30 * 1.03**-2
    assert read(folder.run()).value("financial_value.a") == pytest.approx(factor)
    folder.tables["appraisals"][0]["delay"] = "late"
    later = factor * (1 + 1 / 1.03) / 2 / 1.03
    assert read(folder.run()).value("financial_value.a") == pytest.approx(later)


@pytest.mark.parametrize("scheme", ["rate", "shcp", "green_book"])
@pytest.mark.parametrize("analysis", ["financial", "capital", "economic"])
def test_the_columns_of_flows_are_worth_what_the_derived_numbers_say(
    plant: Any, scheme: str, analysis: str
) -> None:
    plant.assume("late", 1.25, "year", 0, 3).assume("shadow", 0.8, "1", 0.7, 0.9)
    plant.assume("own", 30, "MUSD_2024", 20, 40)
    plant.tables["appraisals"][0] |= {
        "financial_rate": scheme,
        "economic_rate": scheme,
        "delay": "late",
        "reference_class": "rail",
    }
    plant.tables["flows"][2]["conversion"] = "shadow"
    plant.flow("plant", "own_capital", 0, 2, amount="own")
    inputs = plant.inputs()
    case = cases(inputs, Roots(inputs))[0][0]
    found, model = worth(case, analysis), model_of(case, analysis)
    assert found is not None
    assert float(model.worth(model.central)) == pytest.approx(found.value.value, rel=1e-12)
    np.testing.assert_allclose(model.worth(model.drawn), np.asarray(found.value.draws), rtol=1e-10)
    flows = model.flows(model.central)
    at_rates = flows @ model.discounting.factors(len(flows) - 1)
    assert at_rates == pytest.approx(found.value.value, rel=1e-12)


def test_what_follows_comes_late_and_the_investment_and_its_finance_do_not(
    folder: Any, read: Any
) -> None:
    folder.assume("cost", 10, "USD_2024").assume("late", 2, "year")
    folder.proposal("a", delay="late")
    for account in ("investment", "own_capital", "revenue"):
        folder.flow("a", account, 0, 0, amount="cost")
    found = read(folder.run())
    assert found.value("financial_value.a") == pytest.approx(-10 + 10 / 1.1**2)
    assert found.value("capital_value.a") == pytest.approx(-10 + 10 / 1.1**2)


def test_capital_pays_the_overrun_and_the_economic_analysis_no_taxes(
    folder: Any, read: Any
) -> None:
    folder.assume("cost", 10, "USD_2024").assume("more", 0.5, "share")
    folder.proposal("a", own_overrun="more")
    for account in ("investment", "own_capital", "taxes"):
        folder.flow("a", account, 0, 0, amount="cost")
    found = read(folder.run())
    values = [found.value(f"{name}_value.a") for name in ("financial", "capital", "economic")]
    assert values == pytest.approx([-25, -25, -15])


def test_moneys_meet_only_through_the_folders_own_rates(folder: Any, read: Any) -> None:
    folder.assume("gain", 200, "MXN_2020").proposal("a").flow("a", "revenue", 0, 0, amount="gain")
    assert [error.code for error in folder.check()] == ["E506"]
    assert read(folder.run()).absent["appraisal.flow.a-revenue-0"].code == "E506"
    folder.deflator("MXN", "2020", "2024", 1.25)
    assert "rates.csv" in str(read(folder.run()).absent["appraisal.flow.a-revenue-0"])
    folder.exchange("MXN", "USD", "2024", 0.05)
    found = read(folder.run())
    assert found.value("financial_value.a") == pytest.approx(200 * 1.25 * 0.05)
    assert found.numbers["appraisal.financial_value.a"].unit == "USD_2024"


def test_an_absent_number_takes_its_proposal_out_and_no_other(plant: Any, read: Any) -> None:
    plant.proposal("other").flow("other", "revenue", 0, 0, finding="routes.seats", times="fare")
    plant.assume("fare", 5, "USD_2024/seat")
    found = read(plant.run())
    assert found.absent["appraisal.flow.other-revenue-0"].code == "E504"
    assert "appraisal.flows.other" in found.flags
    assert "appraisal.financial_value.plant" in found.numbers
    plant.found("routes.seats", assumed("seats", 3, "seat"))
    assert read(plant.run()).value("financial_value.other") == pytest.approx(15)


@pytest.mark.parametrize(
    ("flows", "rates", "severity"),
    [
        ((-1000, 2500, -1540), (0.1, 0.4), "warning"),
        ((-1000, 1000, -1540), (), "note"),
        ((-100, 39, 59, 55, 20), (0.28094842,), None),
    ],
)
def test_all_rates_of_return_or_none_are_said(
    folder: Any,
    read: Any,
    flows: tuple[float, ...],
    rates: tuple[float, ...],
    severity: str | None,
) -> None:
    """The standard example of two rates, one without any, and numpy-financial's own example."""
    folder.proposal("a")
    for year, flow in enumerate(flows):
        folder.assume(f"y{year}", abs(flow), "USD_2024")
        account = "revenue" if flow > 0 else "operating_cost"
        folder.flow("a", account, year, year, amount=f"y{year}")
    found = read(folder.run())
    said = [row["rate"] for row in found.rows("rates", analysis="financial")]
    assert said == pytest.approx(list(rates) or [None])
    flag = found.flags.get("appraisal.rates.a.financial")
    assert (flag.severity if flag else None) == severity


def test_the_treasurys_measures_by_hand(folder: Any, read: Any) -> None:
    """TRI over the investment at its worth in its last year; CAE of the costs alone."""
    folder.assume("half", 50, "USD_2024").assume("gain", 21, "USD_2024/year")
    folder.proposal("a").flow("a", "investment", 0, 0, amount="half")
    folder.flow("a", "investment", 1, 1, amount="half").flow("a", "revenue", 2, 9, amount="gain")
    row = read(folder.run()).rows("measures", analysis="financial")[0]
    assert row["immediate"] == pytest.approx(21 / (50 * 1.1 + 50))
    annuity = sum(1.1**-year for year in range(1, 10))
    assert row["annual_cost"] * 1e6 == pytest.approx((50 + 50 / 1.1) / annuity)
    assert row["payback"] == pytest.approx(1 + 100 / 21)


def test_flows_of_one_year_have_no_level_amount(folder: Any, read: Any) -> None:
    folder.assume("gain", 1, "USD_2024").proposal("a").flow("a", "revenue", 0, 0, amount="gain")
    row = read(folder.run()).rows("measures")[0]
    assert (row["annual"], row["modified"], row["immediate"]) == (None, None, None)


def test_other_conventions_that_change_the_order_are_told(folder: Any, read: Any) -> None:
    """Early gains win at 10 %, late and larger ones at 3.5 %."""
    folder.assume("early", 100, "USD_2024").assume("late", 250, "USD_2024")
    for name, year in (("early", 1), ("late", 15)):
        folder.proposal(name).flow(name, "revenue", year, year, amount=name)
    found = read(folder.run())
    assert found.flags["appraisal.convention.green_book"].severity == "note"
    assert "appraisal.convention.shcp" not in found.flags
    places = {
        row["proposal"]: row["place"] for row in found.rows("conventions", convention="green_book")
    }
    assert places == {"late": 1, "early": 2}


def test_an_air_service_stops_being_worthwhile_below_a_load_factor(folder: Any, read: Any) -> None:
    """Seats times the share that is taken times the fare of a person are money a year."""
    folder.assume("seats", 60_000, "seat/year").assume("fare", 500, "USD_2024/person")
    folder.assume("load-factor", 0.78, "share", 0.55, 0.9)
    folder.assume("flying", 18_300_000, "USD_2024/year").proposal("air")
    factors = {"amount": "fare", "times": "seats", "by": "load-factor"}
    folder.flow("air", "revenue", 1, 10, **factors)
    folder.flow("air", "operating_cost", 1, 10, amount="flying")
    assert folder.check() == []
    found = read(folder.run())
    assert [row["name"] for row in found.rows("movers")] == ["load-factor"]
    switch = found.numbers[found.rows("movers")[0]["switch"]]
    assert (switch.value, switch.unit) == (pytest.approx(0.61, abs=1e-9), "share")


def test_seats_are_no_people_without_a_load_factor(folder: Any) -> None:
    folder.assume("seats", 60_000, "seat/year").assume("fare", 500, "USD_2024/person")
    folder.proposal("air").flow("air", "revenue", 1, 10, amount="fare", times="seats")
    assert [error.code for error in folder.check()] == ["E201"]
