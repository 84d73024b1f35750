from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import Problems
from corredor.programme.folder import read_programme
from corredor.run.main_job import run_folder
from corredor.run.plan import installed_studies
from corredor.run.reading import accept_folder, read_folder

DAY = "2026-05-04"


def programme(folder: Path):
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    return read_programme(folder, specs)


def test_accepted_figures_become_claims_with_their_sources(corridor: Any) -> None:
    read_folder(corridor.path)
    ids = corridor.decide("accept", "1,250.5 million US dollars", "1,3 млрд долларов США")
    accepted = accept_folder(corridor.path, "Ana", DAY)
    assert set(accepted.files) >= {"claims.csv", "sources.csv", "reviews.csv", "candidates.csv"}
    claims = programme(corridor.path).claims
    assert set(ids) <= set(claims)
    assert {claims[name].value for name in ids} == {1250.5, 1300.0}
    assert not set(ids) & {row["id"] for row in corridor.rows()}
    assert {row["person"] for row in corridor.rows("reviews.csv")} == {"Ana"}


def test_a_run_shows_what_was_accepted(corridor: Any) -> None:
    read_folder(corridor.path)
    (name,) = corridor.decide("accept", "1,250.5 million US dollars")
    accept_folder(corridor.path, "Ana", DAY)
    run_folder(corridor.path)
    page = corridor.path / "out" / "report" / "en" / "quotations.html"
    assert f"n-claims.{name}" in page.read_text("utf-8")


def test_rejected_and_accepted_candidates_are_not_proposed_again(corridor: Any) -> None:
    read_folder(corridor.path)
    gone = corridor.decide("reject", "More than 90 companies")
    gone += corridor.decide("accept", "1,250.5 million US dollars")
    accept_folder(corridor.path, "Ana", DAY)
    assert read_folder(corridor.path).new == 0
    assert not set(gone) & {row["id"] for row in corridor.rows()}


def test_precision_counts_mended_rows_apart(corridor: Any) -> None:
    read_folder(corridor.path)
    corridor.decide("reject", "More than 90 companies")
    corridor.decide("accept", "1,250.5 million US dollars", "1,3 млрд долларов США")
    rows = corridor.rows()
    mended = next(row for row in rows if row["words"] == "1,250.5 million US dollars")
    mended["property"] = "exports-of-goods"
    corridor.write(rows)
    accepted = accept_folder(corridor.path, "Ana", DAY)
    (held,) = accepted.precision
    assert (held.kind, held.accepted, held.corrected, held.rejected) == ("figure", 1, 1, 1)
    assert held.share == pytest.approx(1 / 3)


def test_what_the_folder_would_not_pass_stays_a_candidate(corridor: Any) -> None:
    read_folder(corridor.path)
    corridor.decide("accept", "1,250.5 million US dollars")
    rows = corridor.rows()
    wrong = next(row for row in rows if row["decision"])
    wrong["quote"] = wrong["quote"].replace("1,250.5", "1,260.5")
    corridor.write(rows)
    before = corridor.tables()
    with pytest.raises(Problems) as caught:
        accept_folder(corridor.path, "Ana", DAY)
    (error,) = caught.value.errors
    assert error.code == "E302"
    assert error.place is not None
    assert error.place.file == "candidates.csv"
    assert before == corridor.tables()


def test_a_lacking_cell_is_named_before_anything_is_moved(corridor: Any) -> None:
    read_folder(corridor.path)
    corridor.decide("accept", "1,250.5 million US dollars")
    rows = corridor.rows()
    next(row for row in rows if row["decision"])["unit"] = ""
    corridor.write(rows)
    with pytest.raises(Problems) as caught:
        accept_folder(corridor.path, "Ana", DAY)
    assert [error.code for error in caught.value.errors] == ["E103"]


def test_an_interrupted_move_is_completed_by_the_next(corridor: Any) -> None:
    read_folder(corridor.path)
    corridor.decide("accept", "1,250.5 million US dollars")
    candidates = (corridor.path / "candidates.csv").read_bytes()
    accept_folder(corridor.path, "Ana", DAY)
    claims = (corridor.path / "claims.csv").read_bytes()
    (corridor.path / "candidates.csv").write_bytes(candidates)
    (corridor.path / "reviews.csv").unlink()
    accept_folder(corridor.path, "Ana", DAY)
    assert (corridor.path / "claims.csv").read_bytes() == claims
    assert len(corridor.rows("reviews.csv")) == 1


def test_nothing_decided_writes_nothing(corridor: Any) -> None:
    read_folder(corridor.path)
    before = corridor.tables()
    assert accept_folder(corridor.path, "Ana", DAY).files == ()
    assert before == corridor.tables()


@pytest.mark.parametrize("person", ["", "  "])
def test_nobody_accepts_nothing(corridor: Any, person: str) -> None:
    read_folder(corridor.path)
    corridor.decide("accept", "1,250.5 million US dollars")
    before = corridor.tables()
    with pytest.raises(Problems) as caught:
        accept_folder(corridor.path, person, DAY)
    assert [error.code for error in caught.value.errors] == ["E103"]
    assert corridor.tables() == before


def test_what_was_rejected_stays_away_after_others_were_accepted(corridor: Any) -> None:
    read_folder(corridor.path)
    rows = corridor.rows()
    for row in rows:
        if row["kind"] in ("person", "organisation", "source", "statement"):
            row["decision"] = "reject"
    corridor.write(rows)
    rejected = {row["id"] for row in rows if row["decision"]}
    corridor.decide("accept", "1,250.5 million US dollars")
    accept_folder(corridor.path, "Ana", DAY)
    assert read_folder(corridor.path).new == 0
    assert not rejected & {row["id"] for row in corridor.rows()}


RANGE = """Between 150 and 420 companies took part in the Chile-Vietnam Business Forum, which was \
held on May 14, 2024 in Valparaíso, said Tran Van Minh, ambassador of Vietnam to Chile. The forum \
ended with a dinner at the harbour, to which the city had invited all of its guests.
"""


def test_an_accepted_range_shows_both_its_ends(corridor: Any) -> None:
    (corridor.path / "documents" / "range.txt").write_text(RANGE, "utf-8")
    read_folder(corridor.path)
    (name,) = corridor.decide("accept", "Between 150 and 420 companies")
    accept_folder(corridor.path, "Ana", DAY)
    run_folder(corridor.path)
    out = corridor.path / "out"
    facts = (out / "tables" / "evidence.facts.csv").read_text("utf-8-sig")
    (line,) = [line for line in facts.splitlines() if name in line]
    assert f"claims.{name}-high" in line
    page = (out / "report" / "en" / "study-evidence.html").read_text("utf-8")
    table = page[page.index('data-table="evidence.facts"') :].partition("</table>")[0]
    row = next(row for row in table.split("<tr>") if "150" in row)
    assert "420" in row


@pytest.mark.parametrize(
    ("period", "year"), [("2022", "2022"), ("", "nominal"), ("2021-05/2022-06", "2021")]
)
def test_the_price_year_follows_a_mended_period(corridor: Any, period: str, year: str) -> None:
    read_folder(corridor.path)
    (name,) = corridor.decide("accept", "1,250.5 million US dollars")
    rows = corridor.rows()
    next(row for row in rows if row["id"] == name)["period"] = period
    corridor.write(rows)
    accept_folder(corridor.path, "Ana", DAY)
    assert programme(corridor.path).claims[name].unit == f"MUSD_{year}"


def test_a_price_year_of_the_reviewer_stays(corridor: Any) -> None:
    read_folder(corridor.path)
    (name,) = corridor.decide("accept", "1,250.5 million US dollars")
    rows = corridor.rows()
    next(row for row in rows if row["id"] == name)["price_year"] = "2015"
    corridor.write(rows)
    accept_folder(corridor.path, "Ana", DAY)
    assert programme(corridor.path).claims[name].unit == "MUSD_2015"


def test_without_digests_nothing_is_moved_and_reading_makes_them_anew(corridor: Any) -> None:
    read_folder(corridor.path)
    corridor.decide("accept", "1,250.5 million US dollars")
    corridor.write([{k: v for k, v in row.items() if k != "check"} for row in corridor.rows()])
    with pytest.raises(Problems) as caught:
        accept_folder(corridor.path, "Ana", DAY)
    assert [error.code for error in caught.value.errors] == ["E120"]
    assert read_folder(corridor.path).kept == 1
    assert all(row["check"] for row in corridor.rows())
    assert accept_folder(corridor.path, "Ana", DAY).precision[0].accepted == 1


def a_proposal(corridor: Any) -> dict[str, str]:
    rows = corridor.rows()
    row = next(row for row in rows if row["kind"] == "proposal" and row["document"] == "ferry")
    row["decision"] = "accept"
    corridor.write(rows)
    return row


def mend(corridor: Any, name: str, **cells: str) -> None:
    rows = corridor.rows()
    next(row for row in rows if row["id"] == name).update(cells)
    corridor.write(rows)


def test_an_unknown_sector_is_told_how_to_add_it(corridor: Any) -> None:
    read_folder(corridor.path)
    row = a_proposal(corridor)
    mend(corridor, row["id"], sector="night-fishing")
    before = corridor.tables()
    with pytest.raises(Problems) as caught:
        accept_folder(corridor.path, "Ana", DAY)
    (error,) = caught.value.errors
    assert error.code == "E121"
    assert str(error.place).startswith("candidates.csv:")
    entry = "night-fishing=term=es:… | en:… | ru:…"
    assert entry in error.line()
    assert corridor.tables() == before
    mend(corridor, row["id"], names=f"{row['names']}; {entry.replace('…', 'fishing at night')}")
    accept_folder(corridor.path, "Ana", DAY)
    held = programme(corridor.path).tables
    assert "night-fishing" in {term.text("id") for term in held["terms"]}


def test_a_later_proposal_attests_a_stage_that_stands(corridor: Any) -> None:
    text = (corridor.path / "documents" / "ferry.txt").read_text("utf-8")
    read_folder(corridor.path)
    first = a_proposal(corridor)
    accept_folder(corridor.path, "Ana", DAY)
    stages = corridor.path / "evidence" / "stages.csv"
    before = stages.read_text("utf-8-sig")
    (corridor.path / "documents" / "later.txt").write_text(f"Again\n\n{text}", "utf-8")
    read_folder(corridor.path)
    rows = corridor.rows()
    second = next(r for r in rows if r["kind"] == "proposal" and r["document"] == "later")
    second |= {"decision": "accept", **{k: first[k] for k in ("value", "stage", "period")}}
    corridor.write(rows)
    candidates = (corridor.path / "candidates.csv").read_bytes()
    accepted = accept_folder(corridor.path, "Ana", DAY)
    assert "evidence/stages.csv" in accepted.files
    (stage,) = programme(corridor.path).tables["evidence/stages"]
    assert stage.ids("claims") == (first["id"], second["id"])
    after = stages.read_text("utf-8-sig")
    assert after.replace(f" {second['id']}", "") == before
    (corridor.path / "candidates.csv").write_bytes(candidates)
    accept_folder(corridor.path, "Ana", DAY)
    assert stages.read_text("utf-8-sig") == after
