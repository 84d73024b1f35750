"""Flows into Parquet: large files of BACI by the engine itself, others as a reader gives them.

The engine takes the columns as text and counts the rows that it can't read. It mends nothing and
says nothing of lines: where a count is not nought, a reader that goes row by row must have the
word, so that both refuse the same files.
"""

# ruff: noqa: S608 - words of users stand in a query only after they are checked

from __future__ import annotations

import os
import shutil
from array import array
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import numpy as np

from corredor.core.errors import Place, RepeatedFlow
from corredor.studies.trade.engine.tables import MOST, YEARS, connected, failures, literal
from corredor.studies.trade.inputs.flows import EXPORT, Flow

if TYPE_CHECKING:
    from corredor.studies.trade.engine.tables import Connection

BATCH: Final = 200_000
"""Flows that are held while a file is written."""
KUSD: Final = 1000
"""Dollars in the unit of BACI's values."""
ORDER: Final = "year, reporter, product, partner"
"""Order of the rows, so that the cells of a country and product lie together."""
OPTIONS: Final = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 1000000)"
"""Larger groups of rows than DuckDB's own halve the time of a sum over a year."""
SUBHEADING: Final = 6
CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Packed:
    """A file of flows as Parquet.

    Parameters
    ----------
    path
        The Parquet file.
    rows
        Rows read.
    flows
        Rows of the Parquet file.
    left_out
        Rows that are no flow between two countries, by reason.
    unknown
        Codes of areas that no table knows, with their rows; they are left out too.
    """

    path: Path
    rows: int
    flows: int
    left_out: Mapping[str, int]
    unknown: Mapping[str, int]


@contextmanager
def placed(stream: BinaryIO, folder: Path, name: str) -> Generator[Path]:
    """Give an opened file a path in a folder of ours: a link to it where it has one, else a copy.

    Parameters
    ----------
    folder, name
        A path without quotation marks and marks of patterns, which DuckDB would read as such.
    """
    target = folder / name
    source = Path(stream.name) if isinstance(getattr(stream, "name", None), str) else None
    try:
        if source is None or not os.path.samestat(os.fstat(stream.fileno()), source.stat()):
            raise OSError
        target.symlink_to(source.resolve())
    except (OSError, ValueError):
        with target.open("wb") as copy:
            shutil.copyfileobj(stream, copy, CHUNK)
    try:
        yield target
    finally:
        target.unlink(missing_ok=True)


def pack_baci(
    csv: Path, target: Path, areas: Mapping[str, tuple[str, str]], own_country: str
) -> Packed | None:
    """Write a file of BACI as Parquet; None where any row isn't as it should be.

    Parameters
    ----------
    csv
        The file, at a path of ours.
    target
        The Parquet file; its folder also takes what doesn't fit into memory.
    areas
        By number, the country by alpha-3 or empty, and the reason why it is none.
    own_country
        Reason for rows whose two sides are one country.
    """
    connection = connected(target.parent)
    try:
        return _packed(connection, csv, target, areas, own_country)
    except failures():
        target.unlink(missing_ok=True)
        return None
    finally:
        connection.close()


_STAGE: Final = """
CREATE TABLE stage AS SELECT
    TRY_CAST(trim(t) AS SMALLINT) AS year, TRY_CAST(trim(i) AS SMALLINT) AS exporter,
    TRY_CAST(trim(j) AS SMALLINT) AS importer, TRY_CAST(trim(k) AS INTEGER) AS product,
    TRY_CAST(trim(v) AS DOUBLE) AS value,
    regexp_full_match(t || ',' || i || ',' || j || ',' || k || ',' || v,
        ' *[0-9]{{4}} *, *[0-9]{{1,3}} *, *[0-9]{{1,3}} *, *[0-9]{{5,6}} *,'
        ' *[0-9]+([.][0-9]*)?([eE][-+]?[0-9]{{1,3}})? *') AS plain
FROM read_csv({path}, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true,
    strict_mode = true, null_padding = false, ignore_errors = false, max_line_size = 1000000)
"""
_STRANGE: Final = """
SELECT count(*), count(*) FILTER (
    WHERE plain IS NOT TRUE OR value IS NULL OR NOT (value BETWEEN 0 AND {most})
    OR NOT (year BETWEEN {low} AND {high}) OR product < 10000)
FROM stage
"""
_KEY: Final = "((year::BIGINT * 1000 + exporter) * 1000 + importer) * 1000000 + product"
_UNORDERED: Final = f"""
SELECT count(*) FROM (SELECT {_KEY} AS key, lag({_KEY}) OVER () AS before FROM stage)
WHERE before >= key
"""
_REPEATED: Final = f"""
SELECT count(*) FROM (SELECT {_KEY} AS key FROM stage GROUP BY key HAVING count(*) > 1)
"""
_JOINED: Final = """
LEFT JOIN area AS one ON one.number = exporter LEFT JOIN area AS other ON other.number = importer
"""
_LEFT_OUT: Final = f"""
SELECT CASE WHEN coalesce(one.reason, '') <> '' THEN one.reason
    WHEN one.code IS NULL THEN '' WHEN coalesce(other.reason, '') <> '' THEN other.reason
    WHEN other.code IS NULL THEN '' ELSE ? END AS reason,
    CASE WHEN one.code IS NULL THEN exporter ELSE importer END AS number, count(*)
FROM stage {_JOINED}
WHERE coalesce(one.code, '') = '' OR coalesce(other.code, '') = '' OR one.code = other.code
GROUP BY 1, 2 ORDER BY 1, 2
"""
_FLOWS: Final = f"""
COPY (SELECT year::INTEGER AS year, one.code AS reporter, other.code AS partner,
    lpad(product::VARCHAR, {SUBHEADING}, '0') AS product, '{EXPORT}' AS flow,
    value * {KUSD} AS value
FROM (FROM stage ORDER BY year, exporter, product, importer) {_JOINED}
WHERE one.code <> '' AND other.code <> '' AND one.code <> other.code) TO {{target}}
{OPTIONS}
"""


def _packed(
    connection: Connection,
    csv: Path,
    target: Path,
    areas: Mapping[str, tuple[str, str]],
    own_country: str,
) -> Packed | None:
    run = connection.execute
    run(_STAGE.format(path=literal(csv)))
    [(rows, strange)] = run(
        _STRANGE.format(low=YEARS[0], high=YEARS[1], most=MOST / KUSD)
    ).fetchall()
    if strange or not rows:
        return None
    unordered = run(_UNORDERED).fetchall() != [(0,)]
    if unordered and run(_REPEATED).fetchall() != [(0,)]:
        return None
    run("CREATE TABLE area (number SMALLINT, code VARCHAR, reason VARCHAR)")
    numbers = [[int(number), *said] for number, said in areas.items() if number.isdigit()]
    run(
        "INSERT INTO area SELECT unnest(?::SMALLINT[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])",
        [list(column) for column in zip(*numbers, strict=True)],
    )
    left_out: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for reason, number, count in run(_LEFT_OUT, [own_country]).fetchall():
        if reason:
            left_out[reason] = left_out.get(reason, 0) + count
        else:
            unknown[str(number)] = unknown.get(str(number), 0) + count
    run(_FLOWS.format(target=literal(target)))
    flows = rows - sum(left_out.values()) - sum(unknown.values())
    return Packed(target, rows, flows, left_out, unknown) if flows else None


def pack_flows(flows: Iterable[Flow], target: Path, file: str = "") -> int:
    """Write flows as Parquet, as they come, and return how many they are.

    Parameters
    ----------
    flows
        Of years and any level; monthly ones must have been summed to years.
    target
        The Parquet file; its folder also takes what doesn't fit into memory.
    file
        What the file that they come from is called in errors.

    Raises
    ------
    RepeatedFlow
        E144: a flow stands twice.
    """
    connection = connected(target.parent)
    count = 0
    try:
        connection.execute(
            "CREATE TABLE flow (year INTEGER, reporter VARCHAR, partner VARCHAR, "
            "product VARCHAR, flow VARCHAR, value DOUBLE)"
        )
        coming = iter(flows)
        while batch := list(islice(coming, BATCH)):
            count += len(batch)
            _insert(connection, batch)
        for *key, times in connection.execute(_TWICE).fetchall():
            raise RepeatedFlow(Place(file), flow=" ".join(map(str, key)), count=times)
        connection.execute(
            f"COPY (SELECT * FROM flow ORDER BY {ORDER}, flow) TO {literal(target)} " + OPTIONS
        )
    finally:
        connection.close()
    return count


_TWICE: Final = f"""
SELECT reporter, partner, product, year, flow, count(*) FROM flow GROUP BY {ORDER}, flow
HAVING count(*) > 1 ORDER BY {ORDER}, flow LIMIT 1
"""


def _insert(connection: Connection, batch: list[Flow]) -> None:
    """Add flows: their words once each, their rows as places in them."""
    words: dict[str, int] = {}
    places = [
        array(
            "i",
            (words.setdefault(word, len(words)) for word in column),
        )
        for column in (
            (row.reporter for row in batch),
            (row.partner for row in batch),
            (row.product for row in batch),
            (row.flow for row in batch),
        )
    ]
    names = ("reporter", "partner", "product", "flow")
    columns = dict(zip(names, (np.frombuffer(one, np.int32) for one in places), strict=True))
    years = np.array([row.period for row in batch], np.int32)
    values = np.array([row.value for row in batch], np.float64)
    connection.register("batch", {"year": years, **columns, "value": values})
    listed = list(words)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE word AS "
        "SELECT unnest(?::INTEGER[]) AS place, unnest(?::VARCHAR[]) AS word",
        [list(range(len(listed))), listed],
    )
    joins = " ".join(f"JOIN word AS w_{name} ON w_{name}.place = batch.{name}" for name in names)
    said = ", ".join(f"w_{name}.word" for name in names)
    connection.execute(
        f"INSERT INTO flow SELECT batch.year, {said}, batch.value FROM batch {joins}"
    )
    connection.unregister("batch")
