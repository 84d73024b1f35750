"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from corredor.core.errors import N_, Place, UnreadableFile, Wording

_READ_BY_ALL: Final = 0o644


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
    UnreadableFile
        E011: the system refuses; the old file is as it was.
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
    except OSError:
        problem = Wording(N_("the system refuses it"))
        raise UnreadableFile(Place(str(path)), file=path.name, problem=problem) from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
