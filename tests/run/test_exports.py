from pathlib import Path
from typing import Any

import duckdb
import pytest

from corredor.cli.export import command
from corredor.core.finding import Column, FindingTable
from corredor.run.exported import AT_ROOT
from corredor.run.exports import FORMATS, create, export, sql_name
from corredor.run.main_job import Asked, run_folder
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


def test_the_command_offers_every_format() -> None:
    choice: Any
    (choice,) = (param.type for param in command.params if param.name == "formats")
    assert tuple(choice.choices) == FORMATS


def test_a_column_of_lists_may_hold_one_text_alone(tmp_path: Path) -> None:
    columns = (Column("fuels", "text", "fuel"), Column("depth", "number", "depth", "m"))
    rows = ((("diesel", "gas"), 1.5), ("diesel", -2.5), ("", None), (None, float("inf")))
    table = FindingTable("energy.fuels", "fuel", columns, rows, ())
    with duckdb.connect() as database:
        create(database, table, tmp_path)
        held = database.execute("SELECT fuels, depth FROM energy_fuels").fetchall()
    assert held == [
        (["diesel", "gas"], 1.5),
        (["diesel"], -2.5),
        (None, None),
        (None, float("inf")),
    ]


def test_a_stale_export_goes_with_what_describes_the_folder(tiny: Path) -> None:
    run_folder(tiny)
    export(tiny / "out", ("datapackage", "crate", "prov-json", "csv"))
    described = [tiny / "out" / name for name in AT_ROOT]
    assert all(path.is_file() for path in described)
    outcome = run_folder(tiny, Asked(languages=("en",)))
    assert outcome.export_dropped
    assert not any(path.exists() for path in described)


def test_exports_are_the_same_bytes_twice(tiny: Path) -> None:
    run_folder(tiny)
    kept = tuple(name for name in FORMATS if name != "duckdb")
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
