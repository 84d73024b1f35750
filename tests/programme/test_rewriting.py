"""Rows taken out and cells changed; every other byte stays."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.rewriting import rewritten

SPEC = TableSpec(
    "notes", "notes.csv", "notes", (ColumnSpec("id", "id", "id"), ColumnSpec("text", "text", "t"))
)
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


def test_other_rows_stay_byte_for_byte(tmp_path: Path) -> None:
    text = 'id;text\r\n\r\na;"x;\r\ny"\r\nb;  two\r\nc;три'
    (tmp_path / "notes.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    made = rewritten(tmp_path, SPEC, lambda _, row: None if row["id"] == "b" else {})
    assert (made.removed, made.changed) == (1, 0)
    assert made.file.content == b"\xef\xbb\xbf" + text.replace("b;  two\r\n", "").encode()


def test_a_changed_cell_keeps_its_row_and_delimiter(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("id;text\na;x\nb;y\n")
    made = rewritten(tmp_path, SPEC, lambda at, _: {"text": "q;r"} if at == 3 else {})
    assert made.file.new == 'id;text\na;x\nb;"q;r"\n'


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_encoding_stays(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "notes.csv").write_bytes("\ufeffid,text\na,ж\nb,щ\n".encode(encoding))
    made = rewritten(tmp_path, SPEC, lambda _, row: None if row["id"] == "a" else {})
    assert made.file.content == "\ufeffid,text\nb,щ\n".encode(encoding)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6), st.sets(st.integers(0, 5)))
def test_what_is_left_is_what_was_not_taken(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], gone: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    stream = io.StringIO(newline="")
    numbered = [(str(at), f"x{one}{two}") for at, (one, two) in enumerate(rows)]
    csv.writer(stream).writerows([("id", "text"), *numbered])
    (folder / "notes.csv").write_bytes(stream.getvalue().encode())
    made = rewritten(folder, SPEC, lambda _, row: None if int(row["id"]) in gone else {})
    left = list(csv.reader(io.StringIO(made.file.new, newline="")))
    assert left == [["id", "text"], *(list(row) for at, row in enumerate(numbered)
                                      if at not in gone)]  # fmt: skip
