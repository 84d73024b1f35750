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
    assert f'"{name}' in (corridor.path / "out" / "report" / "en" / "index.html").read_text("utf-8")


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
