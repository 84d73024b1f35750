"""Tables of the energy study: complete, sourced, and as published."""

import csv
import hashlib
from importlib.resources import files

import pytest

from corredor.data.tables import read_data_source, read_data_table

BULK = ("technology_costs", "market_prices", "generation_forecasts")
TYPED = (
    *("reactors", "regional_peaks", "gas_ports", "canal_tolls", "demand_shapes"),
    "supply_compliance",
)
LARGEST = 2_000_000


@pytest.mark.parametrize("name", [*BULK, *TYPED])
def test_digests_are_those_of_the_tables(name: str):
    content = files("corredor.data").joinpath(name, f"{name}.csv").read_bytes()
    assert read_data_source(name).sha256 == hashlib.sha256(content).hexdigest()


def test_all_of_them_are_small():
    sizes = [
        len(files("corredor.data").joinpath(name, f"{name}.csv").read_bytes())
        for name in (*BULK, *TYPED)
    ]
    assert sum(sizes) <= LARGEST


@pytest.mark.parametrize("name", TYPED)
def test_each_row_has_a_source_and_says_how_sure_it_is(name: str):
    rows = read_data_table(name)
    assert all(row["source"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row.get("confidence", "high") in ("high", "medium", "low")


def test_conflicts_stand_side_by_side():
    """Net power of Laguna Verde: CFE, the auditor, others and WNA disagree."""
    found = {
        float(row["value"])
        for row in read_data_table("reactors")
        if row["property"] == "net_power" and row["state"] == "disputed"
    }
    assert found >= {1_640, 1_634, 1_608, 1_552}


def test_a_confidential_price_is_no_number():
    rows = [row for row in read_data_table("reactors") if row["state"] == "confidential"]
    assert rows
    assert not any(row["value"] for row in rows)


def test_a_year_of_prices():
    """CENACE, July 2016 to June 2017: 8,760 hours by each clock; means 2,070 and 630 MXN/MWh."""
    means = {"BCS": 2_070, "BCA": 630}
    for system, mean in means.items():
        rows = [row for row in read_data_table("market_prices") if row["system"] == system]
        prices = [float(row[f"h{h}"]) for row in rows for h in range(1, 26) if row[f"h{h}"]]
        assert len(rows) == 365
        assert len(prices) == 8_760
        assert sum(prices) / len(prices) == pytest.approx(mean, abs=5)


def test_means_of_the_forecasts():
    """CENACE, June 2019 to August 2020: mean and largest hour by series, MW."""
    known = {"bcs_pv": (16.49, 55.4), "bca_wind": (3.91, 35.4), "sin_wind": (1_910, 4_477)}
    for series, (mean, most) in known.items():
        rows = [row for row in read_data_table("generation_forecasts") if row["series"] == series]
        held = [float(row[f"h{h}"]) for row in rows for h in range(1, 26) if row[f"h{h}"]]
        assert len(rows) == 457
        assert sum(held) / len(held) == pytest.approx(mean, rel=2e-3)
        assert max(held) == pytest.approx(most, rel=2e-3)


def test_the_baseline_says_what_a_small_reactor_costs():
    rows = read_data_table("technology_costs")
    small = {row["scenario"]: row for row in rows if row["technology"] == "nuclear_small"}
    assert {"advanced", "moderate"} <= set(small)
    chosen = [row for row in rows if row["technology"] == "nuclear_small" and row["year"] == "2030"]
    assert {float(row["overnight"]) for row in chosen} == {5_500, 8_000}


def test_the_checklist_is_in_three_languages():
    for row in read_data_table("supply_compliance"):
        assert all(row[f"name_{language}"] for language in ("es", "en", "ru"))


def test_tables_are_plain_csv():
    for name in (*BULK, *TYPED):
        text = files("corredor.data").joinpath(name, f"{name}.csv").read_text(encoding="utf-8")
        lengths = {len(row) for row in csv.reader(text.splitlines())}
        assert len(lengths) == 1
