"""The gate: closed while anything is unresolved, opened by a person alone, and never priced."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from corredor.studies.screening.study.words import RESULTS

SRC = Path(__file__).parents[4] / "src" / "corredor"


def hit(ran, party="k"):
    return next(row for row in ran.records("parties", party=party) if row["entry"])


def decide(made, ran, decision="false_positive", **more):
    row = hit(ran)
    cells = {"query": row["query"], "entry": row["entry_digest"], "party": "k", "list": "sdn"}
    cells |= {
        "entry_id": row["entry"],
        "person": "Ana",
        "reason": "other seat",
        "date": "2026-11-22",
    }
    return made.add("decisions", **cells, decision=decision, **more)


@pytest.fixture
def hit_folder(folder):
    return lambda: folder().list("sdn").party("k", "Kvartsit Trubostal")


def test_a_decision_reopens_the_gate_and_the_hit_stays_to_be_seen(hit_folder):
    made = hit_folder()
    assert made.run().gate("k") == "closed"
    ran = decide(made, made.run()).run()
    assert ran.gate("k") == "open"
    assert hit(ran)["decision"] == "false_positive"
    assert ran.records("gate", subject="k")[0]["because"] == "decided"


@pytest.mark.parametrize("decision", ["true", "escalate"])
def test_other_decisions_keep_it_closed(hit_folder, decision):
    made = hit_folder()
    assert decide(made, made.run(), decision).run().gate("k") == "closed"


def test_a_decision_is_void_when_the_party_says_something_else(hit_folder):
    made = hit_folder()
    decide(made, made.run())
    made.tables["parties"][0]["country"] = "MX"
    ran = made.run()
    assert ran.gate("k") == "closed"
    assert any(key.startswith("lapsed.") for key in ran.flags)


def test_a_decision_is_void_when_the_entry_says_something_else(hit_folder):
    made = hit_folder()
    decide(made, made.run())
    made.files["screening/sdn.csv"] = made.files["screening/sdn.csv"].replace(
        b"1,Kvartsit Trubostal AO", b"1,Kvartsit Trubostal OAO"
    )
    assert made.run().gate("k") == "closed"


def test_a_decision_stands_when_other_entries_change(hit_folder):
    made = hit_folder()
    decide(made, made.run())
    made.files["screening/sdn.csv"] += b"9,Nueva Empresa Listada,,,organisation,,,,\n"
    assert made.run().gate("k") == "open"


def test_a_decision_expires(hit_folder):
    made = hit_folder()
    decide(made, made.run(), expires="2026-11-23")
    assert made.run().gate("k") == "open"
    made.tables["decisions"][0]["expires"] = "2026-11-22"
    assert made.run().gate("k") == "closed"


def test_an_expired_decision_is_renewed_by_a_newer_one_and_stays_in_the_table(hit_folder):
    made = hit_folder()
    found = made.run()
    decide(made, found, expires="2026-11-22")
    assert made.run().gate("k") == "closed"
    made.tables["decisions"][0]["date"] = "2026-05-01"
    ran = decide(made, found, expires="2027-11-22").run()
    assert (ran.gate("k"), ran.codes) == ("open", [])
    assert not any(key.startswith("lapsed.") for key in ran.flags)


def test_the_newest_decision_stands_whatever_the_order_of_the_rows(hit_folder):
    made = hit_folder()
    found = made.run()
    decide(made, found, "escalate")
    made.tables["decisions"][0]["date"] = "2026-11-21"
    decide(made, found)
    assert made.run().gate("k") == "open"
    made.tables["decisions"].reverse()
    assert made.run().gate("k") == "open"
    for row, day in zip(made.tables["decisions"], ("2026-11-20", "2026-11-21"), strict=True):
        row["date"] = day
    assert made.run().gate("k") == "closed"


def test_no_earlier_word_comes_back_when_a_later_one_lapses(hit_folder):
    made = hit_folder()
    found = made.run()
    decide(made, found)
    made.tables["decisions"][0]["date"] = "2026-01-01"
    decide(made, found, expires="2026-11-01")
    made.tables["decisions"][1]["date"] = "2026-02-01"
    ran = made.run()
    assert ran.gate("k") == "closed"
    assert any(key.startswith("lapsed.") for key in ran.flags)


DATED = (
    "id=id; name=name; schema=schema; programme=programme; measure=measure; starts=starts; "
    "ends=ends"
)


@pytest.fixture
def dated_folder(folder):
    """Return the maker of a folder with one list of entries whose measures have days."""

    def made(*spans):
        held = folder().party("k", "Kvartsit Trubostal").list("sdn", columns=DATED)
        lines = ["id,name,schema,programme,measure,starts,ends"]
        lines += [f"1,Kvartsit Trubostal AO,organisation,P{at},asset_freeze,{starts},{ends}"
                  for at, (starts, ends) in enumerate(spans)]  # fmt: skip
        held.files["screening/sdn.csv"] = ("\n".join(lines) + "\n").encode()
        return held

    return made


@pytest.mark.parametrize(
    ("starts", "ends", "result", "because", "gate"),
    [
        ("2026-11-22", "", "MATCH", "listed_name", "closed"),
        ("2026-11-23", "", "NO_HIT_WITHIN_COVERAGE", "measure_later", "open"),
        ("2026-11", "", "MATCH", "listed_name", "closed"),
        ("2027", "", "NO_HIT_WITHIN_COVERAGE", "measure_later", "open"),
        ("2020-01-01", "2026-11-22", "MATCH", "listed_name", "closed"),
        ("2020-01-01", "2026-11", "MATCH", "listed_name", "closed"),
        ("2020-01-01", "2026-11-21", "MATCH", "measure_ended", "closed"),
    ],
)
def test_a_measure_counts_on_its_days(dated_folder, starts, ends, result, because, gate):
    ran = dated_folder((starts, ends)).run()
    (row,) = ran.records("parties", party="k")
    assert (row["result"], row["because"], ran.gate("k")) == (result, because, gate)
    assert (row["entry"], row["from"], row["to"]) == ("1", starts, ends)
    assert any(key.startswith("later.") for key in ran.flags) == (because == "measure_later")
    assert any(key.startswith("hit.") for key in ran.flags) == (result == "MATCH")


def test_a_measure_to_come_is_no_absence_on_a_part_of_a_list(dated_folder):
    made = dated_folder(("2027-01-01", ""))
    made.tables["lists"][0]["fragment"] = "yes"
    ran = made.run()
    assert ran.results("k") == {"NOT_SCREENABLE"}
    assert ran.gate("k") == "closed"


def test_an_ended_measure_opens_the_gate_only_as_the_policy_says(dated_folder):
    made = dated_folder(("2020-01-01", "2024-06-30"))
    assert made.run().gate("k") == "closed"
    assert made.rule("ended_before", "2024-06-30").run().gate("k") == "closed"
    ran = made.rule("ended_before", "2024-07-01").run()
    assert (ran.gate("k"), ran.records("gate", subject="k")[0]["because"]) == ("open", "policy")
    assert ran.results("k") == {"MATCH"}
    both = dated_folder(("2020-01-01", "2024-06-30"), ("2025-01-01", ""))
    assert both.rule("ended_before", "2024-07-01").run().gate("k") == "closed"


def test_a_day_of_the_policy_ends_no_measure_that_goes_on(dated_folder):
    made = dated_folder(("2020-01-01", "2027-01-01")).rule("ended_before", "2030-01-01")
    assert made.run().gate("k") == "closed"


@pytest.mark.parametrize(
    ("span", "expected"),
    [(("2020-01-01", ""), "yes"), (("2027-01-01", ""), "no"), (("", "2024-06-30"), "yes")],
)
def test_ownership_follows_the_days_of_measures(dated_folder, span, expected):
    made = dated_folder(span).party("b", "Tejidos Lumbre")
    made.add("ownership", id="h", owner="k", asset="b", share="60", source="a register")
    (row,) = made.run().records("ownership", party="b", rule="US-OFAC")
    assert row["answer"] == expected
    if span[1]:
        made.rule("ended_before", "2025-01-01")
        assert made.run().records("ownership", party="b", rule="US-OFAC")[0]["answer"] == "no"


def test_where_two_people_decide_one_is_not_enough(hit_folder):
    made = hit_folder()
    decide(made, made.run()).rule("four_eyes", "yes")
    assert made.run().gate("k") == "closed"
    made.tables["decisions"][0]["second_person"] = "Ana"
    assert made.run().gate("k") == "closed"
    made.tables["decisions"][0]["second_person"] = "Luis"
    assert made.run().gate("k") == "open"


def test_what_follows_from_a_measure_is_the_policy_of_the_user(folder):
    made = (
        folder()
        .list("cons", regime="US-OFAC-CONS", measure="debt")
        .party("k", "Kvartsit Trubostal")
    )
    assert made.run().gate("k") == "closed"
    cells = {"regime": "US-OFAC-CONS", "measure": "debt", "owner": "Ana"}
    made.add("consequences", **cells, consequence="caution", rationale="no loan is meant")
    ran = made.run()
    assert ran.gate("k") == "open"
    assert ran.records("gate", subject="k")[0]["result"] == "MATCH"
    assert ran.records("gate", subject="k")[0]["because"] == "policy"


def test_a_draft_goes_on_with_what_could_not_be_screened_but_never_past_a_hit(folder):
    made = folder().list("sdn", fragment="yes").party("k", "Kvartsit Trubostal")
    made.party("o", "Tejidos Lumbre").rule("draft", "yes")
    ran = made.run()
    assert (ran.gate("k"), ran.gate("o")) == ("closed", "open")
    assert ran.records("gate", subject="o")[0]["result"] == "NOT_SCREENABLE"
    assert ran.flags["draft"].severity == "blocker"


def test_a_proposal_is_closed_by_each_of_its_parts(folder):
    made = folder().list("sdn").organisation("k", "Kvartsit Trubostal")
    made.organisation("o", "Tejidos Lumbre").proposal("p1", "o").proposal("p2", "o", "k")
    made.proposal("p3", "nobody").add("goods", id="g", code="854231", proposal="p4")
    made.proposal("p4", "o")
    ran = made.run()
    assert [ran.gate(name) for name in ("p1", "p2", "p3", "p4")] == ["open", *["closed"] * 3]
    assert ran.records("gate", subject="p3")[0]["because"] == "not_a_party"
    parts = [(row["proposal"], row["part"], row["gate"]) for row in ran.records("parts")]
    assert parts == [
        ("p1", "o", "open"),
        ("p2", "k", "closed"),
        ("p2", "o", "open"),
        ("p4", "g", "closed"),
        ("p4", "o", "open"),
    ]


def test_goods_on_a_list_close_the_gate_and_unclear_codes_too(folder):
    made = folder()
    for name, code in (("a", "8542.31"), ("b", "8542"), ("c", "880330"), ("d", "x"), ("e", "0101")):
        made.add("goods", id=name, code=code)
    ran = made.run()
    found = {row["subject"]: (row["gate"], row["result"]) for row in ran.records("gate")}
    assert found == {
        "a": ("closed", "MATCH"),
        "b": ("closed", "REVIEW"),
        "c": ("closed", "REVIEW"),
        "d": ("closed", "NOT_SCREENABLE"),
        "e": ("open", "NO_HIT_WITHIN_COVERAGE"),
    }


def test_every_closed_party_has_a_flag_of_severity_blocker(folder):
    made = folder().list("sdn").party("k", "Kvartsit Trubostal").party("g", "Corporación")
    ran = made.run()
    named = {flag.subject for flag in ran.result.flags if flag.severity == "blocker"}
    assert {row["subject"] for row in ran.records("gate") if row["gate"] == "closed"} <= named


def test_the_word_that_would_promise_too_much_stands_nowhere():
    said = re.compile(r"\bclear(?:ed|s|ance)?\b", re.IGNORECASE)
    modules = [
        *(SRC / "studies" / "screening").rglob("*.py"),
        *(SRC / "report" / "screening").glob("*.py"),
    ]
    pages = list((SRC / "report" / "chapters" / "studies").glob("screening*"))
    texts = {path: texts_of(path) for path in modules}
    texts |= {path: {path.read_text("utf-8")} for path in pages}
    assert len(modules) > 20
    assert [path for path, held in texts.items() if any(map(said.search, held))] == []
    assert len(RESULTS) == 4


def texts_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_study_that_reads_the_gate_has_one_door_to_it():
    """Where a status comes in at one place, no ranking can take it for a price elsewhere."""
    doors: dict[str, list[str]] = {}
    for path in sorted((SRC / "studies").rglob("*.py")):
        study = path.relative_to(SRC / "studies").parts[0]
        if study != "screening" and "screening.gate" in texts_of(path):
            doors.setdefault(study, []).append(path.name)
    assert "forum" in doors
    assert {study: len(found) for study, found in doors.items()} == dict.fromkeys(doors, 1)


def test_nothing_is_named_that_neither_folder_nor_lists_name(folder):
    """No feature proposes a name, an owner, a flag or a route that would remove a hit."""
    made = crowded(folder)
    ran = made.run()
    inside = "\n".join(
        [
            *(str(cell) for rows in made.tables.values() for row in rows for cell in row.values()),
            *(raw.decode() for raw in made.files.values()),
        ]
    )
    columns = {"subject", "party", "owner", "asset", "listed", "listed_name", "said", "number"}
    columns |= {"good", "code", "entry", "holding", "proof", "proposal"}
    seen = 0
    for table in ran.tables.values():
        for record in table.records():
            for name in columns & record.keys():
                cell = record[name]
                for text in cell if isinstance(cell, tuple) else (cell,):
                    if isinstance(text, str) and text:
                        seen += 1
                        assert all(part in inside for part in text.split()), text
    assert seen > 40
    for flag in ran.result.flags:
        for ref in flag.fields.values():
            if ref.kind == "term":
                assert ref.id in inside


def crowded(folder):
    """Return a folder with a hit of every kind."""
    made = folder().list("sdn").party("k", "Kvartsit Trubostal").party("w", "Vellamo")
    made.party("b", "Molinos Arrecife").add("goods", id="g", code="854231", edition="2022")
    cells = {"id": "h", "owner": "k", "asset": "b", "share": "49.99", "source": "a register"}
    made.add("ownership", **cells)
    return made.add("assets", id="ship", kind="vessel", number_kind="imo", number="9074729")


def test_who_would_do_instead_changes_nothing_about_who_is_stopped(folder):
    alone, beside = crowded(folder), crowded(folder)
    beside.party("o", "Tejidos Lumbre", role="the same").party("p", "Cobres Jaguar")
    beside.add("ownership", id="i", owner="k", asset="o", share="10", source="a register")
    beside.add("assets", id="other", kind="vessel", number_kind="imo", number="9319466")
    beside.add("goods", id="f", code="010121", edition="2022")
    one, two = alone.run(), beside.run()
    stopped = {row["subject"] for row in one.records("gate") if row["gate"] == "closed"}
    assert {"k", "w", "ship", "g"} <= stopped
    for name in stopped:
        assert one.records("gate", subject=name) == two.records("gate", subject=name)
        assert one.records("parties", party=name) == two.records("parties", party=name)
    keys = {key for key in one.flags if key.startswith(("hit.", "owned.", "goods."))}
    assert keys
    assert all(one.flags[key] == two.flags[key] for key in keys)


def test_no_other_study_reads_anything_of_a_screening_but_its_gate():
    allowed = {"screening.gate", "screening.blocked.", "screening.*"}
    read: set[str] = set()
    for path in (SRC / "studies").rglob("*.py"):
        if "screening" not in path.relative_to(SRC / "studies").parts[0]:
            read |= {text for text in texts_of(path) if text.startswith("screening.")}
    assert read <= allowed
