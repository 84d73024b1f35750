"""The pages of a pack say what its records say, and nothing that a record could make them do."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.errors import UnknownLanguage
from corredor.report.screening.pack.evidence import evidence, evidence_pdf

TITLE = {"es": "Corredor", "en": "Corridor", "ru": "Коридор"}
REQUEST = {
    "programme": {"id": "p", "title": TITLE},
    "party": "",
    "asked_by": "Ana",
    "role": "officer",
    "purpose": "forum",
    "time": "2026-11-22T10:00:00+00:00",
    "clock": "system",
}
SOFTWARE = {
    "name": "corredor",
    "version": "1",
    "libraries": "a=1",
    "code": "c",
    "configuration": "d",
}
POLICY = {"rules": [{"rule": "rule_as_of", "value": "2026-11-22", "stated": "yes"}], "stated": []}
RESULT = {"list": "un", "regime": "UN-SC", "result": "NO_HIT_WITHIN_COVERAGE", "because": "x"}


def party(name: str, text: str) -> dict[str, Any]:
    forms = [
        {"text": text, "screenable": False, "reason": "generic", "script": "latin", "tokens": []}
    ]
    return {"party": name, "names": [text], "subjects": [name], "identifiers": [], "forms": forms}


def records(*more: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    held = [("request", REQUEST), ("software", SOFTWARE), ("policy", POLICY), *more]
    return [{"kind": kind, "body": body} for kind, body in held]


def headings(data: dict[str, Any]) -> list[str]:
    return [section["heading"] for section in data["sections"]]


def test_parties_without_hit_share_a_section() -> None:
    more = [(kind, body) for name in ("a", "b", "c") for kind, body in (
        ("party", party(name, name.upper())),
        ("result", {**RESULT, "party": name, "because": "y" if name == "c" else "x"}),
    )]  # fmt: skip
    data = evidence(records(*more), "en", "0" * 64)
    assert [one for one in headings(data) if "without hit" in one] == [
        "Parties without hit: 2",
        "Parties without hit: 1",
    ]
    shared = next(one for one in data["sections"] if "without hit: 2" in one["heading"])
    assert shared["notes"] == ["a: A", "b: B"]


def test_a_decision_gives_a_party_its_own_section() -> None:
    decision = dict.fromkeys(("list", "entry", "second_person", "expires", "date"), "")
    decision |= {"party": "a", "decision": "false_positive", "person": "Ana", "reason": "r",
                 "standing": "entry_changed"}  # fmt: skip
    data = evidence(
        records(("party", party("a", "A")), ("result", {**RESULT, "party": "a"}),
                ("decision", decision)), "en", "0")  # fmt: skip
    (section,) = [one for one in data["sections"] if one["heading"] == "A"]
    (block,) = section["blocks"]
    assert ["Standing", "void: the entry has changed or is gone"] in block["pairs"]
    assert any("can't be screened" in line for line in section["before"])


def test_no_list_is_said_first() -> None:
    assert evidence(records(), "en", "0")["warnings"] == [
        "No list was loaded: nobody was screened."
    ]
    flags = [
        ("flag", {"severity": severity, "sentence": "{list} is odd", "subject": "un",
                  "fields": {"list": {"kind": "text", "id": severity}}})
        for severity in ("note", "warning", "blocker")
    ]  # fmt: skip
    warnings = evidence(records(("list", {"list": "un"}), *flags), "en", "0")["warnings"]
    assert warnings == ["warning is odd", "blocker is odd"]


def test_a_table_of_another_version_is_shown_whole() -> None:
    meant = {"of": "newer", "label": "newer_table", "columns": []}
    data = evidence(
        records(("columns", meant), ("newer", {"a": 0.125, "b": ["x", True]})), "en", "0"
    )
    (section,) = [one for one in data["sections"] if one["heading"] == "newer table"]
    assert section["rows"] == [["0.125", "x, yes"]]


def test_an_unknown_language() -> None:
    with pytest.raises(UnknownLanguage):
        evidence(records(), "fr", "0")


@settings(max_examples=25, deadline=None)
@given(text=st.text(min_size=1, max_size=40))
def test_any_name_can_be_printed(text: str) -> None:
    held = records(("party", party("a", text)), ("result", {**RESULT, "party": "a"}))
    made = evidence_pdf(held, "ru", "0" * 64, date(2026, 11, 22))
    assert made == evidence_pdf(held, "ru", "0" * 64, date(2026, 11, 22))
    assert made.startswith(b"%PDF")
