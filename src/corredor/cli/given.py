"""What a command is given: a programme folder, and a key beside it."""

from __future__ import annotations

from pathlib import Path

from corredor.core.errors import NotAProgramme
from corredor.programme.opening import Root
from corredor.programme.settings import FILE


def programme_folder(folder: Path) -> Path:
    """Return a folder if it is a programme's.

    Raises
    ------
    NotAProgramme
        E001: it isn't there, or has no settings.
    """
    if not Root(folder).has(FILE):
        raise NotAProgramme(None, folder=folder)
    return folder


def key_and_folder(key: str, folder: Path) -> tuple[str, Path]:
    """Return a key and a programme folder, in whichever order they were given.

    Raises
    ------
    NotAProgramme
        E001: neither is a programme folder.
    """
    if not Root(folder).has(FILE) and Root(Path(key)).has(FILE):
        return str(folder), Path(key)
    return key, programme_folder(folder)
