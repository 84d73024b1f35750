"""Lines and rows of text files, each bounded in length, in an encoding that was stated.

An encoding is never guessed: without a statement a file is UTF-8, or it is refused with a line
that shows how it would look in another.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import BinaryIO, Final, NamedTuple

from corredor.core.errors import N_, NotAChoice, NotUtf8, Place, WrongCharset
from corredor.studies.screening.readers.reading import LONG, Account

UTF_8: Final = "utf-8"
ENCODINGS: Final = (UTF_8, "cp1252", "cp1251", "iso-8859-1", "iso-8859-5", "koi8-r", "cp866")
"""Encodings that a user may state; in each a line ends with the byte 0x0A."""
LONGEST_LINE: Final = 8_000_000
"""Bytes of one line [B]."""
LONGEST_ROW: Final = 16_000_000
"""Bytes of one row with line ends inside its cells [B]."""
MOST_CELLS: Final = 2_000
CONTROL: Final = N_("a character that no text holds")
UNCLOSED: Final = N_("a quotation mark is never closed, or text follows a closing one")
SAMPLE: Final = 40
"""Characters shown of a file in another encoding."""
_MARK: Final = b"\xef\xbb\xbf"
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_END_OF_FILE: Final = b"\x1a"
"""Character that closes the files of OFAC, as of old."""
_CYRILLIC: Final = range(0x0410, 0x0450)


class Line(NamedTuple):
    """A line with its number, from 1."""

    number: int
    text: str


class Row(NamedTuple):
    """A row with the number of the line in which it begins."""

    line: int
    cells: list[str]


def byte_lines(stream: BinaryIO, refuse: Callable[[int], Exception]) -> Iterator[bytes]:
    """Yield lines of bytes, without a mark of UTF-8 at the beginning.

    Parameters
    ----------
    stream
        The file.
    refuse
        Makes the error of a line that is too long, from its number.
    """
    number = 0
    read = stream.readline
    while True:
        raw = read(LONGEST_LINE + 1)
        if not raw:
            return
        number += 1
        if len(raw) > LONGEST_LINE:
            raise refuse(number)
        yield raw.removeprefix(_MARK) if number == 1 else raw


def text_lines(stream: BinaryIO, account: Account, encoding: str = "") -> Iterator[Line]:
    """Yield the lines of a text file; a lone end-of-file character at its end is left out.

    Raises
    ------
    NotAChoice, NotUtf8, WrongCharset
        E110: the encoding stated is none that is read; E008: none is stated and the file isn't
        UTF-8; E023: it isn't in the one that is stated.
    BrokenList
        E130: a line is too long or holds NUL characters.
    """
    charset = encoding_named(encoding, account.file)
    account.encoding = charset
    lines = byte_lines(stream, lambda number: account.broken(number, LONG))
    for number, raw in enumerate(lines, 1):
        if number == 1 and raw[:2] in _WIDE:
            raise _not_utf8(account.file, number, raw, 0)
        if raw.rstrip(b"\r\n") == _END_OF_FILE:
            continue
        try:
            text = raw.decode(charset)
        except UnicodeDecodeError as error:
            if charset != UTF_8:
                byte = f"0x{raw[error.start]:02x}"
                place = Place(account.file, number, error.start + 1)
                raise WrongCharset(place, byte=byte, charset=charset) from None
            raise _not_utf8(account.file, number, raw, error.start) from None
        if "\x00" in text:
            raise account.broken(number, CONTROL, text.index("\x00") + 1)
        yield Line(number, text)


def encoding_named(name: str, file: str) -> str:
    """Return the encoding that a user means; UTF-8 where none is stated.

    Raises
    ------
    NotAChoice
        E110: it is none of `ENCODINGS`.

    Examples
    --------
    >>> encoding_named("Windows-1252", "list.csv"), encoding_named("", "list.csv")
    ('cp1252', 'utf-8')
    """
    try:
        found = codecs.lookup(name.strip() or UTF_8).name
    except (LookupError, ValueError):
        found = ""
    for known in ENCODINGS:
        if found == codecs.lookup(known).name:
            return known
    raise NotAChoice(Place(file), column="encoding", value=name, known=ENCODINGS)


def _not_utf8(file: str, number: int, raw: bytes, at: int) -> NotUtf8:
    """Return the refusal of a line, with what it might be; whoever reads it decides."""
    guess = _WIDE.get(raw[:2], "")
    if not guess:
        near = raw[max(0, at - SAMPLE) : at + SAMPLE].decode("cp1251", "replace")
        foreign = [letter for letter in near if not letter.isascii()]
        russian = sum(ord(letter) in _CYRILLIC for letter in foreign)
        pairs = sum(ord(a) in _CYRILLIC and ord(b) in _CYRILLIC for a, b in pairwise(near))
        guess = "cp1251" if russian > len(foreign) / 2 and pairs else "cp1252"
    sample = raw[max(0, at - SAMPLE) : at + SAMPLE].decode(guess, "replace").strip()
    byte = f"0x{raw[at]:02x}"
    column = len(raw[:at].decode(UTF_8, "replace")) + 1
    return NotUtf8(Place(file, number, column), byte=byte, guess=guess, sample=sample)


class _Feed:
    """Lines for the reader of rows, counted since the last row began."""

    def __init__(self, lines: Iterator[Line], account: Account) -> None:
        self.lines, self.account = lines, account
        self.number = self.size = 0

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.number = line.number
            self.size += len(line.text)
            if self.size > LONGEST_ROW:
                raise self.account.broken(line.number, LONG)
            yield line.text


def rows_of(lines: Iterator[Line], account: Account, delimiter: str = ",") -> Iterator[Row]:
    """Yield rows of delimited values; empty lines are left out.

    Raises
    ------
    BrokenList
        E130: a quotation mark is never closed, or a cell or row is too long.
    """
    feed = _Feed(lines, account)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        begins, feed.size = feed.number + 1, 0
        try:
            cells = next(reader, None)
        except csv.Error:
            raise account.broken(begins, UNCLOSED) from None
        if cells is None:
            return
        if len(cells) > MOST_CELLS:
            raise account.broken(begins, LONG)
        if any(cells):
            yield Row(begins, cells)


def joined_values(text: str, delimiter: str = ";") -> tuple[str, ...]:
    """Return the values of a cell that joins several, quoted like cells where they must be.

    Examples
    --------
    >>> joined_values('"Zarvex; Engineering";АО Зарвекс')
    ('Zarvex; Engineering', 'АО Зарвекс')
    """
    if '"' not in text:
        parts = text.split(delimiter)
    else:
        try:
            parts = next(
                csv.reader([text], delimiter=delimiter, skipinitialspace=True), list[str]()
            )
        except csv.Error:
            parts = text.split(delimiter)
    return tuple(part.strip() for part in parts if part.strip())
