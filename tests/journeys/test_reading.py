"""Reading: from the overview to a chapter, a number, its lineage and the words it stands on."""

import re
from importlib.util import find_spec
from pathlib import Path

CHECKER = find_spec("axe_playwright_python")
assert CHECKER is not None
assert CHECKER.origin is not None
AXE = Path(CHECKER.origin).with_name("axe.min.js")

DESK = (
    *("", "check", "run", "log", "tables", "tables/show?table=claims", "tables/row?table=claims"),
    *("tables/row?table=claims&line=2", "review", "conflicts", "screening"),
    *("conflicts/kelp-fair.exhibitors.2023", "claims/exhibitors-en"),
    "documents/gazette-en?start=1&end=5",
)
FLOOR = (
    *("forum?room=hall", "forum?find=berg", "forum/people/ana", "forum/print/agendas"),
    *("forum", "forum/print/tables", "whatif", "whatif?assumption=ferry-cost"),
    "whatif?assumption=ferry-horizon&value=12",
)
REPORT = (
    *("index.html", "study-evidence.html", "study-screening.html", "flags.html"),
    *("quotations.html", "assumptions.html", "lineage.html"),
)


def test_a_number_leads_to_the_marked_words(desk, opened, way):
    language, script = way
    page = opened(desk, java_script_enabled=script)
    page.goto(f"/{language}/")
    page.locator("table a[href$='study-evidence.html']").click()
    page.locator("main a.figure[href*='lineage']").first.click()
    assert "/lineage" in page.url
    fragment = page.url.partition("#")[2]
    entry = page.locator(f"article:has([id='{fragment}'])")
    while "n-claims." not in page.url:
        entry.locator("li a").first.click()
        fragment = page.url.partition("#")[2]
        entry = page.locator(f"article:has([id='{fragment}']), article[id='{fragment}']")
    quoted = entry.locator("q[data-claim]").first.inner_text()
    entry.locator(".to-passage a").click()
    marked = page.locator("mark#here").inner_text()
    assert " ".join(marked.split()) == " ".join(quoted.split())


def test_the_language_is_switched_where_one_is(desk, opened):
    page = opened(desk)
    page.goto("/en/tables/show?table=claims&find=kelp")
    for name, own in (("ru", "Русский"), ("es", "Español"), ("en", "English")):
        page.get_by_role("link", name=own).click()
        assert page.url == f"{desk.origin}/{name}/tables/show?table=claims&find=kelp"
        assert page.locator("html").get_attribute("lang") == name
    page.goto("/report/es/study-evidence.html")
    page.get_by_role("link", name="Русский").click()
    assert page.url.endswith("/report/ru/study-evidence.html")


def test_what_is_stale_is_told(desk, opened):
    page = opened(desk)
    page.goto("/es/")
    note = desk.folder / "claims.csv"
    held = note.read_bytes()
    try:
        note.write_bytes(held.replace(b"120,person", b"121,person"))
        page.wait_for_timeout(150)
        page.reload()
        assert page.locator("tr:has-text('claims') .state.stale").count() >= 1
        assert page.locator("li code", has_text="claims.csv").count() == 1
    finally:
        note.write_bytes(held)


def addresses(language: str) -> list[str]:
    own = [f"/{language}/{one}" for one in DESK]
    return own + [f"/report/{language}/{one}" for one in REPORT]


def of_the_forum(language: str) -> list[str]:
    own = [f"/{language}/{one}" for one in FLOOR]
    return [
        *own,
        f"/report/{language}/study-forum.html",
        f"/report/{language}/study-appraisal.html",
    ]


def violations(page, **options) -> list[str]:
    asked = {"resultTypes": ["violations"], **options}
    found = page.evaluate("options => axe.run(options)", asked)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def wrong_on(page, address: str) -> list[str]:
    """Return what is wrong with a page, on a screen and a phone; its policy must be strict."""
    page.set_viewport_size({"width": 1200, "height": 900})
    page.emulate_media(color_scheme="light")
    answer = page.goto(address)
    page.wait_for_function("!document.querySelector('[data-again]')")
    assert answer.status == 200, address
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    page.evaluate(AXE.read_text("utf-8"))
    wrong = violations(page)
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark {one}" for one in violations(page, runOnly=["color-contrast"])]
    page.set_viewport_size({"width": 390, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append("wider than a phone")
    return wrong


def test_every_page_is_accessible_and_fits_a_phone(desk, floor, opened, language):
    found: dict[str, list[str]] = {}
    for served, wanted in ((desk, addresses(language)), (floor, of_the_forum(language))):
        page = opened(served, reduced_motion="reduce")
        for address in wanted:
            wrong = wrong_on(page, address)
            if wrong:
                found[address] = wrong
    assert found == {}


def test_texts_are_in_the_language_of_the_page(desk, opened):
    page = opened(desk)
    page.goto("/ru/")
    said = page.locator("body").inner_text()
    assert not re.search(r"\b(Overview|Studies|Report|Tables)\b", said)
