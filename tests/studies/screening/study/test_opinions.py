"""A second opinion: the union of flags, each with who found it, and a word where nobody gave it."""

from __future__ import annotations

import sys

import pytest

from corredor.studies.screening.engine.nomenklatura import PYTHON

LISTED = (
    {"id": "1", "name": "Kvartsit Trubostal AO"},
    {"id": "2", "name": "Ostrovok Prima Holding"},
)
STAND_IN = {
    "followthemoney.py": """
class model:
    get_proxy = staticmethod(lambda data: data)
""",
    "nomenklatura/__init__.py": "",
    "nomenklatura/matching/__init__.py": """
from types import SimpleNamespace
def compare(one, other, config):
    names = [" ".join(entity["properties"]["name"]).split() for entity in (one, other)]
    return SimpleNamespace(score=0.9 if set(names[0]) & set(names[1]) else 0.1)
def get_algorithm(name):
    return SimpleNamespace(compare=compare)
""",
    "nomenklatura/matching/types.py": """
class ScoringConfig:
    defaults = staticmethod(lambda: None)
""",
    "nomenklatura-9.9.dist-info/METADATA": """Metadata-Version: 2.1
Name: nomenklatura
Version: 9.9
""",
}
"""A matcher that takes names with one word in common for one name."""


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """Put a matcher of a few lines behind the door."""
    for name, text in STAND_IN.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setenv(PYTHON, sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


def asked(folder, answer="yes"):
    made = folder().list("sdn", LISTED).rule("second_opinion", answer)
    made.party("k", "Kvartsit Trubostal").party("o", "Ostrovok Prima Terminal Norte")
    return made.party("n", "Tejidos Lumbre")


def test_what_either_matcher_flags_is_flagged_and_each_is_named(folder, stand_in):
    alone, ran = asked(folder, "no").run(), asked(folder).run()
    assert alone.results("o") == alone.results("n") == {"NO_HIT_WITHIN_COVERAGE"}
    (row,) = ran.records("parties", party="o")
    assert (row["result"], row["entry"]) == ("REVIEW", "2")
    assert row["matcher"] == "nomenklatura logic-v2 0.90"
    assert row["score"] < 0.67
    assert row["explained"]
    (row,) = ran.records("parties", party="k")
    assert (row["result"], row["matcher"]) == ("MATCH", "corredor · nomenklatura logic-v2 0.90")
    assert ran.results("n") == {"NO_HIT_WITHIN_COVERAGE"}
    assert (ran.gate("k"), ran.gate("o"), ran.gate("n")) == ("closed", "closed", "open")
    assert ran.flags["second_opinion"].severity == "note"
    (rule,) = ran.records("policy", rule="rule_second_opinion")
    assert rule["value"] == "yes: corredor · nomenklatura 9.9 logic-v2 0.7"


def test_a_person_can_set_the_hit_of_the_second_matcher_aside(folder, stand_in):
    before = asked(folder).run()
    assert before.gate("o") == "closed"
    (row,) = before.records("parties", party="o")
    made = asked(folder).add(
        "decisions",
        query=row["query"],
        entry=row["entry_digest"],
        party="o",
        decision="false_positive",
        person="Ana",
        reason="Another town",
        date="2026-11-22",
    )
    assert made.run().gate("o") == "open"


def test_without_it_one_matcher_looks_and_the_result_says_so(folder, monkeypatch):
    monkeypatch.setenv(PYTHON, "/nowhere/bin/python")
    ran = asked(folder).run()
    told = ran.flags["second_opinion"]
    assert (told.severity, told.fields["reason"].id) == ("warning", "matcher_absent")
    (rule,) = ran.records("policy", rule="rule_second_opinion")
    assert rule["value"] == "yes: corredor"
    assert (ran.results("k"), ran.results("o")) == ({"MATCH"}, {"NO_HIT_WITHIN_COVERAGE"})


def test_where_the_policy_does_not_ask_nothing_is_called(folder, monkeypatch):
    monkeypatch.setenv(PYTHON, "/nowhere/bin/python")
    ran = asked(folder, "no").run()
    assert "second_opinion" not in ran.flags
    assert {row["matcher"] for row in ran.records("parties", party="k")} == {"corredor"}
