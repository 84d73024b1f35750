"""Adding rows to a table of the folder: what stands there stays as it is, byte for byte.

`with_rows` writes nothing itself, so that the change can be shown first; `append_to_table` does.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from corredor.core.errors import DuplicateId, PathLeavesFolder, Place
from corredor.core.spreadsheets import is_formula
from corredor.core.table import TableSpec
from corredor.programme.atomic import make_folder, write_atomic
from corredor.programme.opening import TABLE_BYTES, Root, decoded
from corredor.programme.sheets import Record, Sheet, sheet_of
from corredor.programme.writing import ChangedFile

Cells = Mapping[str, str]

_TWO_READINGS: Final = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def append_to_table(root: Path, spec: TableSpec, rows: Sequence[Cells]) -> ChangedFile:
    """Add rows at the end of a table of the folder, and write it whole or not at all.

    Parameters
    ----------
    root
        The programme folder.
    spec
        The table; its file is made, with a first line, where the folder doesn't have it.
    rows
        Cells by the names of columns of `spec`; those that are left out stay empty.

    Returns
    -------
    ChangedFile
        The table as it was and as it is.

    Raises
    ------
    CorredorError
        As `with_rows`; E025: the system doesn't let us write.
    """
    changed = with_rows(root, spec, rows)
    if changed.old != changed.new:
        path = root / changed.file
        make_folder(path.parent)
        write_atomic(path, changed.content)
    return changed


Joined = Mapping[tuple[str, ...], Mapping[str, Sequence[str]]]
"""Ids to add to the cells of rows that stand there: by key of the row and by column."""


def with_rows(
    root: Path,
    spec: TableSpec,
    rows: Sequence[Cells],
    joined: Joined | None = None,
    changed: ChangedFile | None = None,
) -> ChangedFile:
    r"""Return a table with rows added at its end, and ids to some of its cells.

    Delimiter, line ends, encoding and the order of columns stay as the table has them. A column
    that the table lacks is added after its last one if a new row fills it. Where the table has been
    changed already, `changed` is that change.

    Raises
    ------
    DuplicateId
        E107: a row has the key of another.
    CorredorError
        E006 to E009, E011, E017: the table can't be read; E114: nor split into cells.
    ValueError
        A cell names no column of `spec`, or holds a control character.

    Examples
    --------
    >>> from corredor.programme.specs import TERMS
    >>> with_rows(Path("nowhere"), TERMS, [{"id": "port", "name_en": "port, harbour"}]).new
    'id,name_es,name_en,name_ru\nport,,"port, harbour",\n'
    """
    if changed is None:
        table = _Standing.read(Root(root), spec)
    else:
        table = _Standing.of(changed.content, changed.new, spec)
    before = table.sheet.text if changed is None else changed.old
    _check_cells(spec, rows)
    if joined:
        table = table.joined(spec, joined)
    if not rows:
        return ChangedFile(spec.file, before, table.sheet.text, table.content)
    _check_keys(spec, table, rows)
    missing = [
        column.name
        for column in spec.columns
        if column.name not in table.names and any(row.get(column.name) for row in rows)
    ]
    old = table.sheet.text
    new = "".join(table.widened(missing)) if missing else old
    names = (*table.names, *missing)
    added = "" if not new or new.endswith(("\n", "\r")) else table.line_end
    added += "".join(table.line(_row(spec, names, row)) for row in rows)
    start = table.content if not missing else table.encoded(new, marked=True)
    return ChangedFile(spec.file, before, new + added, start + table.encoded(added))


def _check_cells(spec: TableSpec, rows: Sequence[Cells]) -> None:
    for row in rows:
        for name, cell in row.items():
            if spec.column(name) is None:
                raise ValueError(f"{spec.file} has no column {name}")
            if _CONTROL.search(cell):
                raise ValueError(f"{spec.file}: {name} holds a control character")


def _check_keys(spec: TableSpec, table: _Standing, rows: Sequence[Cells]) -> None:
    keys = [tuple(table.row(record).get(name, "") for name in spec.key) for record in table.body]
    seen = dict(zip(keys, (record.line for record in table.body), strict=True))
    line = len(table.sheet.lines)
    for row in rows:
        line += 1
        key = tuple(row.get(name, "").strip() for name in spec.key)
        other = seen.setdefault(key, line)
        if other != line and any(key):
            shown = ", ".join(spec.key)
            place = Place(spec.file, line)
            raise DuplicateId(place, column=shown, value=", ".join(key), other=other)


def _row(spec: TableSpec, names: Sequence[str], row: Cells) -> list[str]:
    """Return the cells of a row in the order of columns; of two alike the first is filled."""
    left = dict(row)
    return [safe_text(spec, name, left.pop(name, "")) for name in names]


def safe_text(spec: TableSpec, name: str, cell: str) -> str:
    """Return a cell that is no formula to a spreadsheet and no number with two readings."""
    column = spec.column(name)
    if column is not None and column.kind == "number" and _TWO_READINGS.fullmatch(cell):
        return f"{cell}0"
    return f" {cell}" if is_formula(cell) else cell


@dataclass(frozen=True)
class _Standing:
    """A table as it stands: its bytes, its text, its first line and its other records."""

    content: bytes
    sheet: Sheet
    head: Record | None
    body: Sequence[Record]
    names: Sequence[str]

    @classmethod
    def read(cls, root: Root, spec: TableSpec) -> _Standing:
        content = b""
        if root.has(spec.file):
            content = root.read(spec.file, TABLE_BYTES)
        else:
            _check_folder(root, spec)
        return cls.of(content, decoded(content, spec.file), spec)

    @classmethod
    def of(cls, content: bytes, text: str, spec: TableSpec) -> _Standing:
        columns = tuple(column.name for column in spec.columns)
        sheet = sheet_of(spec.file, text, frozenset(columns))
        records = list(sheet.records()) if text.strip() else []
        if not records:
            first = _written(columns, ",", "\n")
            content += first.encode(_encoding(content))
            sheet = Sheet(spec.file, text + first, ",")
            return cls(content, sheet, None, (), columns)
        names = tuple(name.strip() for name in records[0].cells)
        return cls(content, sheet, records[0], records[1:], names)

    @property
    def line_end(self) -> str:
        """The end of the first line, as new lines are to end."""
        return "\r\n" if self.sheet.lines[0].endswith("\r\n") else "\n"

    def row(self, record: Record) -> dict[str, str]:
        pairs = zip(self.names, record.cells, strict=False)
        return {name: cell.strip() for name, cell in reversed(list(pairs))}

    def line(self, cells: Sequence[str]) -> str:
        return _written(cells, self.sheet.delimiter, self.line_end)

    def encoded(self, text: str, *, marked: bool = False) -> bytes:
        encoding = _encoding(self.content)
        mark = next((mark for mark, _ in _MARKS if self.content.startswith(mark)), b"")
        return (mark if marked else b"") + text.encode(encoding)

    def widened(self, missing: Sequence[str]) -> Iterator[str]:
        """Yield the text record by record, each as long as the first line with new columns."""
        for record, body, rest in self.parted():
            yield body
            if record is not None and len(record.cells) == len(self.names):
                cells = missing if record is self.head else [""] * len(missing)
                yield "".join(self.sheet.delimiter + cell for cell in cells)
            yield rest

    def joined(self, spec: TableSpec, joined: Joined) -> _Standing:
        """Return the table with ids added to cells of some of its rows."""
        parts: list[str] = []
        for record, body, rest in self.parted():
            held = self.row(record) if record is not None else {}
            more = joined.get(tuple(held.get(name, "") for name in spec.key))
            if more is None or record is None or len(record.cells) != len(self.names):
                parts += (body, rest)
                continue
            cells = list(record.cells)
            for name, ids in more.items():
                at = self.names.index(name)
                cells[at] = " ".join(dict.fromkeys((*cells[at].split(), *ids)))
            parts += (_written(cells, self.sheet.delimiter, ""), rest)
        text = "".join(parts)
        return _Standing.of(self.encoded(text, marked=True), text, spec)

    def parted(self) -> Iterator[tuple[Record | None, str, str]]:
        """Yield the text record by record: its own, and the line ends up to the next one."""
        if self.head is None:
            return
        records = [self.head, *self.body]
        yield None, "".join(self.sheet.lines[: self.head.line - 1]), ""
        ends = [record.line for record in self.body] + [len(self.sheet.lines) + 1]
        for record, end in zip(records, ends, strict=True):
            raw = "".join(self.sheet.lines[record.line - 1 : end - 1])
            body = raw.rstrip("\r\n")
            yield record, body, raw[len(body) :]


def _check_folder(root: Root, spec: TableSpec) -> None:
    """Raise E007 where a link would lead a new file out of the folder."""
    folder = root.folder / PurePosixPath(spec.file).parent
    if folder.exists() and not folder.resolve().is_relative_to(root.folder.resolve()):
        raise PathLeavesFolder(Place(spec.file), path=spec.file)


def _encoding(content: bytes) -> str:
    return next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")


def _written(cells: Sequence[str], delimiter: str, end: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerow(cells)
    return text.getvalue()
