"""Kinship: derived documents, expected origins, grades, and what is not at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corredor.core.claim import Claim
from corredor.core.derivation import accepted_derivations
from corredor.core.errors import Place
from corredor.core.label import Label
from corredor.core.source import Document, Source
from corredor.core.study import Result
from corredor.core.table import Row
from corredor.programme.reconcile import reconcile
from corredor.studies.evidence.calc.records import Derivation
from corredor.studies.evidence.engine import vectors
from corredor.studies.evidence.study import STUDY, kinship
from corredor.testing import claimed, run_study

TEXTS = Path(__file__).parent / "calc" / "derivation" / "texts"
FACT = "subject.property.2024"


def a_document(name: str, text: str, language: str = "en", published: str = "") -> Document:
    return Document(
        name, f"{name}.txt", name, "press", "", published, language, "", "", "", "", text
    )


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def ferry(name: str = "copy", text: str = "", **changes: str) -> dict[str, Document]:
    """Return a note and what is taken of it; the copy is the later one."""
    return {
        "note": a_document("note", text_of("ferry.en"), published="2025-03-01"),
        name: a_document(name, text or text_of("ferry.en").upper(), **changes),
    }


def a_source(name: str, kind: str, reliability: str = "") -> Source:
    return Source(name, kind, Label(name, name, name), "", reliability)


def decided(first: str, second: str, kind: str) -> Row:
    cells: dict[str, Any] = {"first": first, "second": second, "kind": kind}
    return Row(cells | {"person": "desk", "date": "2025-04-01"}, Place("derivations.csv", 2), {})


def run(
    documents: dict[str, Document],
    claims: list[Claim],
    rows: tuple[Row, ...] = (),
    sources: tuple[Source, ...] = (),
) -> Result:
    facts, errors = reconcile(claims, (), accepted_derivations(rows))
    assert not errors
    parts = {
        "documents": documents,
        "sources": {source.id: source for source in sources},
        "claims": {claim.id: claim for claim in claims},
        "facts": facts,
        "deflators": (),
        "derivations": rows,
        "evidence/proposals": (),
        "evidence/stages": (),
    }
    return run_study(STUDY, parts)


def two_claims(second: str = "copy", *chain: str) -> list[Claim]:
    return [
        claimed("c1", 300.0, "person", document="note", chain=("daily", "mayor")),
        claimed("c2", 300.0, "person", document=second, chain=chain or ("blog", "blogger")),
    ]


def origins(result: Result) -> tuple[float, tuple[float, float] | None]:
    held = {finding.key: finding.quantity for finding in result.findings}
    found = held[f"evidence.origins.{FACT}"]
    return found.value, found.interval


def rows_of(result: Result, key: str) -> list[dict[str, Any]]:
    return [dict(row) for table in result.tables if table.key == key for row in table.records()]


def flags(result: Result) -> dict[str, str]:
    return {flag.key: flag.severity for flag in result.flags}


def test_a_copy_that_nobody_accepted_is_found_and_flagged() -> None:
    result = run(ferry(), two_claims())
    assert origins(result) == (1.0, None)
    (row,) = rows_of(result, "evidence.derivations")
    assert (row["first"], row["second"], row["kind"]) == ("note", "copy", "verbatim")
    assert row["status"] == "found"
    raised = flags(result)
    assert raised["evidence.derivation.note.copy.open"] == "warning"
    assert raised[f"evidence.weak.{FACT}"] == "warning"
    assert rows_of(result, "evidence.support")[0]["grade"] == "F3"


def test_an_accepted_copy_is_no_doubt_any_more() -> None:
    result = run(ferry(), two_claims(), (decided("note", "copy", "verbatim"),))
    assert origins(result) == (1.0, None)
    assert not [key for key in flags(result) if "derivation" in key or "weak" in key]
    (row,) = rows_of(result, "evidence.derivations")
    assert (row["status"], row["probability"]) == ("accepted", "")


def test_documents_found_unrelated_by_a_person_are_two() -> None:
    result = run(ferry(), two_claims(), (decided("copy", "note", "unrelated"),))
    assert origins(result) == (2.0, None)
    assert rows_of(result, "evidence.support")[0]["grade"] == "F1"
    assert not [key for key in flags(result) if "derivation" in key]


def test_chains_that_share_a_link_make_it_a_note() -> None:
    result = run(ferry(), two_claims("copy", "blog", "mayor"))
    assert flags(result)["evidence.derivation.note.copy.open"] == "note"


def test_an_uncertain_derivation_gives_an_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Derivation("copy", "note", "paraphrase", 0.25)
    monkeypatch.setattr(kinship, "derivations", lambda *_: (found,))
    result = run(ferry(), two_claims())
    assert origins(result) == (1.75, (1.0, 2.0))
    assert flags(result)[f"evidence.weak.{FACT}"] == "warning"
    assert rows_of(result, "evidence.support")[0]["grade"] == "F2"
    draws = next(f for f in result.findings if ".origins." in f.key).quantity.draws
    assert draws is not None
    assert draws.mean() == pytest.approx(1.75, abs=0.05)


def test_independent_documents_are_left_alone() -> None:
    result = run(ferry("other", text_of("ferry-own.en")), two_claims("other"))
    assert origins(result) == (2.0, None)
    assert rows_of(result, "evidence.derivations") == []


@pytest.mark.skipif(not vectors.is_installed(), reason="needs the extra nlp")
def test_a_translation_is_found() -> None:
    documents = ferry("nota", text_of("ferry.es"), language="es")
    result = run(documents, two_claims("nota"))
    (row,) = rows_of(result, "evidence.derivations")
    assert (row["kind"], row["second"]) == ("translation", "nota")
    assert origins(result)[0] == pytest.approx(1.0, abs=0.01)


def test_without_vectors_it_says_that_translations_were_not_sought(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("corredor.sentence_vectors.LIBRARY", "no_such_library")
    several = run(ferry("nota", text_of("ferry.es"), language="es"), two_claims("nota"))
    assert flags(several)["evidence.translations_not_sought"] == "note"
    assert origins(several) == (2.0, None)
    one = run(ferry("other", text_of("grain.en")), two_claims("other"))
    assert "evidence.translations_not_sought" not in flags(one)


def test_sources_that_are_named_but_not_at_hand_are_listed() -> None:
    sources = (
        a_source("daily", "outlet"),
        a_source("talk", "interview"),
        a_source("mayor", "person"),
        a_source("survey", "data_set"),
    )
    claims = [
        claimed("c1", 300.0, "person", document="note", chain=("daily", "talk", "mayor")),
        claimed("c2", 1.0, "person", document="note", chain=("daily", "survey"), period="2023"),
        claimed("c3", 2.0, "person", document="note", chain=("daily", "survey"), period="2022"),
    ]
    found = rows_of(run(ferry(), claims, sources=sources), "evidence.unseen")
    assert [(row["source"], row["claims"]) for row in found] == [("survey", 2), ("talk", 1)]


def test_the_grade_takes_the_users_letter_and_no_copy_changes_it() -> None:
    sources = (
        a_source("daily", "outlet", "B"),
        a_source("mayor", "person", "C"),
        a_source("blog", "outlet", "A"),
    )
    again = claimed("c3", 300.0, "person", document="note", chain=("daily", "mayor"))
    first = [two_claims()[0], again]
    alone = run(ferry(), first, sources=sources)
    rows = (decided("note", "copy", "verbatim"),)
    copied = run(ferry(), [*first, two_claims("copy", "blog")[1]], rows, sources)
    grades = [rows_of(result, "evidence.support")[0]["grade"] for result in (alone, copied)]
    assert grades == ["C3", "C3"]
