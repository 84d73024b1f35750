"""The audit lets a true page pass and stops every false one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corredor.report.audit import audit
from corredor.report.html import render
from corredor.report.model import ReportModel


@pytest.fixture(scope="module")
def page(model: ReportModel) -> str:
    return render(model, "en")


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_a_true_page_passes(language: str, model: ReportModel) -> None:
    assert audit(render(model, language), model) == ()


FALSE = {
    "a bare digit": ("</main>", "<p>About 40 more</p></main>"),
    "a digit in another script": ("</main>", "<p>٤</p></main>"),
    "a fraction sign": ("</main>", "<p>½</p></main>"),
    "a digit in an attribute": ("</main>", '<p title="40 more"></p></main>'),
    "a digit in a label": ("</main>", '<p aria-label="4"></p></main>'),
    "a tampered text": (">USD 86.40 million (", ">USD 88.40 million ("),
    "a tampered value": ('value="86.4"', 'value="88.4"'),
    "a tampered unit": ('data-unit="MUSD_2024"', 'data-unit="GUSD_2024"'),
    "another number's key": (
        'data-finding="facts.mexico.inversion.2024"',
        'data-finding="facts.mexico.inversion.2022"',
    ),
    "an unknown key": (
        'data-finding="facts.mexico.inversion.2024"',
        'data-finding="facts.mexico.inversion.2023"',
    ),
    "a number without its prices": (">USD 86.40 million (2024 prices)<", ">USD 86.40 million<"),
    "a tampered price year": ("million (2024 prices)<", "million (2023 prices)<"),
    "a tampered scale": (
        ' data-finding="facts.mexico.inversion.2024"',
        ' data-finding="facts.mexico.inversion.2024" data-read-in="GUSD_2024"',
    ),
    "a number in another unit": (
        ' data-finding="facts.mexico.inversion.2024"',
        ' data-finding="facts.mexico.inversion.2024" data-read-in="km"',
    ),
    "a tampered quotation": (">más de 150 empresarios<", ">más de 450 empresarios<"),
    "an unknown quotation": ('<q data-claim="c01"', '<q data-claim="c77"'),
    "a tampered date": (">24 June 2025<", ">25 June 2025<"),
    "a tampered title": ("El foro: 150 &amp; más</a>", "El foro: 160 &amp; más</a>"),
    "a tampered name": (">Forum 2025<", ">Forum 2026<"),
    "a name from another row": ('data-row="terms.csv:2"', 'data-row="terms.csv:3"'),
    "a tampered publisher": (">Canal 22<", ">Canal 23<"),
    "a tampered passage": ("Some ", "Some 5 "),
    "a tampered cell": (">SU 150<", ">SU 151<"),
    "a link to nothing": ('href="#flags"', 'href="#nothing"'),
    "an unknown table": ('data-table="routes.legs"', 'data-table="routes.lengths"'),
    "an id twice": ("</main>", '<p id="summary"></p></main>'),
    "an open element": ("</main>", "<p></main>"),
    "a drawing without its table": (
        "</main>",
        '<figure data-table="routes.legs"><svg><text>1</text></svg></figure></main>',
    ),
    "a drawing outside a figure": ("</main>", "<svg><text>1</text></svg></main>"),
    "another title": ("<title>Russia and Mexico 2025", "<title>Russia and Mexico 2026"),
}


@pytest.mark.parametrize("case", FALSE)
def test_a_false_page_is_stopped(case: str, page: str, model: ReportModel) -> None:
    true, false = FALSE[case]
    assert true in page
    orphans = audit(page.replace(true, false, 1), model)
    assert orphans
    assert {orphan.code for orphan in orphans} == {"E406"}


def test_numbers_are_read_in_the_language_of_the_page(model: ReportModel, page: str) -> None:
    assert audit(page.replace('<html lang="en">', '<html lang="ru">'), model)


def test_a_page_is_read_against_its_own_model(model: ReportModel, page: str) -> None:
    other = replace(model, claims={k: v for k, v in model.claims.items() if k != "c05"})
    assert audit(page, other)
