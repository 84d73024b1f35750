"""Rows are added; what stood there stays, byte for byte."""

import codecs
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corredor.core.errors import CorredorError
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.appending import append_to_table, with_rows
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.measures import Measures
from corredor.programme.opening import Root
from corredor.programme.rows import read_table
from corredor.programme.sheets import sheet_of
from corredor.programme.specs import CLAIMS, ORGANISATIONS, TERMS

TOY = TableSpec(
    "toy",
    "toy.csv",
    "",
    (
        ColumnSpec("id", "id", "", filled=True),
        ColumnSpec("quote", "text", ""),
        ColumnSpec("size", "number", ""),
        ColumnSpec("note", "text", ""),
    ),
)
PORT = {"id": "port", "quote": 'the "new" port; here, now\nand then', "note": "=1+1"}


def read(root: Path, spec: TableSpec = TOY) -> list[dict[str, Any]]:
    text = Root(root).read_text(spec.file, 10**6)
    diagnostics = Diagnostics()
    columns = frozenset(column.name for column in spec.columns)
    table = read_table(sheet_of(spec.file, text, columns), spec, Measures(), diagnostics)
    assert not [error for error in diagnostics.sorted() if error.severity == "error"]
    return [{name: cell for name, cell in row.cells.items() if cell} for row in table.rows]


@pytest.mark.parametrize(
    "standing",
    [
        b"id,quote,size,note\nquay,a,1,b\n",
        b"note;size;id;quote\r\nb;1;quay;a\r\n",
        b"id\tquote\tnote\tsize\nquay\ta\tb\t1",
        codecs.BOM_UTF8 + b"id,quote,size,note\nquay,a,1,b",
        "\ufeffid,quote,size,note\nquay,a,1,b\n".encode("utf-16-le"),
        "\ufeffid,quote,size,note\r\nquay,a,1,b\r\n".encode("utf-16-be"),
        b'id,quote,size,note\nquay,"a\n\nb",1,b\n\n',
    ],
)
def test_what_stood_there_stays(tmp_path: Path, standing: bytes):
    (tmp_path / "toy.csv").write_bytes(standing)
    before = read(tmp_path)
    changed = append_to_table(tmp_path, TOY, [PORT, {"id": "pier", "size": "1.250"}])
    assert (tmp_path / "toy.csv").read_bytes() == changed.content
    assert changed.content.startswith(standing)
    assert read(tmp_path) == [*before, PORT, {"id": "pier", "size": 1.25}]
    ends = changed.new.count("\r\n")
    assert ends == 0 or ends == changed.new.count("\n") - 1  # the one within a cell


def test_an_absent_and_an_empty_table_get_a_first_line(tmp_path: Path):
    for content in (None, b"", codecs.BOM_UTF8):
        if content is not None:
            (tmp_path / "toy.csv").write_bytes(content)
        append_to_table(tmp_path, TOY, [PORT])
        assert read(tmp_path) == [PORT]
        (tmp_path / "toy.csv").unlink()
    inner = TableSpec("deep", "evidence/deep.csv", "", TOY.columns)
    append_to_table(tmp_path, inner, [PORT])
    assert read(tmp_path, inner) == [PORT]


def test_columns_are_added_only_if_a_row_fills_them(tmp_path: Path):
    standing = 'id,quote\nquay,"a\nb"\nragged\n'
    (tmp_path / "toy.csv").write_text(standing)
    assert with_rows(tmp_path, TOY, [{"id": "pier"}]).new == standing + "pier,\n"
    wider = with_rows(tmp_path, TOY, [{"id": "pier", "note": "x", "size": "2"}])
    assert wider.new == 'id,quote,size,note\nquay,"a\nb",,\nragged\npier,,2,x\n'
    assert wider.content == wider.new.encode()


def test_columns_that_corredor_does_not_know_stay_empty(tmp_path: Path):
    (tmp_path / "toy.csv").write_text("mine,id,id\nx,quay,quay\n")
    assert with_rows(tmp_path, TOY, [{"id": "pier"}]).new.endswith("\n,pier,\n")


def test_a_key_that_stands_there_is_refused(tmp_path: Path):
    (tmp_path / "toy.csv").write_text("id\nquay\n")
    with pytest.raises(CorredorError, match=r"toy\.csv:3: E107 id quay stands in line 2"):
        append_to_table(tmp_path, TOY, [{"id": "quay"}])
    with pytest.raises(CorredorError, match="E107"):
        append_to_table(tmp_path, TOY, [{"id": "pier"}, {"id": "pier"}])
    assert (tmp_path / "toy.csv").read_text() == "id\nquay\n"


def test_what_is_no_table_and_what_is_no_cell_is_refused(tmp_path: Path):
    (tmp_path / "toy.csv").write_text('id\n"quay\n')
    with pytest.raises(CorredorError, match="E114"):
        append_to_table(tmp_path, TOY, [PORT])
    with pytest.raises(ValueError, match="no column"):
        with_rows(tmp_path / "x", TOY, [{"other": "a"}])
    with pytest.raises(ValueError, match="control"):
        with_rows(tmp_path / "x", TOY, [{"id": "a\0"}])


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "outside").mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "evidence").symlink_to(tmp_path / "outside")
    spec = TableSpec("toy", "evidence/toy.csv", "", TOY.columns)
    with pytest.raises(CorredorError, match="E007"):
        append_to_table(root, spec, [PORT])


def test_nothing_to_add_changes_nothing(tmp_path: Path):
    (tmp_path / "toy.csv").write_text("id\nquay")
    assert append_to_table(tmp_path, TOY, []).content == b"id\nquay"
    assert (tmp_path / "toy.csv").read_text() == "id\nquay"


def test_rows_of_a_programme_are_added(small: Any):
    append_to_table(small.root, TERMS, [{"id": "wool", "name_en": "wool"}])
    cells = {
        "id": "t9", "kind": "figure", "document": "note", "quote": "More than 150 companies",
        "start": "96", "subject": "fair", "property": "companies", "period": "2025",
        "value": "150", "unit": "company", "qualifier": "more_than", "chain": "gazette",
    }  # fmt: skip
    append_to_table(small.root, CLAIMS, [cells])
    assert "t9" in small.read().claims
    assert small.text("claims.csv").splitlines()[0].endswith(",chain,start")


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"))
cells = st.fixed_dictionaries({"quote": words, "note": words})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(cells, max_size=4), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_what_is_added_is_read_again(
    tmp_path: Path, rows: list[dict[str, str]], delimiter: str, end: str
):
    import unicodedata

    head = delimiter.join(["note", "id", "quote"]) + end
    (tmp_path / "toy.csv").write_bytes(head.encode())
    given = [{"id": f"r{number}", **row} for number, row in enumerate(rows)]
    append_to_table(tmp_path, TOY, given)
    expected = [
        {
            name: unicodedata.normalize("NFC", cell.strip())
            for name, cell in row.items()
            if cell.strip()
        }
        for row in given
    ]
    assert read(tmp_path) == expected


LISTED = "id,sector,name_es,name_en,name_ru,kind,country,claims\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a,,A,A,A,other,CL,x\nb,,B,B,B,other,CL,y\n", "a,,A,A,A,other,CL,x z\n"),
        ("a,,A,A,A,other,CL,x\n\n\nb,,B,B,B,other,CL,y", "a,,A,A,A,other,CL,x z\n"),
        ('a,,"A, a",A, =A,other,CL,x\nb,,B,B,B,other,CL,y\n', 'a,,"A, a",A, =A,other,CL,x z\n'),
        ("a,,A,A,A,other,CL,\nb,,B,B,B,other,CL,y\n", "a,,A,A,A,other,CL,z\n"),
        ("a,,A,A,A,other,CL,z\nb,,B,B,B,other,CL,y\n", "a,,A,A,A,other,CL,z\n"),
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ids_join_a_cell_and_all_else_stays(tmp_path: Path, old: str, new: str, mark: bytes):
    (tmp_path / "organisations.csv").write_bytes(mark + (LISTED + old).encode())
    joined = {("a",): {"claims": ["z"]}}
    changed = with_rows(tmp_path, ORGANISATIONS, [], joined)
    expected = LISTED + new + old.partition("\n")[2]
    assert (changed.old, changed.new) == (LISTED + old, expected)
    assert changed.content == mark + expected.encode()
    more = with_rows(tmp_path, ORGANISATIONS, [{"id": "c"}], joined)
    assert more.new.startswith(expected)
    assert "\nc,,,,,,,\n" in more.new
    assert more.content == mark + more.new.encode()


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-2+3", "=1", "-1e5", "@SUM(A1)", "+52 55 1234"])
def test_no_cell_is_a_formula(tmp_path: Path, cell: str):
    changed = with_rows(tmp_path, TOY, [{"id": "pier", "note": cell}])
    assert changed.new.endswith(f"pier,,, {cell}\n")


@pytest.mark.parametrize("cell", ["-1", "+1", "-1.5", "+12,25", "-0.125"])
def test_a_number_with_a_sign_is_none(tmp_path: Path, cell: str):
    changed = with_rows(tmp_path, TOY, [{"id": "pier", "note": cell}])
    assert f" {cell}" not in changed.new
