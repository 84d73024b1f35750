from __future__ import annotations

import pytest

from corredor.core.errors import Place
from corredor.core.table import Row
from corredor.programme.accepted_rows import NEEDED, check_accepted, rows_of
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.review import CANDIDATE_KINDS, CANDIDATES, REVIEWS, Review
from corredor.programme.rows import ReadTable
from corredor.programme.specs import COMMON, ORGANISATION_KINDS

FULL = {
    "id": "d-x-1",
    "decision": "accept",
    "document": "d",
    "words": "a ferry line",
    "quote": "they proposed a ferry line",
    "subject": "kenya-proposals",
    "property": "trade",
    "value": "x",
    "unit": "MUSD",
    "chain": ("article-d", "sato"),
    "stage": "proposed",
    "proposer": ("kenya",),
    "sector": "maritime-transport",
    "sort": "ministry",
    "country": "KE",
    "other": "e",
    "names": "article-d=article=Ferry; x=person=Sato Kenji=JP; kenya=office=es:Kenia | en:Kenya",
    "note": "seen",
}


def row(kind: str, **cells: object) -> Row:
    return Row(FULL | {"kind": kind} | cells, Place(CANDIDATES.file, 2), {})  # type: ignore[arg-type]


def made(kind: str, language: str = "en", **cells: object) -> list[tuple[str, dict[str, str]]]:
    return list(rows_of(row(kind, **cells), language, "Ana", "2026-01-01"))


def errors(*rows: Row) -> list[tuple[str, str]]:
    diagnostics = Diagnostics()
    check_accepted(Review(ReadTable(CANDIDATES, rows), ReadTable(REVIEWS)), diagnostics)
    return [(error.code, error.line()) for error in diagnostics.sorted()]


@pytest.mark.parametrize("kind", CANDIDATE_KINDS)
def test_a_full_row_lacks_nothing(kind: str) -> None:
    assert errors(row(kind)) == []


@pytest.mark.parametrize(
    ("kind", "column"), [(kind, column) for kind in NEEDED for column in NEEDED[kind]]
)
def test_each_lacking_cell_is_named(kind: str, column: str) -> None:
    ((code, line),) = errors(row(kind, **{column: None}))
    assert code == "E103"
    assert f"{column} is empty" in line


@pytest.mark.parametrize("kind", CANDIDATE_KINDS)
def test_what_is_rejected_may_lack_all(kind: str) -> None:
    empty = Row({"id": "x", "kind": kind, "decision": "reject"}, Place(CANDIDATES.file, 2), {})
    assert errors(empty) == []


def test_the_words_that_a_cell_takes_are_told() -> None:
    ((_, line),) = errors(row("organisation", sort=None))
    assert all(word in line for word in ORGANISATION_KINDS)
    assert errors(row("organisation", country=None)) == []
    ((_, line),) = errors(row("figure", value=None))
    assert "a number" in line


@pytest.mark.parametrize("kind", CANDIDATE_KINDS)
def test_rows_fit_their_tables(kind: str) -> None:
    from corredor.run.plan import installed_studies

    own = [spec for study in installed_studies().values() for spec in study.own_tables]
    specs = {spec.name: spec for spec in (*COMMON, *own)}
    for table, cells in made(kind):
        assert all(specs[table].column(name) for name in cells), table


def test_a_range_is_two_claims() -> None:
    claims = [cells for table, cells in made("figure", value="5", high="7") if table == "claims"]
    assert [(c["id"], c["value"], c["qualifier"]) for c in claims] == [
        ("d-x-1", "5", "at_least"),
        ("d-x-1-high", "7", "at_most"),
    ]


def test_a_proposal_is_a_term_a_claim_an_entry_and_a_stage() -> None:
    tables = [table for table, _ in made("proposal")]
    assert tables[-4:] == ["terms", "claims", "evidence/proposals", "evidence/stages"]
    held = dict(made("proposal"))
    assert held["claims"]["kind"] == "item"
    assert held["evidence/stages"]["claims"] == held["claims"]["id"]
    assert held["evidence/proposals"]["name_en"] == held["terms"]["name_en"] == "a ferry line"


def test_names_are_rows_before_those_that_refer_to_them() -> None:
    tables = [table for table, _ in made("statement")]
    assert tables == ["sources", "sources", "sources", "claims"]
    kenya = next(cells for _, cells in made("statement") if cells["id"] == "kenya")
    assert kenya == {
        "id": "kenya",
        "name_es": "Kenia",
        "name_en": "Kenya",
        "kind": "office",
        "country": "",
    }


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_a_plain_name_is_one_of_the_document_language(language: str) -> None:
    sato = next(cells for _, cells in made("person", language) if cells["id"] == "x")
    assert sato[f"name_{language}"] == "Sato Kenji"
    assert len([name for name in sato if name.startswith("name_")]) == 1


def test_the_name_of_an_article_holds_in_every_language() -> None:
    article = next(cells for _, cells in made("figure", "ru") if cells["id"] == "article-d")
    assert {article[f"name_{language}"] for language in ("es", "en", "ru")} == {"Ferry"}


def test_kind_and_country_of_a_source_can_be_mended() -> None:
    held = next(cells for _, cells in made("source", sort="office") if cells["id"] == "x")
    assert (held["kind"], held["country"]) == ("office", "KE")


def test_an_organisation_takes_its_name_from_names_or_words() -> None:
    ((_, one),) = made("organisation", names="x=organisation=Ministry")
    ((_, two),) = made("organisation", names=None)
    assert (one["name_en"], two["name_en"]) == ("Ministry", "a ferry line")


@pytest.mark.parametrize("names", ["", ";", "=", "x", "x=", "x=person", ";;=;", "x=a=b=KE=more"])
def test_damaged_names_break_nothing(names: str) -> None:
    for kind in CANDIDATE_KINDS:
        made(kind, names=names)


def test_a_derivation_keeps_who_accepted_it() -> None:
    assert made("derivation", names=None) == [
        (
            "derivations",
            {
                "first": "d",
                "second": "e",
                "kind": "x",
                "note": "seen",
                "person": "Ana",
                "date": "2026-01-01",
            },
        )
    ]
