"""Each kind of candidate, accepted into a folder that then is read and run."""

from __future__ import annotations

from typing import Any

import pytest

from corredor.core.errors import Problems
from corredor.programme.folder import Programme, read_programme
from corredor.run.main_job import run_folder
from corredor.run.plan import installed_studies
from corredor.run.reading import Asked, accept_folder, read_folder

DAY = "2026-05-04"
NEEDED = {"organisation": {"sort": "chamber", "country": "CL"}}
"""What a person has to fill in."""


@pytest.fixture(autouse=True)
def _without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "corredor.studies.evidence.study.comparison.vectors.is_installed", lambda: False
    )


def programme(corridor: Any) -> Programme:
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    return read_programme(corridor.path, specs)


def decide(corridor: Any, kind: str) -> list[dict[str, str]]:
    rows = corridor.rows()
    chosen = [
        row
        for row in rows
        if row["kind"] == kind and "subject" not in row["doubt"] and "speaker" not in row["doubt"]
    ]
    assert chosen
    for row in chosen:
        row["decision"] = "accept"
        for name, cell in NEEDED.get(kind, {}).items():
            row[name] = row[name] or cell
    corridor.write(rows)
    return chosen


def copied(corridor: Any) -> None:
    """Add a copy of a document, under another name."""
    text = (corridor.path / "documents" / "ferry.txt").read_text("utf-8")
    (corridor.path / "documents" / "again.txt").write_text(text, "utf-8")


@pytest.mark.parametrize("kind", ["figure", "event", "statement"])
def test_claims(corridor: Any, kind: str) -> None:
    read_folder(corridor.path)
    chosen = decide(corridor, kind)
    accept_folder(corridor.path, "Ana", DAY)
    held = programme(corridor).claims
    assert {held[row["id"]].kind for row in chosen} == {kind}
    for row in chosen:
        assert held[row["id"]].chain == tuple(row["chain"].split())


def test_a_proposal_is_a_claim_an_entry_and_a_stage(corridor: Any) -> None:
    read_folder(corridor.path)
    chosen = decide(corridor, "proposal")
    accept_folder(corridor.path, "Ana", DAY)
    held = programme(corridor)
    assert {row.text("id") for row in held.tables["evidence/proposals"]} == {
        row["value"] for row in chosen
    }
    tied = {name for row in held.tables["evidence/stages"] for name in row.ids("claims")}
    assert tied == {row["id"] for row in chosen} <= set(held.claims)


@pytest.mark.parametrize("kind", ["person", "source"])
def test_sources(corridor: Any, kind: str) -> None:
    read_folder(corridor.path)
    chosen = decide(corridor, kind)
    accept_folder(corridor.path, "Ana", DAY)
    assert {row["value"] for row in chosen} <= set(programme(corridor).sources)


def test_organisations_and_then_what_leads_over_them(corridor: Any) -> None:
    read_folder(corridor.path)
    chosen = decide(corridor, "organisation")
    accept_folder(corridor.path, "Ana", DAY)
    held = {row.text("id") for row in programme(corridor).tables["organisations"]}
    assert {row["value"] for row in chosen} <= held
    read_folder(corridor.path)
    decide(corridor, "statement")
    accept_folder(corridor.path, "Ana", DAY)
    assert programme(corridor).claims


def test_an_organisation_without_country_is_accepted_and_flagged(corridor: Any) -> None:
    read_folder(corridor.path)
    rows = corridor.rows()
    chosen = next(row for row in rows if row["kind"] == "organisation" and not row["country"])
    chosen |= {"decision": "accept", "sort": "other"}
    corridor.write(rows)
    accept_folder(corridor.path, "Ana", DAY)
    held = programme(corridor)
    assert [row.text("id") for row in held.tables["organisations"]] == [chosen["value"]]
    assert [error.fields["values"] for error in held.remarks if error.code == "W122"] == [
        (chosen["value"],)
    ]


def test_a_derivation(corridor: Any) -> None:
    copied(corridor)
    read_folder(corridor.path)
    chosen = decide(corridor, "derivation")
    accept_folder(corridor.path, "Ana", DAY)
    (row,) = programme(corridor).tables["derivations"]
    assert {row.text("first"), row.text("second")} == {"ferry", "again"}
    assert row.text("kind") == chosen[0]["value"] == "verbatim"


def test_all_at_once_runs_and_repeats_harmlessly(corridor: Any) -> None:
    copied(corridor)
    read_folder(corridor.path)
    for kind in ("figure", "event", "statement", "proposal", "person", "source", "derivation"):
        decide(corridor, kind)
    candidates = (corridor.path / "candidates.csv").read_bytes()
    accept_folder(corridor.path, "Ana", DAY)
    before = corridor.tables()
    run_folder(corridor.path)
    (corridor.path / "candidates.csv").write_bytes(candidates)
    accept_folder(corridor.path, "Ana", DAY)
    assert corridor.tables() == before
    assert read_folder(corridor.path).new == 0


def test_one_wrong_row_moves_none(corridor: Any) -> None:
    read_folder(corridor.path)
    decide(corridor, "figure")
    rows = corridor.rows()
    next(row for row in rows if row["decision"])["chain"] = "no-such-source"
    corridor.write(rows)
    before = corridor.tables()
    with pytest.raises(Problems) as caught:
        accept_folder(corridor.path, "Ana", DAY)
    assert {error.code for error in caught.value.errors} == {"E121"}
    assert corridor.tables() == before


def test_a_derivation_stays_when_only_one_of_its_documents_is_read(corridor: Any) -> None:
    copied(corridor)
    read_folder(corridor.path)
    before = {row["id"] for row in corridor.rows()}
    read_folder(corridor.path, Asked(("ferry",)))
    assert {row["id"] for row in corridor.rows()} == before
