"""Regions that lines join, several stores, ramps, units that are on or off, and what fails."""

# pyright: reportAttributeAccessIssue=false

from typing import Any

import numpy as np
import pytest

from corredor.core.study import Result
from corredor.studies.energy.calc.bundle import CutsContradict
from corredor.studies.energy.study.planning import plans


def value(result: Result, key: str) -> float:
    found = {one.key: one.quantity for one in result.findings}
    return found[f"energy.{key}"].value


def rows(result: Result, key: str) -> list[dict[str, Any]]:
    return [dict(r) for t in result.tables if t.key == f"energy.{key}" for r in t.records()]


def flags(result: Result) -> set[str]:
    return {flag.key.removeprefix("energy.") for flag in result.flags}


@pytest.fixture
def two(grid: Any) -> Any:
    """The grid, of oil and gas alone, and a neighbour with cheap gas; a line costs little."""
    grid.without_offers()
    keep = ("engines", "turbines")
    grid.tables["options"] = [row for row in grid.tables["options"] if row["id"] in keep]
    cells = dict(grid.tables["regions"][0]) | {"id": "mainland"}
    grid.add("regions", **cells)
    money = {"overnight": (700, "USD_2024/kW"), "fixed": (15, "USD_2024/kW/year")}
    grid.add(
        "options", id="gas-plant", region="mainland", kind="thermal", life=(30, "year"),
        marginal=(40, "USD_2024/MWh"), **money,
    )  # fmt: skip
    return grid


def cable(two: Any, **more: Any) -> Any:
    return two.add(
        "links", id="cable", start="mainland", end="grid", overnight=(400, "USD_2024/kW"),
        fixed=(5, "USD_2024/kW/year"), life=(40, "year"), **more,
    )  # fmt: skip


def test_linked_regions_are_planned_together_by_pypsa(two: Any) -> None:
    pytest.importorskip("pypsa")
    apart = two.run()
    assert not apart.absent
    assert {r["engine"] for r in rows(apart, "engines")} == {"engine_fast"}
    result = cable(two, most=(60, "MW"), efficiency=(0.97, "share")).run()
    assert not result.absent
    engines = {r["region"]: r for r in rows(result, "engines")}
    assert {r["engine"] for r in engines.values()} == {"engine_pypsa"}
    assert engines["grid"]["reasons"] == ("reason_several_regions",)
    assert engines["grid"]["together"] == ("mainland",)
    assert engines["grid"]["solver"].startswith("PyPSA ")
    assert value(result, "plan_gap.grid") < 1e-6
    whole = value(apart, "plan_cost.grid") + value(apart, "plan_cost.mainland")
    assert value(result, "plan_cost.grid") == value(result, "plan_cost.mainland") < whole
    (line,) = rows(result, "lines")
    assert line["capacity"] == pytest.approx(60, abs=0.1)
    power = {r["option"]: r["capacity"] for r in rows(result, "plan")}
    assert power["gas-plant"] > 140 + 59
    assert {"together.grid", "network.mainland"} <= flags(result)
    entered = {r["option"]: r for r in rows(result, "entry_prices")}
    assert entered["engines"]["certified"] == "yes"
    assert entered["engines"]["standing"] == "never_enters"
    week = [r for r in rows(result, "week") if r["region"] == "mainland"]
    assert max(r["sent"] for r in week) == pytest.approx(60, abs=0.1)


def test_a_region_that_fails_takes_along_what_a_line_joins_to_it_and_nothing_else(
    two: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    contradiction = CutsContradict("a cut lies above a cost")
    least = plans.least_cost_plan

    def broken(region: Any, *given: Any, **named: Any) -> Any:
        if [option.name for option in region.options] == ["gas-plant"]:
            raise contradiction
        return least(region, *given, **named)

    monkeypatch.setattr(plans, "least_cost_plan", broken)
    result = two.run()
    assert [(one.key, one.error.code) for one in result.absent] == [
        ("energy.plan.mainland", "E505")
    ]
    assert value(result, "plan_cost.grid") > 0
    two.change("regions", "mainland", mean_share=(0.05, "share"))
    result = two.run()
    assert [(one.key, one.error.code) for one in result.absent] == [
        ("energy.plan.mainland", "E503")
    ]
    result = cable(two).run()
    codes = {one.key: one.error.code for one in result.absent}
    assert codes == {"energy.plan.mainland": "E503", "energy.plan.grid": "E504"}


def test_ramps_and_several_stores_are_reasons_for_pypsa(grid: Any) -> None:
    held = grid.without_offers()
    assert plans.joint_reasons([]) == ()
    held.change("options", "turbines", ramp=(0.1, "share"))
    held.add(
        "options", id="water", kind="storage", region="grid", life=(30, "year"),
        overnight=(900, "USD_2024/kW"), fixed=(4, "USD_2024/kW/year"),
        energy_overnight=(20, "USD_2024/kWh"), efficiency=(0.85, "share"),
    )  # fmt: skip
    reasons: list[tuple[str, ...]] = []

    def asked(sites: Any, links: Any, why: tuple[str, ...]) -> Any:
        reasons.append(why)
        network = plans_networks.network_of_sites(sites, [line for line, _ in links])
        assert network.ramps == {"turbines": 0.1}
        assert len(network.nodes[0].stores) == 2
        raise ValueError("seen")

    plans_networks = __import__(
        "corredor.studies.energy.study.planning.networks", fromlist=["network_of_sites"]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "joint_plans", asked)
        result = held.run()
    assert reasons == [("reason_several_stores", "reason_ramps")]
    assert [one.error.code for one in result.absent] == ["E503"]


def test_units_that_are_on_or_off_make_the_week_dearer(two: Any) -> None:
    pytest.importorskip("pypsa")
    two.change(
        "options", "turbines", block=(25, "MW"), minimum=(0.6, "share"),
        start_cost=(5_000, "USD_2024"), least_on=(6, "hour"), least_off=(4, "hour"),
    )  # fmt: skip
    result = two.run()
    assert not result.absent
    units = {r["option"]: r for r in rows(result, "commitment")}
    size = next(r["capacity"] for r in rows(result, "plan") if r["option"] == "turbines")
    assert units["turbines"]["units"] == int(np.ceil(size / 25 - 1e-6))
    assert value(result, "commitment_surcharge.grid") >= -1e-3
    assert value(result, "commitment_cost.grid") > 0


def test_weather_years_and_typical_weeks_print_their_true_regret(grid: Any) -> None:
    grid.without_offers()
    grid.tables["options"] = [r for r in grid.tables["options"] if r["id"] != "reactor"]
    grid.change("regions", "grid", weather_years="3", typical_weeks="2")
    result = grid.run()
    made = rows(result, "designs")
    assert [(r["made"], r["year"]) for r in made] == [
        ("design_of_plan", 1), ("design_of_year", 2), ("design_of_year", 3),
        ("design_of_weeks", None),
    ]  # fmt: skip
    assert all(0 <= r["low"] <= r["high"] for r in made)
    assert {r["kind"] for r in made[:3]} == {"profile_synthetic"}
    assert made[3]["hours"] == 336
    assert value(result, "weather_cost.grid") > 0
    assert value(result, "typical_regret.grid") == pytest.approx(made[3]["high"] / 100, abs=1e-5)
