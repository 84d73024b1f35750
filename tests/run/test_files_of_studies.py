"""Files that a study's tables name: handed over as streams, part of what a result hangs on."""

from pathlib import Path

import pytest

from corredor.core.errors import Place, Problems, UndeclaredRead
from corredor.core.finding import Column, FindingTable
from corredor.core.study import Inputs, Result, Study
from corredor.core.table import ColumnSpec, Row, TableSpec
from corredor.programme.folder import Programme, read_programme
from corredor.run.execute import Executed, execute
from corredor.run.plan import files_of
from corredor.run.store import Store
from corredor.testing import attached, run_study

LISTS = TableSpec(
    "harbour/lists",
    "harbour/lists.csv",
    "Lists.",
    (ColumnSpec("id", "id", "id", True), ColumnSpec("file", "file", "file")),
)


def run(inputs: Inputs) -> Result:
    rows = inputs.table(LISTS.name)
    cells = tuple((row.text("id"), lines(inputs, row)) for row in rows)
    columns = (Column("id", "text", "id"), Column("lines", "number", "lines"))
    return Result(tables=(FindingTable("harbour.lists", "lists", columns, cells, (LISTS.name,)),))


def lines(inputs: Inputs, row: Row) -> int | None:
    held = inputs.file(row, "file")
    if held is None:
        return None
    with held.open() as stream:
        return len(stream.readlines())


STUDY = Study("harbour", (LISTS,), (), run)


@pytest.fixture
def folder(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # A study of a test module has no package of its own whose code could be digested.
    monkeypatch.setattr("corredor.run.execute.study_source", lambda study: study.name)
    (tiny / "harbour").mkdir()
    (tiny / "harbour" / "lists.csv").write_text("id,file\nown,list.csv\nnone,\n", "utf-8")
    (tiny / "harbour" / "list.csv").write_bytes(b"one\ntwo\n\xff\n")
    return tiny


def opened(folder: Path) -> Programme:
    return read_programme(folder, [LISTS])


def executed(folder: Path) -> Executed:
    return execute(opened(folder), (STUDY,), Store(folder / "out"), lambda name, state: None)


def test_a_study_reads_the_file_that_its_table_names(folder: Path) -> None:
    result = executed(folder).results["harbour"]
    assert result.tables[0].rows == (("own", 3), ("none", None))


def test_a_changed_file_makes_the_result_again(folder: Path) -> None:
    assert [step.state for step in executed(folder).steps] == ["made"]
    assert [step.state for step in executed(folder).steps] == ["taken"]
    (folder / "harbour" / "list.csv").write_bytes(b"one\n")
    again = executed(folder)
    assert [step.state for step in again.steps] == ["made"]
    assert "file: harbour/list.csv" in again.steps[0].inputs


def test_a_file_belongs_to_the_study_whose_table_names_it(folder: Path) -> None:
    assert list(files_of(opened(folder), STUDY)) == ["harbour/list.csv"]
    assert files_of(opened(folder), Study("other", (), (), run)) == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [("../../secret", "E007"), ("missing.csv", "E006"), ("/etc/passwd", "E007"), (".", "E011")],
)
def test_a_file_that_cannot_be_read_is_an_error_at_its_cell(
    folder: Path, name: str, code: str
) -> None:
    (folder / "harbour" / "lists.csv").write_text(f"id,file\nown,{name}\n", "utf-8")
    with pytest.raises(Problems) as caught:
        opened(folder)
    found = {(e.code, e.place.file, e.place.line) for e in caught.value.errors if e.place}
    assert (code, "harbour/lists.csv", 2) in found


def test_a_study_cannot_read_files_that_it_was_not_given() -> None:
    with pytest.raises(UndeclaredRead):
        run_study(STUDY, {LISTS.name: (row("list.csv"),)})


def test_bytes_serve_in_the_place_of_a_file() -> None:
    given = run_study(STUDY, {LISTS.name: (row("l.csv"),)}, files={"harbour/l.csv": b"a\nb"})
    assert given.tables[0].rows == (("own", 2),)
    with attached("l.csv", b"a").open() as stream:
        assert stream.read() == b"a"


def row(file: str) -> Row:
    return Row({"id": "own", "file": file}, Place("harbour/lists.csv", 2), {})
