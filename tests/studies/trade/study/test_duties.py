"""Duties of published cases, rules of the folder, and inputs that change a duty."""

from __future__ import annotations

from itertools import pairwise

import pytest

VEHICLE = "claim=USMCA content_approved=yes content_overstated=no derivative=no us_content="
OTHER = "claim=none content_approved=no content_overstated=no derivative=no"


def ask(folder, name, line, day, known, origin="MX", importer="US"):
    cells = {"importer": importer, "origin": origin, "line": line, "date": day, "known": known}
    return folder.add("tariffs", id=name, **cells)


def test_published_duties_come_out(folder, found):
    # Proclamations 10908 and of 2026-04-02; 90 FR 14705; 90 FR 21450.
    metal = "claim=USMCA smelted=MX cast=MX derivative=no us_metal=no metal_content=0.3 annex="
    ask(folder, "content", "8703.23", "2026-03-01", f"{VEHICLE}0.4")
    ask(folder, "none", "8703.23", "2026-03-01", OTHER)
    ask(folder, "metal", "7326.90", "2025-07-01", f"{metal}none")
    ask(folder, "annex", "7326.90", "2026-05-01", f"{metal}I-B")
    rows = {row["good"]: row for row in found(folder.run(), "duties")}
    rates = {name: (row["low"], row["high"]) for name, row in rows.items()}
    assert rates["content"] == (0.15, 0.15)
    assert rates["none"] == (0.275, 0.275)
    assert rates["metal"] == (0.15, 0.15)
    assert rates["annex"] == (0.25, 0.25)
    assert all(row["last_checked"] and row["sources"] for row in rows.values())


def test_what_nobody_stated_makes_an_interval_and_a_flag(folder, found):
    known = "claim=USMCA annex=I-A us_metal=no derivative=no"
    ask(folder, "open", "7616.99", "2026-05-01", known)
    result = folder.run()
    (row,) = found(result, "duties")
    assert (row["low"], row["high"]) == (0.5, 2.0)
    assert set(row["unknown"].split(" · ")) == {"cast", "smelted"}
    assert any(flag.key == "trade.duty.open.attribute_unknown" for flag in result.flags)


def test_a_day_after_the_last_look_is_flagged(folder):
    ask(folder, "late", "8703.23", "2027-01-01", OTHER)
    assert any(flag.key.endswith("past_last_checked") for flag in folder.run().flags)


def test_rules_of_the_folder_hold_for_any_importer(folder, found):
    rule = {"importer": "BR", "layer": "general", "base": "value", "source": "TEC", "priority": 1}
    dates = {"customs_from": "2020-01-01", "last_checked": "2026-11-01", "status": "published"}
    folder.add("rules", id="br_8703", lines="8703", origins="*", rate=0.35, **rule, **dates)
    ask(folder, "car", "8703.23", "2026-10-01", "", origin="TR", importer="BR")
    (row,) = found(folder.run(), "duties")
    assert (row["low"], row["high"], row["rules"]) == (0.35, 0.35, "br_8703")


def test_spans_join_without_gap_and_the_day_asked_has_its_duty(folder, found):
    ask(folder, "content", "8703.23", "2026-03-01", f"{VEHICLE}0.4")
    rows = found(folder.run(), "duty_calendar")
    assert all(a["to"] == b["from"] for a, b in pairwise(rows))
    (own,) = [row for row in rows if row["from"] <= "2026-03-01" < row["to"]]
    assert own["low"] == 0.15


def test_one_row_that_cannot_be_read_leaves_the_others(folder, found):
    ask(folder, "good", "8703.23", "2026-03-01", OTHER)
    ask(folder, "words", "8703.23", "2026-03-01", "claim")
    ask(folder, "year", "8703.23", "2026", OTHER)
    result = folder.run()
    assert [row["good"] for row in found(result, "duties")] == ["good"]
    assert [one.error.code for one in result.absent if "duty" in one.key] == ["E127", "E109"]
    errors = folder.check()
    assert [error.code for error in errors] == ["E127", "E109"]
    assert all(error.place.file == "trade/tariffs.csv" for error in errors)


def test_russian_metal_in_mexican_goods_pays_200_percent(folder, found):
    # Proclamation 10522 (2023), kept by that of 2026-04-02: the full value, whoever exports.
    cells = {"from_": "RU", "maker": "MX", "market": "US", "line": "7616.99", "source": "ch. 76"}
    known = "annex=I-A us_metal=no claim=USMCA derivative=no"
    changes = {"brings": "smelted=RU cast=MX", "otherwise": "smelted=CA cast=MX", "known": known}
    folder.add("uses", id="sheet", input="7601", date="2026-05-01", **cells, **changes)
    changes["brings"] = "smelted=NO cast=MX"
    folder.add("uses", id="other", input="7601", date="2026-05-01", **cells, **changes)
    result = folder.run()
    rows = {row["good"]: row for row in found(result, "exposure")}
    assert (rows["sheet"]["without_high"], rows["sheet"]["with_low"]) == (0.5, 2.0)
    assert rows["other"]["with_low"] is None
    flags = [flag.key for flag in result.flags if flag.key.startswith("trade.exposure")]
    assert flags == ["trade.exposure.sheet"]


@pytest.mark.parametrize(
    ("table", "cells", "code"),
    [
        ("corridors", {"id": "x", "first": "RU", "second": "AQ"}, "E127"),
        ("claims", {"id": "x", "fact": "a.b.c", "first": "RU", "second": "MX"}, "E108"),
    ],
)
def test_rows_that_nothing_can_be_made_of_are_told_with_their_place(folder, table, cells, code):
    folder.add(table, **cells)
    (error,) = folder.check()
    assert (error.code, error.place.file, error.place.line) == (code, f"trade/{table}.csv", 2)


WITS = """\
reporter,partner,product,year,value,tarifftype,datatype
BRA,WLD,870323,2022,35,MFN,Reported
BRA,MEX,870323,2022,0,PREF,Reported
BRA,WLD,720851,2022,12,MFN,Reported
"""


def test_rates_of_wits_stand_below_rules_that_are_stated(folder, found):
    folder.files["trade/wits.csv"] = WITS.encode()
    folder.add("rates", id="wits", file="wits.csv", title="WITS, TRAINS 2022")
    for name, line, origin in (
        ("a", "8703.23", "TR"),
        ("b", "8703.23", "MX"),
        ("c", "7208.51", "MX"),
    ):
        ask(folder, name, line, "2022-06-01", "", origin, "BR")
    rows = {row["good"]: row for row in found(folder.run(), "duties")}
    assert [rows[name]["low"] for name in "abc"] == pytest.approx([0.35, 0.0, 0.12])
    assert rows["a"]["sources"] == "WITS, TRAINS 2022"


def test_an_importer_without_rules_is_not_free_of_duty(folder, found):
    ask(folder, "wheat", "1001.99", "2025-03-01", "", origin="KZ", importer="VN")
    ask(folder, "car", "8703.23", "2026-03-01", OTHER)
    result = folder.run()
    assert [row["good"] for row in found(result, "duties")] == ["car"]
    (absent,) = [one for one in result.absent if one.key == "trade.duty.wheat"]
    assert absent.error.code == "E501"
    assert absent.error.place


@pytest.mark.parametrize("value", ["nan", "-inf", "Infinity"])
def test_what_is_no_number_is_not_known_of_a_good(folder, value):
    ask(folder, "odd", "8703.23", "2026-03-01", f"{VEHICLE}{value}")
    (absent,) = [one for one in folder.run().absent if one.key == "trade.duty.odd"]
    assert absent.error.code == "E127"


@pytest.mark.parametrize(
    ("known", "example"),
    [
        (f"{VEHICLE}1.4", "us_content="),
        (f"{VEHICLE}-0.1", "us_content="),
        (f"{VEHICLE}much", "us_content="),
        (f"{VEHICLE}nan", "us_content="),
        ("claim=USMCA us_contnt=0.4", "us_content="),
        ("klaim=USMCA", "claim="),
    ],
)
def test_an_attribute_that_no_rule_reads_so_is_told(folder, known, example):
    ask(folder, "odd", "8703.23", "2026-03-01", known)
    (error,) = folder.check()
    assert (error.code, error.place.file) == ("E127", "trade/tariffs.csv")
    assert error.fields["example"].startswith(example)
    assert [one.error.code for one in folder.run().absent if "duty" in one.key] == ["E127"]


def test_rules_of_the_folder_add_attributes(folder, found):
    rule = {"importer": "BR", "layer": "general", "source": "TEC", "priority": 1, "rate": 0.35}
    dates = {"customs_from": "2020-01-01", "last_checked": "2026-11-01", "status": "published"}
    some = {"lines": "8703", "origins": "*", "base": "content:local_content"}
    folder.add("rules", id="br_8703", **some, **rule, **dates)
    ask(folder, "car", "8703.23", "2026-10-01", "local_content=0.5", origin="TR", importer="BR")
    assert not folder.check()
    (row,) = found(folder.run(), "duties")
    assert row["low"] == pytest.approx(0.175)
