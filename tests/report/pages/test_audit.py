"""The audit lets a true page pass and stops every false one."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from corredor.core.claim import Conflict, Fact, Kind
from corredor.core.finding import Column, FindingTable
from corredor.report.audit import audit, audit_pages
from corredor.report.grammar import DRAWN_ATTRIBUTES, DRAWN_TAGS, TAGS
from corredor.report.html import CHAPTERS, render, render_pages
from corredor.report.model import ReportModel
from corredor.studies.evidence.study import STUDY
from corredor.testing import run_study


@pytest.fixture(scope="module")
def page(model: ReportModel) -> str:
    return render(model, "en")


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_a_true_page_passes(language: str, model: ReportModel) -> None:
    assert audit(render(model, language), model) == ()


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_true_pages_pass_together(language: str, model: ReportModel) -> None:
    assert audit_pages(render_pages(model, language), model) == ()


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
    "a drawing of no known table": (
        "</main>",
        '<figure data-table="x"><svg><text>1</text></svg>'
        '<table data-table="x"></table></figure></main>',
    ),
    "a digit in a figure beside its drawing": ("</figcaption>", "</figcaption><p>40</p>"),
    "a drawing's title": ('focusable="false">', 'focusable="false"><title>Forum</title>'),
    "a digit in a cell's label": ('data-label="', 'data-label="40 '),
    "a value that is heard": ("</main>", '<p aria-valuetext="40"></p></main>'),
    "a role that is heard": ("</main>", '<p aria-roledescription="40"></p></main>'),
    "a meter": ("</main>", '<meter value="40"></meter></main>'),
    "a field": ("</main>", '<input value="40"></main>'),
    "a frame": ("</main>", '<iframe srcdoc="40"></iframe></main>'),
    "a script": ("</main>", "<script>document.write(40)</script></main>"),
    "a list that counts from elsewhere": ("</main>", '<ol start="40"><li></li></ol></main>'),
    "a group of options": ("</main>", '<optgroup label="40"></optgroup></main>'),
    "another meta": ("</head>", '<meta http-equiv="refresh" content="0"></head>'),
    "another content": ('content="light dark"', 'content="40"'),
    "a link that runs": ("</main>", '<a href="javascript:alert()">a</a></main>'),
    "a link that holds data": ("</main>", '<a href="data:text/html,40">a</a></main>'),
    "a link to elsewhere": ("</main>", '<a href="https://example.org/">a</a></main>'),
    "an attribute twice": ('data-unit="MUSD_2024"', 'data-unit="GUSD_2024" data-unit="MUSD_2024"'),
    "another style": ("</style>", ".lead::before { content: '40' }</style>"),
    "a second style": ("</main>", "<style>p::after { content: '40' }</style></main>"),
    "a style of its own": ("</main>", '<p style="color: red"></p></main>'),
    "a section of characters": ("</main>", "<![CDATA[ 40 ]]></main>"),
    "a declaration": ("</main>", "<!ELEMENT p 40></main>"),
    "an instruction": ("</main>", "<?p 40></main>"),
    "a comment": ("</main>", "<!--> 40 <!-- --></main>"),
    "a drawing that fetches": (
        'focusable="false">',
        'focusable="false"><path fill="url(https://example.org)"/>',
    ),
    "a code of nothing": ("</main>", "<code>40 million</code></main>"),
    "a tampered digest": ('<code class="digest">', '<code class="digest">0'),
    "a date of nothing": ("</main>", '<time datetime="1987" data-edtf="1987">1987</time></main>'),
    "another title": ("<title>Russia and Mexico 2025", "<title>Russia and Mexico 2026"),
}


@pytest.mark.parametrize("case", FALSE)
def test_a_false_page_is_stopped(case: str, page: str, model: ReportModel) -> None:
    true, false = FALSE[case]
    assert true in page
    orphans = audit(page.replace(true, false, 1), model)
    assert orphans
    assert {orphan.code for orphan in orphans} == {"E406"}


FALSE_LINEAGE = {
    "a link to nothing on the other page": (
        'href="index.html#n-claims.c04"',
        'href="index.html#n-claims.c99"',
    ),
    "a number behind a link": ('data-form="plain">0.7<', 'data-form="plain">0.8<'),
    "a link to another number": (
        'href="#n-assumptions.load_factor" data-form',
        'href="#n-deflators.us.factor" data-form',
    ),
    "a link to no number": ('href="#n-assumptions.load_factor" data-form', 'href="#x" data-form'),
    "a form of no number": ('data-form="plain">0.7<', 'data-form="loud">0.7<'),
    "a title of another page": ("<title>Where the numbers", "<title>Where 40 numbers"),
    "an element that ends itself": ("</main>", "<p/></main>"),
    "an attribute without quotation marks": ("</main>", "<p lang=en></p></main>"),
    "an attribute in other quotation marks": ("</main>", "<p lang='40'></p></main>"),
    "a tag without its end": ("</main>", '<p title="40</main>'),
    "a page of another name": ('href="index.html#n-claims.c04"', 'href="other.html#n-claims.c04"'),
}


@pytest.mark.parametrize("case", FALSE_LINEAGE)
def test_a_false_lineage_is_stopped(case: str, model: ReportModel) -> None:
    pages = dict(render_pages(model, "en"))
    true, false = FALSE_LINEAGE[case]
    assert true in pages["lineage.html"]
    pages["lineage.html"] = pages["lineage.html"].replace(true, false, 1)
    orphans = audit_pages(pages, model)
    assert orphans
    assert {orphan.code for orphan in orphans} == {"E406"}


def test_a_number_without_its_lineage_is_stopped(model: ReportModel) -> None:
    pages = dict(render_pages(model, "en"))
    del pages["lineage.html"]
    assert audit_pages(pages, model)


class Marked(HTMLParser):
    """Elements with their attributes, those of drawings apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.plain: set[tuple[str, str]] = set()
        self.drawn: set[tuple[str, str]] = set()
        self.depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "svg"
        held = self.drawn if self.depth else self.plain
        held.update((tag, name) for name in ("", *dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "svg"


def test_the_grammar_has_what_the_pages_use_and_no_element_more(page: str) -> None:
    marked = Marked(page)
    assert {tag for tag, _ in marked.plain} == set(TAGS)
    assert all(name in TAGS[tag] for tag, name in marked.plain if name)
    assert {tag for tag, _ in marked.drawn} <= DRAWN_TAGS
    assert {name for _, name in marked.drawn if name} <= DRAWN_ATTRIBUTES


def test_the_grammar_has_what_the_templates_write() -> None:
    written = " ".join(path.read_text(encoding="utf-8") for path in CHAPTERS.rglob("*.j2"))
    assert set(re.findall(r"<([a-z]\w*)", written)) <= set(TAGS)


def test_codes_of_an_outside_study_pass(model: ReportModel) -> None:
    columns = (Column("a", "term", "co2_saved"), Column("b", "word", "stage2"))
    table = FindingTable("routes.co2", "co2_table", columns, (("hub_7", "phase_3"),), ())
    routes = model.results["routes"]
    more = replace(routes, tables=(*routes.tables, table))
    changed = replace(model, results={**model.results, "routes": more})
    for language in ("es", "en", "ru"):
        assert audit(render(changed, language), changed) == ()


PERIODS = (
    "2024", "2024-06", "2024-06-30", "2024/2025", "../2024", "2024/..", "2024~", "2024?",
    "2024-06-01/2024-06-30", "XXXX-06-23", "",
)  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("kind", ["figure", "event"])
def test_a_dispute_of_any_period_passes(period: str, kind: Kind, model: ReportModel) -> None:
    changes = {"period": period, "value": None, "kind": "event", "written": ""}
    claims = dict(model.claims)
    for name, text in (("c01", period), ("c02", "2023")):
        own = {"period": period} if kind == "figure" else {**changes, "text": text}
        claims[name] = replace(claims[name], **own)
    held = (claims["c01"], claims["c02"])
    dispute = Fact(
        held[0].fact, kind, "foro", "asistentes", period, held, "disputed", 2, "",
        (Conflict("c01", "c02", "value"),), None,
    )  # fmt: skip
    facts = {key: one for key, one in model.facts.items() if one.decision is None}
    facts[dispute.key] = dispute
    parts = {
        "settings": model.settings,
        "documents": model.documents,
        "sources": model.sources,
        "claims": claims,
        "facts": facts,
        "deflators": (),
        "derivations": (),
        "evidence/proposals": (),
        "evidence/stages": (),
    }
    changed = replace(
        model, claims=claims, facts=facts, results={"evidence": run_study(STUDY, parts)}
    )
    for language in ("es", "en", "ru"):
        html = render(changed, language)
        assert audit(html, changed) == ()
        assert 'id="c-foro.asistentes' in html
    if kind == "figure":
        assert '<a class="open" href="#c-foro.asistentes' in html


def test_numbers_are_read_in_the_language_of_the_page(model: ReportModel, page: str) -> None:
    assert audit(page.replace('<html lang="en">', '<html lang="ru">'), model)


def test_a_page_is_read_against_its_own_model(model: ReportModel, page: str) -> None:
    other = replace(model, claims={k: v for k, v in model.claims.items() if k != "c05"})
    assert audit(page, other)
