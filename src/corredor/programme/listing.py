"""Listing: which files lie in the folder, and the digest of each."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from corredor.core.errors import Place, UnreadableFile
from corredor.programme.atomic import refusal
from corredor.programme.opening import ATTACHED_BYTES

OUTPUT: Final = "out"
MOST_FILES: Final = 20_000
"""Files of a folder that are looked at; a folder with more is no programme."""
_BLOCK: Final = 1 << 20


def files_of(root: Path) -> list[str]:
    """Return the files of a programme folder, sorted, as paths with slashes.

    Left out are ``out/`` and whatever begins with a dot. Links to folders are listed and not
    followed.

    Raises
    ------
    UnreadableFile
        E011: the folder, or one in it, may not be listed.
    """
    return sorted(name for name, _ in islice(_walk(root), MOST_FILES))


def _walk(root: Path) -> Iterator[tuple[str, Path]]:
    waiting = [(root, "")]
    while waiting:
        folder, above = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except PermissionError as error:
            place = Place(above.rstrip("/") or str(root))
            raise UnreadableFile(place, file=place.file, problem=refusal(error)) from None
        except OSError:
            continue
        for entry in entries:
            name = above + os.fsencode(entry.name).decode("utf-8", "backslashreplace")
            if entry.name.startswith(".") or name == OUTPUT:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), f"{name}/"))
            else:
                yield name, Path(entry.path)


def raw_digests(root: Path) -> dict[str, str]:
    """Return the sha256 of the bytes of every file of a folder that a run could read.

    Whether anything changed since a run can be told from them without reading a table. A file
    that would be refused (too large, no ordinary file, unreadable) has its reason instead.

    Parameters
    ----------
    root
        The programme folder.

    Returns
    -------
    dict
        Hexadecimal digests by path with slashes, sorted by path.

    Raises
    ------
    UnreadableFile
        E011: the folder, or one in it, may not be listed: nobody could tell what changed there.
    """
    return {name: _digest(path) for name, path in sorted(islice(_walk(root), MOST_FILES))}


def _digest(path: Path) -> str:
    link = f"link to {path.readlink()}: " if path.is_symlink() else ""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return f"{link}no file"
        if status.st_size > ATTACHED_BYTES:
            return f"{link}{status.st_size} bytes"
        digest = hashlib.sha256()
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        return f"{link}unreadable: {error.errno}"
    return link + digest.hexdigest()
