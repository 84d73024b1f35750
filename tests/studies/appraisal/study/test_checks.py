"""What `corredor check` tells, each with the place of its cell; and what a run then does."""

from __future__ import annotations

from typing import Any

import pytest


def told(folder: Any) -> list[tuple[str, str, int, str]]:
    errors = folder.check()
    return [(e.code, e.place.file.rpartition("/")[2], e.place.line, str(e)) for e in errors]


def test_a_sound_folder_is_told_nothing(plant: Any) -> None:
    assert told(plant) == []


@pytest.mark.parametrize(
    ("table", "at", "cells", "code"),
    [
        ("appraisals", 0, {"financial_rate": "nobody"}, "E108"),
        ("appraisals", 0, {"financial_rate": "volume"}, "E201"),
        ("appraisals", 0, {"horizon": "price"}, "E201"),
        ("appraisals", 0, {"delay": "minus"}, "E113"),
        ("appraisals", 0, {"base_year": "2027.5"}, "E127"),
        ("appraisals", 0, {"sunk": "volume"}, "E201"),
        ("flows", 0, {"first": "3"}, "E113"),
        ("flows", 1, {"times": "running"}, "E201"),
        ("flows", 1, {"amount": "", "times": ""}, "E127"),
        ("tasks", 1, {"likely": "9"}, "E113"),
        ("tasks", 0, {"after": "second"}, "E503"),
        ("correlations", 0, {"first": "rate"}, "E127"),
        ("correlations", 0, {"correlation": "0.9"}, "E127"),
        ("histories", 0, {"date": "XXXX-06-01"}, "E127"),
        ("appraisals", 0, {"financial_rate": "percent"}, "E113"),
        ("appraisals", 0, {"economic_rate": "ruin"}, "E113"),
        ("appraisals", 0, {"horizon": "ages"}, "E113"),
        ("appraisals", 0, {"wait": "ages"}, "E113"),
        ("appraisals", 0, {"own_overrun": "many"}, "E113"),
        ("appraisals", 0, {"volatility": "many"}, "E113"),
        ("appraisals", 0, {"sunk": "owed"}, "E113"),
        ("appraisals", 0, {"sunk": "running"}, "E201"),
        ("appraisals", 0, {"reference_class": "Rail"}, "E110"),
        ("flows", 0, {"first": "", "last": "1"}, "E103"),
        ("flows", 0, {"first": "0", "last": ""}, "E103"),
        ("flows", 0, {"first": "0.5"}, "E127"),
        ("flows", 0, {"day": "2028-01-01"}, "E127"),
        ("flows", 0, {"first": "", "last": "", "day": "2028-01"}, "E127"),
        ("flows", 0, {"first": "", "last": "", "day": "2026-12-31"}, "E127"),
        ("flows", 0, {"conversion": "many"}, "E113"),
        ("flows", 0, {"proposal": "nobody"}, "E127"),
        ("flows", 0, {"amount": "owed"}, "E113"),
        ("tasks", 0, {"cost": "owed"}, "E113"),
        ("tasks", 0, {"begins": "2028/.."}, "E127"),
        ("histories", 0, {"seen": "2019"}, "E127"),
        ("histories", 0, {"stage": "operating"}, "E127"),
        ("histories", 1, {"retrieved": "2020"}, "E127"),
        ("histories", 1, {"sector": "rail"}, "E127"),
        ("budgets", 0, {"amount": "owed"}, "E113"),
        ("budgets", 0, {"amount": "running"}, "E201"),
        ("takes", 0, {"amount": "owed"}, "E113"),
        ("takes", 0, {"proposal": "nobody"}, "E127"),
        ("limits", 0, {"others": "plant"}, "E127"),
        ("limits", 0, {"others": "nobody"}, "E127"),
        ("limits", 0, {"kind": "excludes"}, "E127"),
        ("forecasts", 0, {"resolves": "2025"}, "E127"),
        ("forecasts", 0, {"made": "2026/.."}, "E127"),
        ("forecasts", 0, {"probability": ""}, "E103"),
        ("forecasts", 0, {"known": ""}, "E103"),
        ("forecasts", 1, {"middle": "9"}, "E113"),
        ("forecasts", 1, {"high": ""}, "E103"),
        ("forecasts", 1, {"low": "8"}, "E127"),
        ("tasks", 0, {"shortest": "8"}, "E127"),
        ("correlations", 1, {"second": "running"}, "E127"),
        ("correlations", 1, {"second": "price"}, "E127"),
        ("forecasts", 1, {"unit": ""}, "E103"),
    ],
)
def test_each_wrong_row_is_told_with_its_place(
    plant: Any, table: str, at: int, cells: dict[str, str], code: str
) -> None:
    plant.assume("minus", -1, "year").task("first", "1 2 3").task("second", "1 2 3", "first")
    plant.history("h", "power", ("mou", "2020"), ("contract", "2021"))
    plant.assume("percent", 9, "1").assume("ruin", -1, "share").assume("ages", 900, "year")
    plant.assume("many", 50, "1").assume("owed", -1, "USD_2024").assume("fund", 1, "USD_2024")
    plant.proposal("other").add("budgets", id="one", amount="fund")
    plant.add("takes", proposal="plant", budget="one", amount="fund")
    plant.add("limits", id="pair", kind="requires", proposal="plant", others="other")
    plant.add("limits", id="back", kind="requires", proposal="other", others="plant")
    days = {"made": "2026", "resolves": "2027", "owner": "Ana"}
    plant.add("forecasts", id="built", probability="0.4", happened="no", known="Gazette", **days)
    plant.add("forecasts", id="size", low="1", middle="2", high="4", unit="TEU", **days)
    for one, other, value in (
        ("price", "running", "-0.9"),
        ("price", "volume", "0.5"),
        ("volume", "running", "-0.5"),
    ):
        plant.add("correlations", first=one, second=other, correlation=value)
    assert told(plant) == []
    plant.tables[table][at] |= cells
    found = told(plant)
    assert [one[0] for one in found] == [code], found
    assert found[0][1] == f"{table}.csv"
    assert found[0][2] >= 2
    result = plant.run()
    assert result.tables or result.absent


def test_a_circle_of_tasks_names_its_tasks_and_leaves_the_rest(plant: Any, read: Any) -> None:
    plant.task("first", "1 2 3", "second").task("second", "1 2 3", "first")
    assert "first → second" in told(plant)[0][3] or "second → first" in told(plant)[0][3]
    found = read(plant.run())
    assert found.absent["appraisal.schedule"].code == "E503"
    assert "appraisal.financial_value.plant" in found.numbers


def test_the_odd_base_year_is_told_and_not_the_common_one(plant: Any) -> None:
    plant.proposal("other", base_year="2030").proposal("third", base_year="2030")
    assert [(one[0], one[2]) for one in told(plant)] == [("E127", 2)]
    assert "2030" in told(plant)[0][3]


def test_a_name_near_a_published_schedule_is_answered_with_it(plant: Any) -> None:
    plant.tables["appraisals"][0]["economic_rate"] = "greenbook"
    assert "green_book" in told(plant)[0][3]


def test_two_rates_for_one_pair_are_told_and_none_of_nothing(plant: Any) -> None:
    plant.exchange("EUR", "USD", "2024", 1.1).exchange("EUR", "USD", "2024", 1.2)
    plant.deflator("EUR", "2020", "2024", 0.0)
    assert [(one[0], one[1]) for one in told(plant)] == [
        ("E107", "rates.csv"),
        ("E113", "deflators.csv"),
    ]


def test_flows_may_be_written_before_the_proposals_are_named(plant: Any) -> None:
    plant.tables["appraisals"].clear()
    assert told(plant) == []


def test_without_proposals_nothing_is_appraised(folder: Any, read: Any) -> None:
    assert read(folder.run()).absent["appraisal"].code == "E501"
