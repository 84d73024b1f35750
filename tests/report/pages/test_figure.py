"""The verbs of the chapters."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corredor.core.errors import InputAbsent, NotADate, NotUtf8
from corredor.core.finding import Flag, Ref
from corredor.core.study import Absent
from corredor.report.audit import audit
from corredor.report.figure import Emitter, anchor
from corredor.report.html import render
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel


@pytest.fixture
def emit(model: ReportModel) -> Emitter:
    return Emitter(model, Speech("en"))


def test_a_figure_names_its_finding_and_opens_its_lineage(emit: Emitter) -> None:
    assert str(emit.figure("facts.mexico.inversion.2024")) == (
        '<a class="figure" href="lineage.html#n-facts.mexico.inversion.2024"><data value="86.4" '
        'data-unit="MUSD_2024" data-finding="facts.mexico.inversion.2024">'
        "USD 86.40 million (2024 prices)</data></a>"
    )
    assert list(emit.printed.keys) == ["facts.mexico.inversion.2024"]


def test_a_figure_without_origin_cannot_be_printed(emit: Emitter) -> None:
    with pytest.raises(KeyError):
        emit.figure("facts.nothing")


def test_a_finding_that_is_a_fact_opens_the_lineage_of_the_fact(emit: Emitter) -> None:
    html = str(emit.figure("evidence.fact.mexico.inversion.2024"))
    assert 'href="lineage.html#n-facts.mexico.inversion.2024"' in html
    assert 'data-finding="evidence.fact.mexico.inversion.2024"' in html


def test_dates_are_for_people_and_machines(emit: Emitter) -> None:
    assert str(emit.date("XXXX-06-23")) == (
        '<time datetime="06-23" data-edtf="XXXX-06-23">23 June, year not stated</time>'
    )
    assert str(emit.date("2024/..")) == '<time data-edtf="2024/..">since 2024</time>'
    assert str(emit.date("<2024>")) == "<code>&lt;2024&gt;</code>"


def test_a_name_says_its_row(emit: Emitter) -> None:
    assert str(emit.term("foro")) == (
        '<bdi data-name="foro" data-row="terms.csv:2">Forum 2025</bdi>'
    )
    assert str(emit.term("no<thing")) == "<span>no&lt;thing</span>"
    assert str(emit.term("term_7")) == "<code>term_7</code>"


def test_the_sentence_of_a_flag_prints_its_fields_by_kind(emit: Emitter) -> None:
    fields = {
        "value": Ref("figure", "facts.relaciones.edad.2025"),
        "document": Ref("document", "note"),
        "claim": Ref("claim", "c01"),
        "source": Ref("source", "diario"),
        "date": Ref("date", "2024"),
        "word": Ref("word", "disputed"),
        "text": Ref("text", "<x>"),
    }
    names = " ".join(f"{{{name}}}" for name in fields)
    html = str(emit.flag(Flag("k", "note", f"<b> {names}", fields)))
    assert html.startswith("&lt;b&gt; <a ")
    for part in ('data-finding="facts.relaciones.edad.2025"', "data-document", "<q ", "disputed"):
        assert part in html
    assert "<code>&lt;x&gt;</code>" in html


def test_an_error_keeps_its_fields_apart(model: ReportModel) -> None:
    error = InputAbsent(None, study="routes", input="<fares> 2025.csv")
    html = str(Emitter(model, Speech("es")).error(error))
    assert html.startswith("<code>E501</code> no se calculó <code>routes</code>")
    assert "<code>&lt;fares&gt; 2025.csv</code>" in html


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_no_error_prints_a_digit_that_the_audit_would_refuse(
    language: str, model: ReportModel
) -> None:
    error = NotUtf8(None, byte="0xff", guess="cp1252", sample="x")
    dated = NotADate(None, column="date", value="2025-13")
    for one in (error, dated):
        html = str(Emitter(model, Speech(language)).error(one))
        assert not re.search(r"\d", re.sub(r"<code>.*?</code>", "", html))
    held = model.results["evidence"]
    absent = (*held.absent, Absent("evidence.x", error), Absent("evidence.y", dated))
    changed = replace(model, results={**model.results, "evidence": replace(held, absent=absent)})
    assert audit(render(changed, language), changed) == ()


def test_fragments_hold_every_key() -> None:
    assert anchor("n", "facts.a.b.2024/..") == "n-facts.a.b.2024%2F.."
