"""Rows of a JSON answer, one object at a time, so that memory is bounded by the largest one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final, cast

from corredor.core.errors import N_
from corredor.studies.trade.readers.account import Account
from corredor.studies.trade.readers.rows import CONTROL, LACKING, Cells, not_utf8, plain

CHUNK: Final = 1 << 16
LONGEST: Final = 1_000_000
"""Characters of one object, and of what stands before the first."""
MOST_BYTES: Final = 2_000_000_000
"""Bytes of one answer [B]."""
LONG: Final = N_("an object is far longer than any in an answer")
CUT: Final = N_("the answer ends before it is complete")
NOT_ROWS: Final = N_("the answer holds something else than rows")
_SEPARATORS: Final = " \t\r\n,"


class _Text:
    """Text of a stream, decoded piece by piece, with the line of its beginning."""

    def __init__(self, stream: BinaryIO, account: Account) -> None:
        self.stream, self.account = stream, account
        self.held: str = ""
        self.rest: bytes = b""
        self.line: int = 1
        self.read: int = 0

    def more(self) -> bool:
        """Take another piece; false at the end."""
        raw = self.stream.read(CHUNK)
        self.read += len(raw)
        if self.read > MOST_BYTES:
            raise self.account.broken(self.line, LONG)
        whole = self.rest + raw
        try:
            text, self.rest = whole.decode("utf-8"), b""
        except UnicodeDecodeError as error:
            if not raw or len(whole) - error.start > 3:
                line = self.line + whole[: error.start].count(b"\n")
                raise not_utf8(self.account.file, line, whole, error.start) from None
            text, self.rest = whole[: error.start].decode("utf-8"), whole[error.start :]
        if "\x00" in text:
            raise self.account.broken(self.line, CONTROL)
        self.held += text
        return bool(raw)

    def drop(self, count: int) -> None:
        """Forget characters at the beginning."""
        self.line += self.held.count("\n", 0, count)
        self.held = self.held[count:]

    def skip(self) -> str:
        """Return the next character that says something; empty at the end."""
        while True:
            bare = self.held.lstrip(_SEPARATORS)
            self.drop(len(self.held) - len(bare))
            if self.held or not self.more():
                return self.held[:1]


def json_rows(
    stream: BinaryIO,
    account: Account,
    key: str,
    needed: Sequence[Sequence[str]],
    known: tuple[str, ...],
) -> Iterator[Cells]:
    """Yield the objects of a list: the outermost one, or that under a key.

    Parameters
    ----------
    key
        Key of the outermost object under which the list stands.
    needed, known
        As of `headed_rows`; keys are compared without case.

    Raises
    ------
    OtherDataFormat
        E141: no such list, or a row lacks a needed key.
    BrokenDataFile, NotUtf8
        E140, E008.
    """
    text = _Text(stream, account)
    shown = ", ".join(group[0] for group in needed)
    if not _enter(text, key):
        raise account.other(text.line, LACKING, f'{{"{key}": [ {shown} ]}}', known)
    decoder = json.JSONDecoder()
    while (mark := text.skip()) == "{":
        line = text.line
        columns, cells = _cells(_object(text, decoder))
        if not all(any(name in columns for name in group) for group in needed):
            raise account.other(line, LACKING, shown, known)
        yield Cells(account.file, line, cells, columns, "")
    if mark != "]":
        raise account.broken(text.line, NOT_ROWS if mark else CUT)


def _enter(text: _Text, key: str) -> bool:
    """Walk into the list; false where there is none."""
    text.held = text.held.removeprefix("\ufeff")
    opened = text.skip().removeprefix("\ufeff")
    if not opened:
        text.drop(1)
        opened = text.skip()
    if opened == "[":
        text.drop(1)
        return True
    text.drop(1)
    decoder = json.JSONDecoder()
    while text.skip() == '"':
        name = _value(text, decoder)
        if text.skip() != ":":
            return False
        text.drop(1)
        begins = text.skip()
        if name == key:
            text.drop(1)
            return begins == "["
        _value(text, decoder)
    return False


def _value(text: _Text, decoder: json.JSONDecoder) -> object:
    """Return the next value and forget its text."""
    while True:
        try:
            value, end = decoder.raw_decode(text.held)
        except (ValueError, RecursionError):
            if len(text.held) > LONGEST:
                raise text.account.broken(text.line, LONG) from None
            if not text.more():
                raise text.account.broken(text.line, CUT) from None
            continue
        # A number at the end of what is held may go on.
        if end == len(text.held) and text.more():
            continue
        text.drop(end)
        return cast("object", value)


def _object(text: _Text, decoder: json.JSONDecoder) -> dict[str, object]:
    value = _value(text, decoder)
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _cells(found: dict[str, object]) -> tuple[dict[str, int], list[str]]:
    """Return keys and values as columns and cells of text."""
    cells = [_said(value) for value in found.values()]
    return {plain(name): at for at, name in enumerate(found)}, cells


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() | int() | float():
            return str(value)
        case _:
            return json.dumps(value)
