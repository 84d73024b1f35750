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
    ],
)
def test_each_wrong_row_is_told_with_its_place(
    plant: Any, table: str, at: int, cells: dict[str, str], code: str
) -> None:
    plant.assume("minus", -1, "year").task("first", "1 2 3").task("second", "1 2 3", "first")
    plant.history("h", "power", ("mou", "2020"))
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


def test_worths_of_several_base_years_do_not_compare(plant: Any) -> None:
    plant.proposal("other", base_year="2030")
    assert [one[0] for one in told(plant)] == ["E127"]


def test_without_proposals_nothing_is_appraised(folder: Any, read: Any) -> None:
    assert read(folder.run()).absent["appraisal"].code == "E501"
