"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from corredor.core.errors import N_, Place, UnwritableFile, Wording

_READ_BY_ALL: Final = 0o644
_REFUSALS: Final[Mapping[int, str]] = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EACCES: N_("the system does not allow it"),
    errno.EPERM: N_("the system does not allow it"),
    errno.EISDIR: N_("a folder stands where the file should"),
    errno.ENOTDIR: N_("a file stands where a folder should"),
    errno.EEXIST: N_("a file stands where a folder should"),
    errno.ENAMETOOLONG: N_("its name is too long"),
}


def refusal(error: OSError) -> Wording:
    """Return in the user's words why the system refused a file."""
    return Wording(_REFUSALS.get(error.errno or 0, N_("the system refuses it")))


def unwritable(path: Path, error: OSError, place: Place | None = None) -> UnwritableFile:
    """Return why a file was not written; of a file in a new folder, that the folder wasn't."""
    tops = [folder for folder in reversed(path.parents) if not os.path.lexists(folder)]
    first = next(iter(tops), path)
    return UnwritableFile(place, file=first, folder=first.parent, problem=refusal(error))


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing.

    Raises
    ------
    UnwritableFile
        E025: the system refuses.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file so that at every moment either the old or the new one is there, whole.

    Parameters
    ----------
    path
        The file; its folder must exist. A symbolic link stays one.
    content
        Its new bytes.

    Raises
    ------
    UnwritableFile
        E025: the system refuses; the old file is as it was.
    """
    target = path.resolve()
    temporary = ""
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else _READ_BY_ALL
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except OSError as error:
        raise unwritable(path, error, Place(str(path))) from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
