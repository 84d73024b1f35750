"""Scenarios of duties and of cheaper trade, and precedents."""

from __future__ import annotations

import pytest

DUTY = {"kind": "duty", "importer": "MX", "origin": "RU", "before": 0, "after": 0.35}
SIZE = {"imports": 100, "others": 900, "unit": "MUSD", "price_year": "2020"}
ELASTICITIES = {"demand": "demand", "supply": "supply", "substitution": "substitution"}


def elasticities(folder, supply=1e12):
    folder.assume("demand", -1.2).assume("supply", supply)
    return folder.assume("substitution", 1.5)


def test_the_arithmetic_of_one_market(folder):
    # Imports of 100 beside 900, duty 0 to 35 %, elasticities -1.2, 1.5 and without end.
    elasticities(folder).add("scenarios", id="s", **DUTY, **SIZE, **ELASTICITIES)
    named = {one.key.rpartition(".")[2]: one.quantity.value for one in folder.run().findings}
    assert named["creation"] == pytest.approx(-42.0, abs=0.01)
    assert named["diversion"] == pytest.approx(-33.8, abs=0.05)
    assert named["imports_change"] == pytest.approx(named["creation"] + named["diversion"])


def test_two_models_stand_side_by_side_where_both_apply(folder, found):
    elasticities(folder, 5.0).add("scenarios", id="s", home=500, **DUTY, **SIZE, **ELASTICITIES)
    result = folder.run()
    assert {row["model"] for row in found(result, "scenarios")} == {"smart", "gsim"}
    named = {one.key: one.quantity.value for one in result.findings}
    assert named["trade.scenario.s.gsim.imports_change"] < 0
    assert named["trade.scenario.s.gsim.home_change"] > 0


def test_uncertain_elasticities_give_a_range(folder):
    elasticities(folder).assume("demand", -1.2, ends=(-2.0, -0.5))
    folder.add("scenarios", id="s", **DUTY, **SIZE, **ELASTICITIES)
    (creation,) = [one for one in folder.run().findings if one.key.endswith("creation")]
    low, high = creation.quantity.interval
    assert low < creation.quantity.value < high < 0


def test_a_scenario_without_an_elasticity_is_not_computed(folder):
    folder.assume("demand", -1.2).add("scenarios", id="s", **DUTY, **SIZE, demand="demand")
    (one,) = [one for one in folder.run().absent if one.key == "trade.scenario.s"]
    assert (one.error.code, one.error.place.file) == ("E103", "trade/scenarios.csv")


def border(folder, effect, ends=None):
    folder.assume("effect", effect, ends=ends)
    return folder.add(
        "scenarios", id="s", kind="border", importer="MX", origin="RU", effect="effect"
    )


def test_no_change_of_costs_changes_nothing(folder, found):
    for row in found(border(folder, 0.0).run(), "equilibrium"):
        assert row["value"] == pytest.approx(0, abs=1e-7)


def test_modes_stand_apart_and_bands_hold_the_middle(folder, found):
    rows = found(border(folder, 0.3, (0.1, 0.5)).run(), "equilibrium", measure="change_of_exports")
    assert {row["mode"] for row in rows} == {
        *("mode_conditional", "mode_converged", "mode_as_published"),
    }
    for row in rows:
        assert row["value"] > 0
        if row["mode"] == "mode_converged":
            assert row["low"] < row["value"] < row["high"]
            assert row["driver"] == "effect"
        else:
            assert row["low"] is None


def test_a_precedent_shows_levels_first_and_an_interval(folder, found):
    model = {"first": "RU", "second": "IN", "role": "model", "start": 2011}
    folder.add("precedents", id="india", **model)
    for code in ("ID", "MY", "TH", "PH", "PK", "AR", "CL", "CO", "PE", "MA"):
        folder.add("precedents", id=code.lower(), first="RU", second=code, role="donor")
    result = folder.run()
    (row,) = found(result, "precedents", precedent="india", flow="exports_fob")
    # International Monetary Fund, Direction of Trade Statistics: 5,958 million USD in 2020.
    assert row["after"] == pytest.approx(5958, abs=0.5)
    effects = found(result, "precedent_effects", flow="exports_fob")
    assert [one["year"] for one in effects] == [str(year) for year in range(2011, 2021)]
    assert all(one["low"] <= one["gap"] <= one["high"] for one in effects)
    near = found(result, "precedent_likeness")
    assert near[0]["distance"] <= near[-1]["distance"]


def tariff(folder, before, after):
    cells = {"kind": "tariff", "importer": "MX", "origin": "RU", "before": before, "after": after}
    return folder.add("scenarios", id="s", **cells)


def test_a_duty_whose_revenue_is_paid_out_hurts_who_is_taxed(folder, found):
    rows = found(tariff(folder, 0.0, 0.35).run(), "equilibrium")
    values = {(row["country"], row["measure"]): row for row in rows}
    assert values["RU", "change_of_flow"]["value"] < -0.3
    assert values["RU", "change_of_real_output"]["value"] < 0
    for row in rows:
        assert row["low"] <= row["value"] <= row["high"]


def test_a_duty_that_stays_changes_nothing(folder, found):
    for row in found(tariff(folder, 0.1, 0.1).run(), "equilibrium"):
        assert row["value"] == pytest.approx(0, abs=1e-7)


def test_a_file_of_two_countries_does_not_stand_for_the_world(folder, found):
    folder.assume("effect", 0.3)
    rows = ("RUS,MEX,2019,X,1000", "MEX,RUS,2019,X,2000", "RUS,CHN,2019,X,9000")
    content = "\n".join(("r,p,y,f,v", *rows)) + "\n"
    columns = "reporter=r; partner=p; period=y; flow=f; value=v"
    folder.file("own", content, "csv", columns=columns)
    folder.add("scenarios", id="closer", kind="border", importer="MX", origin="RU", effect="effect")
    result = folder.run()
    assert {row["source"] for row in found(result, "equilibrium")} == {"imf_dots"}


def test_an_effect_is_a_bare_number_between_two_countries(folder):
    folder.assume("money", 0.3, "USD_2024").assume("effect", 0.3)
    folder.add("scenarios", id="dear", kind="border", importer="MX", origin="RU", effect="money")
    folder.add("scenarios", id="alone", kind="border", importer="MX", origin="MX", effect="effect")
    errors = {one.key: one.error.code for one in folder.run().absent if "scenario" in one.key}
    assert errors == {"trade.scenario.dear": "E201", "trade.scenario.alone": "E127"}
