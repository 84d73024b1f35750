"""Attached files: what a study's table names beside itself, such as a list or a data set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from corredor.core.table import Row


@dataclass(frozen=True)
class AttachedFile:
    """A file of the programme folder that a row names.

    Parameters
    ----------
    path
        Path from the programme folder, with slashes.
    size
        Its length [byte].
    sha256
        Digest of its bytes, 64 hexadecimal digits.
    opener
        Opens it for reading, each time from the beginning; the caller closes the stream.
    """

    path: str
    size: int
    sha256: str
    opener: Callable[[], BinaryIO] = field(repr=False, compare=False)

    def open(self) -> BinaryIO:
        """Return the bytes as a stream that the caller closes."""
        return self.opener()


def attached_path(row: Row, column: str) -> str:
    """Return the path, from the programme folder, of the file that a cell names.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> attached_path(Row({"file": "sdn.csv"}, Place("screening/lists.csv", 2), {}), "file")
    'screening/sdn.csv'
    """
    return str(PurePosixPath(row.place.file).parent / row.text(column))
