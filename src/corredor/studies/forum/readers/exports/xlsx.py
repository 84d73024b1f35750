"""The first visible sheet of a workbook in Office Open XML (ECMA-376, 5th edition, part 1).

Nothing is computed: of a formula the value that was saved is read, as text; without one the
formula itself. Cells merged downwards hold their value in each row that has text of its own.
Every part is bounded before and while it is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from corredor.core.errors import N_, CorredorError
from corredor.studies.forum.readers.exports.markup import HostileMarkup, read_markup
from corredor.studies.forum.readers.exports.merged import REFERENCE, Merged, column_number
from corredor.studies.forum.readers.exports.rows import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    SheetRow,
    damaged,
)

MOST_PARTS: Final = 2_000
LARGEST_PART: Final = 150_000_000
"""Bytes of one part unpacked [B]."""
MOST_STRINGS: Final = 2_000_000
FORMAT: Final = "XLSX"
NOT_ZIP: Final = N_("it is no whole ZIP archive")
TOO_LARGE: Final = N_("a part of it unpacks to far more than a form's export holds")
NO_SHEET: Final = N_("it has no visible sheet")
BAD_MARKUP: Final = N_("its markup is broken or declares entities")
BAD_CELL: Final = N_("a cell names a string, row or column that is not there")
LAST_SHEET_ROW: Final = 1_048_576
"""Last row of a worksheet."""
DATE_FORMATS: Final = frozenset({*range(14, 23), *range(45, 48)})
"""Number formats that show a date or time (ECMA-376, part 1, 18.8.30)."""
_LITERAL: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCHS: Final = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_LAST_SERIAL: Final = 2_958_465
"""31 December 9999 in days of a workbook."""
_UNPACKING: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError),
)
"""What the archive raises on a broken, locked or strangely packed part."""


class _Package:
    """The parts of a workbook, each unpacked within bounds."""

    def __init__(self, file: str, raw: bytes) -> None:
        self.file = file
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(raw))
        except _UNPACKING:
            raise self.fault(NOT_ZIP) from None
        if len(self.archive.infolist()) > MOST_PARTS:
            raise self.fault(TOO_LARGE)

    def fault(self, problem: str) -> CorredorError:
        return damaged(self.file, FORMAT, problem)

    def part(self, name: str) -> bytes:
        """Return a part; empty where there is none."""
        try:
            entry = self.archive.getinfo(name)
        except KeyError:
            return b""
        if entry.file_size > LARGEST_PART:
            raise self.fault(TOO_LARGE)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.fault(NOT_ZIP)
        try:
            with self.archive.open(entry) as stream:
                raw = stream.read(LARGEST_PART + 1)
        except _UNPACKING:
            raise self.fault(NOT_ZIP) from None
        if len(raw) > LARGEST_PART:
            raise self.fault(TOO_LARGE)
        return raw

    def read(self, name: str, reader: _Reader) -> None:
        raw = self.part(name)
        if not raw:
            return
        try:
            read_markup(raw, reader.start, reader.end, reader.text)
        except HostileMarkup:
            raise self.fault(BAD_MARKUP) from None


class _Reader:
    """What is done at each element; the text since the last start is in `held`."""

    def __init__(self) -> None:
        self.held: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def text(self, said: str) -> None:
        self.held.append(said)


class _Book(_Reader):
    """Visible sheets by their relation, where these lead, and from where days count."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[str] = []
        self.targets: dict[str, str] = {}
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            # The sheet's own id loses its prefix too and is never the one of the relation.
            self.sheets.append(attributes.get("id", ""))
        elif name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")

    def end(self, name: str) -> None:
        self.held.clear()


class _Strings(_Reader):
    """Shared strings; readings of characters (phonetic) are left out."""

    def __init__(self, package: _Package) -> None:
        super().__init__()
        self.package = package
        self.strings: list[str] = []
        self.parts: list[str] = []
        self.phonetic = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.phonetic += name == "rPh"
        self.held.clear()

    def end(self, name: str) -> None:
        if name == "rPh":
            self.phonetic -= 1
        elif name == "t" and not self.phonetic:
            self.parts.append("".join(self.held))
        elif name == "si":
            self.strings.append("".join(self.parts)[: LONGEST_CELL + 1])
            self.parts.clear()
            if len(self.strings) > MOST_STRINGS:
                raise self.package.fault(TOO_LARGE)
        self.held.clear()


class _Styles(_Reader):
    """Which styles of cells show dates."""

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, str] = {}
        self.dates: list[bool] = []
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.inside = True
        elif name == "xf" and self.inside:
            self.dates.append(self._shows_date(attributes.get("numFmtId", "0")))

    def _shows_date(self, number: str) -> bool:
        code = _LITERAL.sub("", self.own.get(number, "")).lower()
        known = number.isascii() and number.isdigit() and int(number) in DATE_FORMATS
        return known or any(letter in code for letter in "ymdhs")

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.inside = False
        self.held.clear()


class _Cells(_Reader):
    """Cells of a sheet by row."""

    def __init__(self, package: _Package, strings: list[str], dates: list[bool], old: bool) -> None:
        super().__init__()
        self.package, self.strings, self.dates, self.old = package, strings, dates, old
        self.rows: list[tuple[int, dict[int, str]]] = []
        self.line = self.column = 0
        self.kind = ""
        self.style = -1
        self.value = self.formula = ""
        self.inline: list[str] = []
        self.merged = Merged()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.held.clear()
        if name == "mergeCell":
            self.merged.add(attributes.get("ref", ""))
        elif name == "row":
            self.line = self._number(attributes.get("r", str(self.line + 1)), LAST_SHEET_ROW)
            self.column = 0
            self.rows.append((self.line, {}))
            if len(self.rows) > 2 * MOST_ROWS:
                raise self.package.fault(TOO_LARGE)
        elif name == "c":
            self._place(attributes.get("r", ""))
            self.kind = attributes.get("t", "n")
            style = attributes.get("s", "")
            self.style = int(style) if style.isascii() and style.isdigit() else -1
            self.value = self.formula = ""
            self.inline.clear()

    def _number(self, text: str, most: int) -> int:
        if not (text.isascii() and text.isdigit()) or not 0 < int(text[:9]) <= most:
            raise self.package.fault(BAD_CELL)
        return int(text)

    def _place(self, reference: str) -> None:
        found = REFERENCE.fullmatch(reference)
        self.column = column_number(found[1]) if found else self.column + 1

    def end(self, name: str) -> None:
        said = "".join(self.held)
        self.held.clear()
        if name == "v":
            self.value = said
        elif name == "f":
            self.formula = said
        elif name == "t":
            self.inline.append(said)
        elif name == "c" and self.rows:
            text = self._read()
            # Cells far to the right are kept only as the sign that the row is too wide.
            if text and (self.column <= MOST_COLUMNS or len(self.rows[-1][1]) <= MOST_COLUMNS):
                column = min(self.column, MOST_COLUMNS + 1)
                self.rows[-1][1][column] = text[: LONGEST_CELL + 1]

    def _read(self) -> str:
        if self.kind == "s":
            if not (self.value.isascii() and self.value.isdigit()):
                raise self.package.fault(BAD_CELL)
            number = int(self.value[:9])
            if number >= len(self.strings):
                raise self.package.fault(BAD_CELL)
            return self.strings[number]
        if self.kind == "inlineStr":
            return "".join(self.inline)
        if self.kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(self.value, self.value)
        if not self.value and self.formula:
            return f"={self.formula}"
        if self.kind == "n" and 0 <= self.style < len(self.dates) and self.dates[self.style]:
            return _date(self.value, self.old)
        return self.value


def _date(serial: str, old: bool) -> str:
    """Return a day of a workbook as ISO 8601, with the time where there is one."""
    try:
        days = float(serial)
    except ValueError:
        return serial
    if not 1 <= days <= _LAST_SERIAL:
        return serial
    moment = _EPOCHS[old] + timedelta(seconds=round(days * 86_400))
    return moment.date().isoformat() if days.is_integer() else moment.isoformat(sep=" ")


def spreadsheet_rows(file: str, raw: bytes) -> Iterator[SheetRow]:
    """Yield the rows of the first visible sheet of a workbook.

    Raises
    ------
    DamagedDocument
        E018: it is no workbook, or one that unpacks to too much.
    """
    package = _Package(file, raw)
    book = _Book()
    package.read("xl/workbook.xml", book)
    package.read("xl/_rels/workbook.xml.rels", book)
    target = next((book.targets[name] for name in book.sheets if name in book.targets), "")
    if not target:
        raise package.fault(NO_SHEET)
    strings, styles = _Strings(package), _Styles()
    package.read("xl/sharedStrings.xml", strings)
    package.read("xl/styles.xml", styles)
    cells = _Cells(package, strings.strings, styles.dates, book.from_1904)
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    if not package.part(path):
        raise package.fault(NO_SHEET)
    package.read(path, cells)
    for line, held in cells.rows:
        cells.merged.fill(line, held)
        width = max(held, default=0)
        yield SheetRow(line, tuple(held.get(at, "") for at in range(1, width + 1)))
