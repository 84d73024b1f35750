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


def test_no_other_study_reads_anything_of_a_screening_but_its_gate():
    allowed = {"screening.gate", "screening.blocked.", "screening.*"}
    read: set[str] = set()
    for path in (SRC / "studies").rglob("*.py"):
        if "screening" not in path.relative_to(SRC / "studies").parts[0]:
            read |= {text for text in texts_of(path) if text.startswith("screening.")}
    assert read <= allowed
