"""Leaves: nothing of a report is lost when it is dealt out, and every link still leads there."""

from __future__ import annotations

import re

import pytest

from corredor.web import leaves
from corredor.web.leaves import dealt

LINK = re.compile(r'href="([^"#]*)#([^"]*)"')
ID = re.compile(r'\bid="([^"]+)"')


@pytest.fixture(params=[300, 70_000])
def report(request, ran, monkeypatch):
    """Return the pages of a report and its leaves, small ones and large ones."""
    monkeypatch.setattr(leaves, "MOST", request.param)
    folder = ran / "out" / "report" / "en"
    pages = {name: (folder / name).read_text("utf-8") for name in ("index.html", "lineage.html")}
    return pages, dealt(pages)


def test_every_word_and_number_stands_on_one_leaf(report):
    pages, held = report
    for page, text in pages.items():
        bodies = [one.body for one in held.leaves.values() if one.page == page]
        for mark in ("data-finding", "data-claim", "<h3", "<table", "<svg", "<article"):
            assert sum(body.count(mark) for body in bodies) == text.count(mark), mark


def test_every_link_leads_to_where_its_target_stands(report):
    _, held = report
    for name in held.leaves:
        page = held.html(name)
        own = set(ID.findall(page))
        for place, fragment in LINK.findall(page):
            target = own if not place else set(ID.findall(held.html(place)))
            assert fragment in target or f'id="{fragment}"' in page, (name, place, fragment)


def test_every_leaf_is_whole(report):
    _, held = report
    for leaf in held.leaves.values():
        for tag in ("section", "article", "div", "table", "ul", "figure", "svg"):
            opened, closed = (len(re.findall(rf"<{x}{tag}\b", leaf.body)) for x in ("", "/"))
            assert opened == closed, (leaf.name, tag)
        page = held.html(leaf.name)
        assert page.count("<h1>") == page.count("</html>") == 1
        assert page.count('aria-current="page"') == 2  # the chapter, and the language


def test_leaves_are_served_and_old_addresses_lead_on(reader):
    page = reader.get("/report/en/study-evidence.html")
    assert page.status_code == 200
    assert '<link rel="stylesheet"' in page.text
    assert 'rel="next"' in page.text
    assert (
        reader.get("/report/en/study-evidence-99.html")
        .headers["location"]
        .endswith("/report/en/study-evidence.html")
    )
    there = reader.get("/report/en/at/n-claims.exhibitors-en").headers["location"]
    assert there == "/report/en/quotations.html#n-claims.exhibitors-en"
    assert "Show these words in the document" in reader.get(there).text
    assert reader.get("/report/en/at/nothing").status_code == 404
    whole = reader.get("/report/en/whole.html").text
    assert whole.count('<section class="chapter"') > 5
    assert 'id="here"' in reader.get("/en/claims/exhibitors-en").text
    assert reader.get("/en/claims/nobody-said").status_code == 404
    assert reader.get("/scenarios/none/en/index.html").status_code == 404


def test_pages_are_kept_for_a_visitor_until_the_folder_changes(reader):
    reader.get("/en/tables")  # brings the cookie
    address = "/en/tables/row?table=claims&line=2"
    first = reader.get(address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    assert reader.get(address, **{"if-none-match": tag}).status_code == 304
    path = reader.folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("120,person", "122,person"), "utf-8")
    changed = reader.get(address, **{"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
