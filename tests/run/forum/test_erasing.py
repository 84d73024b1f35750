"""A person's data: shown whole, and erased without a trace."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
from icalendar import Calendar

from corredor.programme.folder import read_programme
from corredor.run.forum.gather import study_tables

Call = Callable[..., tuple[int, str]]


def traces(root: Path, *words: str) -> list[str]:
    """Return the files in which a word stands, in their bytes or in the text of a PDF."""
    found: list[str] = []
    for path in sorted(root.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(path)
            text = "".join(page.get_textpage().get_text_range() for page in document)
            document.close()
        folded = " ".join(text.casefold().split())
        if path.stem in words or any(word.casefold() in folded for word in words):
            found.append(path.relative_to(root).as_posix())
    return found


def test_a_person_sees_all_that_is_held(forum: Any, corredor: Call) -> None:
    (forum.root / "documents" / "list.txt").write_text("Guests:\nana  núñez\n", encoding="utf-8")
    (forum.root / "guests.xlsx").write_bytes(b"PK\x03\x04\x00\xff")
    corredor("forum", "outputs", forum.root)
    code, said = corredor("forum", "person", forum.root, "--person", "ana")
    assert code == 0
    held = json.loads(said)
    assert held["names"] == ["Ana Núñez"]
    assert set(held["folder"]) == {
        f"forum/{name}" for name in ("participants", "offers", "wishes", "sessions", "outcomes")
    }
    assert {row["id"] for row in held["results"]["forum.meetings"]} == {"m-1", "m-2"}
    assert held["mentions"] == ["documents/list.txt:2"]
    assert "guests.xlsx" in held["unsearched"]
    assert "out/forum/agendas/ana.pdf" in held["outputs"]
    assert "out/forum/contacts.vcf" in held["outputs"]


def test_nothing_is_shown_of_nobody(forum: Any, corredor: Call) -> None:
    code, said = corredor("forum", "person", forum.root, "--person", "nobody")
    assert (code, "E108" in said) == (1, True)


def test_no_trace_is_left(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    forum.run()
    corredor("forum", "outputs", forum.root)
    corredor("export", forum.root)
    assert traces(forum.root, "ana", "Ana Núñez")
    code, said = corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert code == 0, said
    assert traces(forum.root, "ana núñez", "núñez") == []
    for name in ("plan", "wishes", "offers", "sessions", "outcomes", "participants"):
        for row in forum.rows(name):
            assert "ana" not in " ".join(row.values()).split(), name
    read_programme(forum.root, study_tables())


def test_rows_of_others_stay_as_they_are(forum: Any, corredor: Call) -> None:
    before = {name: forum.rows(name) for name in ("participants", "offers", "needs", "rooms")}
    corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    for name, rows in before.items():
        kept = [row for row in rows if "ana" not in row.values()]
        assert [row for row in forum.rows(name) if row["id"] != "erased-1"] == kept
    assert [row["participants"] for row in forum.rows("sessions")] == ["ivan", ""]


def test_an_outcome_that_the_other_needs_stays_without_the_person(
    forum: Any, corredor: Call
) -> None:
    _, said = corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert "erased-1 stands there" in said
    first = forum.rows("outcomes")[0]
    assert (first["participant"], first["owner"]) == ("erased-1", "erased-1")
    assert first["next_step"] == "Letter by […]"
    (nobody,) = (row for row in forum.rows("participants") if row["id"] == "erased-1")
    assert (nobody["name"], nobody["organisation"], nobody["capacity"]) == ("—", "acero", "0")
    corredor("forum", "erase", forum.root, "--person", "ivan", "--yes")
    corredor("forum", "erase", forum.root, "--person", "vera", "--yes")
    assert forum.rows("outcomes") == []


def test_who_is_asked_may_say_no(forum: Any, corredor: Call) -> None:
    before = {path: path.read_bytes() for path in forum.root.rglob("*.csv")}
    code, _ = corredor("forum", "erase", forum.root, "--person", "ana", answer="n\n")
    assert code != 0
    assert {path: path.read_bytes() for path in forum.root.rglob("*.csv")} == before


def test_an_applicant_goes_from_rankings_and_joint_applications(forum: Any, corredor: Call) -> None:
    code, said = corredor("forum", "erase", forum.root, "--person", "bo-b", "--yes")
    assert code == 0, said
    assert forum.rows("hosts")[0]["ranking"] == "ana-a ce-c"
    assert [(row["id"], row["with"]) for row in forum.rows("applicants")] == [
        ("ana-a", ""),
        ("ce-c", ""),
    ]


def test_an_interpreter_can_be_erased_too(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    code, said = corredor("forum", "erase", forum.root, "--person", "olga", "--yes")
    assert code == 0, said
    assert traces(forum.root, "olga") == []
    assert {row["id"] for row in forum.rows("plan") if row["other"]} == {"m-1", "m-2"}


def calendar(forum: Any, name: str) -> Calendar:
    return Calendar.from_ical((forum.root / "out/forum/agendas" / name).read_bytes())


def test_who_would_have_met_the_person_is_told_by_the_calendar(forum: Any, corredor: Call) -> None:
    corredor("forum", "freeze", forum.root)
    forum.run()
    corredor("forum", "outputs", forum.root)
    sent = {str(e["uid"]): int(str(e["sequence"])) for e in calendar(forum, "vera.ics").events}
    _, said = corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert "called off: 2" in said
    assert traces(forum.root, "ana núñez") == []
    for _ in range(2):
        forum.run(())
        corredor("forum", "outputs", forum.root)
        (off,) = calendar(forum, "vera.cancelled.ics").events
        assert calendar(forum, "vera.cancelled.ics")["method"] == "CANCEL"
        assert (str(off["status"]), int(str(off["sequence"]))) == ("CANCELLED", 1)
        assert sent[str(off["uid"])] == 0
        assert str(off["uid"]) in {str(e["uid"]) for e in calendar(forum, "vera.ics").events}
        corredor("forum", "freeze", forum.root)
    corredor("forum", "erase", forum.root, "--person", "vera", "--yes")
    assert {row["participant"] for row in forum.rows("plan") if row["uid"]} == {"ivan"}


def test_where_a_name_stands_in_a_document_a_person_decides(forum: Any, corredor: Call) -> None:
    (forum.root / "documents" / "list.txt").write_text("ana núñez came\n", encoding="utf-8")
    _, said = corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert "documents/list.txt:1: the name stands here still" in said
    assert (forum.root / "documents" / "list.txt").read_text("utf-8") == "ana núñez came\n"


def test_analyses_of_documents_outlive_an_erasure(forum: Any, corredor: Call) -> None:
    kept = forum.root / "out" / "reading" / "analysis"
    kept.parent.mkdir()
    kept.write_text("{}")
    corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert kept.exists()
    assert sorted(path.name for path in (forum.root / "out").iterdir()) == [
        *(".corredor", ".gitignore", ".lock", "reading"),
    ]


def test_a_name_of_one_word_and_names_of_others_stay(forum: Any, corredor: Call) -> None:
    people = forum.text("participants")
    added = (
        "vera-2,Vera,acero,CL,company,es,,5,yes,\nvera-3,Vera Lind,acero,CL,company,es,,5,yes,\n"
    )
    forum.write("participants", people + added)
    forum.write("needs", forum.text("needs") + "n2,ivan,en,Aloe vera and Vera Lind,24,\n")
    code, said = corredor("forum", "erase", forum.root, "--person", "vera-2", "--yes")
    assert code == 0, said
    assert {row["name"] for row in forum.rows("participants")} >= {"Vera Lind", "Ana Núñez"}
    assert forum.rows("needs")[-1]["text"] == "Aloe vera and Vera Lind"
    assert "forum/needs.csv:3: the name stands here still" in said
    corredor("forum", "erase", forum.root, "--person", "vera", "--yes")
    assert [row["id"] for row in forum.rows("participants") if row["name"] == "Vera Lind"] == [
        "vera-3",
    ]
    assert forum.rows("needs")[-1]["text"] == "Aloe vera and […]"


def test_a_refused_erasure_leaves_results_and_rows(forum: Any, corredor: Call) -> None:
    corredor("forum", "outputs", forum.root)
    before = {path: path.read_bytes() for path in forum.root.rglob("*") if path.is_file()}
    forum.write("rooms", "id,tables\nhall,many\n")
    code, _ = corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert code == 1
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert changed == [forum.root / "forum" / "rooms.csv"]


def test_half_written_tables_of_an_interrupted_command_go_too(forum: Any, corredor: Call) -> None:
    table = forum.root / "forum" / "participants.csv"
    left = table.with_name(".participants.csv.a1b2c3_x")
    own = table.with_name(".participants.csv.notes of mine")
    for path in (left, own):
        path.write_bytes(table.read_bytes())
    code, said = corredor("forum", "erase", forum.root, "--person", "ana", "--yes")
    assert code == 0, said
    assert (left.exists(), own.exists()) == (False, True)
