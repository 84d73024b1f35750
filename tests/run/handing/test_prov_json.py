"""PROV-JSON: every relation joins things that the document has, and a number leads to its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corredor.report.model import ReportModel
from corredor.run.handing.prov_json import name_of

ENDS = {
    "used": {"prov:activity": "activity", "prov:entity": "entity"},
    "wasGeneratedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "wasAssociatedWith": {"prov:activity": "activity", "prov:agent": "agent"},
    "wasDerivedFrom": {"prov:generatedEntity": "entity", "prov:usedEntity": "entity"},
}


@pytest.fixture(scope="module")
def document(out: Path) -> dict:
    return json.loads((out / "prov.json").read_text("utf-8"))


def test_relations_join_what_is_there(document: dict) -> None:
    assert set(document) == {"prefix", "entity", "activity", "agent", *ENDS}
    for kind, ends in ENDS.items():
        for relation in document[kind].values():
            assert set(relation) == set(ends)
            for end, held in ends.items():
                assert relation[end] in document[held]


def test_every_finding_leads_to_a_document_or_a_root(document: dict, model: ReportModel) -> None:
    under: dict[str, list[str]] = {}
    for relation in document["wasDerivedFrom"].values():
        under.setdefault(relation["prov:generatedEntity"], []).append(relation["prov:usedEntity"])
    reached: set[str] = set()
    for found in model.findings.values():
        pending = [name_of(f"number/{model.ledger.key_of(found.quantity)}")]
        while pending:
            one = pending.pop()
            assert one in document["entity"]
            reached.add(one)
            pending += under.get(one, [])
    assert any(one.startswith("c:document/") for one in reached)


def test_names_are_local_names() -> None:
    assert name_of("folder/a b:ñ.csv") == "c:folder/a%20b%3A%C3%B1.csv"
