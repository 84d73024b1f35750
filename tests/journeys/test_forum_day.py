"""The day of a forum: checked in, absent, late, closed, planned again, told, printed."""

import pytest

PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}


def narrow(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_checked_in_on_a_phone(floor, opened, say, way):
    language, script = way
    page = opened(floor, java_script_enabled=script, **PHONE)
    page.goto(f"/{language}/forum")
    page.locator("[name=find]").fill("núñez")
    page.get_by_role("button", name=say(language, "Find")).click()
    page.get_by_role("link", name="Ana Núñez").click()
    page.get_by_role("button", name=say(language, "Check in")).click()
    assert page.locator(".state.fresh").count() == 1
    page.get_by_role("button", name=say(language, "Not here after all")).click()
    assert page.locator(".state.fresh").count() == 0
    if script:
        assert narrow(page)


def test_what_happens_is_planned_again_and_told(floor, opened, say):
    page = opened(floor, **PHONE)
    page.goto("/es/forum")
    page.get_by_role("button", name=say("es", "Make this the plan that is sent out")).click()
    assert say("es", "Everything is as it was sent out.") in page.locator("main").inner_text()
    page.goto("/es/forum/people/luis")
    page.get_by_text(say("es", "Comes late")).click()
    form = page.locator("form:has([name=kind][value=late])")
    form.locator("[name=slot]").select_option("s1")
    form.get_by_role("button").click()
    page.goto("/es/forum/people/ana")
    page.get_by_text(say("es", "Does not come")).click()
    page.locator("form:has([name=kind][value=no_show])").get_by_role("button").click()
    page.goto("/es/forum/people/luis")
    page.get_by_text(say("es", "Is to meet somebody else")).click()
    form = page.locator("form:has([name=kind][value=added])")
    form.locator("[name=other]").fill("vera")
    form.get_by_role("button").click()
    page.goto("/es/forum")
    page.get_by_text(say("es", "A room is closed")).click()
    form = page.locator("form:has([name=kind][value=room_closed])")
    form.locator("[name=room]").select_option("annex")
    form.get_by_role("button").click()
    assert [row["kind"] for row in floor.rows("forum/changes.csv")] == [
        *("late", "no_show", "added", "room_closed"),
    ]
    page.get_by_role("button", name=say("es", "Plan again with the fewest changes")).click()
    page.get_by_text(say("es", "To the report")).wait_for(timeout=60_000)
    page.goto("/es/forum")
    told = page.locator("h2:has-text('{}') + .scroll".format(say("es", "Who must be told")))
    assert "Ana Núñez" in told.inner_text()
    assert say("es", "called off") in told.inner_text()
    assert narrow(page)


def test_a_calendar_and_a_paper_of_ones_own(floor, opened):
    page = opened(floor)
    page.goto("/ru/forum/people/bo")
    with page.expect_download() as held:
        page.get_by_role("link", name="ICS").click()
    text = held.value.path().read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in text
    answer = page.request.get("/ru/forum/people/bo/agenda.pdf")
    assert answer.body()[:5] == b"%PDF-"


@pytest.mark.parametrize("what", ["agendas", "tables"])
def test_sheets_are_printed_one_to_a_page(floor, opened, what):
    page = opened(floor)
    page.goto(f"/ru/forum/print/{what}")
    sheets = page.locator(".sheet").count()
    assert sheets > 0
    page.emulate_media(media="print")
    assert not page.locator(".desk-nav").is_visible()
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == sheets
