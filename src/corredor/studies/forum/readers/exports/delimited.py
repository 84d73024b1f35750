"""Exports as comma-, semicolon- or tab-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from corredor.core.errors import N_, NotUtf8, Place
from corredor.studies.forum.readers.exports.rows import LONGEST_CELL, SheetRow, broken

DELIMITERS: Final = (",", ";", "\t")
BROKEN: Final = N_("a quotation mark is never closed, or text follows a closing one")
CONTROL: Final = N_("a character that no text holds")
LINES: Final = 20
"""Lines in which a delimiter is looked for: blank ones and titles may come first."""
SAMPLE: Final = 40
"""Characters shown of a file in another encoding."""
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CYRILLIC: Final = ("\u0400", "\u04ff")


def decoded(file: str, raw: bytes) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with its mark.

    Raises
    ------
    NotUtf8
        E008: it is in another encoding.
    BrokenTable
        E114: it holds NUL characters.
    """
    encoding = _WIDE.get(raw[:2], "utf-8-sig")
    try:
        text = raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        guess, sample = _guessed(raw, error.start)
        line = raw[: error.start].count(b"\n") + 1
        byte = f"0x{raw[error.start]:02x}"
        raise NotUtf8(Place(file, line), byte=byte, guess=guess, sample=sample) from None
    if "\x00" in text:
        raise broken(Place(file, text[: text.index("\x00")].count("\n") + 1), CONTROL)
    return text


def _guessed(raw: bytes, at: int) -> tuple[str, str]:
    start = raw.rfind(b"\n", 0, at) + 1
    line = raw[start : start + 2 * SAMPLE]
    russian = line.decode("cp1251", "replace")
    low, high = _CYRILLIC
    letters = [c for c in russian if c.isalpha() and not c.isascii()]
    many = sum(low <= c <= high and c.islower() for c in letters) > len(letters) / 2
    foreign = [c.isalpha() and not c.isascii() for c in russian]
    paired = any(one and other for one, other in pairwise(foreign))
    guess = "cp1251" if many and paired else "cp1252"
    return guess, line.decode(guess, "replace").strip()[:SAMPLE]


def delimiter_of(text: str) -> str:
    """Return the delimiter that stands most often in the first line with any, outside quotes.

    Examples
    --------
    >>> delimiter_of('"Nombre, completo";Empresa;País')
    ';'
    """
    lines = ("".join(line.split('"')[::2]) for line in islice(io.StringIO(text), LINES))
    bare = next((line for line in lines if any(mark in line for mark in DELIMITERS)), "")
    return max(DELIMITERS, key=lambda mark: (bare.count(mark), -DELIMITERS.index(mark)))


def delimited_rows(file: str, raw: bytes) -> Iterator[SheetRow]:
    """Yield the rows of a file of delimited values; a cell that begins with = is text.

    Raises
    ------
    NotUtf8, BrokenTable
        E008, E114: it can't be read.
    """
    text = decoded(file, raw)
    stream = io.StringIO(text, newline="")
    rows = csv.reader(stream, delimiter=delimiter_of(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            raise broken(Place(file, line), BROKEN) from None
        if cells is None:
            return
        yield SheetRow(line, tuple(cell[: LONGEST_CELL + 1] for cell in cells))
        line = rows.line_num + 1
