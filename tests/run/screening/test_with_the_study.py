"""Evidence of what the study itself finds: packs, decisions and their end, in a real folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from corredor.run.screening.chain import read_chain
from corredor.run.screening.deciding import Decided, decide
from corredor.run.screening.pack import Pack, make_pack, write_pack
from corredor.run.screening.records import Request
from corredor.run.screening.screened import screen_folder
from corredor.run.screening.verification import verify

ASKED = Request("", "Ana", "officer", "forum", "2026-11-22T10:00:00+00:00", "stated", ("ru",))
FILES = {
    "parties": "id,name,schema,country,identifiers\n"
    "works,АО «Зарвекс Машиностроение»,organisation,RU,\n"
    "calm,Naviera Quieta del Norte,organisation,MX,\n"
    "form,S.A. de C.V.,organisation,MX,\n",
    "lists": "list,format\ndemo,demo\n",
    "policy": "rule,value,rationale\nas_of,2026-11-22,the day of the meeting\n",
    "ownership": "id,owner,asset,share,source\nh1,works,calm,50,register\n",
}


@pytest.fixture
def real(tiny: Path) -> Path:
    """Return a folder for the study that is installed."""
    (tiny / "screening").mkdir()
    for name, text in FILES.items():
        (tiny / "screening" / f"{name}.csv").write_text(text, encoding="utf-8")
    return tiny


def bodies(pack: Pack, kind: str) -> list[Any]:
    chain = read_chain(pack.files[f"{pack.name}.jsonl"], pack.name)
    return [one.body for one in chain.records if one.kind == kind]


def hits(root: Path) -> list[Any]:
    pack = make_pack(screen_folder(root), ASKED)
    return [one for one in bodies(pack, "result") if one["party"] == "works" and one["entry"]]


def test_all_that_was_found_is_in_the_pack(real: Path) -> None:
    pack = make_pack(screen_folder(real), ASKED)
    results = bodies(pack, "result")
    assert {one["party"] for one in results} >= {"works", "calm", "form"}
    hit = next(one for one in results if one["party"] == "works" and one["entry"])
    assert hit["entry"] == "demo-zarvex"
    words = [one for one in bodies(pack, "alignment") if one["party"] == "works"]
    assert {"Зарвекс", "Машиностроение"} <= {one["asked"] for one in words}
    entry = next(one for one in bodies(pack, "entry") if one["id"] == "demo-zarvex")
    assert entry["digest"] == hit["entry_digest"]
    party = next(one for one in bodies(pack, "party") if one["party"] == "works")
    assert party["digest"] == hit["query"]
    form = next(one for one in bodies(pack, "party") if one["party"] == "form")
    assert not form["forms"][0]["screenable"]
    walk = [one for one in bodies(pack, "ownership") if one["party"] == "calm"]
    assert walk
    assert "h1" in {one["holding"] for one in bodies(pack, "holdings")}
    assert {one["of"] for one in bodies(pack, "columns")} >= {"result", "list", "gate"}
    for one in bodies(pack, "columns"):
        names = {column["name"] for column in one["columns"]}
        assert all(row.keys() <= names | {"age_at_request"} for row in bodies(pack, one["of"]))


def test_a_pack_on_one_party_holds_its_holdings(real: Path) -> None:
    one = Request("calm", ASKED.asked_by, ASKED.role, ASKED.purpose, ASKED.time, "stated", ("es",))
    pack = make_pack(screen_folder(real), one)
    assert {row["holding"] for row in bodies(pack, "holdings")} == {"h1"}
    assert [row["party"] for row in bodies(pack, "party")] == ["calm"]
    assert json.dumps(bodies(pack, "result")).count("Зарвекс") == 0


def test_it_replays(real: Path, tmp_path: Path) -> None:
    target, pack = write_pack(real, ASKED, tmp_path / "packs")
    assert verify(target / f"{pack.name}.jsonl", real, pack.seal).replayed


def test_a_decision_holds_until_a_side_changes(real: Path) -> None:
    assert {one["decision"] for one in hits(real)} == {""}
    decide(
        real,
        Decided("works", "demo", "demo-zarvex", "false_positive", "Ana", "other", "2026-11-22"),
    )
    assert {one["decision"] for one in hits(real) if one["entry"] == "demo-zarvex"} == {
        "false_positive"
    }
    pack = make_pack(screen_folder(real), ASKED)
    assert [one["standing"] for one in bodies(pack, "decision")] == ["in_force"]
    parties = real / "screening" / "parties.csv"
    parties.write_text(FILES["parties"].replace(",RU,", ",KZ,"), encoding="utf-8")
    assert {one["decision"] for one in hits(real)} == {""}
    pack = make_pack(screen_folder(real), ASKED)
    assert [one["standing"] for one in bodies(pack, "decision")] == ["party_changed"]
