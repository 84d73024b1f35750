"""Published energy systems over years, and damaged data sections."""

import io
from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import BrokenSeries, OtherSeriesFormat
from corredor.studies.energy.engine.multi_year import multi_year_plan
from corredor.studies.energy.readers.osemosys import read_osemosys

pytest.importorskip("highspy")

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("name", "cost"), [("super_simple_model", 46.43123317), ("utopia", 29_446.86269)]
)
def test_the_published_cost_is_found(name: str, cost: float) -> None:
    with (DATA / f"osemosys_{name}.txt").open("rb") as stream:
        plan = multi_year_plan(read_osemosys(stream, name))
    assert plan.cost == pytest.approx(cost, rel=1e-9)
    assert all(size > 0 for size in plan.new_capacities.values())


def test_whole_units_cost_more() -> None:
    text = (DATA / "osemosys_super_simple_model.txt").read_text("utf-8")
    text = text.replace("BB gas_plant 2016 3.1101", "BB gas_plant 2016 0.0")
    costs = []
    for unit in ("0", "2"):
        given = text.replace(
            "param default 0 : CapacityOfOneTechnologyUnit",
            f"param default {unit} : CapacityOfOneTechnologyUnit",
        ).replace("param default 0 : CapitalCost :=", "param default 9 : CapitalCost :=")
        plan = multi_year_plan(read_osemosys(io.BytesIO(given.encode()), "model"))
        costs.append(plan.cost)
        if unit != "0":
            assert all(size % 2 == pytest.approx(0) for size in plan.new_capacities.values())
    assert costs[1] > costs[0]


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        (b"set YEAR := 2016", BrokenSeries, 1),
        (b"set YEAR := 2016;\nparam YearSplit := x 2016 one;", BrokenSeries, 2),
        (b"param YearSplit : 2016 2017 :=\nx 1;", BrokenSeries, 2),
        (b"param YearSplit := [x] 1;", BrokenSeries, 1),
        (b"param YearSplit := x;", BrokenSeries, 1),
        (b"solve all;", BrokenSeries, 1),
        (b"\xff;", BrokenSeries, 1),
        (b"set YEARS := 2016;", OtherSeriesFormat, 1),
        (b"param Split := x 2016 1;", OtherSeriesFormat, 1),
        (b"param default 1 : YearSplit Cost := x 2016 1 2;", OtherSeriesFormat, 1),
    ],
)
def test_a_damaged_data_section_is_told_by_its_line(text: bytes, error: Any, line: int) -> None:
    with pytest.raises(error) as caught:
        read_osemosys(io.BytesIO(text), "model.txt")
    assert caught.value.place.line == line


def test_lists_slices_tables_and_defaults_mean_the_same() -> None:
    forms = (
        b"param FixedCost default 5 := A,gas,2016 1, A gas 2017 2;",
        b"param FixedCost default 5 := [A,gas,*] 2016 1 2017 2;",
        b"param FixedCost default 5 := [A,*,*] : 2016 2017 :=\ngas 1 2;",
        b"param default 5 : FixedCost :=\nA gas 2016 1\nA gas 2017 2;",
        b"param FixedCost default 5 := # a comment\n[A,*,*] : 2016 2017 2018 :=\ngas 1 2 .;",
    )
    for form in forms:
        found = read_osemosys(io.BytesIO(form), "model.txt")["FixedCost"]
        assert found.values == {("A", "gas", "2016"): 1, ("A", "gas", "2017"): 2}
        assert found["A", "gas", "2018"] == 5
