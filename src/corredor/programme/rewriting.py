"""Taking rows out of a table of the folder, or changing cells: all else stays, byte for byte.

`rewritten` writes nothing itself, so that the change can be tried and shown first.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.table import TableSpec
from corredor.programme.opening import TABLE_BYTES, Root, decoded
from corredor.programme.sheets import sheet_of
from corredor.programme.writing import ChangedFile

Cells = Mapping[str, str]
Rewrite = Callable[[int, Cells], Cells | None]
"""Is given the line of a row and its cells; returns cells to change, or None to take it out."""

_MARKS: Final = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Rewritten:
    """A table as it would be, with how many rows were taken out and how many changed."""

    file: ChangedFile
    removed: int
    changed: int


def rewritten(root: Path, spec: TableSpec, rewrite: Rewrite) -> Rewritten:
    r"""Return a table with some rows taken out and some cells changed.

    Parameters
    ----------
    root
        The programme folder, which has the table.
    spec
        The table.
    rewrite
        Decides on each row.

    Raises
    ------
    CorredorError
        E006 to E009, E011, E017: the table can't be read; E114: nor split into cells.
    """
    content = Root(root).read(spec.file, TABLE_BYTES)
    text = decoded(content, spec.file)
    sheet = sheet_of(spec.file, text, frozenset(column.name for column in spec.columns))
    records = list(sheet.records())
    if not records:
        return Rewritten(ChangedFile(spec.file, text, text, content), 0, 0)
    names = [name.strip() for name in records[0].cells]
    ends = [record.line for record in records[1:]] + [len(sheet.lines) + 1]
    parts = ["".join(sheet.lines[: records[0].line - 1])]
    nothing: Cells = {}
    removed = changed = 0
    for number, (record, end) in enumerate(zip(records, ends, strict=True)):
        raw = "".join(sheet.lines[record.line - 1 : end - 1])
        held = dict(zip(names, (cell.strip() for cell in record.cells), strict=False))
        cells = rewrite(record.line, held) if number else nothing
        if cells is None:
            removed += 1
            continue
        if cells:
            changed += 1
            body = raw.rstrip("\r\n")
            new = [cells.get(name, cell) for name, cell in zip(names, record.cells, strict=False)]
            raw = _line(new, sheet.delimiter) + raw[len(body) :]
        parts.append(raw)
    new_text = "".join(parts)
    file = ChangedFile(spec.file, text, new_text, _encoded(new_text, content))
    return Rewritten(file, removed, changed)


def _line(cells: list[str], delimiter: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(cells)
    return text.getvalue()


def _encoded(text: str, before: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if before.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode("utf-8-sig" if before.startswith(codecs.BOM_UTF8) else "utf-8")
