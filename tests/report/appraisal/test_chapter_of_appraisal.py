"""The chapter of the appraisal: what a closed gate keeps out, and what flips an answer."""

import re

import pytest

from corredor.report.audit import audit
from corredor.report.html import render


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_the_chapter_stands_in_each_language(appraised, language: str) -> None:
    model = appraised()
    page = render(model, language)
    assert audit(page, model) == ()
    assert 'data-table="appraisal.judgements"' in page
    assert page.count("<svg") == 3


def test_a_proposal_behind_a_closed_gate_is_not_ranked(appraised) -> None:
    page = render(appraised(), "en")
    table = page.partition('data-table="appraisal.judgements"')[2].partition("</table>")[0]
    _, plant, line = table.split("<tr>")[-3:]
    assert "not ranked" in line
    assert "USD" not in line
    assert plant.count("USD") > 1


def test_the_numbers_that_flip_the_answer_are_named(appraised) -> None:
    page = text_of(render(appraised(), "en"))
    flips = page.partition("where one of these numbers alone reaches:")[2][:90].lower()
    assert re.search(r"unit value ?: worth doing only above usd 21", flips.replace("\xa0", " "))


def test_the_entries_that_close_a_gate_are_quoted(appraised) -> None:
    page = text_of(render(appraised(), "en"))
    closed = page.partition("What closes the gate")[2].partition("Nothing is valued")[0]
    assert "Perla" in closed
    assert "PERLA VERDE" in closed
    assert "DEMO-A" in closed
    assert "1 January 2025" in closed


def test_a_summary_says_who_proposes_who_appraised_and_when_its_phases_are(appraised) -> None:
    page = text_of(render(appraised(), "en"))
    assert "Permit → Line" in page
    assert "Ana Ruiz , 1 November 2026 : As offered." in page
    assert "1st quarter 2027" in page
    assert "3rd quarter 2027" in page
