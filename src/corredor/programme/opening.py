"""Opening files of the folder: inside it only, ordinary files only, bounded, in Unicode only.

An encoding is never guessed: what isn't UTF-8, or UTF-16 with its mark, is an error that shows
the line as the likelier of two code pages would have it.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO, Final

from corredor.core.attached import AttachedFile
from corredor.core.errors import (
    N_,
    ControlCharacter,
    CorredorError,
    FileTooLarge,
    MissingFile,
    NotUtf8,
    PathLeavesFolder,
    Place,
    UnreadableFile,
    Wording,
)

MEGABYTE: Final = 1_000_000
TABLE_BYTES: Final = 100 * MEGABYTE
"""Size of the largest table that is read."""
DOCUMENT_BYTES: Final = 20 * MEGABYTE
"""Size of the largest document that is read."""
SETTINGS_BYTES: Final = MEGABYTE
"""Size of the largest ``programme.toml`` that is read."""
ATTACHED_BYTES: Final = 2_000 * MEGABYTE
"""Size of the largest file that a study's table may name; it is read as a stream."""
_BLOCK: Final = 1 << 20

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CYRILLIC: Final = "cp1251"
_WESTERN: Final = "cp1252"
_NAMES: Final = {_CYRILLIC: "Windows-1251", _WESTERN: "Windows-1252"}
_HIGH: Final = 0x80
SAMPLE: Final = 80
"""Characters shown of a line that isn't UTF-8."""


@dataclass(frozen=True)
class Root:
    """The programme folder, through which each of its files is opened."""

    folder: Path

    def resolve(self, file: str, named_at: Place | None = None) -> Path:
        """Return where a file of the folder lies.

        Parameters
        ----------
        file
            Path from the programme folder, with slashes.
        named_at
            The place that names the file; None for a file that corredor itself looks for.

        Raises
        ------
        PathLeavesFolder
            E007: the path leads out of the folder.
        MissingFile
            E006: there is no such file.
        UnreadableFile
            E011: the system doesn't let us look.
        """
        place = named_at or Place(file)
        if _leaves(file):
            raise PathLeavesFolder(place, path=file)
        try:
            root = self.folder.resolve(strict=True)
            path = (root / file).resolve(strict=True)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise MissingFile(place, file=file) from None
        except (OSError, RuntimeError) as error:
            raise _unreadable(place, file, error) from None
        if not path.is_relative_to(root):
            raise PathLeavesFolder(place, path=file)
        return path

    def has(self, file: str) -> bool:
        """Whether the folder has something of that name, be it readable or not."""
        return os.path.lexists(self.folder / file)

    def read(self, file: str, limit: int, named_at: Place | None = None) -> bytes:
        """Return the bytes of a file.

        Raises
        ------
        FileTooLarge
            E009: the file has more than `limit` bytes; nothing of it was read.
        UnreadableFile
            E011: it is no ordinary file, or may not be read.
        PathLeavesFolder, MissingFile
            E007, E006: see `resolve`.
        """
        path = self.resolve(file, named_at)
        place = named_at or Place(file)
        try:
            return _bytes(path, file, limit, place)
        except OSError as error:
            raise _unreadable(place, file, error) from None

    def open(self, file: str, named_at: Place | None = None) -> BinaryIO:
        """Return a file as a stream of bytes that the caller closes.

        Raises
        ------
        FileTooLarge, UnreadableFile, PathLeavesFolder, MissingFile
            See `read`; the limit is `ATTACHED_BYTES`.
        """
        path = self.resolve(file, named_at)
        place = named_at or Place(file)
        try:
            return _stream(path, file, ATTACHED_BYTES, place)
        except OSError as error:
            raise _unreadable(place, file, error) from None

    def attached(self, file: str, named_at: Place | None = None) -> AttachedFile:
        """Return a file that a table names, with the digest of its bytes.

        Raises
        ------
        FileTooLarge, UnreadableFile, PathLeavesFolder, MissingFile
            See `open`.
        """
        place = named_at or Place(file)
        digest, size = hashlib.sha256(), 0
        try:
            with self.open(file, named_at) as stream:
                while block := stream.read(_BLOCK):
                    digest.update(block)
                    size += len(block)
        except OSError as error:
            raise _unreadable(place, file, error) from None
        return AttachedFile(file, size, digest.hexdigest(), partial(self.open, file, named_at))

    def read_text(self, file: str, limit: int, named_at: Place | None = None) -> str:
        """Return the text of a file, without its byte order mark.

        Raises
        ------
        NotUtf8
            E008: the file is in another encoding.
        ControlCharacter
            E017: the file holds what no text holds.
        FileTooLarge, UnreadableFile, PathLeavesFolder, MissingFile
            See `read`.
        """
        return decoded(self.read(file, limit, named_at), file)


def beside(table: str, file: str, named_at: Place) -> str:
    """Return the path of a file that a table names, from the programme folder.

    Raises
    ------
    PathLeavesFolder
        E007: the path is absolute or leads upwards.

    Examples
    --------
    >>> beside("documents/index.csv", "es/note.txt", Place("documents/index.csv", 2))
    'documents/es/note.txt'
    """
    if _leaves(file):
        raise PathLeavesFolder(named_at, path=file)
    return str(PurePosixPath(table).parent / file)


def _leaves(file: str) -> bool:
    windows, posix = PureWindowsPath(file), PurePosixPath(file)
    anchored = posix.is_absolute() or bool(windows.drive or windows.root)
    return anchored or ".." in windows.parts


def _bytes(path: Path, file: str, limit: int, place: Place) -> bytes:
    with _stream(path, file, limit, place) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise FileTooLarge(place, file=file, size=len(content), limit=limit)
    return content


def _stream(path: Path, file: str, limit: int, place: Place) -> BinaryIO:
    # Looked at before it is opened: opening a pipe waits, opening a device may do anything.
    _check_kind(path.stat(), file, place)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    stream = os.fdopen(os.open(path, flags), "rb")
    try:
        status = os.fstat(stream.fileno())
        _check_kind(status, file, place)
        if status.st_size > limit:
            raise FileTooLarge(place, file=file, size=status.st_size, limit=limit)
    except BaseException:
        stream.close()
        raise
    return stream


def _check_kind(status: os.stat_result, file: str, place: Place) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(place, file=file, problem=Wording(N_("it is no ordinary file")))


def _unreadable(place: Place, file: str, error: Exception) -> UnreadableFile:
    problem = N_("the system refuses it")
    if isinstance(error, PermissionError):
        problem = N_("permission denied")
    if isinstance(error, RuntimeError):
        problem = N_("symbolic links go in a circle")
    return UnreadableFile(place, file=file, problem=Wording(problem))


def decoded(content: bytes, file: str) -> str:
    """Return the text that bytes in UTF-8, or in UTF-16 with byte order mark, stand for.

    Raises
    ------
    NotUtf8
        E008: with line and column of the first wrong byte.
    ControlCharacter
        E017: with line and column of the first one.
    """
    encoding = "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise _broken_utf16(content, file, error) from None
        raise _not_utf8(content, file) from None
    found = _CONTROL.search(text)
    if found is not None:
        raise _control(text, file, found.start())
    return text


def _control(text: str, file: str, at: int) -> CorredorError:
    line, column = position(text, at)
    excerpt = text.splitlines()[line - 1][:SAMPLE]
    character = f"U+{ord(text[at]):04X}"
    return ControlCharacter(Place(file, line, column), excerpt=excerpt, character=character)


def position(text: str, at: int) -> tuple[int, int]:
    r"""Return line and column of an offset, both from 1, as an editor counts.

    Examples
    --------
    >>> position("año\nñu", 5)
    (2, 2)
    """
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _broken_utf16(content: bytes, file: str, error: UnicodeDecodeError) -> NotUtf8:
    before = content[: error.start].decode("utf-16", "ignore")
    line, column = position(before, len(before))
    sample = before[before.rfind("\n") + 1 :][:SAMPLE]
    byte = f"0x{content[error.start]:02X}"
    return NotUtf8(Place(file, line, column), byte=byte, guess="UTF-16", sample=sample)


def _not_utf8(content: bytes, file: str) -> NotUtf8:
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        body.decode("utf-8")
        at = 0
    except UnicodeDecodeError as error:
        at = error.start
    good = body[:at].decode("utf-8")
    line, column = position(good, len(good))
    start = max(body.rfind(b"\n", 0, at), body.rfind(b"\r", 0, at)) + 1
    broken = re.split(b"[\r\n]", body[start : at + MEGABYTE], maxsplit=1)[0]
    guess = _likelier_code_page(broken)
    sample = broken.decode(guess, "replace")
    return NotUtf8(
        Place(file, line, column),
        excerpt=sample,
        byte=f"0x{body[at]:02X}",
        guess=_NAMES[guess],
        sample=sample[:SAMPLE],
    )


def _likelier_code_page(line: bytes) -> str:
    """Return Windows-1251 where letters outside ASCII stand in rows, as in Russian words."""
    high = [byte >= _HIGH for byte in line]
    in_rows = sum(here and there for here, there in pairwise(high))
    return _CYRILLIC if in_rows > sum(high) / 2 else _WESTERN
