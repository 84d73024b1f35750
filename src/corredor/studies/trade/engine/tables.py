"""Product tables on Parquet: the one door of this study to DuckDB.

One thread and sums in the order of the files, so that the same files give the same bytes. Its
extensions are downloads, so none is used; of the disk it reads the files it is given.
"""

# ruff: noqa: S608 - words of users stand in a query only after they are checked

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from corredor.core.errors import N_, BrokenDataFile, OtherDataFormat, Place, Wording
from corredor.studies.trade.engine.queries import COLUMNS
from corredor.studies.trade.engine.records import Coded, Columns, Numbers

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

FORMAT: Final = "parquet"
RELATION: Final = "flows"
MEMORY: Final = "300MB"
"""Most that DuckDB holds before it writes beside the files."""
UNREADABLE: Final = N_("it is no whole Parquet file")
COLUMNS_DIFFER: Final = N_("its columns are others, or of other types")
VALUES_DIFFER: Final = N_("it holds empty cells, or values and years that no flow has")
HEAD: Final = "year INTEGER, reporter, partner, product, flow VARCHAR, value DOUBLE"
TYPES: Final = {
    "year": ("INTEGER", "SMALLINT", "USMALLINT", "BIGINT", "UINTEGER"),
    "value": ("DOUBLE", "FLOAT", "BIGINT", "INTEGER"),
}
WORDS: Final = ("VARCHAR",)
MOST: Final = 1e15
"""Greatest value of a flow that is believed [USD]."""
YEARS: Final = (1900, 2100)


def connected(folder: Path) -> Connection:
    """Return a connection in memory that writes what doesn't fit into a folder."""
    import duckdb

    return duckdb.connect(
        ":memory:",
        config={
            "threads": 1,
            "memory_limit": MEMORY,
            "temp_directory": str(folder),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )


def failures() -> tuple[type[Exception], ...]:
    """Return the errors by which DuckDB refuses a file."""
    import duckdb

    return (duckdb.Error,)


def literal(path: Path) -> str:
    """Return a path as a literal of SQL; its folder must be one whose name we chose."""
    return "'" + str(path).replace("'", "''") + "'"


class ProductTables:
    """Flows of one or several Parquet files, as an `Engine`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def relation(self) -> str:
        """Return the name of the table in a query."""
        return RELATION

    def columns(self, query: str) -> Columns:
        """Return the answer of a query: numbers, and words as `Coded`."""
        run = self.connection.execute
        run(f"CREATE OR REPLACE TEMP TABLE answer AS {query}")
        described = run("DESCRIBE answer").fetchall()
        words = [name for name, kind, *_ in described if kind in WORDS]
        codes: dict[str, tuple[str, ...]] = {}
        for name in words:
            run(
                f"CREATE OR REPLACE TEMP TABLE codes_of_{name} AS SELECT word, "
                "(row_number() OVER (ORDER BY word) - 1)::INTEGER AS place "
                f"FROM (SELECT DISTINCT {name} AS word FROM answer)"
            )
            found = run(f"SELECT word FROM codes_of_{name} ORDER BY place").fetchall()
            codes[name] = tuple(row[0] for row in found)
        said = ", ".join(
            f"codes_of_{name}.place AS {name}" if name in codes else f"{name}::DOUBLE AS {name}"
            for name, *_ in described
        )
        joins = " ".join(f"JOIN codes_of_{name} ON codes_of_{name}.word = {name}" for name in words)
        found = run(f"SELECT {said} FROM answer {joins}").fetchnumpy()
        run("DROP TABLE answer")
        return {name: _column(cells, codes.get(name)) for name, cells in found.items()}


def _column(cells: Any, codes: tuple[str, ...] | None) -> Coded | Numbers:
    plain = np.ma.filled(cells, 0)
    if codes is None:
        return np.asarray(plain, np.float64)
    return Coded(codes, np.asarray(plain, np.int32))


@contextmanager
def product_tables(
    files: Sequence[Path], folder: Path, names: Sequence[str] = ()
) -> Generator[ProductTables]:
    """Open Parquet files of flows as one table.

    Parameters
    ----------
    files
        Each with the columns of `queries.COLUMNS`; names of folders without marks of patterns.
    folder
        Where DuckDB writes what doesn't fit into memory.
    names
        What the files are called in errors; their paths without it.

    Raises
    ------
    BrokenDataFile, OtherDataFormat
        E140: a file is no whole Parquet file, or holds what no flow has; E141: its columns differ.
    """
    connection = connected(folder)
    try:
        for file, name in zip(files, names or [str(file) for file in files], strict=True):
            _check(connection, file, name)
        listed = ", ".join(map(literal, files))
        said = ", ".join(COLUMNS)
        connection.execute(f"CREATE VIEW {RELATION} AS SELECT {said} FROM read_parquet([{listed}])")
        yield ProductTables(connection)
    finally:
        connection.close()


def _check(connection: Connection, file: Path, name: str) -> None:
    """Refuse a file whose columns, or their bounds as its own statistics state them, differ."""
    place = Place(name)
    try:
        described = connection.execute(
            f"DESCRIBE SELECT * FROM read_parquet({literal(file)})"
        ).fetchall()
    except failures():
        problem = Wording(UNREADABLE)
        raise BrokenDataFile(place, problem=problem, format=FORMAT) from None
    kinds = {row[0]: row[1] for row in described}
    if any(kinds.get(column) not in TYPES.get(column, WORDS) for column in COLUMNS):
        raise OtherDataFormat(
            place, format=FORMAT, problem=Wording(COLUMNS_DIFFER), head=HEAD, known=(FORMAT,)
        )
    if not (_bounded(connection, file) or _scanned(connection, file)):
        raise BrokenDataFile(place, problem=Wording(VALUES_DIFFER), format=FORMAT)


def _bounded(connection: Connection, file: Path) -> bool:
    """Whether the statistics of all row groups state that the cells are those of flows."""
    bounds = {"year": YEARS, "value": (0.0, MOST)}
    rows = connection.execute(
        "SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count "
        f"FROM parquet_metadata({literal(file)})"
    ).fetchall()
    for column, low, high, empty in rows:
        if column in COLUMNS and empty != 0:
            return False
        if column in bounds:
            least, most = bounds[column]
            if low is None or high is None or not least <= float(low) <= float(high) <= most:
                return False
    return True


def _scanned(connection: Connection, file: Path) -> bool:
    """Whether all cells are those of flows, looked at one by one."""
    empty = " OR ".join(f"{column} IS NULL" for column in COLUMNS)
    query = (
        f"SELECT count(*) FROM read_parquet({literal(file)}) WHERE {empty} "
        f"OR NOT (value BETWEEN 0 AND {MOST}) OR NOT (year BETWEEN {YEARS[0]} AND {YEARS[1]})"
    )
    try:
        return connection.execute(query).fetchall() == [(0,)]
    except failures():
        return False
