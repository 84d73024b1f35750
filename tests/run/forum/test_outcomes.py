"""Agreements on their way into the register: a document, a candidate, and a person who decides."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., tuple[int, str]]


def candidates(root: Path) -> list[dict[str, str]]:
    with (root / "candidates.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decide(root: Path, **cells: str) -> None:
    rows = [row | cells for row in candidates(root)]
    with (root / "candidates.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_an_agreement_becomes_a_candidate_that_quotes_a_document(
    forum: Any, corredor: Call
) -> None:
    code, said = corredor("forum", "outcomes", forum.root)
    assert code == 0, said
    (row,) = candidates(forum.root)
    record = (forum.root / "documents" / "forum-record-1.txt").read_text("utf-8")
    assert row["quote"] in record
    assert (row["id"], row["decision"], row["stage"]) == ("outcome-r1", "", "negotiated")
    assert (row["proposer"], row["counterpart"], row["sector"]) == ("acero", "ural", "")


def test_the_record_names_organisations_and_no_person(forum: Any, corredor: Call) -> None:
    corredor("forum", "outcomes", forum.root)
    for file in ("documents/forum-record-1.txt", "candidates.csv"):
        text = (forum.root / file).read_text("utf-8-sig")
        assert "Letter by Acero Azteca" in text
        assert "Núñez" not in text
        assert "Щёголев" not in text


def test_nothing_is_accepted_by_itself_and_nothing_proposed_twice(
    forum: Any, corredor: Call
) -> None:
    proposals = (forum.root / "evidence" / "proposals.csv").read_bytes()
    corredor("forum", "outcomes", forum.root)
    code, said = corredor("forum", "outcomes", forum.root)
    assert (code, "Waiting for a decision in candidates.csv: 1" in said) == (0, True)
    assert len(candidates(forum.root)) == 1
    assert (forum.root / "evidence" / "proposals.csv").read_bytes() == proposals


def test_an_incomplete_candidate_is_not_accepted(forum: Any, corredor: Call) -> None:
    corredor("forum", "outcomes", forum.root)
    decide(forum.root, decision="accept")
    code, said = corredor("accept", forum.root, "--person", "Eva", "--date", "2026-06-10")
    assert (code, "E103" in said, "sector" in said) == (1, True, True)


def test_accepted_it_is_a_proposal_and_the_outcome_names_it(forum: Any, corredor: Call) -> None:
    with (forum.root / "terms.csv").open(encoding="utf-8-sig", newline="") as file:
        sector = next(csv.DictReader(file))["id"]
    corredor("forum", "outcomes", forum.root)
    decide(forum.root, decision="accept", sector=sector)
    code, said = corredor("accept", forum.root, "--person", "Eva", "--date", "2026-06-10")
    assert code == 0, said
    code, said = corredor("forum", "outcomes", forum.root)
    assert code == 0, said
    first = forum.rows("outcomes")[0]
    assert first["proposal"] == "a-joint-mill-in-puerto-alga"
    assert first["proposal"] in (forum.root / "evidence" / "proposals.csv").read_text("utf-8")
    assert "r1 led to a-joint-mill-in-puerto-alga" in said
    code, said = corredor("forum", "outcomes", forum.root)
    assert (code, "No outcome is a new agreement" in said) == (0, True)
    code, said = corredor("check", forum.root)
    assert code == 0, said


def test_rejected_it_is_not_proposed_again(forum: Any, corredor: Call) -> None:
    corredor("forum", "outcomes", forum.root)
    decide(forum.root, decision="reject")
    corredor("accept", forum.root, "--person", "Eva", "--date", "2026-06-10")
    code, said = corredor("forum", "outcomes", forum.root)
    assert (code, "No outcome is a new agreement" in said) == (0, True)
    assert candidates(forum.root) == []


def test_a_later_agreement_gets_a_record_of_its_own(forum: Any, corredor: Call) -> None:
    corredor("forum", "outcomes", forum.root)
    first = (forum.root / "documents" / "forum-record-1.txt").read_bytes()
    forum.write("outcomes", forum.text("outcomes")
                + "r3,vera,ana,s3,agreement,=Second; a|b: c=d,,,,\n")  # fmt: skip
    code, said = corredor("forum", "outcomes", forum.root)
    assert code == 0, said
    assert (forum.root / "documents" / "forum-record-1.txt").read_bytes() == first
    assert [row["document"] for row in candidates(forum.root)] == [
        *("forum-record-1", "forum-record-2"),
    ]


def test_an_agreement_of_somebody_invented_says_that_it_is_none(forum: Any, corredor: Call) -> None:
    head, *rest = forum.text("participants").splitlines()
    lines = [f"{head},synthetic", *(f"{line},yes" for line in rest)]
    forum.write("participants", "\n".join(lines) + "\n")
    code, said = corredor("forum", "outcomes", forum.root)
    assert code == 0, said
    (row,) = candidates(forum.root)
    assert "[invent" in row["quote"]
    assert "this is no agreement" in row["doubt"]
