"""The report on paper: what the page says, every number with a reference that is there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corredor.core.label import LANGUAGES, Label
from corredor.core.quantity import LookedUp
from corredor.report.i18n import Speech
from corredor.report.leaves import joined
from corredor.report.model import ReportModel
from corredor.report.numerals import numeral
from corredor.report.printed.blocks import GOES_ON, ROWS_PRINTED, Blocks
from corredor.report.printed.document import BRIEF, REPORT, documents, papers
from corredor.report.printed.references import References
from corredor.report.printed.words import UnknownElement, Words


def page_of(out: Path, language: str) -> str:
    pages = (out / "report" / language).glob("*.html")
    return joined({path.name: path.read_text("utf-8") for path in pages})


def document(page: str, model: ReportModel, language: str, drawings: list[str]):
    return documents(page, model, language, drawings)[REPORT]


def entries_in(held) -> list:
    """Return what references lead to, whether it stands alone or in level columns."""
    found = []
    for block in (block for _, chapter in held["chapters"] for block in chapter):
        if block[0] == "entry":
            found.append(block)
        elif block[0] == "level":
            found += [entry for column in block[1] for entry in column]
    return found


def marks_in(held, kind: str):
    if isinstance(held, dict):
        held = list(held.values())
    if isinstance(held, list | tuple):
        if len(held) == 2 and held[0] == kind and isinstance(held[1], list):
            yield held
        for one in held:
            yield from marks_in(one, kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_pdf_ua_of_the_page_and_the_same_bytes_twice(
    out: Path, model: ReportModel, words_of, language: str
) -> None:
    content = (out / "report" / f"report-{language}.pdf").read_bytes()
    made = papers(page_of(out, language), model, language)
    assert content == made[REPORT]
    assert (out / "report" / f"brief-{language}.pdf").read_bytes() == made[BRIEF]
    assert b"pdfuaid:part>1</pdfuaid:part" in content.replace(b"\n", b"")
    assert f"/Lang({language})".encode() in content
    words = words_of(content)
    assert model.title.spoken(language)[0] in words
    for finding in model.findings.values():
        if finding.key.startswith("evidence.fact"):
            said = numeral(finding.quantity, Speech(language), "number").text
            assert said.replace("\u202f", " ").replace("\xa0", " ") in words.replace("\xa0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_leads_to_an_entry(out: Path, model: ReportModel, language: str) -> None:
    held = document(page_of(out, language), model, language, [])
    entries = entries_in(held)
    places = {entry[1] for entry in entries}
    assert len(places) == len(entries)
    assert {entry[2] for entry in entries} == {str(at) for at in range(1, len(entries) + 1)}
    led = {place for mark in marks_in(held["chapters"], "r") for _, place in mark[1]}
    assert led
    assert led <= places


def test_numbers_of_the_page_are_followed_by_references(out: Path, model: ReportModel) -> None:
    page = page_of(out, "en")
    body = page[page.index("<main") : page.index('id="methods"')]
    body = re.sub(r"<details>.*?</details>", "", body, flags=re.DOTALL)
    linked = len(re.findall(r'<a class="figure"', body))
    held = document(page, model, "en", [])
    chapters = dict(held["chapters"])
    found = [
        mark
        for name in chapters
        if name not in ("methods", "assumptions", "quotations", "documents", "about", "sources")
        for mark in marks_in(chapters[name], "r")
    ]
    assert len(found) >= linked > 0


def test_it_says_nothing_that_the_page_does_not(out: Path, model: ReportModel, words_of) -> None:
    """Every number on paper stands in the page, is a reference, or counts the pages."""
    page = page_of(out, "en")
    shown = re.sub(r"<[^>]*>", " ", page[page.index("<main") :])
    known = set(re.findall(r"\d+", shown + model.title.en))
    held = document(page, model, "en", [])
    known |= {str(at) for at in range(1, max(len(entries_in(held)), 99) + 1)}
    sources = " ".join(
        f"{origin.source.title} {origin.source.url} "
        f"{origin.source.producer} {origin.source.licence}"
        for origin in (quantity.origin for quantity in model.ledger.quantities.values())
        if isinstance(origin, LookedUp)
    )
    known |= set(re.findall(r"\d+", sources))
    words = words_of((out / "report" / "report-en.pdf").read_bytes())
    assert set(re.findall(r"\d+", words)) <= known


def test_an_unknown_element_stops_the_run(out: Path, model: ReportModel) -> None:
    page = page_of(out, "en").replace("<h3>", "<marquee>7</marquee><h3>", 1)
    with pytest.raises(UnknownElement, match="marquee"):
        document(page, model, "en", [])
    division = page_of(out, "en").replace('<div class="scroll"', '<div class="new"')
    with pytest.raises(UnknownElement, match="new"):
        document(division, model, "en", [])


@pytest.mark.parametrize(
    "title",
    ["#panic(1) $x$ *b* _i_ <l> @ref `c` \\ // /* [", "走廊 ممر 🚢 回廊", "a\x0bb", "x" * 400],
)
def test_hostile_texts_are_texts(out: Path, model: ReportModel, words_of, title: str) -> None:
    made = replace(model, title=Label(title, title, title))
    words = words_of(papers(page_of(out, "en"), made, "en")[REPORT])
    assert model.findings
    if title.isascii() and "\x0b" not in title:
        assert title.replace(" ", "") in words.replace(" ", "")


def test_what_is_folded_without_a_table_is_printed(out: Path, model: ReportModel) -> None:
    page = page_of(out, "en")
    derived = next(k for k, f in model.findings.items() if f"#n-{k}" not in page)
    link = f'<a class="figure" href="lineage.html#n-x"><data data-finding="{derived}">77</data></a>'
    folded = f"<details><summary>More</summary><p>Beside it {link}.</p></details>"
    held = document(page.replace("</main>", f"<section>{folded}</section></main>"), model, "en", [])
    blocks = [block for _, chapter in held["chapters"] for block in chapter]
    (said,) = [
        block[1] for block in blocks if block[0] == "p" and block[1][:2] == ["Beside it ", "77"]
    ]
    assert said[2][0] == "r"


def test_drawings_have_descriptions(out: Path, model: ReportModel) -> None:
    drawings: list[str] = []
    held = document(page_of(out, "ru"), model, "ru", drawings)
    figures = [b for _, chapter in held["chapters"] for b in chapter if b[0] == "figure"]
    assert len(figures) == len(drawings) > 0
    assert all(figure[3] and drawings[figure[2]].startswith("<svg") for figure in figures)


def test_long_tables_are_cut_and_say_so(model: ReportModel) -> None:
    rows = "<tr><th>a</th><td>b</td></tr>" * (ROWS_PRINTED + 1)
    head = "<thead><tr><th>x</th><th>y</th></tr></thead>"
    table = ElementTree.fromstring(f"<table>{head}<tbody>{rows}</tbody></table>")
    blocks = Blocks(Words("en", References(model, (), ())), GOES_ON)
    made, said = blocks.block(table)
    assert len(made[1]["rows"]) == ROWS_PRINTED
    assert said == ["soft", [GOES_ON]]
