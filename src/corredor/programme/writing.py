"""Writing into the user's folder: whole files only, and only what was asked for.

`anchor_folder` fills in where the quotations of ``claims.csv`` stand; it writes nothing itself,
so that the change can be shown first.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.anchor import FOUND, locate
from corredor.core.claim import Selector
from corredor.core.errors import (
    CorredorError,
    NotAProgramme,
    Place,
    Problems,
)
from corredor.core.spreadsheets import FORMULA
from corredor.programme.claims import resolved
from corredor.programme.documents import read_document
from corredor.programme.opening import TABLE_BYTES, Root, decoded
from corredor.programme.settings import FILE
from corredor.programme.sheets import Record, Sheet, sheet_of
from corredor.programme.specs import CLAIMS, DOCUMENTS
from corredor.programme.texts.plain import digest_of_text
from corredor.programme.texts.reader import TextReader

ANCHOR: Final = ("prefix", "suffix", "start", "end")
"""Columns of ``claims.csv`` that `anchor_folder` fills."""
DIGEST: Final = "sha256"

Cells = dict[str, str]


@dataclass(frozen=True)
class ChangedFile:
    """A file as it is and as it would be: `old` and `new` are texts, `content` the new bytes."""

    file: str
    old: str
    new: str
    content: bytes


def anchor_folder(root: Path) -> tuple[ChangedFile, ...]:
    """Return ``claims.csv`` and ``documents/index.csv`` with the places of the quotations.

    For every claim whose quotation is found, prefix, suffix, start and end are filled; for
    every document all of whose quotations are found, sha256. All else stays as it is: other
    cells, the order of rows and columns, delimiter, line ends, and rows whose quotation isn't
    found.

    Parameters
    ----------
    root
        The programme folder.

    Returns
    -------
    tuple of ChangedFile
        Those of the two files that would change.

    Raises
    ------
    Problems
        One of the files can't be read as a table.
    """
    held = Root(root)
    if not held.has(FILE):
        raise Problems([NotAProgramme(None, folder=root)])
    try:
        claims, index = _Table.read(held, CLAIMS.file), _Table.read(held, DOCUMENTS.file)
    except CorredorError as error:
        raise Problems([error]) from None
    texts = _texts(held, index)
    unfound: set[str] = set()
    # By document, so that the folding of a long text serves all its claims.
    rows = sorted(map(claims.row, claims.records[1:]), key=lambda row: row.get("document", ""))
    places = {_selected(row): _anchored(row, texts, unfound) for row in rows}
    changed = [claims.rewritten(ANCHOR, "quote", lambda row: places[_selected(row)])]
    changed += [index.rewritten((DIGEST,), "", lambda row: _digested(row, texts, unfound))]
    return tuple(file for file in changed if file.old != file.new)


def _texts(root: Root, index: _Table) -> dict[str, str]:
    """Return the texts of the documents by id, those that can't be read left out."""
    texts: dict[str, str] = {}
    with TextReader() as reader:
        for record in index.records[1:]:
            row = index.row(record)
            place = Place(DOCUMENTS.file, record.line)
            with contextlib.suppress(CorredorError):
                found = read_document(root, row.get("file", ""), place, reader)
                texts[row.get("id", "")] = found.text
    return texts


def _selected(row: Cells) -> tuple[str, ...]:
    """Return the cells on which the place of a quotation depends."""
    return tuple(row.get(name, "") for name in ("document", "quote", *ANCHOR))


def _anchored(row: Cells, texts: Mapping[str, str], unfound: set[str]) -> Cells | None:
    """Return the cells of a claim to fill; None if its quotation isn't found."""
    document = row.get("document", "")
    text = texts.get(document)
    if text is None:
        return None
    start = row.get("start", "")
    selector = Selector(
        row.get("quote", ""),
        row.get("prefix", ""),
        row.get("suffix", ""),
        int(start) if start.isascii() and start.isdigit() else None,
    )
    found = locate(text, selector)
    if found.status not in FOUND:
        unfound.add(document)
        return None
    at = resolved(text, selector.exact, found)
    return {
        "prefix": on_one_line(at.prefix),
        "suffix": on_one_line(at.suffix),
        "start": str(at.start),
        "end": str(at.end),
    }


def _digested(row: Cells, texts: Mapping[str, str], unfound: set[str]) -> Cells | None:
    name = row.get("id", "")
    if name not in texts or name in unfound:
        return None
    return {DIGEST: digest_of_text(texts[name])}


def on_one_line(text: str) -> str:
    """Return context as a cell: on one line, and no formula to a spreadsheet."""
    line = " ".join(text.split())
    return f" {line}" if line.startswith(FORMULA) else line


@dataclass(frozen=True)
class _Table:
    """A table to be written again: its bytes, its sheet, and its records, the head first."""

    content: bytes
    sheet: Sheet
    records: Sequence[Record]

    @classmethod
    def read(cls, root: Root, file: str) -> _Table:
        spec = CLAIMS if file == CLAIMS.file else DOCUMENTS
        content = root.read(file, TABLE_BYTES)
        known = frozenset(column.name for column in spec.columns)
        sheet = sheet_of(file, decoded(content, file), known)
        return cls(content, sheet, tuple(sheet.records()))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.records[0].cells) if self.records else ()

    def row(self, record: Record) -> Cells:
        return {
            name: cell.strip().replace("\r\n", "\n")
            for name, cell in zip(self.names, record.cells, strict=False)
        }

    def rewritten(
        self, columns: Sequence[str], after: str, fill: Callable[[Cells], Cells | None]
    ) -> ChangedFile:
        """Return the file with some columns filled; absent ones are added after another."""
        missing = [name for name in columns if name not in self.names]
        at = self.names.index(after) + 1 if after in self.names else len(self.names)
        names = (*self.names[:at], *missing, *self.names[at:])
        ends = [record.line for record in self.records[1:]] + [len(self.sheet.lines) + 1]
        new: list[str] = list(self.sheet.lines[: self.records[0].line - 1] if self.records else ())
        for number, (record, end) in enumerate(zip(self.records, ends, strict=True)):
            raw = "".join(self.sheet.lines[record.line - 1 : end - 1])
            cells = list(record.cells)
            whole = len(cells) == len(self.names)
            filled = fill(self.row(record)) if number and whole else None
            if missing and whole:
                cells[at:at] = missing if not number else [""] * len(missing)
            for name, cell in (filled or {}).items():
                cells[names.index(name)] = cell
            new.append(raw if cells == record.cells else self._line(cells))
        return self._changed("".join(new))

    def _line(self, cells: Sequence[str]) -> str:
        end = "\r\n" if self.sheet.lines[0].endswith("\r\n") else "\n"
        text = io.StringIO()
        csv.writer(text, delimiter=self.sheet.delimiter, lineterminator=end).writerow(cells)
        return text.getvalue()

    def _changed(self, new: str) -> ChangedFile:
        marked = self.content.startswith(
            (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        )
        content = new.encode("utf-8-sig" if marked else "utf-8")
        return ChangedFile(self.sheet.file, self.sheet.text, new, content)
