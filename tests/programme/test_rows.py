"""Tables: delimiters, quoted line breaks, places, and errors of rows."""

import csv
import io
import pickle
import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import Place
from corredor.core.table import ColumnSpec, Row, TableSpec
from corredor.programme import rows
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.measures import Measures
from corredor.programme.rows import ReadTable, read_table
from corredor.programme.sheets import Sheet, sheet_of

SPEC = TableSpec(
    "toy",
    "toy.csv",
    "Toys.",
    (
        ColumnSpec("id", "id", "id", filled=True),
        ColumnSpec("name", "text", "name"),
        ColumnSpec("size", "number", "size", low=0),
        ColumnSpec("unit", "unit", "unit"),
        ColumnSpec("price_year", "price_year", "year"),
        ColumnSpec("parts", "ids", "parts"),
        ColumnSpec("home", "country", "home"),
        ColumnSpec("money", "currency", "money"),
        ColumnSpec("day", "date", "day"),
    ),
)
KNOWN = frozenset(column.name for column in SPEC.columns)


def read(text: str) -> tuple[ReadTable, list[str]]:
    diagnostics = Diagnostics()
    table = read_table(sheet_of("toy.csv", text, KNOWN), SPEC, Measures(), diagnostics)
    return table, [f"{error.code} {error.place}" for error in diagnostics.sorted()]


def test_cells_by_kind():
    table, found = read(
        "id,size,unit,price_year,parts,home,money,day\na,2.5,MUSD,2024,x  y,MX,RUB,2024-06\n"
    )
    assert found == []
    assert dict(table.rows[0].cells) == {
        "id": "a", "size": 2.5, "unit": "MUSD_2024", "price_year": "2024", "parts": ("x", "y"),
        "home": "MX", "money": "RUB", "day": "2024-06",
    }  # fmt: skip


def test_each_wrong_cell_is_found_at_its_place():
    _, found = read("id,size,unit,price_year,parts,home,money,day\nA,x,mln,24,x Y,mx,rub,2024-6\n")
    assert found == [
        "E112 toy.csv:2:1", "E105 toy.csv:2:3", "E104 toy.csv:2:5", "E110 toy.csv:2:9",
        "E112 toy.csv:2:12", "E110 toy.csv:2:16", "E110 toy.csv:2:19", "E109 toy.csv:2:23",
    ]  # fmt: skip


def test_line_breaks_in_quotation_marks_shift_no_line():
    table, found = read('id,name,size\na,"one\ntwo, ""three""",1\nb,x,y\n')
    assert found == ["E105 toy.csv:4:5"]
    assert table.rows[0].text("name") == 'one\ntwo, "three"'
    assert str(table.place(table.rows[0], "size")) == "toy.csv:3:17"
    assert str(table.rows[0].at("name")) == "toy.csv:2:3"
    assert str(table.rows[0].at("size")) == "toy.csv:2"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, end: str):
    text = end.join(["id,name,size", "a,x,1", "b,y,-1", ""]).replace(",", delimiter)
    table, found = read(text)
    assert [row.text("id") for row in table.rows] == ["a"]
    assert found == ["E113 toy.csv:3:5"]


def test_blank_lines_and_rows_of_empty_cells_are_passed_over():
    table, found = read("id,name\n\na,x\n,\n\n")
    assert (len(table.rows), found) == (1, [])


def test_heads():
    assert read("")[1] == ["E119 toy.csv"]
    assert read("name\nx\n")[1] == ["E102 toy.csv:1:1"]
    assert read("id,name,name\na,x,y\n")[1] == ["E107 toy.csv:1:9"]
    assert read("id,,name\na,,x\n")[1] == ["E101 toy.csv:1:4"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('id,name\na,"never\nclosed\n', "toy.csv:2:3"),
        ('id,name\na,"x"y\nb,z\n', "toy.csv:2:3"),
        ('id,name\n"a,x\nb,"y, z"\n', "toy.csv:2:1"),
        ('id,name\na,"x\nb,""y"" z"\nc,"d" e\n', "toy.csv:4:3"),
        ("id,name\na,x\nb," + "x" * 200_000 + "\n", "toy.csv:3:3"),
    ],
)
def test_broken_tables(text: str, place: str):
    table, found = read(text)
    assert found == [f"E114 {place}"]
    assert table.unreadable


def test_lines_above_the_head_are_one_error():
    for above in ("A title\n", "sep=;\n", '"A, title"\n\n'):
        for text in ("id,name\na,x\n", "id;name\na;x\n"):
            table, found = read(above + text)
            assert (found, table.unreadable) == (["E129 toy.csv:1:1"], True)
    assert read("title\nx\n")[1] == ["E101 toy.csv:1:1", "E102 toy.csv:1:1"]


def test_formulas_are_texts():
    table, _ = read('id,name\na,=1+1\nb,"@SUM(A1)"\n')
    assert [row.text("name") for row in table.rows] == ["=1+1", "@SUM(A1)"]


def test_both_lines_of_a_duplicate_are_named():
    diagnostics = Diagnostics()
    read_table(Sheet("toy.csv", "id\na\nb\na\n", ","), SPEC, Measures(), diagnostics)
    (error,) = diagnostics.sorted()
    assert (str(error.place), error.fields["other"]) == ("toy.csv:4:1", 2)


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    assert read("id\na\nb\nc\nd\n")[1] == ["E014 toy.csv:5"]


def test_rows_go_to_another_process():
    table, _ = read("id,name\na,x\n")
    row: Row = pickle.loads(pickle.dumps(table.rows[0]))
    assert row == table.rows[0]
    assert row.at("name") == Place("toy.csv", 2, 3)
    assert repr(row.columns) == "{'id': 1, 'name': 3}"


def test_letters_are_composed():
    table, _ = read("id,name\na,an\N{COMBINING TILDE}o\n")
    assert table.rows[0].text("name") == "año"


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r\0"),
                max_size=12)  # fmt: skip


@given(st.lists(st.tuples(cells, cells), max_size=8), st.sampled_from(",;\t"), st.booleans())
def test_what_csv_writes_is_read_back_with_the_places_of_its_cells(
    names: list[tuple[str, str]], delimiter: str, all_quoted: bool
):
    stream = io.StringIO()
    quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n", quoting=quoting)
    writer.writerow(["id", "name", "note"])
    writer.writerows([f"r{n}", *pair] for n, pair in enumerate(names))
    sheet = sheet_of("toy.csv", stream.getvalue(), KNOWN)
    assert sheet.delimiter == delimiter
    records = list(sheet.records())[1:]
    assert [record.cells for record in records] == [
        [f"r{n}", *pair] for n, pair in enumerate(names)
    ]
    for record in records:
        for index, cell in enumerate(record.cells):
            place = sheet.place(record.line, index)
            rest = sheet.lines[place.line - 1][place.column - 1 :]
            written = cell.split("\n")[0].replace('"', '""') if '"' in cell else cell.split("\n")[0]
            assert rest.removeprefix('"').startswith((written, cell.split("\n")[0]))


@given(st.binary(max_size=300))
def test_any_text_is_read_or_refused(content: bytes):
    read(content.decode("latin-1"))


def test_ten_thousand_rows_with_errors_take_no_long_time():
    text = "id,name,size\n" + "".join(f"r{n},x,y\n" for n in range(10_000))
    begun = time.process_time()
    assert len(read(text)[1]) == 1000
    assert time.process_time() - begun < 3


def test_the_order_of_rows_changes_no_fact(small: Any):
    before = small.read()
    for file in ("claims.csv", "terms.csv", "sources.csv", "documents/index.csv"):
        head, *lines = small.text(file).splitlines(keepends=True)
        random.Random(7).shuffle(lines)
        small.write(file, head + "".join(lines))
    after = small.read()
    assert list(after.facts) == list(before.facts)
    for key, fact in before.facts.items():
        same = after.facts[key]
        assert (same.stance, same.independent, same.claim) == (
            fact.stance, fact.independent, fact.claim
        )  # fmt: skip
        assert [claim.id for claim in same.claims] == [claim.id for claim in fact.claims]
