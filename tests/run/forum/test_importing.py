"""Import of a form: a mapping to look at, rows added whole or not at all, every mistake told."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., tuple[int, str]]
FORM = """\
Marca temporal,Nombre completo,Empresa,País,Idiomas,Ofrece,Busca,Acepto aparecer
2026-02-01,Ана Нуньес,Acero Azteca,Chile,"español, ruso",,Máquinas herramienta,Sí
2026-02-01,Igor Belov,Завод «Север»,Noruega,ruso,Станки; Прессы,Acero,Sí
2026-02-02,Ana Núñez,Acero Azteca,Chile,español,Acero,,Sí
"""
BAD = """\
2026-02-03,,Nadie SA,Chile,español,,,Sí
2026-02-03,Eva Mal,Casa,Atlantis,español,,,Sí
2026-02-03,Max Lenguas,Casa,Chile,élfico,,,quizás
"""
TABLES = ("organisations", "participants", "offers", "needs")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "registro.csv"
    path.write_text(FORM, encoding="utf-8")
    return path


def proposed(form: Path, folder: Path, corredor: Call) -> Path:
    code, said = corredor("forum", "import", folder, form)
    assert code == 0, said
    return form.with_name(form.name + ".mapping.toml")


def test_without_a_mapping_one_is_proposed_and_nothing_imported(
    forum: Any, corredor: Call, form: Path
) -> None:
    before = {name: forum.text(name) for name in TABLES}
    mapping = proposed(form, forum.root, corredor)
    assert 'name = ["Nombre completo"]' in mapping.read_text("utf-8")
    assert {name: forum.text(name) for name in TABLES} == before
    code, said = corredor("forum", "import", forum.root, form)
    assert (code, "E025" in said) == (1, True)


def test_people_are_added_and_nothing_is_changed(forum: Any, corredor: Call, form: Path) -> None:
    before = {name: forum.text(name) for name in TABLES}
    mapping = proposed(form, forum.root, corredor)
    code, said = corredor("forum", "import", forum.root, form, "--mapping", mapping)
    assert code == 0, said
    assert all(forum.text(name).startswith(before[name]) for name in TABLES)
    people = {row["name"]: row for row in forum.rows("participants")}
    assert people["Igor Belov"]["side"] == "NO"
    assert people["Igor Belov"]["consent"] == "yes"
    assert people["Ана Нуньес"]["organisation"] == "acero"
    assert [row["text"] for row in forum.rows("offers") if row["participant"] == "igor-belov"] == [
        *("Станки", "Прессы"),
    ]
    assert f"{form}:4: is in the folder already" in said
    assert re.search(r"Ана Нуньес may be Ana Núñez at forum/participants.csv:2", said)


def test_importing_again_adds_nobody_twice(forum: Any, corredor: Call, form: Path) -> None:
    mapping = proposed(form, forum.root, corredor)
    corredor("forum", "import", forum.root, form, "--mapping", mapping)
    before = {name: forum.text(name) for name in TABLES}
    code, said = corredor("forum", "import", forum.root, form, "--mapping", mapping)
    assert (code, "Nothing is new" in said) == (0, True)
    assert {name: forum.text(name) for name in TABLES} == before


def test_mistakes_are_all_told_with_their_places_and_nothing_is_written(
    forum: Any, corredor: Call, form: Path
) -> None:
    form.write_text(FORM + BAD, encoding="utf-8")
    mapping = proposed(form, forum.root, corredor)
    before = {name: forum.text(name) for name in TABLES}
    code, said = corredor("forum", "import", forum.root, form, "--mapping", mapping)
    assert code == 1
    for place in (f"{form}:5:2: E103", f"{form}:6:4: E110", f"{form}:7:5: E110", f"{form}:7:8:"):
        assert place in said, said
    assert {name: forum.text(name) for name in TABLES} == before


def test_the_sound_rows_alone_where_asked_for(forum: Any, corredor: Call, form: Path) -> None:
    form.write_text(FORM + BAD, encoding="utf-8")
    mapping = proposed(form, forum.root, corredor)
    code, said = corredor(
        "forum", "import", forum.root, form, "--mapping", mapping, "--leave-out-wrong"
    )
    assert (code, "E103" in said) == (1, True)
    assert "Igor Belov" in forum.text("participants")
    assert "Eva Mal" not in forum.text("participants")


def test_hostile_answers_are_texts(forum: Any, corredor: Call, form: Path) -> None:
    row = '2026-02-03,"=1+1\r\nana,x",=cmd|x,Chile,español,"@sum(a)\x1b[2J",,Sí\n'
    form.write_bytes((FORM + row).encode())
    mapping = proposed(form, forum.root, corredor)
    code, said = corredor("forum", "import", forum.root, form, "--mapping", mapping)
    assert code == 0, said
    (found,) = (row for row in forum.rows("participants") if "1+1" in row["name"])
    assert found["name"] == " =1+1 ana,x"
    for name in TABLES:
        assert "\x1b" not in forum.text(name)
        assert not re.search(r'(^|,)"?[=@]', forum.text(name), re.M)


def test_a_folder_with_errors_takes_nobody(forum: Any, corredor: Call, form: Path) -> None:
    mapping = proposed(form, forum.root, corredor)
    forum.write("rooms", "id,tables\nhall,many\n")
    before = forum.text("participants")
    code, said = corredor("forum", "import", forum.root, form, "--mapping", mapping)
    assert (code, "forum/rooms.csv:2:6: E105" in said) == (1, True)
    assert forum.text("participants") == before


def test_a_form_that_is_missing_or_none(forum: Any, corredor: Call, form: Path) -> None:
    code, said = corredor("forum", "import", forum.root, form.with_name("no.csv"))
    assert (code, "E006" in said) == (1, True)
    form.write_bytes(b"PK\x03\x04 no workbook")
    code, said = corredor("forum", "import", forum.root, form)
    assert (code, "E018" in said) == (1, True)


def test_an_import_that_was_cut_short_is_completed(forum: Any, corredor: Call, form: Path) -> None:
    mapping = proposed(form, forum.root, corredor)
    before = {name: forum.text(name) for name in TABLES}
    corredor("forum", "import", forum.root, form, "--mapping", mapping)
    whole = {name: forum.text(name) for name in TABLES}
    for name in ("needs", "offers"):
        forum.write(name, before[name])
        code, said = corredor("forum", "import", forum.root, form, "--mapping", mapping)
        assert code == 0, said
        assert {name: forum.text(name) for name in TABLES} == whole
