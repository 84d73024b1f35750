"""Product files: a file of flows as a table that questions can be put to, whatever its size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

import numpy as np

from corredor.studies.trade.engine.packing import Packed, pack_baci, pack_flows, placed
from corredor.studies.trade.engine.records import Coded, Columns, Numbers
from corredor.studies.trade.engine.tables import FORMAT as PARQUET
from corredor.studies.trade.engine.tables import ProductTables, product_tables
from corredor.studies.trade.inputs.flows import (
    EXPORT,
    FLOWS,
    FOB,
    RECONCILED,
    STATUSES,
    VALUATIONS,
    FlowTable,
)
from corredor.studies.trade.readers import baci
from corredor.studies.trade.readers.account import OWN_COUNTRY, Account
from corredor.studies.trade.readers.areas import numbered_areas
from corredor.studies.trade.readers.columns import table_of
from corredor.studies.trade.readers.files import FlowFile, known_codes, read_flows
from corredor.studies.trade.readers.files import flow_table as read_row_by_row
from corredor.studies.trade.readers.months import years_of_months

SMALL: Final = 4_000_000
"""Size below which a file is read row by row [byte]."""


def pack(wanted: FlowFile, target: Path) -> Account:
    """Write a file of flows as Parquet, and return the account of its rows.

    Parameters
    ----------
    target
        The Parquet file, in a folder of ours that also takes what doesn't fit into memory.

    Raises
    ------
    CorredorError
        What the reader of the format raises; then there is no Parquet file.
    """
    if wanted.format == baci.FORMAT and wanted.file.size >= SMALL:
        account = _by_engine(wanted, target)
        if account is not None:
            return account
    reading = read_flows(wanted)
    if wanted.format == baci.FORMAT:
        pack_flows(reading.flows, target, wanted.file.path)
    else:
        years = years_of_months(table_of(reading)).table
        pack_flows(years.rows(), target, wanted.file.path)
    return reading.account


def _by_engine(wanted: FlowFile, target: Path) -> Account | None:
    """Let the engine read a large file; None where a row isn't as it should be."""
    areas = numbered_areas(known_codes(wanted))
    with wanted.file.open() as stream, placed(stream, target.parent, "baci.csv") as csv:
        packed = pack_baci(csv, target, areas, OWN_COUNTRY)
    return None if packed is None else _account(wanted, packed)


def _account(wanted: FlowFile, packed: Packed) -> Account:
    account = Account(wanted.format, wanted.file.path, packed.rows, packed.flows)
    account.left_out = Counter(packed.left_out)
    account.levels[baci.SUBHEADING] = packed.flows
    for code, count in packed.unknown.items():
        account.miss(code, count)
    account.close()
    return account


@contextmanager
def opened_files(
    files: Sequence[FlowFile], folder: Path
) -> Generator[tuple[ProductTables, tuple[Account, ...]]]:
    """Open files of flows as one table: Parquet as it stands, others packed first.

    Parameters
    ----------
    folder
        An empty folder of ours.

    Raises
    ------
    CorredorError
        As `pack` and `product_tables`.
    """
    accounts: list[Account] = []
    with ExitStack() as held:
        paths: list[Path] = []
        for number, wanted in enumerate(files):
            name = f"{number}.parquet"
            if wanted.format == PARQUET:
                stream = held.enter_context(wanted.file.open())
                paths.append(held.enter_context(placed(stream, folder, name)))
            else:
                accounts.append(pack(wanted, folder / name))
                paths.append(folder / name)
        names = [wanted.file.path for wanted in files]
        tables = held.enter_context(product_tables(paths, folder, names))
        yield tables, tuple(accounts)


def flow_table(wanted: FlowFile) -> tuple[FlowTable, Account]:
    """Read a file of flows into columns, whatever its size, and return the account of its rows.

    Large files of BACI go through the engine, so that a year of it takes seconds and the memory of
    its columns.

    Raises
    ------
    CorredorError
        As `pack` and `readers.files.flow_table`.
    """
    if wanted.format != baci.FORMAT or wanted.file.size < SMALL:
        return read_row_by_row(wanted)
    with TemporaryDirectory(prefix="corredor-") as made:
        folder = Path(made)
        account = pack(wanted, folder / "0.parquet")
        with product_tables([folder / "0.parquet"], folder, [wanted.file.path]) as tables:
            columns = tables.columns(f"SELECT * FROM {tables.relation}")  # noqa: S608
    return _table(columns, wanted.source or wanted.format), account


def _table(columns: Columns, source: str) -> FlowTable:
    reporter, partner, product = (
        cast("Coded", columns[name]) for name in ("reporter", "partner", "product")
    )
    areas = tuple(sorted({*reporter.codes, *partner.codes}))
    place = {code: at for at, code in enumerate(areas)}
    sides = [
        np.array([place[code] for code in side.codes], np.int32)[side.places]
        for side in (reporter, partner)
    ]
    value = cast("Numbers", columns["value"])
    words = [
        np.full(len(value), known.index(word), np.uint8)
        for known, word in ((FLOWS, EXPORT), (VALUATIONS, FOB), (STATUSES, RECONCILED))
    ]
    year = cast("Numbers", columns["year"]).astype(np.int32)
    return FlowTable(
        *(areas, product.codes, sides[0], sides[1], product.places, year),
        *(words[0], words[1], words[2], value, source),
    )
