"""Leaves: nothing of a report is lost when it is dealt out, and every link still leads there."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from corredor.report import leaves
from corredor.report.audit import audit_pages
from corredor.report.figure import INDEX
from corredor.report.html import render_pages
from corredor.report.i18n import Speech
from corredor.report.leaves import joined, leaves_of
from corredor.report.printed.document import documents

LINK = re.compile(r'href="([^"#]*)#([^"]*)"')
ID = re.compile(r'\bid="([^"]+)"')
MARKS = ("data-finding", "data-claim", "<h3", "<table", "<svg", "<article")


@pytest.fixture(params=[2_000, 70_000])
def report(request, model, monkeypatch):
    """Return the pages of a report and its leaves, small ones and large ones."""
    monkeypatch.setattr(leaves, "MOST", request.param)
    pages = render_pages(model, "en")
    return pages, leaves_of(pages, Speech("en"))


def test_every_word_and_number_stands_on_one_leaf(report):
    pages, held = report
    for page, text in pages.items():
        bodies = [one.body for one in held.leaves.values() if one.page == page]
        for mark in MARKS:
            assert sum(body.count(mark) for body in bodies) == text.count(mark), mark


def test_every_link_leads_to_where_its_target_stands(report):
    _, held = report
    pages = {name: held.html(name) for name in held.leaves}
    ids = {name: set(ID.findall(page)) for name, page in pages.items()}
    for name, page in pages.items():
        for place, fragment in LINK.findall(page):
            assert unquote(fragment) in ids[place or name], (name, place, fragment)


def test_every_leaf_is_whole(report):
    _, held = report
    for leaf in held.leaves.values():
        for tag in ("section", "article", "div", "table", "ul", "figure", "svg"):
            opened, closed = (len(re.findall(rf"<{x}{tag}\b", leaf.body)) for x in ("", "/"))
            assert opened == closed, (leaf.name, tag)
        page = held.html(leaf.name)
        assert page.count("<h1>") == page.count("</html>") == 1
        assert page.count('aria-current="page"') == 2  # the chapter, and the language


def test_leaves_pass_the_audit_and_a_false_number_on_any_of_them_does_not(report, model):
    _, held = report
    pages = {name: held.html(name) for name in held.leaves}
    assert audit_pages(pages, model) == ()
    last = list(pages)[-1]
    false = pages | {last: pages[last].replace("</section>", "<p>40</p></section>", 1)}
    assert audit_pages(false, model) != ()
    moved = pages | {INDEX: pages[INDEX].replace('rel="next" href="', 'rel="next" href="no-')}
    assert audit_pages(moved, model) != ()


def test_a_leaf_leads_to_the_first_of_its_chapter_in_another_language(report):
    _, held = report
    firsts = {one.name for one in held.leaves.values() if one.number == 1}
    for name in held.leaves:
        for other in re.findall(r'href="\.\./ru/([^"]+)"', held.html(name)):
            assert other in firsts


def test_leaves_joined_are_the_long_page_again(report, model):
    pages, held = report
    again = joined({name: held.html(name) for name in held.leaves})
    plain = [
        re.sub(r' href="[^"]*"| aria-current="page"', "", one) for one in (pages[INDEX], again)
    ]
    assert "".join(plain[0].split()) == "".join(plain[1].split())
    inner = {unquote(place) for page, place in LINK.findall(again) if not page}
    assert inner <= set(ID.findall(again))
    first, second = (documents(one, model, "en", []) for one in (pages[INDEX], again))
    assert first == second
