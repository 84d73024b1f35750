"""Files: the user's files of flows, read once, as totals and by product."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corredor.core.errors import CorredorError
from corredor.core.finding import Cell, FindingTable
from corredor.core.source import TableSource
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.trade.inputs.flows import TOTAL, FlowTable
from corredor.studies.trade.inputs.tables import FILES
from corredor.studies.trade.readers.account import Account
from corredor.studies.trade.readers.files import FlowFile
from corredor.studies.trade.readers.months import years_of_months
from corredor.studies.trade.study.baskets import Baskets, Origin, Pair, baskets_of_table
from corredor.studies.trade.study.columns import day, made, number, text
from corredor.studies.trade.study.file_totals import FileTotals, summed
from corredor.studies.trade.study.product_files import flow_table

BETWEEN = " · "


@dataclass(frozen=True)
class FileRead:
    """A file of flows, what was read of it, and who published it.

    `table` holds its totals, `baskets` its goods by year.
    """

    row: Row
    table: FlowTable
    baskets: tuple[Baskets, ...]
    account: Account
    source: TableSource

    @property
    def whole(self) -> bool:
        """Whether it holds all countries."""
        return not self.row.text("fragment")


@dataclass(frozen=True)
class FilesRead:
    """The user's files, those that can't be read, and why."""

    files: tuple[FileRead, ...]
    absent: tuple[Absent, ...]

    @property
    def totals(self) -> tuple[FileTotals, ...]:
        """All goods, by file."""
        return tuple(FileTotals(one.table, one.source, one.whole) for one in self.files)

    @property
    def baskets(self) -> tuple[Baskets, ...]:
        """Goods by their codes, each year of each file."""
        return tuple(held for one in self.files for held in one.baskets)


def publisher(row: Row, sha256: str = "") -> TableSource:
    """Return who published what a row states."""
    return TableSource(
        producer=row.text("producer"),
        title=row.text("title"),
        url=row.text("url"),
        licence=row.text("licence"),
        retrieved=row.text("retrieved"),
        sha256=sha256,
    )


def files_of(inputs: Inputs, pairs: Sequence[Pair]) -> FilesRead:
    """Read the files that the folder names; one that can't be read leaves the others standing.

    Parameters
    ----------
    pairs
        Exporters and importers whose goods are looked at.
    """
    found: list[FileRead] = []
    absent: list[Absent] = []
    for row in inputs.table(FILES.name):
        key = f"trade.flows.{row.text('id')}"
        try:
            one = _read(inputs, row, pairs)
        except CorredorError as error:
            absent.append(Absent(key, error))
            continue
        found.append(one)
        absent += [Absent(key, said) for said in one.account.warnings]
    return FilesRead(tuple(found), tuple(absent))


def _read(inputs: Inputs, row: Row, pairs: Sequence[Pair]) -> FileRead:
    file = inputs.file(row, "file")
    if file is None:
        raise ValueError(row.text("id"))
    wanted = FlowFile(
        format=row.text("format"),
        file=file,
        source=row.text("id"),
        codes=inputs.file(row, "codes"),
        columns=row.text("columns"),
    )
    names = ("format", "edition", "fragment", "producer")
    kind = tuple(row.text(name) for name in names)
    origin = Origin(kind, row.text("id"), not row.text("fragment"))
    rows, account = flow_table(wanted)
    table = years_of_months(rows).table
    baskets = tuple(baskets_of_table(table, origin, pairs)) if _by_product(table) else ()
    return FileRead(row, summed(table), baskets, account, publisher(row, file.sha256))


def _by_product(table: FlowTable) -> bool:
    return any(code != TOTAL for code in table.products)


def files_table(files: Iterable[FileRead]) -> FindingTable:
    """What was read of each file of flows, and what was left out."""
    columns = (
        *(text("source", "statistics"), text("format", "flow_format")),
        *(number("rows", "file_rows"), number("flows", "file_flows")),
        *(text("left_out", "rows_left_out"), text("unknown", "unknown_areas")),
        *(text("producer", "publisher"), text("title"), day("retrieved"), text("sha256", "digest")),
    )
    rows = [_row(one) for one in files]
    return made("files", "files_of_flows", columns, rows, "trade/flows")


def _row(one: FileRead) -> tuple[Cell, ...]:
    held = one.account
    return (
        *(one.row.text("id"), one.row.text("format"), held.rows, held.flows),
        BETWEEN.join(f"{reason} {count}" for reason, count in sorted(held.left_out.items())),
        BETWEEN.join(sorted(held.unknown)),
        *(one.source.producer, one.source.title, one.source.retrieved, one.source.sha256),
    )
