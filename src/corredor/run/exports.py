"""Exports: findings and tables for spreadsheets, databases, archives, maps and timetables.

The one door to DuckDB. Its extensions are downloads, so none is used.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.report.geojson import geojson
from corredor.report.gtfs import gtfs
from corredor.report.icalendar import icalendar
from corredor.report.linked import claim_reviews, provenance, web_annotations
from corredor.report.model import ReportModel
from corredor.report.ssim import ssim
from corredor.report.timetable import TABLE
from corredor.run.exported import FOLDER, note_export
from corredor.run.handing import crate, data_package, prov_json
from corredor.run.handing.workbook import workbook
from corredor.run.output import write_outputs
from corredor.run.publish import (
    claims_table,
    csv_bytes,
    findings_table,
    kept_model,
    load_model,
    tables_as_csv,
)
from corredor.run.record import RunRecord, read_record

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Maker = Callable[[ReportModel], bytes]

LINKED: Final[Mapping[str, tuple[str, Maker]]] = {
    "annotations": ("annotations.jsonld", web_annotations),
    "prov": ("provenance.jsonld", provenance),
    "claimreview": ("claim-reviews.jsonld", claim_reviews),
}
"""Formats of linked data: the file of each and what makes it."""
TIMETABLES: Final[Mapping[str, tuple[str, Maker]]] = {
    "ssim": ("timetable.ssim.csv", ssim),
    "ics": ("timetable.ics", icalendar),
    "gtfs": ("timetable.gtfs.zip", gtfs),
}
"""Formats of a timetable, made where a study found one."""
MAPS: Final[Mapping[str, tuple[str, Maker]]] = {"geojson": ("map.geojson", geojson)}
RUNS: Final[Mapping[str, tuple[str, Callable[[ReportModel, RunRecord], bytes]]]] = {
    "prov-json": (prov_json.FILE, prov_json.prov_json),
    "crate": (crate.FILE, crate.crate),
}
"""Formats that tell of the run itself; they stand in ``out/``, whose files they name."""
FORMATS: Final = (
    *("parquet", "csv", "duckdb", "xlsx", "datapackage", "crate", "prov-json"),
    *LINKED,
    *MAPS,
    *TIMETABLES,
)
DATABASE: Final = "corredor.duckdb"
ROWS: Final = "rows.json"


def export(out: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write findings, claims and tables of the last run; return the files.

    They stand below ``out/export``; what describes ``out/`` itself, a data package, a crate and
    the provenance, stands in ``out/``.

    Parameters
    ----------
    out
        The output folder of a programme.
    formats
        Of `FORMATS`. A table ``evidence.facts`` becomes ``evidence_facts`` in SQL.
    """
    model, model_digest = load_model(out), kept_model(out)
    tables = [findings_table(model), claims_table(model), *model.tables.values()]
    folder = out / FOLDER
    folder.mkdir(exist_ok=True)
    made = {f"{FOLDER}/{name}": content for name, content in _below(model, tables, formats)}
    made |= _at_root(out, model, formats)
    written = [out / name for name in write_outputs(out, made, {})]
    if "parquet" in formats or "duckdb" in formats:
        written += _through_duckdb(tables, folder, formats)
    note_export(out, model_digest, [path.relative_to(out).as_posix() for path in written])
    return tuple(sorted(written))


def _below(
    model: ReportModel, tables: Sequence[FindingTable], formats: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files below the folder of exports."""
    if "csv" in formats:
        yield from ((f"{table.key}.csv", csv_bytes(table)) for table in tables)
    makers = {**LINKED, **MAPS, **(TIMETABLES if TABLE in model.tables else {})}
    for name, (file, maker) in makers.items():
        if name in formats:
            yield file, maker(model)
    if "xlsx" in formats:
        for language in model.languages:
            yield f"corredor-{language}.xlsx", workbook(model, language)


def _at_root(out: Path, model: ReportModel, formats: Sequence[str]) -> dict[str, bytes]:
    """Return the files that describe the output folder."""
    made: dict[str, bytes] = {}
    if "datapackage" in formats:
        tables = {f"tables/{table.key}.csv": table for table in model.tables.values()}
        tables |= {f"tables/{t.key}.csv": t for t in (findings_table(model), claims_table(model))}
        made[data_package.FILE] = data_package.data_package(model, tables, tables_as_csv(model))
    record = read_record(out)
    for name, (file, maker) in RUNS.items():
        if name in formats and record is not None:
            made[file] = maker(model, record)
    return made


def _through_duckdb(
    tables: Sequence[FindingTable], folder: Path, formats: Sequence[str]
) -> list[Path]:
    import duckdb

    written: list[Path] = []
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as making:
        database = Path(making) / DATABASE
        with duckdb.connect(str(database)) as connection:
            connection.execute("SET threads = 1")
            for table in tables:
                create(connection, table, Path(making))
                if "parquet" in formats:
                    file = Path(making) / f"{table.key}.parquet"
                    name = sql_name(table.key)
                    connection.execute(
                        f'COPY "{name}" TO ? (FORMAT parquet, COMPRESSION zstd)',
                        [str(file)],
                    )
                    written.append(_moved(file, folder))
        if "duckdb" in formats:
            written.append(_moved(database, folder))
    return written


def _moved(file: Path, folder: Path) -> Path:
    target = folder / file.name
    return file.replace(target)


def sql_name(key: str) -> str:
    """Return a table's key as SQL names it: letters, digits and underscores.

    Examples
    --------
    >>> sql_name("evidence.facts")
    'evidence_facts'
    """
    return "".join(c if c.isalnum() else "_" for c in key)


def create(connection: DuckDBPyConnection, table: FindingTable, making: Path) -> None:
    """Make a table and fill it from a file of lines: row by row takes ten times as long.

    Parameters
    ----------
    connection
        A database.
    table
        What becomes a table of it, see `sql_name`.
    making
        A folder for what lies between.
    """
    columns = ", ".join(f'"{c.name}" {_type(table, c)}' for c in table.columns)
    name = sql_name(table.key)
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    if not table.rows:
        return
    lists = [_has_lists(table, column) for column in table.columns]
    file = making / ROWS
    with file.open("w", encoding="utf-8") as lines:
        for row in table.rows:
            held = [_value(*pair) for pair in zip(row, lists, strict=True)]
            names = (column.name for column in table.columns)
            lines.write(json.dumps(dict(zip(names, held, strict=True)), ensure_ascii=False) + "\n")
    types = {column.name: _type(table, column) for column in table.columns}
    shown = ", ".join(f'"{column.name}"' for column in table.columns)
    connection.execute(
        f'INSERT INTO "{name}" SELECT {shown} FROM '  # noqa: S608 - names of our own columns
        "read_json(?, format = 'newline_delimited', columns = ?)",
        [str(file), types],
    )


def _type(table: FindingTable, column: Column) -> str:
    if column.kind == "number":
        return "DOUBLE"
    return "VARCHAR[]" if _has_lists(table, column) else "VARCHAR"


def _has_lists(table: FindingTable, column: Column) -> bool:
    return any(isinstance(cell, tuple) for cell in table.column(column.name))


def _value(cell: Cell, is_list: bool) -> Any:
    """Return a cell as its column holds it: one text alone may stand in a column of lists."""
    if isinstance(cell, tuple):
        return list(cell)
    if isinstance(cell, float) and not isfinite(cell):
        return str(cell)
    return [cell] if is_list and cell not in ("", None) else (None if is_list else cell)
