"""Look-back and the quick look: what an edition says, and how far it can be trusted."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corredor.run.screening.lookback import look_back

Call = Callable[..., tuple[int, str]]


def un_list(date: str, *entries: tuple[str, str]) -> str:
    held = "".join(
        f"<ENTITY><DATAID>{name}</DATAID><FIRST_NAME>{text}</FIRST_NAME>"
        "<UN_LIST_TYPE>X</UN_LIST_TYPE></ENTITY>"
        for name, text in entries
    )
    return (
        f'<CONSOLIDATED_LIST dateGenerated="{date}T00:00:00"><INDIVIDUALS/>'
        f"<ENTITIES>{held}</ENTITIES></CONSOLIDATED_LIST>"
    )


OLD = un_list("2026-10-01", ("A", "QUARTZ HARBOUR"), ("B", "ZARVEX"), ("D", "SIN NOMBRE"))
NEW = un_list("2026-11-20", ("B", "ZARVEX"), ("C", "BOLERO DEL PACIFICO"), ("D", "SIN CAMBIO"))


@pytest.fixture
def editions(folder: Any) -> Any:
    """Return a folder with two editions of a list."""
    room = folder.root / "screening"
    (room / "old.xml").write_text(OLD, encoding="utf-8")
    (room / "new.xml").write_text(NEW, encoding="utf-8")
    folder.write(
        "lists", "list,format,file,replaces\nold,un_xml,old.xml,\nnew,un_xml,new.xml,old\n"
    )
    return folder


def test_who_would_have_been_hit(editions: Any) -> None:
    held = look_back(editions.root, "new", older="old")
    assert (held.older.published, held.newer.published) == ("2026-10-01", "2026-11-20")
    assert {(one.entry, one.change) for one in held.deltas} == {
        ("A", "removed"),
        ("C", "added"),
        ("D", "changed"),
    }
    found = {(one.party, one.entry): (one.then, one.now) for one in held.hits}
    assert found["bolero", "C"][0] == "NO_HIT_WITHIN_COVERAGE"
    assert found["bolero", "C"][1] in ("MATCH", "REVIEW")
    assert found["zarvex", "B"][0] == found["zarvex", "B"][1]
    assert [one.entry for one in held.differing] == ["C"]


def test_a_file_outside_the_folder(editions: Any, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.dat"
    file.write_text(OLD, encoding="utf-8")
    inside = look_back(editions.root, "new", older="old")
    outside = look_back(editions.root, "new", since=str(file))
    assert outside.hits == inside.hits
    assert look_back(editions.root, "new", since=f"{file}:un_xml").deltas == inside.deltas


def test_an_edition_against_itself(editions: Any) -> None:
    held = look_back(editions.root, "new", older="new")
    assert (held.deltas, held.differing) == ((), ())


def test_command(editions: Any, corredor: Call) -> None:
    root = editions.root
    code, said = corredor("screening", "lookback", root, "--list", "old", "--list", "new")
    assert code == 0, said
    rows = list(csv.DictReader(io.StringIO(said[: said.index("Then:")])))
    assert {row["entry"] for row in rows} == {"B", "C"}
    assert "Entries removed: 1" in said
    code, said = corredor(
        "screening", "lookback", root, "--list", "old", "--list", "new", "--entries"
    )
    assert "A,QUARTZ HARBOUR,removed\n" in said
    code, said = corredor("screening", "lookback", root, "--list", "new", "--since", "none.xml")
    assert (code, "E011" in said) == (1, True), said
    code, said = corredor("screening", "lookback", root, "--list", "nwe", "--list", "old")
    assert (code, "E110" in said) == (1, True), said
    for wrong in (["--list", "new"], ["--list", "old", "--list", "new", "--since", "x"]):
        code, said = corredor("screening", "lookback", root, *wrong)
        assert (code, "--since" in said) == (2, True), said


def look(corredor: Call, name: str, *options: object) -> str:
    code, said = corredor("screening", "name", name, *options)
    assert code == 0, said
    return said


def test_a_name_in_a_list(corredor: Call, tmp_path: Path) -> None:
    file = tmp_path / "list.xml"
    file.write_text(NEW, encoding="utf-8")
    wanted = ("--list", f"{file}:un_xml", "--date", "2026-11-22")
    said = look(corredor, "Зарвекс", *wanted)
    assert "MATCH  list:B" in said
    assert "Зарвекс ~ ZARVEX" in said
    assert "published 2026-11-20, 2 days old" in said
    said = look(corredor, "Quartz Harbour", *wanted)
    assert said.startswith("NO_HIT_WITHIN_COVERAGE")
    assert "clear" not in said.casefold()
    said = look(corredor, "Quartz Harbour", *wanted[:-1], "2027-11-22")
    assert said.startswith("NOT_SCREENABLE")
    assert "too old" in said
    said = look(corredor, "Zarvex", *wanted[:-1], "2027-11-22")
    assert "MATCH" in said  # an old list may show a hit, never the absence of one
    assert look(corredor, "Compañía, S.A. de C.V.", *wanted).startswith("NOT_SCREENABLE")


def test_the_list_for_demonstration_shows_no_absence(corredor: Call) -> None:
    said = look(corredor, "Quartz Harbour", "--list", "demo")
    assert said.startswith("NOT_SCREENABLE")
    assert "every name is invented" in said


@pytest.mark.parametrize(
    ("options", "code", "expected"),
    [
        (["x", "--list", "list.csv"], 1, "E011"),
        (["x", "--list", "{file}"], 1, "E110"),
        (["x", "--list", "{file}:un_xml"], 1, "E1"),
        (["", "--list", "demo"], 2, "write a text"),
        (["x"], 2, "--list"),
        (["x", "--list", "demo", "--schema", "ship"], 2, "vessel"),
        (["x", "--list", "demo", "--date", "yesterday"], 2, "yesterday"),
    ],
)
def test_wrong_use(
    corredor: Call, tmp_path: Path, options: list[str], code: int, expected: str
) -> None:
    file = tmp_path / "some.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    found, said = corredor("screening", "name", *(one.format(file=file) for one in options))
    assert (found, expected in said) == (code, True), said
