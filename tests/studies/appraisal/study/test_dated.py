"""Flows on days: Excel's example through the study, delays, schedules, and both arithmetics."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from corredor.studies.appraisal.study.flows import model_of
from corredor.studies.appraisal.study.proposals import cases
from corredor.studies.appraisal.study.roots import Roots
from corredor.studies.appraisal.study.worth import worth

# Excel, documentation of XNPV and XIRR: worth at 9 % on the first day, and the rate of return.
FLOWS = (
    ("2008-01-01", "investment", 10_000),
    ("2008-03-01", "revenue", 2_750),
    ("2008-10-30", "revenue", 4_250),
    ("2009-02-15", "revenue", 3_250),
    ("2009-04-01", "revenue", 2_750),
)
XNPV, XIRR = 2086.6476020315, 0.3733625335
TO_END_OF_YEAR = 1.09
"""From the first to the last day of 2008 it is 365 days."""


@pytest.fixture
def excel(folder: Any) -> Any:
    """Return a folder with the flows of Excel's example."""
    folder.assume("nine", 0.09, "share").proposal("a", base_year="2008", financial_rate="nine")
    for day, account, amount in FLOWS:
        folder.assume(day, amount, "USD_2024")
        folder.add("flows", id=day, proposal="a", account=account, day=day, amount=day)
    return folder


def test_excels_example(excel: Any, read: Any) -> None:
    found = read(excel.run())
    assert found.value("financial_value.a") == pytest.approx(XNPV * TO_END_OF_YEAR, rel=1e-9)
    rates = found.rows("rates", analysis="financial")
    assert [row["state"] for row in rates] == ["one_rate"]
    assert rates[0]["rate"] == pytest.approx(XIRR, abs=1e-7)
    years = {row["year"]: row["flow"] for row in found.rows("years", analysis="financial")}
    assert years == {"2008": pytest.approx(-0.003), "2009": pytest.approx(0.006)}
    profile = found.rows("profile", analysis="financial")
    below = [row["value"] for row in profile if row["rate"] < XIRR]
    above = [row["value"] for row in profile if row["rate"] > XIRR]
    assert min(below) > 0 > max(above)


def test_a_day_at_the_end_of_a_year_is_that_year(folder: Any, read: Any) -> None:
    """365 days after the end of the base year: 2028 is a leap year, and 2027 none."""
    folder.assume("sum", 5, "USD_2024").proposal("a", base_year="2026")
    folder.flow("a", "revenue", 1, 1, amount="sum")
    by_year = read(folder.run()).value("financial_value.a")
    folder.tables["flows"][0] |= {"first": "", "last": "", "day": "2027-12-31"}
    assert read(folder.run()).value("financial_value.a") == pytest.approx(by_year, rel=1e-12)
    assert by_year == pytest.approx(5 / 1.1)


@pytest.mark.parametrize("scheme", ["rate", "green_book"])
def test_the_columns_are_worth_what_the_derived_numbers_say(plant: Any, scheme: str) -> None:
    plant.assume("late", 1.25, "year", 0, 3).assume("grant", 6, "MUSD_2024", 4, 9)
    plant.tables["appraisals"][0] |= {"financial_rate": scheme, "delay": "late"}
    for day, account in (("2027-03-01", "investment"), ("2031-08-15", "residual")):
        plant.add("flows", id=day, proposal="plant", account=account, day=day, amount="grant")
    inputs = plant.inputs()
    case = cases(inputs, Roots(inputs))[0][0]
    found, model = worth(case, "financial"), model_of(case, "financial")
    assert found is not None
    assert float(model.worth(model.central)) == pytest.approx(found.value.value, rel=1e-12)
    np.testing.assert_allclose(model.worth(model.drawn), np.asarray(found.value.draws), rtol=1e-10)
    if scheme == "rate":
        dated = sum(flow * 1.1 ** (-days / 365) for days, flow in model.dated())
        # whole days against a delay of a quarter of a year
        assert dated == pytest.approx(found.value.value, rel=1e-2)


def test_a_yearly_amount_has_no_day(plant: Any, read: Any) -> None:
    plant.tables["flows"][2] |= {"first": "", "last": "", "day": "2028-01-01"}
    found = read(plant.run())
    assert found.absent["appraisal.flow.plant-operating_cost-2"].code == "E201"
    assert "appraisal.financial_value.plant" not in found.numbers
