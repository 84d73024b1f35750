"""Changing the folder: tried on a copy first, then each file written whole, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from corredor.core.errors import Problems
from corredor.core.table import TableSpec
from corredor.programme.atomic import make_folder, write_atomic
from corredor.programme.folder import read_programme
from corredor.programme.writing import ChangedFile

OUT: Final = "out"


def change(folder: Path, changes: Sequence[ChangedFile], specs: Sequence[TableSpec]) -> None:
    """Write changed files of a folder, if the folder passes with them.

    Raises
    ------
    Problems
        The folder would have errors; nothing is written.
    """
    check_changes(folder, changes, specs)
    write_changes(folder, changes)


def check_changes(folder: Path, changes: Sequence[ChangedFile], specs: Sequence[TableSpec]) -> None:
    """Read a copy of a folder with changed files.

    Raises
    ------
    Problems
        The copy has errors.
    """
    with changed_copy(folder, changes) as copy:
        try:
            read_programme(copy, specs)
        except Problems as problems:
            errors = [error for error in problems.errors if error.severity == "error"]
            raise Problems(errors) from None


@contextmanager
def changed_copy(folder: Path, changes: Sequence[ChangedFile]) -> Generator[Path, None, None]:
    """Give a copy of a folder with changed files, without its results, while it is used."""
    with tempfile.TemporaryDirectory(prefix="corredor-") as name:
        copy = Path(name) / "programme"
        shutil.copytree(folder, copy, ignore=partial(_unread, folder), copy_function=_linked)
        write_changes(copy, changes)
        yield copy


def write_changes(folder: Path, changes: Sequence[ChangedFile]) -> None:
    """Write changed files, each whole, in their order."""
    for held in changes:
        target = folder / held.file
        make_folder(target.parent)
        write_atomic(target, held.content)


def _unread(folder: Path, directory: str, names: list[str]) -> set[str]:
    """Return what of a directory is not copied: the folder's own results."""
    return {OUT} & {*names} if Path(directory) == folder else set()


def _linked(source: str, target: str) -> None:
    """Let a copy share the bytes of a file where the system can; they are never written to."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
