"""The study as a whole: what it answers, what it flags, and what it refuses."""

# pyright: reportAttributeAccessIssue=false

from typing import Any

import pytest

from corredor.core.study import Result


def value(result: Result, key: str) -> float:
    found = {one.key: one.quantity for one in result.findings}
    return found[f"energy.{key}"].value


def rows(result: Result, key: str) -> list[dict[str, Any]]:
    return [dict(r) for t in result.tables if t.key == f"energy.{key}" for r in t.records()]


def flags(result: Result) -> dict[str, str]:
    return {flag.key.removeprefix("energy."): flag.severity for flag in result.flags}


def test_entry_prices_are_those_at_which_the_plan_changes(grid):
    first = grid.run()
    assert not first.absent
    entry = value(first, "entry_price.reactor")
    assert value(first, "entry_price.reactor.low") <= entry
    assert entry <= value(first, "entry_price.reactor.high")
    certified = {r["option"]: r["certified"] for r in rows(first, "entry_prices")}
    assert certified["reactor"] == "yes"
    grid.without_offers()
    cheap = grid.change("options", "reactor", overnight=(entry * 0.97, "USD_2024/kW")).run()
    inside = {r["option"]: r["capacity"] for r in rows(cheap, "plan")}
    assert inside["reactor"] > 1
    assert value(cheap, "plan_cost.grid") < value(first, "plan_cost.grid")
    dear = grid.change("options", "reactor", overnight=(entry * 1.03, "USD_2024/kW")).run()
    assert {r["option"]: r["state"] for r in rows(dear, "plan")}["reactor"] == "not_in_plan"
    # forcing a unit in costs something at the offered price, and its own entry price is lower
    assert value(first, "system_cost_change.reactor") > 0
    assert value(first, "block_entry_price.reactor") <= entry * 1.001
    verdicts = {r["option"]: r["verdict"] for r in rows(first, "overruns")}
    assert verdicts["reactor"] == "out_as_offered"
    assert value(first, "bearable_overrun.reactor") == pytest.approx(entry / 9_000 - 1)
    assert flags(first)["price.reactor-offer"] == "warning"


def test_an_offer_of_fuel_has_a_price_by_heat(grid):
    grid.change("options", "reactor", offer="")
    result = grid.run()
    low, high = (value(result, f"fuel_entry_price.turbines.{end}") for end in ("low", "high"))
    assert 0 < low < high < low * 1.01
    grid.without_offers().change("options", "turbines", most=(0, "MW"))
    without = value(grid.run(), "plan_cost.grid")
    grid.change("options", "turbines", most="")
    costs: list[float] = []
    for price in (low * 0.95, high * 1.05):
        grid.change("fuels", "gas", price=(price, "USD_2024/MMBtu"))
        costs.append(value(grid.run(), "plan_cost.grid"))
    assert costs[0] < without * (1 - 1e-4)
    assert costs[1] == pytest.approx(without, rel=2e-5)


def test_the_rule_of_the_largest_unit_comes_before_price(grid):
    grid.without_offers()
    result = grid.change("regions", "grid", largest_unit=(0.15, "share")).run()
    assert flags(result)["too_large.reactor"] == "blocker"
    states = {r["option"]: r["state"] for r in rows(result, "plan")}
    assert states["reactor"] == "refused_too_large"
    assert value(result, "largest_unit.reactor") == pytest.approx(50 / 140)


def test_draws_are_planned_and_none_is_dropped(grid):
    grid.without_offers().change("regions", "grid", draws="12")
    grid.change("options", "reactor", overnight=(5_000, "USD_2024/kW", 2_000, 9_000))
    result = grid.run()
    chances = {r["option"]: r for r in rows(result, "chances")}
    assert chances["reactor"]["draws"] == 12
    assert 0 < value(result, "option_share.reactor") < 1
    costs = [value(result, f"plan_cost_{name}.grid") for name in ("p10", "p50", "p90")]
    assert costs == sorted(costs)
    assert value(result, "certified_draws.grid") == 1


def test_what_is_made_up_may_not_call_itself_measured(grid):
    grid.change("profiles", "sun", **{"from": "demand_shapes", "series": "hot_coast", "file": ""})
    assert not grid.check()
    grid.change("profiles", "sun", kind="measured")
    assert [error.code for error in grid.check()] == ["E127"]
    assert {one.key for one in grid.run().absent} >= {"energy.profiles.sun", "energy.plan.grid"}


def test_synthetic_demand_is_flagged(grid):
    grid.without_offers()
    assert "synthetic.grid" not in flags(grid.run())
    grid.change("profiles", "demand", kind="synthetic")
    assert flags(grid.run())["synthetic.grid"] == "warning"


def test_published_costs_and_unknown_ones(grid):
    grid.without_offers()
    grid.change("options", "reactor", technology="nuclear_small", scenario="moderate", year="2030")
    grid.change("options", "reactor", overnight="", fixed="")
    result = grid.run()
    assert value(result, "overnight_cost.reactor") == pytest.approx(8_000 * 313.689 / 292.655)
    grid.change("options", "reactor", scenario="advanced", class_="ships")
    grid.change("options", "panels", technology="fusion")
    assert sorted(error.code for error in grid.check()) == ["E110", "E110"]


def test_heating_values_are_not_mixed(grid):
    grid.change("fuels", "gas", heating_value="lhv")
    grid.change("options", "turbines", heat_rate="", technology="ng_combustion_turbine_f_frame")
    grid.change("options", "turbines", scenario="moderate", year="2030")
    assert [str(one.error.code) for one in grid.run().absent] == ["E201"]


def test_fuel_at_the_prices_of_2011(plant):
    """WNA, March 2011, with 4.2 % at 0.25 % tails: 8.57 kgU and 6.25 SWU for a kilogram."""
    result = plant.run()
    assert not result.absent
    uranium = 8.5686 * 146 / 0.848
    assert value(result, "fuel_cost.contract.uranium") == pytest.approx(uranium, rel=1e-4)
    assert value(result, "fuel_cost.contract.enrichment") == pytest.approx(6.25 * 155, rel=2e-3)
    assert value(result, "best_tails.contract") == pytest.approx(0.002082, abs=1e-6)
    metal = 1_000 * 8_760 * 0.9 / (45 * 24 / 3)
    assert value(result, "heavy_metal.plant") == pytest.approx(metal)
    assert value(result, "reload_heavy_metal.plant") == pytest.approx(metal)
    assert flags(result)["disputed.laguna_verde.net_power"] == "note"
    disputed = [r["value"] for r in rows(result, "reactor_facts") if r["state"] == "fact_disputed"]
    assert {1_640, 1_634, 1_608, 1_552} <= set(disputed)


def test_a_residual_of_a_quotation_is_flagged(plant):
    total = value(plant.run(), "fuel_cost.contract.total")
    plant.change("contracts", "contract", quoted=(total + 150, "USD_2024/kgU"))
    result = plant.run()
    assert value(result, "residual.contract") == pytest.approx(150)
    assert flags(result)["residual.contract"] == "warning"
    plant.change("contracts", "contract", quoted=(total * 1.001, "USD_2024/kgU"))
    assert "residual.contract" not in flags(plant.run())


@pytest.mark.parametrize(
    ("product", "code", "flagged"),
    [
        (0.05, "", False),
        (0.0501, "", True),
        (0.1975, "", True),
        (0.2, "E153", False),
        (0.93, "E153", False),
        (4.2, "E127", False),
    ],
)
def test_civil_fuel_only(plant, product: float, code: str, flagged: bool):
    plant.change("reactors", "plant", product=(product, "share"))
    assert [error.code for error in plant.check()] == ([code] if code else [])
    result = plant.run()
    assert ("haleu.plant" in flags(result)) == flagged
    if code:
        assert [one.error.code for one in result.absent] == [code]
        assert not [one for one in result.findings if "plant" in one.key or "contract" in one.key]


def test_no_draw_of_the_enrichment_reaches_the_limit(plant):
    plant.change("reactors", "plant", product=(0.15, "share", 0.1, 0.21))
    assert [error.code for error in plant.check()] == ["E153"]


def test_missed_deliveries(plant):
    """By hand: reloads of 21.9 t in month 6, 18, 30; stock of one, deliveries each twelve."""
    reload = 1_000 * 8_760 * 0.9 / 360
    plant.add("ledger", id="s", contract="contract", kind="stock", stage="bundles",
              amount=(reload, "kgU"))  # fmt: skip
    for at in range(5):
        plant.add("ledger", id=f"d{at}", contract="contract", kind="delivery", stage="enriched",
                  amount=(reload, "kgU"), month=str(10 + 12 * at))  # fmt: skip
    result = plant.run()
    months = [value(result, f"cover.contract.{missed}") for missed in range(3)]
    assert months == [72, 18, 18]
    assert value(result, "interruption.contract.1.replacement") == pytest.approx(reload * 500)
    assert value(result, "interruption.contract.1.energy") == 0
    assert flags(result)["cover.contract"] == "warning"


def test_an_empty_folder_says_what_is_absent(folder):
    result = folder.run()
    assert [(one.key, one.error.code) for one in result.absent] == [("energy", "E501")]


def test_numbers_of_another_kind_or_size_are_told_at_their_cells(grid):
    grid.change("options", "panels", overnight=(-5, "USD_2024/kW"))
    grid.change("options", "engines", heat_rate=(9, "kg"))
    grid.change("options", "reactor", availability=(0.95, "share", 0.9, 1.2))
    grid.change("regions", "grid", peak=(140, "USD_2024"))
    grid.change("fuels", "oil", price=(20, "EUR_2024/MMBtu"))
    told = sorted((error.code, error.place.file) for error in grid.check())
    options = "energy/options.csv"
    wanted = [("E113", options), ("E113", options), ("E201", options)]
    assert told == [*wanted, ("E201", "energy/regions.csv"), ("E506", "energy/fuels.csv")]


def test_an_option_whose_fuel_failed_says_so(grid):
    grid.change("fuels", "oil", price=(20, "EUR_2024/MMBtu"))
    errors = {one.key: one.error.code for one in grid.run().absent}
    assert errors == {"energy.fuels.oil": "E506", "energy.plan.grid": "E504"}


def test_checks_of_a_purchase_are_those_of_the_two_countries(grid):
    grid.without_offers().add("offers", id="o", kind="power", price_state="unstated")
    sources = {row["source"] for row in rows(grid.run(), "compliance")}
    assert any("CRE" in source for source in sources)
    grid.sides = ("VN", "KZ")
    elsewhere = {row["source"] for row in rows(grid.run(), "compliance")}
    assert elsewhere < sources
    assert not any("CRE" in source or "Mexican" in source for source in elsewhere)


def test_a_store_gives_what_it_discharges(grid):
    grid.without_offers()
    plan = {row["option"]: row for row in rows(grid.run(), "plan")}
    assert (plan["cells"]["capacity"] > 0) == (plan["cells"]["energy"] > 0)


@pytest.mark.parametrize(
    ("line", "code"), [("100,7.5\n", "E113"), ("100,-1\n", "E113"), ("", "E503")]
)
def test_an_availability_lies_between_nothing_and_all(grid, line: str, code: str):
    grid.without_offers()
    lines = grid.files["energy/hours.csv"].decode().splitlines(keepends=True)
    other = [*lines[:9], line, *lines[10:]] if line else [*lines, lines[-1]]
    grid.files["energy/other.csv"] = "".join(other).encode()
    file = {"from": "file", "file": "other.csv", "column": "sun"}
    grid.add("profiles", id="other", kind="synthetic", **file)
    grid.change("options", "panels", profile="other")
    assert {one.key: one.error.code for one in grid.run().absent} == {"energy.plan.grid": code}


@pytest.mark.parametrize(
    ("option", "column"), [("panels", "profile"), ("cells", "efficiency"), ("engines", "fuel")]
)
def test_an_option_without_what_its_kind_needs_is_not_for_free(grid, option: str, column: str):
    grid.without_offers().change("options", option, **{column: ""})
    (absent,) = grid.run().absent
    assert (absent.key, absent.error.code) == ("energy.plan.grid", "E103")
    assert absent.error.fields["column"] == column


def test_a_profile_is_moved_to_the_clock_of_its_region(grid):
    grid.without_offers().change("profiles", "sun", zone="UTC")
    assert [error.code for error in grid.check()] == []
    assert {one.error.code for one in grid.run().absent} == {"E103"}
    grid.change("regions", "grid", zone="America/Mazatlan")
    moved = grid.run()
    assert not moved.absent
    week = [r["variable"] for r in rows(moved, "week")]
    # the sun of the file stands highest at twelve, which is five in the morning there
    assert max(range(24), key=lambda hour: week[hour]) in range(2, 9)
    grid.change("profiles", "sun", zone="Europe/Berlin")
    assert [error.code for error in grid.check()] == ["E127"]
    grid.change("profiles", "sun", start="2023-01-01")
    assert not grid.check()
    grid.change("regions", "grid", zone="Mars/Olympus")
    assert [error.code for error in grid.check()] == ["E127"]


def test_numbers_may_be_written_in_other_units_of_their_kind(grid):
    grid.without_offers()
    cost = value(grid.run(), "plan_cost.grid")
    grid.change("regions", "grid", unserved_cost=(0.004, "MUSD_2024/MWh"))
    grid.change("options", "reactor", marginal=(0.012, "kUSD_2024/MWh"))
    grid.change("options", "turbines", overnight=(1.2, "MUSD_2024/MW"))
    grid.change("options", "cells", efficiency=(95, "%"))
    grid.change("options", "reactor", availability=(90, "%"))
    result = grid.run()
    assert value(result, "plan_cost.grid") == pytest.approx(cost, rel=1e-9)
    units = {one.key: one.quantity.unit for one in result.findings}
    assert units["energy.plan_cost.grid"] == "USD_2024/year"


def test_a_demand_below_zero_is_none(grid):
    lines = grid.files["energy/hours.csv"].decode().splitlines()
    lines[40] = "-5,0"
    grid.files["energy/hours.csv"] = "\n".join(lines).encode()
    result = grid.change("regions", "grid", mean_share=(0.7, "share")).run()
    assert [(one.key, one.error.code) for one in result.absent] == [("energy.plan.grid", "E113")]
