"""Risk: switching values, tornado, classes, correlation, chances, forecasts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from corredor.data.tables import read_data_table
from corredor.studies.appraisal.study.roots import Roots


def test_a_switching_value_makes_the_worth_nothing(plant: Any, read: Any) -> None:
    found = read(plant.run())
    value = found.value("switch.plant.price")
    plant.assume("price", value, "USD_2024/tonne")
    assert read(plant.run()).value("financial_value.plant") == pytest.approx(0, abs=1e-3)
    first = found.rows("movers")[0]
    assert first["input"] == "assumptions.volume"
    assert first["critical"] == "critical_number"


def test_the_load_factor_below_which_it_stops_being_worthwhile(folder: Any, read: Any) -> None:
    """A thousand seats at 500 against a cost of 305 a seat: 61 %."""
    folder.assume("seats", 1000, "seat/year").assume("fare", 500, "USD_2024/seat")
    folder.assume("load", 0.7, "share", 0.5, 0.9).assume("flying", 305_000, "USD_2024/year")
    folder.proposal("air").flow("air", "operating_cost", 1, 5, amount="flying")
    folder.flow("air", "revenue", 1, 5, amount="seats", times="load", by="fare")
    found = read(folder.run())
    assert found.value("switch.air.load") == pytest.approx(0.61, abs=1e-12)
    assert found.numbers["appraisal.switch.air.load"].unit == "share"


def test_no_switch_within_the_declared_range_is_an_answer(plant: Any, read: Any) -> None:
    plant.assume("price", 30, "USD_2024/tonne", 29, 31)
    states = {row["input"]: row["state"] for row in read(plant.run()).rows("movers")}
    assert states["assumptions.price"] == "no_switch"


def test_digits_below_the_error_of_the_draws_are_not_printed(plant: Any, read: Any) -> None:
    row = read(plant.run()).rows("measures", analysis="financial")[0]
    assert row["error"] > 1
    assert row["p50"] == round(row["p50"], -1)
    assert row["p10"] <= row["p50"] <= row["p90"]


@pytest.mark.parametrize(
    ("own", "reason", "state"),
    [(0.05, "", "own_below"), (0.05, "fixed price", "own_figure"), (0.6, "", "own_figure")],
)
def test_an_own_overrun_below_the_class_needs_a_reason(
    plant: Any, read: Any, own: float, reason: str, state: str
) -> None:
    plant.assume("own", own, "share")
    cells = {"reference_class": "rail", "own_overrun": "own", "overrun_reason": reason}
    plant.tables["appraisals"][0] |= cells
    found = read(plant.run())
    assert found.rows("classes")[0]["state"] == state
    assert ("appraisal.class.plant" in found.flags) == (state == "own_below")
    assert found.value("overrun.plant") == own


def test_budgets_come_from_the_curve_where_the_class_has_one(plant: Any, read: Any) -> None:
    """Flyvbjerg and COWI 2004: rail, P80, 57 %: a base of 100 becomes 157."""
    plant.tables["appraisals"][0]["reference_class"] = "rail"
    found = read(plant.run())
    assert found.value("uplift_p80.plant") == pytest.approx(0.57)
    assert found.value("covering_p80.plant") == pytest.approx(157e6)
    assert "appraisal.twice.plant" in found.flags
    plant.tables["appraisals"][0]["reference_class"] = "oil_gas"
    fitted = read(plant.run())
    assert {row["by"] for row in fitted.rows("uplifts")} == {"fitted_class"}
    assert fitted.value("covering_p50.plant") < fitted.value("covering_p80.plant")


def test_a_class_that_contradicts_itself_is_flagged_and_not_taken(plant: Any, read: Any) -> None:
    plant.tables["appraisals"][0]["reference_class"] = "nuclear_storage"
    found = read(plant.run())
    assert found.flags["appraisal.class.plant"].severity == "warning"
    assert "appraisal.overrun.plant" not in found.numbers
    assert not found.rows("uplifts")


def test_correlation_keeps_marginals_and_touches_no_other_column(plant: Any) -> None:
    plant.assume("other", 3, "1", 1, 9).draws = 4000
    alone = Roots(plant.inputs())
    plant.add("correlations", first="price", second="running", correlation="-0.7")
    both = Roots(plant.inputs())
    for name in ("price", "running"):
        one, two = np.asarray(alone[name].draws), np.asarray(both[name].draws)
        np.testing.assert_array_equal(np.sort(one), np.sort(two))
    pair = np.asarray([both["price"].draws, both["running"].draws], np.float64)
    found = float(np.corrcoef(pair[0], pair[1])[0, 1])
    assert found == pytest.approx(-0.7, abs=0.03)
    for name in ("volume", "building", "other"):
        np.testing.assert_array_equal(alone[name].draws, both[name].draws)


def test_numbers_that_go_together_are_told(plant: Any, read: Any) -> None:
    assert "appraisal.together.plant" not in read(plant.run()).flags
    plant.add("correlations", first="price", second="running", correlation="1")
    assert "appraisal.together.plant" in read(plant.run()).flags


def test_without_histories_the_prior_is_said(plant: Any, read: Any) -> None:
    found = read(plant.run())
    assert found.rows("chances")[0]["learnt"] == "prior_only"
    assert "appraisal.prior.plant" in found.flags
    parts = [found.value(f"{name}.plant") for name in ("built", "cancelled", "between")]
    assert sum(parts) == pytest.approx(1)
    assert not found.rows("ended")
    assert len(found.rows("elsewhere")) == len(read_data_table("base_rates"))


def test_histories_move_the_chance_and_are_read_by_aalen_and_johansen(
    plant: Any, read: Any
) -> None:
    before = read(plant.run()).value("built.plant")
    for at in range(6):
        plant.history(f"p{at}", "power", ("announced", "2000"), ("cancelled", f"200{at + 2}"))
    assert read(plant.run()).value("built.plant") < before
    plant.history("q", "power", ("announced", "2000"), ("operating", "2004"))
    found = read(plant.run())
    assert found.rows("chances")[0]["learnt"] == "histories"
    row = found.rows("ended")[0]
    assert (row["built"], row["cancelled"]) == pytest.approx((1 / 7, 3 / 7))
    assert row["built"] + row["cancelled"] + row["left"] == pytest.approx(1)


def test_one_group_shares_the_draws_of_its_chance(plant: Any, read: Any) -> None:
    plant.proposal("twin").proposal("later", stage="contract")
    found = read(plant.run())
    drawn = {name: found.numbers[f"appraisal.built.{name}"].draws for name in ("plant", "twin")}
    np.testing.assert_array_equal(drawn["plant"], drawn["twin"])
    assert found.value("built.later") > found.value("built.plant")


def test_today_is_the_worth_times_the_chance_less_what_is_sunk(plant: Any, read: Any) -> None:
    plant.assume("study", 2, "MUSD_2024")
    plant.tables["appraisals"][0]["sunk"] = "study"
    found = read(plant.run())
    chance, value = found.value("built.plant"), found.value("financial_value.plant")
    assert found.value("worth_today.plant") == pytest.approx(chance * value - (1 - chance) * 2e6)


def test_forecasts_of_the_run_are_dated_and_those_of_the_folder_scored(
    plant: Any, read: Any
) -> None:
    fixed = {"made": "2020-01-01", "resolves": "2022-01-01"}
    plant.add("forecasts", id="a", probability="0.8", happened="yes", **fixed)
    plant.add("forecasts", id="b", probability="0.4", happened="no", **fixed)
    plant.add("forecasts", id="c", probability="0.5", **fixed)
    found = read(plant.run())
    row = found.rows("forecast_log")[0]
    assert (row["id"], row["made"], row["resolves"]) == ("built-plant", "2026-11-22", "2036-11-21")
    assert row["probability"] == pytest.approx(found.value("built.plant"), abs=0.02)
    assert [one["brier"] for one in found.rows("forecasts")] == pytest.approx([0.04, 0.16, None])
    scores = found.rows("scores")[0]
    assert (scores["count"], scores["brier"]) == (2, pytest.approx(0.1))
    assert scores["skill"] == pytest.approx(1 - 0.1 / 0.25)
