"""The page: well-formed, linked, whole in every language, and alone."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest

from corredor.core.finding import Flag
from corredor.programme.overlays import Change
from corredor.report.audit import audit_pages
from corredor.report.html import PAGES, render, render_pages
from corredor.report.model import ReportModel
from corredor.run.varied import changes_table

LANGUAGES = ("es", "en", "ru")


class Outline(HTMLParser):
    """Ids, links and tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append(tag)
        self.attributes.append(held)
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if "href" in held else []


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, model: ReportModel) -> str:
    return render(model, request.param)


def test_the_page_says_its_language_and_has_one_head(page: str, model: ReportModel) -> None:
    language = re.search(r'<html lang="(\w+)">', page)
    assert language is not None
    outline = Outline(page)
    assert (
        outline.tags.count("h1") == outline.tags.count("main") == outline.tags.count("title") == 1
    )
    assert model.title.spoken(language[1])[0] in page


def test_every_link_leads_somewhere_and_every_id_stands_once(page: str) -> None:
    outline = Outline(page)
    assert len(outline.ids) == len(set(outline.ids))
    inner = {unquote(link[1:]) for link in outline.links if link.startswith("#")}
    assert inner <= set(outline.ids)
    others = {link for link in outline.links if not link.startswith(("#", "lineage.html"))}
    assert others == {f"../{name}/index.html" for name in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_language_lead_into_each_other(language: str, model: ReportModel) -> None:
    pages = render_pages(model, language)
    outlines = {name: Outline(page) for name, page in pages.items()}
    assert tuple(outlines) == PAGES
    for name, outline in outlines.items():
        assert len(outline.ids) == len(set(outline.ids))
        assert outline.tags.count("h1") == outline.tags.count("main") == 1
        inner = [link for link in outline.links if not link.startswith("../")]
        for link in inner:
            page, _, place = link.partition("#")
            assert not place or unquote(place) in outlines[page or name].ids, link
        assert any(link.startswith("lineage.html#n-") for link in inner) == (name == "index.html")


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_by_one(name: str, model: ReportModel) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", render(model, "es", name))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_one_method_made_together_stands_together(model: ReportModel) -> None:
    page = render(model, "en", "lineage.html")
    for method in set(re.findall(r'data-method="([^"]*)"', page)):
        assert page.count(f'data-method="{method}"') == 1


def test_the_page_asks_for_nothing(page: str) -> None:
    outline = Outline(page)
    assert not {"script", "link", "iframe", "img", "object", "embed", "form"} & set(outline.tags)
    assert not [a for a in outline.attributes if "src" in a or any(k.startswith("on") for k in a)]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_every_table_has_a_caption_and_scopes(page: str) -> None:
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    assert tables
    for table in tables:
        assert table.count("<caption>") == 1
        assert not re.search(r"<th(?![^>]*scope=)[ >]", table)


def test_hostile_names_and_titles_are_escaped(page: str) -> None:
    assert "<script>" not in page
    assert "The <b>forum" not in page
    assert '<i a="1">' not in page
    assert "The &lt;b&gt;forum&lt;/b&gt;" in page
    assert "&lt;i a=&#34;1&#34;&gt;" in page


def test_a_text_in_another_language_says_so(model: ReportModel) -> None:
    page = render(model, "ru")
    assert re.search(r'<bdi data-name="aguacate"[^>]* lang="en">avocado', page)
    assert re.search(r'<q data-claim="c01" lang="es">', page)


def test_a_partial_report_says_so_on_page_one(page: str, model: ReportModel) -> None:
    summary = page[page.index('id="summary"') : page.index('id="study-evidence"')]
    assert "<code>E501</code>" in summary
    whole = replace(
        model, results={name: replace(r, absent=()) for name, r in model.results.items()}
    )
    assert "E501" not in render(whole, "en")


def test_both_readings_of_a_conflict_stand_with_words_and_chain(model: ReportModel) -> None:
    page = render(model, "en")
    conflict = page[page.index('<article class="conflict"') :]
    conflict = conflict[: conflict.index("</article>")]
    for text in ("more than 150 people", "300 people", "más de 150 empresarios", "El Diario"):
        assert text in conflict
    assert "the 2nd outlet names no list" in conflict


def test_an_outside_study_shows_without_a_chapter(model: ReportModel) -> None:
    page = render(model, "en")
    chapter = page[page.index('id="study-routes"') :]
    for text in ("filled seats", "legs", "9,600\N{NO-BREAK SPACE}km", "SU 150"):
        assert text in chapter


def test_the_lineage_opens_down_to_the_assumption(model: ReportModel) -> None:
    page = render(model, "en", "lineage.html")
    before, entry = page.split('id="n-routes.filled"')
    assert "Share of the seats that are filled." in before[before.rindex("<h3>") :]
    entry = entry[: entry.index("</article>")]
    assert "#n-assumptions.load_factor" in entry
    root = page[page.index('id="n-assumptions.load_factor"') :]
    assert "as on 3 similar routes" in root[: root.index("</article>")]


def test_a_report_without_studies_stands(model: ReportModel) -> None:
    assert "<h1>" in render(replace(model, results={}, places=(), lines=()), "es")


def test_the_same_model_gives_the_same_bytes(model: ReportModel) -> None:
    assert render(model, "es") == render(replace(model), "es")


def article(page: str, beginning: str) -> str:
    start = page.index(beginning)
    return page[start : page.index("</article>", start)]


def test_a_decision_says_what_was_taken_and_what_was_not(model: ReportModel) -> None:
    conflict = article(render(model, "en"), '<article class="conflict"')
    decision = conflict[conflict.index('<div class="decision">') :]
    taken, left = decision.split("Readings not taken")
    assert "more than 150 people" in taken
    assert "300 people" in left
    assert "A. Pérez" in decision
    assert "does not list" not in decision


def test_a_decision_that_overlooks_a_claim_is_marked(model: ReportModel) -> None:
    key = next(key for key, fact in model.facts.items() if fact.decision is not None)
    fact = model.facts[key]
    assert fact.decision is not None
    narrow = replace(fact, decision=replace(fact.decision, considered=("c01",)))
    page = render(replace(model, facts={**model.facts, key: narrow}), "en")
    conflict = article(page, '<article class="conflict"')
    marked = conflict[conflict.index("does not list these claims") :]
    assert 'data-claim="c02"' in marked
    assert 'data-claim="c01"' not in marked


def test_a_disputed_fact_leads_to_its_conflict(model: ReportModel) -> None:
    evidence = model.results["evidence"]
    table = model.tables["evidence.facts"]
    at = [column.name for column in table.columns].index("value")
    empty = tuple(
        (*row[:at], "", *row[at + 1 :]) if row[0] == "foro" else row for row in table.rows
    )
    tables = tuple(
        replace(one, rows=empty) if one.key == table.key else one for one in evidence.tables
    )
    changed = replace(
        model, results={**model.results, "evidence": replace(evidence, tables=tables)}
    )
    page = render(changed, "es")
    assert '<a class="open" href="#c-foro.asistentes.2025-06">sin número: véanse' in page
    assert 'id="c-foro.asistentes.2025-06"' in page


def test_assumptions_stand_in_an_appendix_with_their_range_and_use(model: ReportModel) -> None:
    page = render(model, "en")
    chapter = page[page.index('id="assumptions"') : page.index('id="quotations"')]
    for text in ("load factor", ">0.6<", ">0.85<", "A. Pérez", "as on 3 similar routes"):
        assert text in chapter
    assert "filled seats" in chapter
    results = {"evidence": model.results["evidence"]}
    assert "no finding uses it" in render(replace(model, results=results), "en")
    assert 'id="assumptions"' not in render(replace(model, assumptions={}, results=results), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_one_says_what_a_scenario_changes(model: ReportModel, language: str) -> None:
    """The base's number stands beside the scenario's, which leads on; the audit knows both."""
    said: Any = {"owner": "Eva", "rationale": "a fuller month", "date": "2026-01-01"}
    full = Change("assumptions", "load_factor", "value", "0.55", "0.6", **said)
    stop = Change("routes/services", "moscu-merida", "path", "SVO HAV MID", "SVO MID", **said)
    varied = replace(model, changes=changes_table([full, stop]))
    pages = render_pages(varied, language)
    assert list(audit_pages(pages, varied)) == []
    page = pages[PAGES[0]]
    box = page[page.index('data-table="report.changes"') : page.index('class="partial"')]
    before = "0,55" if language == "ru" else "0.55"
    for text in (f">{before}<", ">SVO HAV MID<", ">SVO MID<", "a fuller month", "Eva"):
        assert text in box
    assert 'data-finding="assumptions.load_factor"' in box
    assert "report.changes" not in render(model, language)


def test_page_one_lets_every_study_warn_before_one_does_twice(model: ReportModel) -> None:
    flags = tuple(Flag(f"evidence.{at}", "warning", f"warned {at}", {}) for at in "abcdefgh")
    other = Flag("routes.a", "warning", "warned elsewhere", {})
    results = {
        "evidence": replace(model.results["evidence"], flags=flags),
        "routes": replace(model.results["routes"], flags=(other,)),
    }
    page = render(replace(model, results=results), "en")
    summary = page[page.index('id="summary"') : page.index('id="study-evidence"')]
    assert re.findall(r"warned \w+", summary)[:3] == ["warned a", "warned elsewhere", "warned b"]


def test_stances_count_figures_and_are_no_tiles(page: str) -> None:
    tiles = page[page.index('<dl class="counts">') :]
    tiles = tiles[: tiles.index("</dl>")]
    assert "evidence.count.figures" in tiles
    assert "evidence.count.corroborated" not in tiles
    answer = page[page.index('<dl class="answers">') : page.index('<dl class="counts">')]
    for stance in ("figures", "corroborated", "single_source", "disputed"):
        assert f'data-finding="evidence.count.{stance}"' in answer


def test_page_one_says_what_each_study_comes_to_before_it_counts(page: str) -> None:
    answers = page[page.index('<dl class="answers">') :]
    answers = answers[: answers.index("</dl>")]
    assert '<a href="#study-evidence">' in answers
    assert page.index('<dl class="answers">') < page.index('<dl class="counts">')


def test_steps_are_called_by_their_method(model: ReportModel) -> None:
    page = render(model, "ru", "lineage.html")
    assert "step." not in re.sub(r'(?:id|href|data-finding)="[^"]*"', "", page)
