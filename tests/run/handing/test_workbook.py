"""The workbook, read back by another library: numbers stay numbers, texts are never formulas."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from corredor.core.finding import Column, FindingTable
from corredor.core.label import LANGUAGES
from corredor.core.study import Result
from corredor.report.model import ReportModel
from corredor.run.handing.workbook import LONGEST_NAME, LONGEST_TEXT, workbook

HOSTILE = (
    "=1+1",
    "+7",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "https://example.org",
    "12",
)


def with_table(model: ReportModel, key: str, *cells: str) -> ReportModel:
    columns = (Column("name", "text", "name"), Column("depth", "number", "depth", "m"))
    rows = tuple((cell, -float(at)) for at, cell in enumerate(cells))
    table = FindingTable(key, "documents", columns, rows, ())
    held = replace(model.results["evidence"], tables=(table,))
    return replace(model, results={"evidence": held})


def read(content: bytes, sheet: str) -> list[tuple]:
    return [tuple(row) for row in load_workbook(io.BytesIO(content))[sheet].iter_rows()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_numbers_with_unit_and_source(
    out: Path, model: ReportModel, language: str
) -> None:
    content = (out / "export" / f"corredor-{language}.xlsx").read_bytes()
    assert content == workbook(model, language)
    head, *rows = read(content, "findings")
    assert len(head) == 9
    held = {row[0].value: row for row in rows}
    assert set(held) == set(model.findings)
    for key, found in model.findings.items():
        _, _, _, value, unit, *_, source = held[key]
        assert value.data_type == "n"
        # The library writes sixteen digits.
        assert value.value == pytest.approx(found.quantity.value, rel=1e-15)
        assert unit.value == found.quantity.unit
        assert source.value


def test_every_table_has_a_sheet_and_stands_in_the_list(out: Path, model: ReportModel) -> None:
    book = load_workbook(out / "export" / "corredor-en.xlsx", read_only=True)
    listed = [row[0] for row in book["corredor"].iter_rows(min_row=2, values_only=True)]
    assert listed == book.sheetnames[1:]
    assert {key[:LONGEST_NAME] for key in model.tables} < set(listed)


def test_no_text_is_a_formula_or_a_link(model: ReportModel) -> None:
    made = with_table(model, "evidence.documents", *HOSTILE)
    rows = read(workbook(made, "en"), "evidence.documents")[1:]
    for at, (text, number) in enumerate(rows):
        # The format writes a carriage return so (ECMA-376, part 1, ST_Xstring).
        assert text.value.replace("_x000D_", "\r") == HOSTILE[at]
        assert text.data_type == "s"
        assert text.hyperlink is None
        assert text.quotePrefix is HOSTILE[at].startswith(tuple("=+-@\t\r"))
        assert (number.value, number.data_type) == (-at, "n")


def test_names_of_sheets_and_long_texts_fit(model: ReportModel) -> None:
    made = with_table(model, "evidence.[a]/b*c?" + "d" * 40, "x" * (LONGEST_TEXT + 5))
    other = FindingTable("evidence.[a]/b*c?" + "d" * 41, "documents", (), (), ())
    held = made.results["evidence"]
    made = replace(made, results={"evidence": replace(held, tables=(*held.tables, other))})
    book = load_workbook(io.BytesIO(workbook(made, "en")))
    first, second = book.sheetnames[2:]
    assert first != second
    assert len(second) == LONGEST_NAME
    assert len(book[first]["A2"].value) == LONGEST_TEXT


def test_a_model_without_results_is_a_workbook(model: ReportModel) -> None:
    empty = replace(model, results={"evidence": Result((), (), ())})
    assert load_workbook(io.BytesIO(workbook(empty, "ru"))).sheetnames == ["corredor", "findings"]
