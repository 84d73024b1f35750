"""The day of a forum: found, checked in, changed, planned again, told."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from corredor.run.main_job import Asked, run_folder

FILES = {
    "organisations": """\
id,name_es,name_en,name_ru,organisation,country,isic,size
acero,Acero,Steel,Сталь,,CL,24,large
fjord,Fjord,Fjord,Фьорд,,NO,28,medium
""",
    "participants": """\
id,name,organisation,side,rank,languages,away,capacity,consent,consent_date
ana,<b>Ana</b> Núñez,acero,CL,company,es en,,5,yes,2026-01-02
bo,Bo Berg,fjord,NO,company,en,,5,yes,2026-01-02
luis,Luis Callado,acero,CL,company,en,,5,yes,2026-01-02
vera,Vera Lind,fjord,NO,company,en,,5,no,
""",
    "offers": "id,participant,language,text,isic,hs\no1,ana,es,Acero,24,\no2,bo,en,Machines,28,\n",
    "needs": "id,participant,language,text,isic,hs\nn1,bo,en,Steel,24,\nn2,luis,en,Machines,28,\n",
    "wishes": "participant,other,kind,by,reason\nbo,ana,wish,,steel\nluis,bo,wish,,machines\n",
    "slots": """\
id,date,begins,ends,part,time_zone
s1,2026-06-09,09:00,09:30,morning,America/Mexico_City
s2,2026-06-09,09:30,10:00,morning,
s3,2026-06-09,10:00,10:30,morning,
""",
    "rooms": "id,name_es,name_en,name_ru,zone,tables,seats,closed\nhall,Salón,Hall,Зал,a,3,50,\n",
}
ANA = "/en/forum/people/ana"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forum") / "tiny"
    tiny = Path(__file__).parent.parent / "programmes" / "tiny"
    shutil.copytree(tiny, folder, ignore=shutil.ignore_patterns("out"))
    (folder / "forum").mkdir()
    for name, text in FILES.items():
        (folder / "forum" / f"{name}.csv").write_text(text, "utf-8")
    toml = folder / "programme.toml"
    toml.write_text(toml.read_text("utf-8").replace('["evidence"]', '["forum"]'), "utf-8")
    run_folder(folder, Asked(languages=("en",)))
    return folder


@pytest.fixture
def day(planned: Path, tmp_path: Path, visit):
    return visit(shutil.copytree(planned, tmp_path / "forum"))


def changes(reader) -> list[dict[str, str]]:
    text = (reader.folder / "forum" / "changes.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_person_is_found_and_checked_in(day):
    assert ANA in day.get("/en/forum?find=n%C3%BA%C3%B1ez").text
    page = day.get(ANA)
    assert "&lt;b&gt;Ana&lt;/b&gt;" in page.text
    assert "<b>Ana" not in page.text
    assert (
        day.post("/en/forum/changes", {"kind": "arrived", "participant": "ana"}).status_code == 303
    )
    assert "Checked in" in day.get(ANA).text
    assert "1 of 4" in day.get("/en/forum").text
    day.post("/en/forum/changes", {"kind": "not_arrived", "participant": "ana"})
    assert "0 of 4" in day.get("/en/forum").text
    gone = day.post("/en/forum/changes", {"kind": "arrived", "participant": "nobody"})
    assert gone.status_code == 404


def test_who_did_not_agree_is_not_found_by_name(day):
    assert "people/vera" not in day.get("/en/forum?find=Lind").text
    assert "people/vera" in day.get("/en/forum?find=fjord").text


def test_the_calendar_is_the_persons_own(day):
    answer = day.get(f"{ANA}/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.count("BEGIN:VEVENT") == 1


def test_by_slot_and_by_table(day):
    slot = re.search(r'<option value="(2026[^"]+)"', day.get("/en/forum").text)
    assert slot
    from urllib.parse import quote

    assert "Hall, table" in day.get(f"/en/forum?slot={quote(slot[1])}").text
    assert "Hall, table" in day.get("/en/forum?room=hall").text
    assert day.get("/en/forum?room=none&slot=x").status_code == 200


def test_no_show_replanned_and_everybody_told(day):
    assert day.post("/en/forum/plan", {}).status_code == 303
    assert day.get("/en/forum").text.count("Everything is as it was sent out") == 1
    fields = {
        "base": day.fields(ANA)["base"],
        "kind": "no_show",
        "participant": "ana",
        "slot": "",
        "now": "s1",
    }
    assert day.post("/en/forum/changes", {**fields, "kind": "late"}).status_code == 400
    assert day.post("/en/forum/changes", fields).status_code == 303
    noted = {name: cell for name, cell in changes(day)[0].items() if cell}
    assert noted == {"id": "c-0001", "kind": "no_show", "participant": "ana", "now": "s1"}
    assert day.post("/en/forum/changes", fields).status_code == 409  # made before another's
    assert "The folder has changed since" in day.get("/en/forum").text
    run_folder(day.folder, Asked(languages=("en",)))
    told = day.get("/en/forum").text.partition("Who must be told")[2]
    assert told.count("called off") == 2  # Ana and the one whom she would have met
    assert "people/ana" in told
    assert "people/bo" in told
    assert "people/luis" not in told.partition("<ul>")[0]
