"""Tables: what a form writes, what it refuses, and what two people at once come to."""

from __future__ import annotations

import csv
import difflib
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corredor.programme.hints import hints
from corredor.run.forum.traces import LOG as FILE
from corredor.run.output import claim_output, locked
from corredor.web.editing import CONTROL, cell_text
from corredor.web.refusals import Refused

ROW = "/en/tables/row"
ONE = f"{ROW}?table=assumptions&line=2"


def rows(folder, file="assumptions.csv"):
    return list(csv.DictReader(io.StringIO((folder / file).read_text("utf-8-sig"))))


def test_a_changed_cell_is_a_diff_of_one_line(reader):
    path = reader.folder / "assumptions.csv"
    before = path.read_text("utf-8")
    fields = reader.fields(ONE) | {"cell:value": "0.6", "action": "save"}
    assert reader.post(ROW, fields).status_code == 303
    lines = list(difflib.ndiff(before.splitlines(), path.read_text("utf-8").splitlines()))
    assert [line[:2] for line in lines if line[:2] in ("+ ", "- ")] == ["- ", "+ "]
    assert path.read_text("utf-8").replace(",0.6,1,", ",0.5,1,") == before


def test_an_unchanged_form_writes_nothing(reader):
    before = {path: path.read_bytes() for path in reader.folder.glob("*.csv")}
    for table in ("assumptions", "claims", "terms", "places"):
        fields = reader.fields(f"{ROW}?table={table}&line=2") | {"action": "save"}
        assert reader.post(ROW, fields).status_code == 303
    assert before == {path: path.read_bytes() for path in reader.folder.glob("*.csv")}
    assert not (reader.folder / FILE).exists()


@pytest.mark.parametrize(
    ("table", "cell", "value", "code"),
    [
        ("assumptions", "value", "0.9", "E209"),
        ("assumptions", "value", "half", "E105"),
        ("assumptions", "unit", "bananas", "E104"),
        ("assumptions", "owner", "", "E103"),
        ("claims", "document", "nowhere", "E108"),
        ("claims", "quote", "words that nobody wrote", "E3"),
    ],
)
def test_what_check_would_refuse_is_not_written_and_comes_back(reader, table, cell, value, code):
    path = reader.folder / f"{table}.csv"
    before = path.read_bytes()
    fields = reader.fields(f"{ROW}?table={table}&line=3" if table == "claims" else ONE)
    answer = reader.post(ROW, fields | {f"cell:{cell}": value, "action": "save"})
    assert answer.status_code == 422
    assert code in answer.text
    assert 'aria-invalid="true"' in answer.text or code == "E209"
    assert value in answer.text
    assert path.read_bytes() == before


def test_an_error_that_stands_elsewhere_is_in_nobodys_way(reader):
    terms = reader.folder / "terms.csv"
    terms.write_text(terms.read_text("utf-8") + "Bad Id,x,x,x\n", "utf-8")
    assert (
        reader.post(ROW, reader.fields(ONE) | {"cell:value": "0.6", "action": "save"}).status_code
        == 303
    )
    line = len(terms.read_text("utf-8").splitlines())
    fields = reader.fields(f"{ROW}?table=terms&line={line}") | {
        "cell:id": "good-id",
        "action": "save",
    }
    assert reader.post(ROW, fields).status_code == 303
    assert not reader.office.reading().errors


def test_who_comes_second_loses_nothing(reader):
    mine, theirs = reader.fields(ONE), reader.fields(ONE)
    assert reader.post(ROW, theirs | {"cell:value": "0.4", "action": "save"}).status_code == 303
    late = reader.post(ROW, mine | {"cell:value": "0.6", "action": "save"})
    assert late.status_code == 409
    assert "0.4" in late.text
    assert 'value="0.6"' in late.text
    assert rows(reader.folder)[0]["value"] == "0.4"
    again = reader.fields(ONE) | {"cell:value": "0.6", "action": "save"}
    assert reader.post(ROW, again).status_code == 303
    assert rows(reader.folder)[0]["value"] == "0.6"


def test_a_row_that_moved_is_found_by_its_key(reader):
    table = f"{ROW}?table=terms&line=3"
    mine = reader.fields(table)
    path = reader.folder / "terms.csv"
    head, *others = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(head + "new-one,a,b,c\n" + "".join(others), "utf-8")
    late = reader.post(ROW, mine | {"cell:name_en": "Renamed", "action": "save"})
    assert late.status_code == 409
    assert 'name="line" value="4"' in late.text


def test_rows_are_added_and_removed(reader):
    fields = reader.fields(f"{ROW}?table=terms") | {
        "cell:id": "tide",
        "cell:name_en": "=Tide",
        "action": "save",
    }
    assert reader.post(ROW, fields).status_code == 303
    assert rows(reader.folder, "terms.csv")[-1]["name_en"] == " =Tide"  # no formula
    twice = reader.fields(f"{ROW}?table=terms") | {"cell:id": "tide", "action": "save"}
    assert "E107" in reader.post(ROW, twice).text
    line = len((reader.folder / "terms.csv").read_text("utf-8").splitlines())
    gone = reader.fields(f"{ROW}?table=terms&line={line}") | {"action": "remove"}
    assert reader.post(ROW, gone).status_code == 303
    assert rows(reader.folder, "terms.csv")[-1]["id"] != "tide"


def test_nothing_is_written_while_a_run_holds_the_folder(reader):
    fields = reader.fields(ONE) | {"cell:value": "0.6", "action": "save"}
    with locked(claim_output(reader.folder)):
        assert reader.post(ROW, fields).status_code == 409
    assert rows(reader.folder)[0]["value"] == "0.5"


def test_the_log_tells_who_and_shows_what_was_taken_out(reader):
    for value in ("0.6", "0.55", "0.5"):
        reader.post(ROW, reader.fields(ONE) | {"cell:value": value, "action": "save"})
    path = reader.folder / FILE
    lines = path.read_bytes().splitlines(keepends=True)
    assert [json.loads(line)["action"] for line in lines] == ["changed"] * 3
    assert all(entry.whole for entry in reader.office.log.entries())
    path.write_bytes(lines[0] + lines[2])
    assert [entry.whole for entry in reader.office.log.entries()] == [False, True]
    assert "was changed or removed" in reader.get("/en/log").text


HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "{% raw %}",
     "javascript:alert(1)", "</textarea><b>", "&lt;", "'; DROP", "\u202eevil", "]]>"]
)  # fmt: skip


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HOSTILE, HOSTILE, st.sampled_from(["terms", "assumptions", "decisions", "claims"]))
def test_no_cell_becomes_part_of_a_page(reader, first, second, table):
    spec = reader.office.specs[table]
    path = reader.folder / spec.file
    before = path.read_bytes()
    try:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(
            [(first, second)[at % 2] for at in range(len(rows(reader.folder, spec.file)[0]))]
        )
        path.write_bytes(before + text.getvalue().encode())
        line = len((before + b"x").splitlines())
        for page in (
            f"tables/show?table={table}",
            f"tables/row?table={table}&line={line}",
            "check",
            "",
        ):
            shown = reader.get(f"/en/{page}").text.partition("<main")[2]
            assert "<script" not in shown
            assert "onerror=alert(1)>" not in shown.replace("onerror=alert(1)&gt;", "")
            assert "</textarea><b>" not in shown
            assert "49" not in shown or "{{ 7*7 }}" not in (first, second) or "7*7" in shown
    finally:
        path.write_bytes(before)


@given(st.text(max_size=40))
def test_a_cell_is_taken_as_it_is_or_refused(text):
    try:
        held = cell_text(text)
    except Refused:
        assert CONTROL.search(text)
        return
    assert held.strip() == text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert not held.startswith(("=", "@"))


def test_hints_are_of_tables_that_there_are_and_whole(reader):
    """A hint whose English words no table says any more is of no use to anybody."""
    specs = reader.office.specs.values()
    said = {spec.meaning for spec in specs} | {c.meaning for spec in specs for c in spec.columns}
    assert hints().keys() == said - {""}
    assert all(row["es"].strip() and row["ru"].strip() for row in hints().values())


def test_a_table_says_what_it_holds_in_the_language_of_the_page(reader):
    assert "id утверждения" in reader.get("/ru/tables/row?table=claims&line=2").text
    assert "Lo que dicen los documentos" in reader.get("/es/tables/show?table=claims").text
