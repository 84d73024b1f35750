"""What the chapters say about decisions, changes and assumptions."""

from __future__ import annotations

from dataclasses import replace

from corredor.core.finding import Finding
from corredor.core.label import Label
from corredor.report.accounts import (
    changes,
    has_mixed_prices,
    in_order,
    parts_of,
    settled,
    users_of,
)
from corredor.report.model import ReportModel


def test_names_are_sorted_as_the_language_spells_them(model: ReportModel) -> None:
    labels = {"a": Label("Zorro"), "b": Label("Ámbar"), "c": Label("bosque"), "d": Label("Ñandú")}
    other = replace(model, labels=labels)
    assert in_order(["a", "b", "c", "d", "a"], other, "es") == ("b", "c", "d", "a")


def test_a_key_is_read_as_words_names_and_periods(model: ReportModel) -> None:
    key = "evidence.change.mexico.inversion.2022.2024"
    assert parts_of(key, model) == (
        ("word", "change"),
        ("term", "mexico"),
        ("term", "inversion"),
        ("date", "2022"),
        ("date", "2024"),
    )
    assert parts_of("routes.fare_7", model) == ()


def test_a_change_knows_its_prices_and_the_unadjusted_one(model: ReportModel) -> None:
    (change,) = changes(model)
    assert (change.year, change.unadjusted) == ("2024", "")
    result = model.results["evidence"]
    bare = Finding(
        "evidence.nominal_change.mexico.inversion.2022.2024",
        "nominal_change",
        replace(change.finding.quantity, key=""),
    )
    wider = replace(result, findings=(*result.findings, bare))
    more = replace(model, results={**model.results, "evidence": wider})
    assert changes(more)[0].unadjusted == bare.key


def test_prices_of_one_year_are_not_mixed(model: ReportModel) -> None:
    assert not has_mixed_prices(model, "evidence.series", "value")
    assert not has_mixed_prices(model, "no.table", "value")


def test_who_uses_an_assumption(model: ReportModel) -> None:
    assert [finding.key for finding in users_of(model)["load_factor"]] == ["routes.filled"]


def test_nothing_was_settled_on_a_fact_without_decision(model: ReportModel) -> None:
    assert settled(model, "mexico.inversion.2024") is None
    assert settled(model, "no.fact") is None
