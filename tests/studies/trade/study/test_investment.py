"""Direct investment: no rate on a small base, quarters, vintages, and shares of the whole."""

from __future__ import annotations

import pytest

PAIR = {"investor": "RU", "host": "MX", "component": "total", "concept": "flow"}


def add(folder, name, year, value, **more):
    cells = {**PAIR, "unit": "MUSD", "price_year": str(year), **more}
    return folder.add("fdi", id=name, year=year, value=value, **cells)


def test_a_small_base_never_becomes_growth(folder, found):
    folder.fact("fdi.amount.2022", 2.8, "MUSD_2022").fact("fdi.amount.2024", 86.4, "MUSD_2024")
    for year in (2022, 2024):
        add(folder, f"y{year}", year, "", fact=f"fdi.amount.{year}")
    add(folder, "all", 2024, 36_872, investor="")
    result = folder.run()
    (row,) = found(result, "fdi_changes")
    assert row["rate"] is None
    assert "small_base" in row["doubts"]
    assert row["difference"] == pytest.approx(83.6)
    (share,) = [one for one in result.findings if one.label == "fdi_share"]
    assert share.quantity.value == pytest.approx(0.0023, abs=5e-5)
    assert not [one for one in result.findings if "growth" in one.key or "rate" in one.key]


def test_one_deal_and_a_revision_are_told(folder, found):
    add(folder, "old", 2020, 100)
    add(folder, "first", 2021, 120, vintage="2022-02-20")
    add(folder, "last", 2021, 200, vintage="2023-02-20")
    for quarter, value in enumerate((5, 180, 10, 5), start=1):
        add(folder, f"q{quarter}", 2021, value, quarter=quarter, vintage="2023-02-20")
    (row,) = found(folder.run(), "fdi_changes")
    assert row["rate"] == pytest.approx(1.0)
    assert {"one_deal", "revised"} <= set(row["doubts"])


def test_nobody_saying_flow_or_position_is_flagged_once(folder):
    for year in (2020, 2021, 2022):
        add(folder, f"y{year}", year, 100, concept="")
    keys = [flag.key for flag in folder.run().flags if "unknown_concept" in flag.key]
    assert len(keys) == 1
