"""The plan: gates, what is committed until each, and what the right to stop is worth."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def staged(plant: Any) -> Any:
    """Return the plant behind a study and a licence, with a volatility."""
    plant.assume("study", 3, "MUSD_2024").assume("licence", 9, "MUSD_2024")
    plant.assume("swing", 0.5, "1").assume("three", 3, "year")
    plant.tables["appraisals"][0] |= {"volatility": "swing", "wait": "three"}
    plant.task("survey", "6 12 24", proposal="plant", gate="yes", cost="study")
    return plant.task("permit", "6 12 18", "survey", proposal="plant", gate="yes", cost="licence")


def test_the_next_gate_is_the_smallest_commitment(staged: Any, read: Any) -> None:
    found = read(staged.run())
    assert found.value("committed.survey") == pytest.approx(3e6)
    assert found.value("committed.permit") == pytest.approx(12e6)
    rows = found.rows("next_gate", proposal="plant")
    assert [(row["task"], row["state"]) for row in rows] == [
        ("survey", "next_gate"),
        ("permit", "later_gate"),
    ]
    assert all(row["month"] < row["p80"] for row in rows)


def test_the_right_to_stop_is_never_worth_less_than_nothing(staged: Any, read: Any) -> None:
    worths = [row["option"] for row in read(staged.run()).rows("next_gate")]
    assert min(worths) >= 0
    assert max(worths) > 0
    staged.assume("swing", 0.1, "1")
    calmer = [row["option"] for row in read(staged.run()).rows("next_gate")]
    assert sum(calmer) < sum(worths)


def test_waiting_is_worth_at_least_deciding_now(staged: Any, read: Any) -> None:
    row = read(staged.run()).rows("options")[0]
    assert row["option"] >= max(row["now"], 0)
    staged.assume("swing", 0.001, "1")
    assert not read(staged.run()).rows("options")


def test_costs_of_tasks_in_other_prices_go_through_the_deflator(staged: Any, read: Any) -> None:
    staged.assume("study", 3, "MEUR_2020")
    assert read(staged.run()).absent["appraisal.gates"].code == "E506"
    staged.deflator("EUR", "2020", "2024", 1.2).exchange("EUR", "USD", "2024", 1.1)
    assert read(staged.run()).value("committed.survey") == pytest.approx(3.96e6)


def test_paths_that_join_take_longer_than_one_alone(plant: Any, read: Any) -> None:
    for name in ("a", "b", "c"):
        plant.task(name, "2 4 6")
    plant.task("end", "1 1 1", "a b c")
    row = read(plant.run()).rows("schedule")[0]
    assert row["pert"] == pytest.approx(5)
    assert row["bias"] > 0.3
    assert row["in_time"] < row["in_time_pert"] == pytest.approx(0.5)
    assert 0 < row["uplift_p50"] < row["uplift_p80"]


def test_days_of_the_calendar_make_tasks_wait_and_months_quarters(plant: Any, read: Any) -> None:
    """A forum on a day of its own: what follows it can't begin before, however short the rest."""
    plant.task("prepare", "1 1 1", begins="2027-01-01").task("forum", "0 0 0", "prepare")
    plant.task("after", "2 2 2", "forum")
    ends = {row["task"]: row["end"] for row in read(plant.run()).rows("tasks")}
    assert ends == {"prepare": 1.0, "forum": 1.0, "after": 3.0}
    plant.tables["tasks"][1]["begins"] = "2027-05-20"
    rows = {row["task"]: row for row in read(plant.run()).rows("tasks")}
    wait = 139 * 12 / 365.25
    assert rows["forum"]["start"] == pytest.approx(wait)
    assert rows["after"]["end"] == pytest.approx(wait + 2)
    assert rows["prepare"]["slack"] == pytest.approx(wait - 1)
    assert rows["after"]["begins"] == "2027-04/2027-06"
    assert rows["after"]["ends"] == "2027-07/2027-09"


def test_without_a_day_there_is_no_calendar(plant: Any, read: Any) -> None:
    plant.task("prepare", "1 2 3", gate="yes")
    found = read(plant.run())
    assert found.rows("tasks")[0]["ends"] is None
    assert found.rows("gates")[0]["when"] is None
    assert found.rows("schedule")[0]["first"] is None
