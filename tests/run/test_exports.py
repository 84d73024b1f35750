from pathlib import Path

import duckdb
import pytest

from corredor.run.exports import FORMATS, export, sql_name
from corredor.run.main_job import run_folder
from corredor.run.publish import csv_bytes, findings_table, load_model, safe_cell


def test_the_three_formats_hold_the_same(tiny: Path) -> None:
    run_folder(tiny)
    out = tiny / "out"
    model = load_model(out)
    files = export(out, FORMATS)
    names = {path.name for path in files}
    assert {"corredor.duckdb", "findings.parquet", "findings.csv", "claims.parquet"} <= names
    with duckdb.connect(str(out / "export" / "corredor.duckdb"), read_only=True) as database:
        for table in (findings_table(model), *model.tables.values()):
            counted = database.execute(f"SELECT count(*) FROM {sql_name(table.key)}").fetchall()
            assert counted == [(len(table.rows),)]
            path = out / "export" / f"{table.key}.parquet"
            rows = database.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchall()
            assert rows == [(len(table.rows),)]
        held = dict(database.execute("SELECT key, value FROM findings").fetchall())
    assert held == {key: found.quantity.value for key, found in model.findings.items()}


def test_exports_are_the_same_bytes_twice(tiny: Path) -> None:
    run_folder(tiny)
    kept = ("csv", "parquet")
    first = {path: path.read_bytes() for path in export(tiny / "out", kept)}
    second = {path: path.read_bytes() for path in export(tiny / "out", kept)}
    assert first == second


@pytest.mark.parametrize("text", ["=1+1", "+7", "-cmd", "@SUM(A1)", "\tx"])
def test_no_cell_is_computed_by_a_spreadsheet(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")
    assert safe_cell(-2.5) == -2.5


def test_csv_opens_in_a_spreadsheet(tiny: Path) -> None:
    run_folder(tiny)
    content = csv_bytes(findings_table(load_model(tiny / "out")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
