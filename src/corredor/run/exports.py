"""Exports: findings and tables as Parquet, CSV, one DuckDB file, linked data and timetables.

The one door to DuckDB. Its extensions are downloads, so none is used.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.report.icalendar import icalendar
from corredor.report.linked import claim_reviews, provenance, web_annotations
from corredor.report.model import ReportModel
from corredor.report.ssim import ssim
from corredor.report.timetable import TABLE
from corredor.run.exported import FOLDER, note_export
from corredor.run.output import write_outputs
from corredor.run.publish import csv_bytes, findings_table, kept_model, load_model

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LINKED: Final = {
    "annotations": ("annotations.jsonld", web_annotations),
    "prov": ("provenance.jsonld", provenance),
    "claimreview": ("claim-reviews.jsonld", claim_reviews),
}
"""Formats of linked data: the file of each and what makes it."""
TIMETABLES: Final = {
    "ssim": ("timetable.ssim.csv", ssim),
    "ics": ("timetable.ics", icalendar),
}
"""Formats of a timetable, made where a study found one."""
FORMATS: Final = ("parquet", "csv", "duckdb", *LINKED, *TIMETABLES)
DATABASE: Final = "corredor.duckdb"
LISTS: Final = ("claim", "source", "term")
"""Kinds of column whose cells may hold several ids."""


def claims_table(model: ReportModel) -> FindingTable:
    """Return all claims with their exact words and places."""
    rows: list[tuple[Cell, ...]] = [
        (
            claim.id,
            claim.kind,
            claim.document,
            claim.selector.exact,
            claim.selector.start,
            claim.selector.end,
            claim.fact,
            claim.value,
            claim.unit,
            claim.text,
            claim.qualifier,
            claim.chain,
        )
        for _, claim in sorted(model.claims.items())
    ]
    columns = (
        Column("id", "text", "claim"),
        Column("kind", "text", "kind"),
        Column("document", "text", "document"),
        Column("quote", "text", "quote"),
        Column("start", "number", "start"),
        Column("end", "number", "end"),
        Column("fact", "text", "fact"),
        Column("value", "number", "value"),
        Column("unit", "text", "unit"),
        Column("text", "text", "text"),
        Column("qualifier", "text", "qualifier"),
        Column("chain", "source", "chain"),
    )
    return FindingTable("claims", "claims", columns, tuple(rows), ("claims",))


def export(out: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write findings, claims and tables of the last run below ``out/export``; return the files.

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
    made: dict[str, bytes] = {}
    if "csv" in formats:
        made |= {f"{FOLDER}/{table.key}.csv": csv_bytes(table) for table in tables}
    makers = LINKED | (TIMETABLES if TABLE in model.tables else {})
    for name, (file, maker) in makers.items():
        if name in formats:
            made[f"{FOLDER}/{file}"] = maker(model)
    written = [out / name for name in write_outputs(out, made, {})]
    if "parquet" in formats or "duckdb" in formats:
        written += _through_duckdb(tables, folder, formats)
    note_export(out, model_digest, [path.relative_to(out).as_posix() for path in written])
    return tuple(sorted(written))


def _through_duckdb(
    tables: Sequence[FindingTable], folder: Path, formats: Sequence[str]
) -> list[Path]:
    import duckdb

    written: list[Path] = []
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as making:
        database = Path(making) / DATABASE
        with duckdb.connect(str(database)) as connection:
            for table in tables:
                _create(connection, table)
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


def _create(connection: DuckDBPyConnection, table: FindingTable) -> None:
    columns = ", ".join(f'"{c.name}" {_type(table, c)}' for c in table.columns)
    name = sql_name(table.key)
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    if table.rows:
        marks = ", ".join("?" for _ in table.columns)
        rows = [[_value(cell) for cell in row] for row in table.rows]
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608


def _type(table: FindingTable, column: Column) -> str:
    if column.kind == "number":
        return "DOUBLE"
    several = column.kind in LISTS and any(isinstance(c, tuple) for c in table.column(column.name))
    return "VARCHAR[]" if several else "VARCHAR"


def _value(cell: Cell) -> Any:
    return list(cell) if isinstance(cell, tuple) else cell
