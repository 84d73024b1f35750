"""Ownership in the study: rules of the day, proofs, what is unknown, and what asks for care."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from corredor.studies.screening.study.rules import rules, rules_on

LISTS = (("sdn", "US-OFAC-SDN"), ("eu", "EU-FSF"), ("uk", "UK"))
LISTED = {"x": "Kvartsit Trubostal", "y": "Ostrovok Prima Holding"}
FREE = {"a": "Tejidos Lumbre", "b": "Molinos Arrecife", "c": "Cobres Jaguar", "d": "Redes Palapa"}
PUBLISHED = [
    ("two quarters", [("x", "a", "25"), ("y", "a", "25")], {"a": ("yes", "yes", "no")}),
    ("a chain", [("x", "a", "50"), ("a", "b", "50")], {"b": ("yes", "yes", "no")}),
    (
        "held twice",
        [("x", "a", "50"), ("x", "b", "10"), ("a", "b", "40")],
        {"b": ("yes", "yes", "no")},
    ),
    (
        "halves of halves",
        [("x", "a", "50"), ("a", "b", "50"), ("b", "c", "50")],
        {"c": ("yes", "yes", "no")},
    ),
    ("just below", [("x", "a", "100"), ("a", "b", "49.99")], {"b": ("no", "no", "no")}),
    ("a band", [("x", "a", "40-60")], {"a": ("unknown", "unknown", "unknown")}),
    ("nobody says", [("x", "a", "")], {"a": ("unknown", "unknown", "unknown")}),
    ("more than half", [("x", "a", ">50")], {"a": ("yes", "yes", "yes")}),
]
"""OFAC FAQ 399 and 401, and what follows from the rules."""


def owned(folder, edges):
    made = folder()
    for name, regime in LISTS:
        made.list(name, regime=regime)
    for name, text in {**LISTED, **FREE}.items():
        made.party(name, text)
    for at, (owner, asset, share, *more) in enumerate(edges):
        cells = dict(zip(("control", "from", "to"), more, strict=False))
        named = {"id": f"h{at}", "owner": owner, "asset": asset, "share": share}
        made.add("ownership", **named, source="a register", **cells)
    return made


@pytest.mark.parametrize(
    ("edges", "answers"), [case[1:] for case in PUBLISHED], ids=[c[0] for c in PUBLISHED]
)
def test_published_examples(folder, edges, answers):
    ran = owned(folder, edges).run()
    for body, expected in answers.items():
        held = {row["rule"]: row["answer"] for row in ran.records("ownership", party=body)}
        assert (held["US-OFAC"], held["EU"], held["UK"]) == expected


def test_a_proof_is_checked_and_named_by_its_rows(folder):
    ran = owned(folder, [("x", "a", "50"), ("a", "b", "50"), ("d", "b", "50")]).run()
    (row,) = ran.records("ownership", party="b", rule="US-OFAC")
    assert (row["proof"], row["listed"], row["checked"]) == ("h0 h1", ("x",), "yes")
    assert (row["low"], row["high"]) == (0.0, 0.0)
    assert ran.gate("b") == "closed"
    assert ran.records("gate", subject="b")[0]["because"] == "owned"
    assert "owned.b.us-ofac" in ran.flags


def test_what_asks_for_care_is_said(folder):
    edges = [
        *(("x", "a", "49.99"), ("x", "b", "30"), ("x", "c", "70"), ("y", "c", "60")),
        ("x", "d", "51", "no", "2020-01-01", "2026-06-01"),
    ]
    ran = owned(folder, edges).run()
    flags = {row["party"]: set(row["flags"]) for row in ran.records("ownership", rule="US-OFAC")}
    assert flags["a"] == {"near_threshold"}
    assert flags["b"] == {"minority"}
    assert "above_whole" in flags["c"]
    assert "above_whole.c.us-ofac" in ran.flags


def test_a_circle_that_a_listed_owner_reaches_is_looked_at(folder):
    edges = [("x", "a", "10"), ("b", "a", "45"), ("a", "b", "60")]
    ran = owned(folder, edges).run()
    (row,) = ran.records("ownership", party="a", rule="US-OFAC")
    assert "circle" in row["flags"]
    assert ran.gate("a") == "closed"
    assert "REVIEW" in {ran.records("gate", subject="a")[0]["result"]}


def test_a_rule_is_that_of_its_day():
    def of(name, day):
        return next((held.rule for held in rules_on(day) if held.rule.regime == name), None)

    def inclusive(name, day):
        held = of(name, day)
        assert held is not None
        return held.inclusive

    assert of("US-OFAC", "2008-02-13") is None
    before, after = of("US-OFAC", "2014-08-12"), of("US-OFAC", "2014-08-13")
    assert before is not None
    assert after is not None
    assert (before.inclusive, before.aggregate) == (True, False)
    assert (after.inclusive, after.aggregate) == (True, True)
    assert of("US-BIS-AFFILIATES", "2026-11-09") is None
    assert of("US-BIS-AFFILIATES", "2026-11-10") is not None
    assert (inclusive("EU", "2024-07-02"), inclusive("EU", "2024-07-03")) == (False, True)
    assert of("US-BIS-AFFILIATES", "2025-09-28") is None
    assert of("US-BIS-AFFILIATES", "2025-09-29") is not None
    assert of("US-BIS-AFFILIATES", "2025-11-10") is None
    assert inclusive("UK", "2026-11-22") is False
    assert all(held.rule.threshold == Fraction(1, 2) for held in rules())


def test_an_owner_with_a_name_is_screened_and_one_without_leaves_the_answer_open(folder):
    made = owned(folder, [])
    made.add(
        "ownership",
        id="h1",
        owner="o1",
        owner_name="Кварцит Трубосталь",
        asset="a",
        share="60",
        source="a register",
    )
    made.add("ownership", id="h2", owner="o2", asset="b", share="60", source="a register")
    ran = made.run()
    answers = {row["party"]: row["answer"] for row in ran.records("ownership", rule="US-OFAC")}
    assert answers == {"a": "yes", "b": "unknown"}
    assert ran.results("o1") == {"MATCH"}


def test_a_hit_that_a_person_must_look_at_leaves_ownership_open(folder):
    made = owned(folder, [("w", "a", "60")]).party("w", "Vellamo")
    ran = made.run()
    (row,) = ran.records("ownership", party="a", rule="US-OFAC")
    assert row["answer"] == "unknown"
    assert ran.gate("a") == "closed"


def test_a_share_that_is_none_is_refused(folder):
    ran = owned(folder, [("x", "a", "half")]).run()
    assert ran.codes == ["E110"]


def ftm(ident, schema="Company", **properties):
    held = {key: value if isinstance(value, list) else [value] for key, value in properties.items()}
    return json.dumps({"id": ident, "schema": schema, "properties": held, "datasets": ["own"]})


def test_holdings_that_a_list_states_lead_to_parties(folder):
    lines = [
        ftm("s1", "Sanction", entity="top", program="UKRAINE-EO13685"),
        ftm("top", name="Kvartsit Trubostal", topics="sanction", country="ru"),
        ftm("middle", name="Molinos Arrecife"),
        ftm("bottom", name="Tejidos Lumbre"),
        ftm("e1", "Ownership", owner="top", asset="middle", percentage="60"),
        ftm("e2", "Ownership", owner="middle", asset="bottom", percentage="50-75"),
        ftm("e3", "Ownership", owner="top", asset="elsewhere", percentage="90"),
    ]
    made = folder().party("t", "Tejidos Lumbre").party("c", "Cobres Jaguar")
    made.files["screening/ftm.json"] = ("\n".join(lines) + "\n").encode()
    cells = {"list": "own", "format": "ftm_json", "file": "ftm.json", "published": "2026-11-20"}
    ran = made.add("lists", **cells, regime="US-OFAC-SDN").run()
    answers = {
        row["party"]: (row["answer"], row["proof"], row["checked"])
        for row in ran.records("ownership", rule="US-OFAC")
    }
    assert answers["t"] == ("yes", "own:5 own:6", "yes")
    assert "elsewhere" not in {row["asset"] for row in ran.records("holdings")}
    assert (ran.gate("t"), ran.gate("c")) == ("closed", "open")


def test_a_measure_of_which_nobody_says_what_it_orders_leaves_ownership_open(folder):
    made = (
        folder().list("sdn", measure="unknown", regime="US-OFAC-SDN").party("a", "Tejidos Lumbre")
    )
    made.party("x", "Kvartsit Trubostal")
    made.add("ownership", id="h", owner="x", asset="a", share="60", source="a register")
    made.tables["lists"][0]["regime"] = "OWN-LIST"
    assert {row["answer"] for row in made.run().records("ownership")} == {"unknown"}
    made.tables["lists"][0]["regime"] = "US-OFAC-CONS"
    made.list("bis", [{"id": "1", "name": "Ostrovok"}], regime="US-BIS-EL")
    answers = {row["rule"]: row["answer"] for row in made.run().records("ownership")}
    assert answers["US-OFAC-SSI"] == "unknown"


HELD = [("a", "b", "49")]


def answers(ran, body="b"):
    return {row["rule"]: row["answer"] for row in ran.records("ownership", party=body)}


@pytest.mark.parametrize("change", ["absent", "fragment", "stale", "unread", "other_file"])
def test_without_a_list_that_shows_absence_no_rule_answers_no(folder, change):
    made = owned(folder, HELD)
    assert answers(made.run())["EU"] == "no"
    (row,) = [held for held in made.tables["lists"] if held["list"] == "eu"]
    if change == "absent":
        made.tables["lists"].remove(row)
    row |= {
        "absent": {},
        "fragment": {"fragment": "yes"},
        "stale": {"published": "2021-07"},
        "unread": {"format": "eu_xml"},
        "other_file": {"sha256": "0" * 64},
    }[change]
    ran = made.run()
    assert answers(ran)["EU"] == "unknown"
    assert ran.records("ownership", party="b", rule="EU")[0]["missing"] == "EU-FSF"
    assert answers(ran)["US-OFAC"] == answers(ran)["UK"] == "no"
    flag = ran.flags[f"owners_not_covered.{'other' if change == 'absent' else 'asked'}"]
    assert "EU-FSF" in flag.fields["regimes"].id


def test_what_lists_show_is_yes_though_they_are_parts(folder):
    made = owned(folder, [("x", "a", "60")])
    for row in made.tables["lists"]:
        row["fragment"] = "yes"
    found = answers(made.run(), "a")
    assert (found["US-OFAC"], found["EU"], found["UK"]) == ("yes", "yes", "yes")


def test_a_missing_list_closes_where_its_regime_is_asked_about(folder):
    made = owned(folder, HELD)
    made.tables["lists"] = [row for row in made.tables["lists"] if row["list"] != "uk"]
    ran = made.run()
    assert (answers(ran)["UK"], ran.gate("b")) == ("unknown", "open")
    assert ran.flags["owners_not_covered.other"].severity == "note"
    assert "owners_not_covered.asked" not in ran.flags
    made.rule("required_regimes", "UK")
    ran = made.run()
    assert (ran.gate("b"), ran.flags["owners_not_covered.asked"].severity) == ("closed", "blocker")
    made.rule("draft", "yes")
    assert made.run().gate("b") == "open"


@pytest.mark.parametrize(("share", "expected"), [("60", "unknown"), ("40", "no")])
def test_an_owner_whom_no_list_would_show_leaves_open_what_it_could_decide(folder, share, expected):
    made = owned(folder, [("g", "b", share)]).party("g", "Group Holding Company")
    ran = made.run()
    assert answers(ran)["US-OFAC"] == expected
    assert ran.gate("b") == ("closed" if expected == "unknown" else "open")


def test_a_body_on_a_list_itself_is_never_told_not_to_be_owned(folder):
    ran = owned(folder, [("d", "x", "100")]).run()
    assert answers(ran, "x")["US-OFAC"] == "listed_itself"
    assert ran.gate("x") == "closed"


def test_of_whose_owners_nobody_says_anything_is_counted_and_stops_where_the_policy_says(folder):
    made = owned(folder, HELD)
    ran = made.run()
    (row,) = ran.records("coverage", because="no_owners")
    assert row["parties"] == len(LISTED) + len(FREE) - 1
    assert (ran.gate("c"), ran.flags["no_owners"].severity) == ("open", "warning")
    made.rule("owners_required", "yes")
    ran = made.run()
    assert (ran.gate("c"), ran.gate("b")) == ("closed", "open")
    assert ran.flags["no_owners"].severity == "blocker"


def test_what_nobody_is_said_to_hold_is_stated(folder):
    ran = owned(folder, [("a", "b", "49"), ("d", "b", "25-30")]).run()
    assert {row["unstated"] for row in ran.records("ownership", party="b")} == {26.0}


def test_relations_of_the_advanced_edition_leave_ownership_open(folder):
    made = folder().party("s", "Demo Star", "vessel", identifiers="imo:9074729")
    path = Path(__file__).parents[1] / "readers" / "lists" / "ofac_advanced.xml"
    made.files["screening/sdn.xml"] = path.read_bytes()
    cells = {"list": "sdn", "format": "ofac_xml", "file": "sdn.xml", "override_reason": "a test"}
    ran = made.add("lists", **cells).run()
    held = ran.records("holdings")
    assert [(row["owner"], row["share"]) for row in held] in (
        [],
        [("sdn/9001", "Owned or Controlled By")],
    )
