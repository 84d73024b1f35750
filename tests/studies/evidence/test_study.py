from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.claim import Claim
from corredor.core.errors import Place
from corredor.core.source import Document
from corredor.core.study import Result
from corredor.core.table import Row
from corredor.programme.reconcile import reconcile
from corredor.studies.evidence.study import STUDY
from corredor.testing import claimed, run_study


def a_document(name: str, **changes: Any) -> Document:
    fields: dict[str, Any] = {
        "id": name,
        "file": f"{name}.txt",
        "title": name,
        "publisher": "press",
        "author": "",
        "published": "2025-05-01",
        "language": "en",
        "reports_on": "",
        "url": "",
        "licence": "",
        "sha256": "",
        "text": "text",
    }
    return Document(**(fields | changes))


def row(**cells: Any) -> Row:
    return Row(cells, Place("t.csv", 2), {})


def run(
    claims: list[Claim],
    documents: list[Document] | None = None,
    proposals: tuple[Row, ...] = (),
    stages: tuple[Row, ...] = (),
    deflators: tuple[Row, ...] = (),
    derivations: tuple[Row, ...] = (),
) -> Result:
    held = {claim.id: claim for claim in claims}
    facts, errors = reconcile(claims, ())
    assert not errors
    parts = {
        "documents": {d.id: d for d in documents or [a_document("d1")]},
        "sources": {},
        "claims": held,
        "facts": facts,
        "deflators": deflators,
        "derivations": derivations,
        "evidence/proposals": proposals,
        "evidence/stages": stages,
    }
    return run_study(STUDY, parts)


def values(result: Result) -> dict[str, float]:
    return {finding.key: finding.quantity.value for finding in result.findings}


def flags(result: Result) -> set[str]:
    return {flag.key for flag in result.flags}


def test_without_claims_it_says_so() -> None:
    result = run([])
    assert result.findings == ()
    assert [absent.error.code for absent in result.absent] == ["E501"]


def test_two_readings_stand_side_by_side() -> None:
    more = claimed(
        "c1", 150.0, "person", scope="companies", qualifier="more_than", chain=("la", "ambassador")
    )
    exact = claimed("c2", 300.0, "person", scope="people", chain=("proceso", "valkov"))
    result = run([more, exact])
    conflict = next(t for t in result.tables if t.key == "evidence.conflicts").records()
    assert len(conflict) == 1
    assert conflict[0]["kind"] == "definition"
    assert {conflict[0]["first_value"], conflict[0]["second_value"]} == {"claims.c1", "claims.c2"}
    assert values(result)["evidence.count.disputed"] == 1
    assert "evidence.disputed.subject.property.2024" in flags(result)
    assert not any(key.startswith("evidence.fact.") for key in values(result))


def test_a_copy_is_no_second_source() -> None:
    first = claimed("c1", 1300.0, "MUSD_2024", chain=("article", "interview"))
    copy = claimed("c2", 1300.0, "MUSD_2024", chain=("other", "interview"), document="d2")
    result = run([first, copy])
    assert values(result)["evidence.count.single_source"] == 1
    independent = claimed("c3", 1300.0, "MUSD_2024", chain=("third", "office"), document="d3")
    assert values(run([first, copy, independent]))["evidence.count.corroborated"] == 1


def a_deflator() -> Row:
    return row(
        id="us",
        currency="USD",
        year_from="2022",
        year_to="2024",
        factor=1.25,
        producer="office",
        title="index",
        retrieved="2026-01-01",
    )


def two_years(later_basis: str = "flow", later_year: str = "2024") -> list[Claim]:
    return [
        claimed("c1", 2.0, "MUSD_2022", period="2022", basis="flow"),
        claimed("c2", 5.0, f"MUSD_{later_year}", period="2024", basis=later_basis),
    ]


CHANGE = "evidence.change.subject.property.2022.2024"


def test_change_is_in_prices_of_one_year() -> None:
    result = run(two_years(), deflators=(a_deflator(),))
    assert values(result)[CHANGE] == pytest.approx(5.0 / (2.0 * 1.25))


@pytest.mark.parametrize("year", ["2024", "nominal"])
def test_change_without_deflator_is_not_computed(year: str) -> None:
    result = run(two_years(later_year=year))
    assert [(a.key, a.error.code) for a in result.absent] == [(CHANGE, "E506")]
    assert CHANGE not in values(result)


def test_a_flow_is_not_set_against_a_stock() -> None:
    result = run(two_years("stock"), deflators=(a_deflator(),))
    assert [(a.key, a.error.code) for a in result.absent] == [(CHANGE, "E507")]


def test_an_unknown_basis_is_flagged() -> None:
    result = run(two_years("unknown"), deflators=(a_deflator(),))
    assert {"evidence.basis.subject.property.2024", f"{CHANGE}.basis"} <= flags(result)


def test_open_ends_are_flags() -> None:
    event = claimed("c1", None, "", kind="event", text="", period="")
    result = run([event], [a_document("d1", published="", publisher="")])
    assert flags(result) == {
        "evidence.undated.d1",
        "evidence.unnamed.d1",
        "evidence.open_date.subject.property",
    }


def test_timeline_is_in_order_and_ends_with_open_dates() -> None:
    texts = ["2025-06-23", "", "1890-12-01", "2025", "XXXX-06-23", "2024/.."]
    events = [
        claimed(f"c{at}", None, "", kind="event", text=text, period="", subject=f"s{at}")
        for at, text in enumerate(texts)
    ]
    result = run(events)
    table = next(t for t in result.tables if t.key == "evidence.timeline")
    assert table.column("date") == (
        "1890-12-01",
        "2024/..",
        "2025",
        "2025-06-23",
        "XXXX-06-23",
        "",
    )


def stage(name: str, date: str, *claims: str) -> Row:
    return row(proposal="p", stage=name, date=date, claims=claims)


PROPOSAL = row(id="p", proposer=("ru",), counterpart=("mx",), sector="energy", name_en="P")


@pytest.mark.parametrize(
    ("history", "current"),
    [
        ([("proposed", "2024"), ("signed", "2025")], "signed"),
        ([("signed", "2024"), ("proposed", "2025")], "signed"),
        ([("signed", "2024"), ("cancelled", "2025")], "cancelled"),
        ([("suspended", "2024"), ("under_way", "2025")], "under_way"),
        ([("interest", "")], "interest"),
    ],
)
def test_current_stage(history: list[tuple[str, str]], current: str) -> None:
    claims = [claimed("c1", 1.0, "km")]
    rows = tuple(stage(name, date, "c1") for name, date in history)
    result = run(claims, proposals=(PROPOSAL,), stages=rows)
    table = next(t for t in result.tables if t.key == "evidence.proposals")
    assert table.column("stage") == (current,)


@pytest.mark.parametrize(
    ("history", "current"),
    [
        ([("signed", "2022"), ("cancelled", "2023"), ("proposed", "2025")], "proposed"),
        ([("suspended", ""), ("completed", "2025")], "completed"),
        ([("proposed", ""), ("cancelled", "")], "cancelled"),
        ([("signed", "2025-01"), ("presented", "XXXX-06-23")], "signed"),
    ],
)
def test_ends_and_new_beginnings(history: list[tuple[str, str]], current: str) -> None:
    claims = [claimed("c1", 1.0, "km", chain=("a", "b"))]
    rows = tuple(stage(name, date, "c1") for name, date in history)
    result = run(claims, proposals=(PROPOSAL,), stages=rows)
    table = next(t for t in result.tables if t.key == "evidence.proposals")
    assert table.column("stage") == (current,)
    fallen = history[-1] == ("proposed", "2025")
    assert ("evidence.falling.p" in flags(result)) == fallen
    assert ("evidence.undated_end.p" in flags(result)) == (history[0] == ("suspended", ""))


def test_a_suspension_that_ended_is_no_fall() -> None:
    claims = [claimed("c1", 1.0, "km")]
    rows = (stage("suspended", "2023", "c1"), stage("under_way", "2024", "c1"))
    assert "evidence.falling.p" not in flags(run(claims, proposals=(PROPOSAL,), stages=rows))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"period": "2024"}, {"period": "2024-01"}),
        ({"period": "2023"}, {"period": "XXXX-06-23"}),
        ({"period": "2023", "scope": "mexico"}, {"period": "2024", "scope": "jalisco"}),
        ({"period": "2023/2024"}, {"period": "2025"}),
    ],
)
def test_what_can_not_be_compared_is_no_series(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    claims = [claimed("c1", 12.0, "tonne", **first), claimed("c2", 1.0, "tonne", **second)]
    assert not [key for key in values(run(claims)) if "change" in key]


def test_a_series_in_two_currencies_is_absent_with_its_reason() -> None:
    claims = [
        claimed("c1", 2.0, "MUSD_2024", period="2023"),
        claimed("c2", 5.0, "MEUR_2024", period="2024"),
    ]
    assert [a.error.code for a in run(claims).absent] == ["E202"]


def test_a_falling_stage_and_a_lone_proposer_are_flags() -> None:
    claims = [claimed("c1", 1.0, "km", chain=("press", "proposer"))]
    rows = (stage("negotiated", "2024", "c1"), stage("proposed", "2025", "c1"))
    result = run(claims, proposals=(PROPOSAL,), stages=rows)
    assert {"evidence.falling.p", "evidence.one_sided.p"} <= flags(result)
    assert "evidence.no_stage.p" in flags(run(claims, proposals=(PROPOSAL,)))


@given(st.permutations([f"c{n}" for n in range(6)]))
def test_the_order_of_rows_changes_nothing(order: list[str]) -> None:
    made = {
        f"c{n}": claimed(f"c{n}", 10.0 + n % 2, "km", subject=f"s{n % 3}", chain=(f"o{n}",))
        for n in range(6)
    }
    assert run([made[name] for name in order]).tables == run(list(made.values())).tables


@pytest.mark.parametrize(
    ("bounds", "ends"),
    [
        ({"a": ("at_least", 150), "b": ("at_most", 400)}, ("a", "b")),
        ({"a": ("at_most", 400), "b": ("at_least", 150)}, ("b", "a")),
        ({"a": ("more_than", 150), "b": ("less_than", 175)}, ("b", "a")),
        ({"a": ("at_least", 15), "b": ("at_most", 95)}, ("a", "b")),
        ({"a": ("at_least", 15), "b": ("at_most", 95), "c": ("at_most", 95)}, ("a", "b")),
        ({"a": ("at_least", 15)}, ("a", "")),
        ({"a": ("exact", 15)}, ("a", "")),
        ({"a": ("at_least", 150), "b": ("at_least", 20)}, ("", "")),
        ({"a": ("at_least", 95), "b": ("at_most", 15)}, ("", "")),
    ],
)
def test_a_fact_known_by_bounds_alone_has_two_ends(
    bounds: dict[str, tuple[Any, float]], ends: tuple[str, str]
) -> None:
    claims = [
        claimed(name, value, "company", qualifier=qualifier)
        for name, (qualifier, value) in bounds.items()
    ]
    (table,) = [t for t in run(claims).tables if t.key == "evidence.facts"]
    (record,) = table.records()
    taken, other = ends
    assert record["other_end"] == (f"claims.{other}" if other else "")
    assert bool(record["value"]) == bool(taken)
    if taken:
        assert record["claims"][0] == taken  # type: ignore[index]
