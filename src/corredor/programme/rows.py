"""Tables: from a CSV text and its specification to validated rows, with every error."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from corredor.core.errors import (
    BrokenTable,
    CorredorError,
    DecimalCommas,
    DuplicateId,
    EmptyCell,
    EmptyTable,
    LinesAboveHead,
    MissingColumn,
    Place,
    TooManyRows,
    UnknownColumn,
    Wording,
    WrongCellCount,
)
from corredor.core.table import ColumnSpec, Replaced, Row, TableSpec, Value
from corredor.programme.cells import EXPECTED, Read, reader
from corredor.programme.diagnostics import Diagnostics, Refused, nearest_first
from corredor.programme.measures import Measures
from corredor.programme.overlays import NO_CELLS, NO_OTHERS, Cells, Key, OtherCell
from corredor.programme.sheets import DELIMITER_NAMES, DELIMITERS, CellColumns, Record, Sheet

MOST_ROWS: Final = 1_000_000
"""Rows of the longest table that is read."""
MOST_ABOVE: Final = 10
"""Lines above the names of the columns that are passed over to find them."""
ABSENT: Final = -1
"""Stands for the index of a column that a table lacks and a scenario fills."""
PRICE_YEAR: Final = "price_year"
UNIT: Final = "unit"


@dataclass(frozen=True)
class ReadTable:
    """A table as it was read.

    `ids` holds the ids of all rows, those with errors too, so that one error doesn't make
    others; `sheet` is None where the folder doesn't have the table. `unreadable` means that
    there may be more rows than `ids` tells. `varied` holds the keys of the rows, with errors or
    without, in which a scenario replaced a cell.
    """

    spec: TableSpec
    rows: tuple[Row, ...] = ()
    ids: frozenset[str] = frozenset()
    sheet: Sheet | None = None
    unreadable: bool = False
    varied: frozenset[Key] = frozenset()

    def place(self, row: Row, column: str) -> Place:
        """Return where a cell of a row begins, or where a scenario varies it or its row."""
        stated = row.replaced.get(column) or next(iter(row.replaced.values()), None)
        if stated is not None:
            return stated.place
        if self.sheet is None or column not in self._indices:
            return row.place
        return self.sheet.place(row.place.line, self._indices[column])

    def excerpt(self, place: Place) -> str:
        """Return the line of a place as an error shows it."""
        if self.sheet is None or place.file != self.sheet.file:
            return ""
        return self.sheet.excerpt(place.line)

    def refusal(self, row: Row, column: str, refused: Refused) -> CorredorError:
        """Return what is wrong with a cell as an error at its place."""
        place = self.place(row, column)
        return refused.at(place, self.excerpt(place))

    @property
    def commas(self) -> bool:
        """Whether decimal commas are read in this table."""
        return self.sheet is not None and self.sheet.delimiter != ","

    @cached_property
    def _indices(self) -> Mapping[str, int]:
        if self.sheet is None:
            return {}
        head = next(self.sheet.records(), Record(1, []))
        return {name.strip(): index for index, name in reversed(list(enumerate(head.cells)))}


@dataclass
class _Reading:
    """The state of reading one table."""

    spec: TableSpec
    sheet: Sheet
    measures: Measures
    diagnostics: Diagnostics
    others: Cells = field(default_factory=dict[Key, Mapping[str, OtherCell]])
    varied: set[Key] = field(default_factory=set[Key])
    columns: list[tuple[int, ColumnSpec, Read | None]] = field(
        default_factory=list[tuple[int, ColumnSpec, Read | None]]
    )
    names: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list[Row])
    seen: dict[tuple[str, ...], int] = field(default_factory=dict[tuple[str, ...], int])
    ids: set[str] = field(default_factory=set[str])

    def error(
        self,
        kind: type[CorredorError],
        line: int,
        index: int,
        other: OtherCell | None = None,
        /,
        **fields: object,
    ) -> None:
        """Add an error at a cell, or at the cell of a scenario that is in its place."""
        if other is not None:
            self.diagnostics.add(kind(other.place, excerpt=other.excerpt, **fields))
            return
        if self.diagnostics.is_full(self.sheet.file, kind.code):
            return
        place = self.sheet.place(line, index)
        self.diagnostics.add(kind(place, excerpt=self.sheet.excerpt(place.line), **fields))


def read_table(
    sheet: Sheet,
    spec: TableSpec,
    measures: Measures,
    diagnostics: Diagnostics,
    others: Cells = NO_CELLS,
) -> ReadTable:
    """Read and validate a table.

    Parameters
    ----------
    sheet
        The text.
    spec
        What it should hold.
    measures
        The units that it may use.
    diagnostics
        Takes what is wrong: E101 to E107, E109 to E114, E129, E203, E210, E014,
        N117.
    others
        Cells of a scenario, read in the place of those that the table has.

    Returns
    -------
    ReadTable
        Its rows without error, in the order of the file.
    """
    reading = _Reading(spec, sheet, measures, diagnostics, others)
    decimal_commas = unreadable = False
    try:
        records = sheet.records()
        head = next(records, None)
        if head is None:
            names = ",".join(column.name for column in spec.columns)
            diagnostics.add(EmptyTable(Place(sheet.file), head=names))
            return ReadTable(spec, sheet=sheet, unreadable=True)
        below = _head_below(reading, head)
        if below:
            reading.error(LinesAboveHead, head.line, 0, line=below)
            return ReadTable(spec, sheet=sheet, unreadable=True)
        _read_head(reading, head)
        for count, record in enumerate(records, start=1):
            if count > MOST_ROWS:
                place = Place(sheet.file, record.line)
                raise TooManyRows(place, file=sheet.file, limit=MOST_ROWS)
            decimal_commas = _read_record(reading, record) or decimal_commas
    except (BrokenTable, TooManyRows) as error:
        diagnostics.add(error)
        unreadable = True
    if decimal_commas:
        delimiter = Wording(DELIMITER_NAMES[sheet.delimiter])
        diagnostics.add(DecimalCommas(Place(sheet.file), delimiter=delimiter))
    needed = {*spec.key, *(column.name for column in spec.columns if column.filled)}
    if not needed <= set(reading.names):  # what hangs on the missing column is no other error
        return ReadTable(spec, (), frozenset(reading.ids), sheet, unreadable=True)
    rows, ids, varied = tuple(reading.rows), frozenset(reading.ids), frozenset(reading.varied)
    return ReadTable(spec, rows, ids, sheet, unreadable, varied)


def _head_below(reading: _Reading, head: Record) -> int:
    """Return the line that names the columns where the first record names none; 0: there is none.

    Spreadsheets put titles and merged cells above a table, and Excel a line that names its mark.
    """
    known = {column.name for column in reading.spec.columns}
    if known & {cell.strip() for cell in head.cells}:
        return 0
    needed = {column.name for column in reading.spec.columns if column.filled} or known
    for number, line in enumerate(islice(reading.sheet.lines, MOST_ABOVE + 1), start=1):
        for delimiter in DELIMITERS:
            if needed <= {cell.strip(' "\r\n') for cell in line.split(delimiter)}:
                return number
    return 0


def _read_head(reading: _Reading, head: Record) -> None:
    spec, known = reading.spec, [column.name for column in reading.spec.columns]
    commas = reading.sheet.delimiter != ","
    reading.names = tuple(name.strip() for name in head.cells)
    found: set[str] = set()
    for index, name in enumerate(reading.names):
        column = spec.column(name)
        if column is None:
            shown = name or '""'
            near = nearest_first(name, known)
            reading.error(UnknownColumn, head.line, index, column=shown, known=near)
        elif name in found:
            reading.error(
                DuplicateId, head.line, index, column="column", value=name, other=head.line
            )
        else:
            found.add(name)
            reading.columns.append((index, column, reader(column, commas=commas)))
    varied = {name for cells in reading.others.values() for name in cells}
    for column in spec.columns:
        if column.name in found:
            continue
        if column.filled:
            reading.error(MissingColumn, head.line, 0, column=column.name)
        elif column.name in varied:
            reading.columns.append((ABSENT, column, None))


def _read_record(reading: _Reading, record: Record) -> bool:
    """Read one record; return whether a decimal comma was read in it."""
    if not any(cell.strip() for cell in record.cells):
        return False
    if len(record.cells) != len(reading.names):
        count, head = len(record.cells), len(reading.names)
        reading.error(WrongCellCount, record.line, 0, count=count, head=head)
        _note_id(reading, record)
        return False
    others = reading.others.get(_key(reading, record), NO_OTHERS) if reading.others else NO_OTHERS
    cells: dict[str, Value] = {}
    replaced: dict[str, Replaced] = {}
    sound = True
    commas = False
    for index, column, usual in reading.columns:
        text = record.cells[index].strip() if index != ABSENT else ""
        read, other = usual, others.get(column.name)
        if other is not None:
            replaced[column.name] = other.replacing(text)
            text, read = other.text, reader(column, commas=other.commas)
        if not text:
            cells[column.name] = None
            if column.filled:
                kind = Wording(EXPECTED[column.kind])
                reading.error(EmptyCell, record.line, index, other, column=column.name, kind=kind)
                sound = False
        elif read is None:
            cells[column.name] = _normal(text)
        else:
            try:
                cells[column.name] = read(text)
            except Refused as refused:
                reading.error(refused.kind, record.line, index, other, **refused.fields)
                sound = False
            else:
                commas = commas or (column.kind == "number" and "," in text and other is None)
    sound = _read_unit(reading, record, cells, others) and sound
    _note_id(reading, record)
    if _is_first(reading, record, cells) and sound:
        place = Place(reading.sheet.file, record.line)
        columns = CellColumns(reading.sheet, record.line, reading.names)
        reading.rows.append(Row(cells, place, columns, replaced))
    return commas


def _key(reading: _Reading, record: Record) -> Key:
    """Return the key of a record, and note that a scenario varies it."""
    held = dict(zip(reading.names, record.cells, strict=True))
    key = tuple(held.get(name, "").strip() for name in reading.spec.key)
    if key in reading.others:
        reading.varied.add(key)
    return key


def _normal(text: str) -> str:
    if text.isascii() and "\r" not in text:
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _read_unit(
    reading: _Reading,
    record: Record,
    cells: dict[str, Value],
    others: Mapping[str, OtherCell],
) -> bool:
    """Put the price year into the unit; return whether all is well."""
    sound = True
    for index, column, _ in reading.columns:
        unit = cells.get(column.name)
        if column.kind != UNIT or not isinstance(unit, str):
            continue
        year = cells.get(PRICE_YEAR)
        try:
            cells[column.name] = reading.measures.unit(unit, year if isinstance(year, str) else "")
        except Refused as refused:
            other = others.get(column.name) or others.get(PRICE_YEAR)
            reading.error(refused.kind, record.line, index, other, **refused.fields)
            sound = False
    return sound


def _note_id(reading: _Reading, record: Record) -> None:
    if reading.spec.key != ("id",) or "id" not in reading.names:
        return
    index = reading.names.index("id")
    if index < len(record.cells):
        reading.ids.add(record.cells[index].strip())


def _is_first(reading: _Reading, record: Record, cells: Mapping[str, Value]) -> bool:
    """Whether no row before has the same key; empty keys are other errors' business."""
    key = tuple(str(cells.get(name) or "") for name in reading.spec.key)
    if not any(key):
        return True
    other = reading.seen.setdefault(key, record.line)
    if other == record.line:
        return True
    shown, value = ", ".join(reading.spec.key), ", ".join(part for part in key if part)
    first = reading.spec.key[0]
    index = reading.names.index(first) if first in reading.names else 0
    reading.error(DuplicateId, record.line, index, column=shown, value=value, other=other)
    return False
