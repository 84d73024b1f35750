"""Working: candidates, conflicts, hits, tables and what if, with and without script."""

import shutil
import time


def open_candidates(desk) -> list[dict[str, str]]:
    return [row for row in desk.rows("candidates.csv") if not row["decision"]]


def candidate(desk, id: str) -> dict[str, str]:
    return next(row for row in desk.rows("candidates.csv") if row["id"] == id)


def figures(desk) -> list[str]:
    """Return the figures that nobody has decided, by id."""
    return [row["id"] for row in open_candidates(desk) if row["kind"] == "figure"]


def test_candidates_are_accepted_corrected_and_rejected(desk, opened, say, way):
    language, script = way
    page = opened(desk, java_script_enabled=script)
    first, second = figures(desk)[:2]
    page.goto(f"/{language}/review/{first}")
    assert page.locator(".passage mark").inner_text().strip()
    page.locator("[name='cell:note']").fill("read by hand")
    page.get_by_role("button", name=say(language, "Accept"), exact=True).click()
    held = candidate(desk, first)
    assert (held["decision"], held["note"]) == ("accept", "read by hand")
    assert page.url != f"{desk.origin}/{language}/review/{first}"  # the next open one
    page.goto(f"/{language}/review/{second}")
    page.get_by_role("button", name=say(language, "Reject"), exact=True).click()
    assert candidate(desk, second)["decision"] == "reject"
    for id in (first, second):
        page.goto(f"/{language}/review/{id}")
        page.get_by_role("button", name=say(language, "Leave open"), exact=True).click()
        assert candidate(desk, id)["decision"] == ""


def test_decided_candidates_become_claims(desk, opened, say):
    page = opened(desk)
    found = (row for row in desk.rows("candidates.csv") if row["words"].startswith("1,250.5"))
    id = next(found)["id"]
    page.goto(f"/es/review/{id}")
    page.get_by_role("button", name=say("es", "Accept"), exact=True).click()
    before = len(desk.rows("claims.csv"))
    page.goto("/es/review")
    page.locator("[name=person]").fill("Ana Ruiz")
    page.get_by_role("button", name=say("es", "Carry out the decisions")).click()
    assert len(desk.rows("claims.csv")) == before + 1
    assert id not in page.locator("main").inner_text()


def test_a_conflict_is_decided(desk, opened, say, way):
    language, script = way
    page = opened(desk, java_script_enabled=script)
    page.goto(f"/{language}/conflicts")
    page.get_by_role("link", name="kelp-fair.exhibitors.2023").click()
    assert page.locator(".passage mark").count() == 2
    page.locator("input[value='exhibitors-es']").check()
    reason = f"{language} {script}: the list of stands"
    page.locator("[name=reason]").fill(reason)
    page.locator("[name=person]").fill("Iván Ruiz")
    page.get_by_role("button", name=say(language, "Decide")).click()
    assert page.url.endswith(f"/{language}/conflicts")
    assert reason in page.locator("main").inner_text()
    assert desk.rows("decisions.csv")[-1]["claim"] == "exhibitors-es"


def test_a_hit_is_decided_once_and_not_by_two_at_once(desk, opened):
    page, other = opened(desk), opened(desk)
    other.watch.refused = True
    for one in (page, other):
        one.goto("/ru/screening")
    for one, party, reason in ((page, "zarvex", "другой завод"), (other, "quorvanta", "другие")):
        form = one.locator(f"form:has([name=party][value='{party}'])").first
        form.locator("[value=false_positive]").check()
        form.locator("[name=reason]").fill(reason)
        form.locator("[name=person]").fill("Анна")
        form.get_by_role("button").click()
    assert [row["party"] for row in desk.rows("screening/decisions.csv")] == ["zarvex"]
    assert "другой завод" in page.locator("main").inner_text()
    alert = other.get_by_role("alert").inner_text()
    assert "другие" in alert  # nothing of what was typed is lost


def test_a_row_is_changed_under_diagnostics(desk, opened, say, way):
    language, script = way
    page = opened(desk, java_script_enabled=script)
    page.watch.refused = True
    if shutil.which("git"):
        desk.git("commit", "-qam", "as it is now", "--allow-empty")
    before = (desk.folder / "terms.csv").read_text("utf-8")
    page.goto(f"/{language}/tables/show?table=terms")
    page.locator("tbody a").first.click()
    assert page.locator("[aria-invalid]").count() == 0
    id = page.locator("[name='cell:id']")
    held = id.input_value()
    id.fill("not an id")
    page.get_by_role("button", name=say(language, "Save")).click()
    wrong = page.locator("[name='cell:id'][aria-invalid=true]")
    assert "E112" in page.locator(f"#{wrong.get_attribute('aria-describedby')}").inner_text()
    assert (desk.folder / "terms.csv").read_text("utf-8") == before
    page.locator("[name='cell:id']").fill(held)
    name = page.locator(f"[name='cell:name_{language}']")
    name.fill(f"{name.input_value()}*")
    page.get_by_role("button", name=say(language, "Save")).click()
    assert "tables/show" in page.url
    if shutil.which("git"):
        diff = desk.git("diff", "--numstat", "terms.csv").split()
        assert diff[:2] == ["1", "1"]  # one line, and nothing else of the file


def test_a_change_by_another_is_seen_and_nothing_is_lost(desk, opened, say, way):
    language, script = way
    first, second = (opened(desk, java_script_enabled=script) for _ in range(2))
    second.watch.refused = True
    address = f"/{language}/tables/row?table=places&line=2"
    for one in (first, second):
        one.goto(address)
        one.locator("[name='cell:name_en']").fill(f"by {'first' if one is first else 'second'}")
    first.get_by_role("button", name=say(language, "Save")).click()
    second.get_by_role("button", name=say(language, "Save")).click()
    alert = second.get_by_role("alert").inner_text()
    assert "by first" in alert
    assert "by second" in alert
    assert desk.rows("places.csv")[0]["name_en"] == "by first"
    second.get_by_role("button", name=say(language, "Save")).click()
    assert desk.rows("places.csv")[0]["name_en"] == "by second"


def test_what_if_beside_the_last_run(floor, opened, language, say):
    before = {path: path.read_bytes() for path in floor.folder.glob("*.csv")}
    page = opened(floor)
    page.goto(f"/{language}/whatif")
    page.locator("a[href$='assumption=ferry-horizon']").click()
    page.locator("[name=value]").fill("12")  # asked as it is typed
    table = page.locator("#answer table")
    table.wait_for()
    page.wait_for_function("document.querySelector('#answer strong')?.innerText.includes('12')")
    assert table.locator("tbody tr").count() > 0
    base, now = (table.locator("tbody tr td").nth(at).inner_text() for at in (0, 1))
    assert base != now
    assert "value=12" in page.url
    page.reload()  # the address holds the question
    page.locator("#answer table").wait_for()
    assert {path: path.read_bytes() for path in before} == before
    page.get_by_text(say(language, "Save as a scenario")).click()
    page.locator("[name=scenario]").fill(f"late-{language}")
    page.locator("[name=reason]").fill("the yard is slow")
    page.locator("[name=person]").fill("Ana Ruiz")
    page.get_by_role("button", name=say(language, "Save"), exact=True).click()
    assert page.url.endswith(f"/{language}/scenarios")
    row = floor.rows(f"scenarios/late-{language}.csv")[0]
    assert (row["row"], row["value"], row["owner"]) == ("ferry-horizon", "12", "Ana Ruiz")


def test_what_if_without_script(floor, opened, say):
    page = opened(floor, java_script_enabled=False)
    page.goto("/es/whatif?assumption=ferry-horizon")
    page.locator("[name=value]").fill("15")
    page.get_by_role("button", name=say("es", "Compute")).click()
    end = time.monotonic() + 30
    while not page.locator("#answer table").count() and time.monotonic() < end:
        page.wait_for_timeout(200)
    assert page.locator("#answer tbody tr").count() > 0


def test_a_run_is_started_and_told_as_it_goes_on(desk, opened, say):
    page = opened(desk)
    page.goto("/ru/run")
    page.get_by_role("button", name=say("ru", "Run the studies")).click()
    page.get_by_text(say("ru", "To the report")).wait_for(timeout=60_000)
    assert page.locator(".steps li").count() > 3
    page.goto("/ru/log")
    assert say("ru", "run started") in page.locator("main").inner_text()
