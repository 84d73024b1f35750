"""Candidates and conflicts: read beside the words, decided, and written as the commands do."""

from __future__ import annotations

import csv
import io

import pytest

from corredor.programme.starter import start_programme
from corredor.run.plan import installed_studies
from corredor.run.reading import Asked, read_folder

TEXT = """Kenya and Japan trade more

NAIROBI – Kenya exported goods worth 1,250.5 million US dollars to Japan in 2023, said Sato Kenji, \
Japan’s ambassador to Kenya.

“We want to buy more tea,” Kenji said. They spoke about the harvest, the price of transport \
and the ships that carry the boxes from one port to the other, and they agreed to meet again soon.
"""


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    made = tmp_path_factory.mktemp("kenya") / "kenya"
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    start_programme(made, "en", specs, ("KE", "JP"))
    (made / "documents" / "tea.txt").write_text(TEXT, "utf-8")
    read_folder(made, Asked(jobs=1))
    return made


@pytest.fixture
def kenya(read, tmp_path, visit):
    import shutil

    return visit(shutil.copytree(read, tmp_path / "kenya"))


def figure(folder):
    return next(
        row for row in rows(folder / "candidates.csv") if row["words"].startswith("1,250.5")
    )


def test_a_candidate_stands_beside_its_passage(kenya):
    found = figure(kenya.folder)
    page = kenya.get(f"/en/review/{found['id']}").text
    assert "<mark>" in page
    assert "NAIROBI" in page
    assert found["id"] in kenya.get("/en/review").text


def test_accepted_corrected_and_carried_out(kenya):
    found = figure(kenya.folder)
    address = f"/en/review/{found['id']}"
    fields = kenya.fields(address) | {"cell:note": "read by hand", "decision": "accept"}
    assert kenya.post(address, fields).status_code == 303
    assert figure(kenya.folder)["decision"] == "accept"
    before = len(rows(kenya.folder / "claims.csv"))
    assert kenya.post("/en/review", {"person": "Ana Ruiz"}).status_code == 303
    claim = rows(kenya.folder / "claims.csv")[before]
    assert (claim["value"], claim["unit"], claim["note"]) == ("1250.5", "MUSD", "read by hand")
    assert rows(kenya.folder / "reviews.csv")[0]["person"] == "Ana Ruiz"
    assert [one.action for one in kenya.office.log.entries()] == ["accept", "accept"]


def test_rejected_and_left_open_again(kenya):
    found = figure(kenya.folder)
    address = f"/en/review/{found['id']}"
    kenya.post(address, kenya.fields(address) | {"decision": "reject"})
    assert figure(kenya.folder)["decision"] == "reject"
    kenya.post(address, kenya.fields(address) | {"decision": ""})
    assert figure(kenya.folder) == found
    assert kenya.post(address, kenya.fields(address) | {"decision": "perhaps"}).status_code == 400


def test_two_who_review_at_once(kenya):
    found = figure(kenya.folder)
    address = f"/en/review/{found['id']}"
    mine = kenya.fields(address)
    kenya.post(address, mine | {"decision": "reject"})
    late = kenya.post(address, mine | {"decision": "accept", "cell:value": "1251"})
    assert late.status_code == 409
    assert "1251" in late.text
    assert figure(kenya.folder)["decision"] == "reject"


def test_a_wrong_correction_is_refused_where_it_stands(kenya):
    found = figure(kenya.folder)
    address = f"/en/review/{found['id']}"
    before = (kenya.folder / "candidates.csv").read_bytes()
    fields = kenya.fields(address) | {"cell:qualifier": "nearly", "decision": "accept"}
    answer = kenya.post(address, fields)
    assert answer.status_code == 422
    assert "E110" in answer.text
    assert (kenya.folder / "candidates.csv").read_bytes() == before


CONFLICT = "/en/conflicts/kelp-fair.exhibitors.2023"


def test_a_conflict_is_decided_with_a_reason_and_can_be_decided_anew(reader):
    page = reader.get(CONFLICT).text
    assert page.count("<mark>") == 2
    fields = reader.fields(CONFLICT) | {"person": "Ana", "reason": "The list of stands."}
    assert reader.post(CONFLICT, fields).status_code == 303  # none of them is a decision too
    held = reader.fields(CONFLICT) | {
        "claim": "exhibitors-en",
        "person": "Iván",
        "reason": "Counted.",
    }
    assert reader.post(CONFLICT, held).status_code == 303
    row = rows(reader.folder / "decisions.csv")[-1]
    assert (row["claim"], row["person"], row["reason"]) == ("exhibitors-en", "Iván", "Counted.")
    assert row["considered"] == "exhibitors-en exhibitors-es"
    assert reader.office.programme().facts["kelp-fair.exhibitors.2023"].stance == "decided"
    assert reader.post(CONFLICT, fields).status_code == 409
    assert reader.post(CONFLICT, held | {"claim": "visitors-en"}).status_code == 400
    assert reader.post(CONFLICT, held | {"reason": " "}).status_code == 400
