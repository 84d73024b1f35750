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
    flips = page.partition("where one of these numbers alone reaches:")[2][:80].lower()
    assert "unit value" in flips
    assert "21" in flips
