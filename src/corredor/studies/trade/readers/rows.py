"""Rows of a delimited file with a first line of names, each bounded in length, in UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from corredor.core.errors import N_, NotUtf8, Place, WrongCellCount
from corredor.studies.trade.readers.account import Account

LONGEST_LINE: Final = 1_000_000
"""Bytes of one line [B]."""
LONGEST_ROW: Final = 2_000_000
"""Characters of one row with line ends inside its cells."""
MOST_CELLS: Final = 5_000
DELIMITERS: Final = (",", ";", "\t", "|")
LONG: Final = N_("a cell or a line is far longer than any in a file of statistics")
CONTROL: Final = N_("a character that no text holds")
UNCLOSED: Final = N_("a quotation mark is never closed, or text follows a closing one")
LACKING: Final = N_("columns that it needs are missing from its first line")
TWICE: Final = N_("two columns of its first line are called the same")
_MARK: Final = b"\xef\xbb\xbf"
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SAMPLE: Final = 40


def plain(name: str) -> str:
    """Return the name of a column without case, blanks at its ends and marks of order.

    Examples
    --------
    >>> plain(" Reporter  Code ")
    'reporter code'
    """
    return " ".join(name.removeprefix("\ufeff").casefold().split())


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: its cells by the plain names of their columns, and where it stands.

    Without a delimiter, as in JSON, a cell has no column of its own.
    """

    file: str
    line: int
    cells: Sequence[str]
    columns: Mapping[str, int]
    delimiter: str

    def text(self, column: str) -> str:
        """Return a cell without blanks around it; empty where the column is not there."""
        at = self.columns.get(column, -1)
        return self.cells[at].strip() if at >= 0 else ""

    def place(self, column: str) -> Place:
        """Return the place of a cell; its column is that of cells without quotation marks."""
        at = self.columns.get(column, -1)
        before = sum(len(_written(cell, self.delimiter)) + 1 for cell in self.cells[: max(at, 0)])
        return Place(self.file, self.line, before + 1 if at >= 0 and self.delimiter else 0)


def _written(cell: str, delimiter: str) -> str:
    """Return a cell as it stands in the line, in quotation marks where it needs them."""
    quoted = any(mark in cell for mark in (delimiter, '"', "\n"))
    return '"' + cell.replace('"', '""') + '"' if quoted else cell


class Lines:
    """Lines of a stream as text, numbered; hostile ones are refused.

    `number` is that of the line given last.
    """

    def __init__(self, stream: BinaryIO, account: Account) -> None:
        self.stream, self.account = stream, account
        self.number = self.size = 0

    def __iter__(self) -> Iterator[str]:
        """Yield the lines.

        Raises
        ------
        NotUtf8
            E008: a line isn't UTF-8.
        BrokenDataFile
            E140: a line or row is too long, or holds NUL characters.
        """
        while raw := self.stream.readline(LONGEST_LINE + 1):
            self.number += 1
            if len(raw) > LONGEST_LINE:
                raise self.account.broken(self.number, LONG)
            if self.number == 1:
                raw = raw.removeprefix(_MARK)
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                raise not_utf8(self.account.file, self.number, raw, error.start) from None
            if "\x00" in text:
                raise self.account.broken(self.number, CONTROL)
            self.size += len(text)
            if self.size > LONGEST_ROW:
                raise self.account.broken(self.number, LONG)
            yield text


def not_utf8(file: str, number: int, raw: bytes, at: int) -> NotUtf8:
    """Return the refusal of a line in another encoding, with what it might be."""
    guess = _WIDE.get(raw[:2], "cp1252")
    sample = raw[max(0, at - _SAMPLE) : at + _SAMPLE].decode(guess, "replace").strip()
    return NotUtf8(Place(file, number), byte=f"0x{raw[at]:02x}", guess=guess, sample=sample)


def headed_rows(
    stream: BinaryIO,
    account: Account,
    needed: Sequence[Sequence[str]],
    known: tuple[str, ...],
) -> Iterator[Cells]:
    """Yield the rows of a table; empty lines are left out, one empty cell too many is forgiven.

    Parameters
    ----------
    needed
        Plain names of columns; of each group one must be there.
    known
        Formats that are read, for the refusal.

    Raises
    ------
    OtherDataFormat
        E141: the first line lacks a needed column or names one twice.
    WrongCellCount, BrokenDataFile, NotUtf8
        E111, E140, E008.
    """
    lines = Lines(stream, account)
    texts = iter(lines)
    first = next(texts, "")
    delimiter = _delimiter(first)
    try:
        head = next(csv.reader([first], delimiter=delimiter, strict=True), list[str]())
    except csv.Error:
        raise account.broken(1, UNCLOSED) from None
    names = [plain(cell) for cell in head]
    while names and not names[-1]:
        names.pop()
    shown = ", ".join(group[0] for group in needed)
    if not all(any(name in names for name in group) for group in needed):
        raise account.other(1, LACKING, shown, known)
    filled = [name for name in names if name]
    if len(set(filled)) < len(filled):
        raise account.other(1, TWICE, shown, known)
    columns = {name: at for at, name in enumerate(names) if name}
    reader = csv.reader(texts, delimiter=delimiter, strict=True)
    while True:
        begins, lines.size = lines.number + 1, 0
        try:
            cells = next(reader, None)
        except csv.Error:
            raise account.broken(begins, UNCLOSED) from None
        if cells is None:
            return
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        if not any(cells):
            continue
        if len(cells) > MOST_CELLS:
            raise account.broken(begins, LONG)
        if len(cells) != len(names):
            place = Place(account.file, begins)
            raise WrongCellCount(place, count=len(cells), head=len(names))
        yield Cells(account.file, begins, cells, columns, delimiter)


def _delimiter(line: str) -> str:
    """Return the delimiter that stands most often in the first line, outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (bare.count(mark), -DELIMITERS.index(mark)))
