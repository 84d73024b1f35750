"""The desk: the programme at a glance, the report, a run, what if, the day of a forum."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from corredor.core.assumption import Distribution
from corredor.core.derive import derive
from corredor.core.finding import Finding
from corredor.core.study import Result, Study
from corredor.units import Share
from corredor.web.whatif import Question, answer, moved


def text(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text.partition("<main")[2]).split())


PAGES = (
    *("", "check", "run", "log", "tables", "tables/show?table=claims", "tables/row?table=claims"),
    *("review", "conflicts", "screening", "whatif", "documents/gazette-en?start=1&end=5"),
)


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_every_page_is_there_in_three_languages(reader, language):
    for page in PAGES:
        answer = reader.get(f"/{language}/{page}")
        assert answer.status_code == 200, page
        assert f'<html lang="{language}">' in answer.text
        assert answer.text.count("<h1>") == 1


def test_home_tells_what_is_stale_and_why(reader):
    assert "◐" not in reader.get("/en/").text
    assert 'class="state fresh"' in reader.get("/en/").text
    path = reader.folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("120,person", "121,person"), "utf-8")
    page = reader.get("/en/").text
    assert 'class="state stale"' in page
    assert "claims" in text(reader.get("/en/"))
    path.write_text("nothing\n", "utf-8")
    assert "The folder has errors" in reader.get("/en/").text
    assert "E101" in reader.get("/en/check").text


def test_the_report_is_its_own_page_with_a_way_back(reader):
    page = reader.get("/report/ru/index.html")
    style = re.search(r"style-src 'self' ('sha256-[^']+')", page.headers["content-security-policy"])
    assert style
    assert page.text.count('<nav class="desk-bar"') == 1
    tag = page.headers["etag"]
    assert reader.get("/report/ru/index.html", **{"if-none-match": tag}).status_code == 304
    link = re.search(r'href="(lineage\.html#[^"]+)"', page.text)
    assert link
    assert f'id="{link[1].partition("#")[2]}"' in reader.get("/report/ru/lineage.html").text
    assert reader.get("/report/de/index.html").status_code == 404


def test_a_folder_that_never_ran(reader, tmp_path, visit):
    import shutil

    fresh = shutil.copytree(reader.folder, tmp_path / "fresh", ignore=shutil.ignore_patterns("out"))
    other = visit(fresh)
    for page in ("/en/", "/en/whatif", "/en/forum", "/report/en/index.html", "/en/screening"):
        answer = other.get(page)
        assert answer.status_code in (200, 404, 422), page
    assert "Nothing has run yet" in other.get("/en/").text


def ended(reader, seconds: float = 60.0) -> str:
    end = time.monotonic() + seconds
    while reader.office.jobs.running and time.monotonic() < end:
        time.sleep(0.05)
    return reader.office.jobs.last.state


def test_a_run_is_started_watched_and_told(reader):
    path = reader.folder / "out" / "run.json"
    made = json.loads(path.read_bytes())["outputs"].keys()
    assert reader.post("/en/run", {"kind": "run"}).status_code == 303
    told = reader.get("/en/run/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    assert '"state": "done"' in told.text
    assert ended(reader) == "done"
    assert json.loads(path.read_bytes())["outputs"].keys() == made
    assert reader.post("/en/run", {"kind": "run", "study": "none"}).status_code == 400
    assert reader.post("/en/run", {"kind": "erase"}).status_code == 400


def test_a_cancelled_run_leaves_all_as_it_was(reader):
    before = {p: p.read_bytes() for p in reader.folder.rglob("*") if p.is_file()}
    token = reader.token()
    reader.post("/en/run", {"kind": "run", "token": token})
    reader.post("/en/run/cancel", {"token": token})
    assert ended(reader) in ("cancelled", "done")
    log = reader.folder / ".desk" / "log.jsonl"
    after = {p: p.read_bytes() for p in reader.folder.rglob("*") if p.is_file() and p != log}
    assert after == before


def twice(share: Share) -> Share:
    """Twice a share."""
    return 2 * share


@pytest.fixture
def kelp(monkeypatch: pytest.MonkeyPatch):
    """Add a study that rests on the assumption of the tiny programme, and one that does not."""
    ran: list[str] = []

    def rests(inputs) -> Result:
        ran.append("kelp")
        held = inputs.assumption("returning-visitors")
        return Result(findings=(Finding("kelp.twice", "share", derive(twice, share=held)),))

    def stands(inputs) -> Result:
        ran.append("other")
        return Result()

    studies = {
        "kelp": Study("kelp", ("assumptions",), (), rests),
        "other": Study("other", ("assumptions",), (), stands),
    }
    for room in ("corredor.run.plan", "corredor.web.folder"):
        monkeypatch.setattr(f"{room}.installed_studies", lambda: studies)
    monkeypatch.setattr("corredor.run.execute.study_source", lambda study: study.name)
    return ran


def test_what_if_runs_what_rests_on_an_assumption_and_nothing_else(tiny: Path, kelp: list[str]):
    from corredor.run.execute import execute
    from corredor.run.main_job import load, quiet
    from corredor.run.output import claim_output
    from corredor.run.plan import ordered
    from corredor.run.publish import keep_model, report_model
    from corredor.run.record import RunRecord, write_record
    from corredor.run.store import Store

    toml = tiny / "programme.toml"
    toml.write_text(toml.read_text("utf-8").replace('"evidence"', '"kelp", "other"'), "utf-8")
    programme, studies = load(tiny)
    store = Store(claim_output(tiny))
    executed = execute(programme, ordered(studies, programme.wanted), store, quiet, debug=True)
    model = report_model(programme, executed)
    write_record(tiny / "out", RunRecord("", "", {}, {}, model=keep_model(model, executed, store)))
    kelp.clear()
    before = {p: p.read_bytes() for p in tiny.rglob("*") if p.is_file()}
    other = moved(programme.assumptions["returning-visitors"].distribution, 0.6, None, None)
    held = answer(tiny, Question({"returning-visitors": other}))
    assert kelp == ["kelp"]
    one = held.differences[0]
    assert one.base is not None
    assert one.now is not None
    assert (one.base.value, one.now.value) == (1.0, 1.2)
    assert one.share == pytest.approx(0.2)
    assert answer(tiny, Question({"returning-visitors": other}, ("other",))).changed == 0
    assert before == {p: p.read_bytes() for p in tiny.rglob("*") if p.is_file()}


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert", "normal", "lognormal"])
def test_a_moved_distribution_keeps_its_shape_and_its_breadth(shape):
    low, high = (2.0, 8.0)
    value = 4.0 if shape == "lognormal" else 5.0
    other = moved(Distribution(shape, value, low, high), value * 1.5, None, None)
    assert other.shape == shape
    assert other.low is not None
    assert other.high is not None
    if shape == "lognormal":
        assert other.high / other.low == pytest.approx(high / low)
    else:
        assert other.high - other.low == pytest.approx(high - low)


def test_what_if_by_its_address(reader):
    asked = "/ru/whatif?assumption=returning-visitors&value="
    assert reader.get("/ru/whatif?assumption=none").status_code == 404
    assert "E105" in reader.get(asked + "viele").text
    assert reader.get(asked + "0.6&low=0.9&high=0.95").status_code == 422
    told = waited(reader, asked.replace("ru", "en", 1) + "0.6").text
    assert "No finding of the last run rests" in told


def test_a_question_whose_process_ends_is_told_once_and_asked_anew(reader):
    asked = "/en/whatif?assumption=returning-visitors&value=0.61"
    assert reader.get(asked).status_code == 200
    waited(reader, asked)
    reader.office.asking._process.kill()
    reader.office.asking._process.join()
    other = asked.replace("0.61", "0.62")
    assert "No finding of the last run rests" in waited(reader, other).text


def waited(reader, address: str):
    """Return a page of what if when it is computed."""
    end = time.monotonic() + 60
    answer = reader.get(address)
    while "data-again" in answer.text and time.monotonic() < end:
        answer = reader.get(address)
    return answer


def test_a_question_under_way_says_so_and_can_be_cancelled(reader, monkeypatch):
    from corredor.web.desk import scenarios

    monkeypatch.setattr(scenarios, "PATIENCE", 0.0)
    asked = "/en/whatif?assumption=returning-visitors&value=0.63"
    page = reader.get(asked)
    assert "It is being computed" in page.text
    assert '<noscript><meta http-equiv="refresh"' in page.text
    inquiry = reader.fields(asked)["inquiry"]
    form = {"inquiry": inquiry, "assumption": "returning-visitors"}
    assert reader.post("/en/whatif/cancel", form).status_code == 303
    assert "The computation was cancelled" in waited(reader, asked).text
    assert "No finding of the last run rests" in waited(reader, asked).text  # asked anew


def test_a_question_that_takes_too_long_is_ended(folder, monkeypatch):
    from corredor.web import asking
    from corredor.web.refusals import Refused

    monkeypatch.setattr(asking, "LONGEST", 0.01)
    held = asking.Asking(folder)
    inquiry = held.ask("key", Question({}))
    assert inquiry.told.wait(60)
    assert isinstance(inquiry.problem, Refused)
    assert inquiry.problem.status == 503
    assert held._process is None
    held.end()


def test_what_is_seen_is_saved_as_a_scenario_and_run(reader):
    saved = {"assumption": "returning-visitors", "value": "0.6", "low": "0.3", "high": "0.9"}
    said = {"scenario": "more-return", "reason": "a second fair", "person": "Ana Ruiz"}
    before = (reader.folder / "assumptions.csv").read_bytes()
    assert reader.post("/en/whatif/scenario", saved | said).status_code == 303
    text = (reader.folder / "scenarios" / "more-return.csv").read_text("utf-8-sig")
    assert "assumptions,returning-visitors,value,0.6,Ana Ruiz,a second fair" in text
    assert (reader.folder / "assumptions.csv").read_bytes() == before
    page = reader.get("/en/scenarios").text
    assert "more-return" in page
    assert "a second fair" in page
    assert "To the report of this scenario" not in page
    wrong = {"scenario": "../escape", **{name: said[name] for name in ("reason", "person")}}
    assert reader.post("/en/whatif/scenario", saved | wrong).status_code == 422
    assert reader.post("/en/whatif/scenario", saved | said | {"value": "2"}).status_code == 422
    assert reader.post("/en/whatif/scenario", saved | {**said, "reason": ""}).status_code == 400
    assert reader.post("/en/run", {"kind": "run", "scenario": "other"}).status_code == 400
    assert reader.post("/en/run", {"kind": "run", "scenario": "more-return"}).status_code == 303
    assert ended(reader) == "done"
    assert "To the report of this scenario" in reader.get("/en/scenarios").text
    assert "Scenario: more-return" in reader.get("/scenarios/more-return/en/index.html").text
