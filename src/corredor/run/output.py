"""Output: the folder ``out/``, which is corredor's alone, and the lock on it."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from corredor.core.errors import AnotherRun, ForeignOutput, Place, UnreadableFile
from corredor.programme.atomic import write_atomic
from corredor.run.digests import digest_of

NAME: Final = "out"
MARK: Final = ".corredor"
LOCK: Final = ".lock"
MARK_TEXT: Final = b"This folder is written by corredor; it may be removed at any time.\n"


def claim_output(folder: Path) -> Path:
    """Return the output folder of a programme, made and marked if it wasn't there.

    Raises
    ------
    ForeignOutput
        E010: it holds files and no mark of corredor's; nothing is touched.
    UnreadableFile
        E011: it can't be made or written.
    """
    out = folder / NAME
    check_output(folder)
    try:
        out.mkdir(exist_ok=True)
        if not (out / MARK).exists():
            write_atomic(out / MARK, MARK_TEXT)
            write_atomic(out / ".gitignore", b"*\n")
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise UnreadableFile(Place(NAME), file=NAME, problem=problem) from None
    return out


def check_output(folder: Path) -> None:
    """Refuse an output folder that corredor didn't make; see `claim_output`."""
    out = folder / NAME
    foreign = out.is_symlink() or (out.exists() and not out.is_dir())
    if out.is_dir() and not (out / MARK).is_file():
        foreign = foreign or any(out.iterdir())
    if foreign:
        raise ForeignOutput(Place(NAME), folder=NAME, mark=MARK)


@contextmanager
def locked(out: Path) -> Generator[None]:
    """Hold the output folder alone; the lock ends with the process, however it ends.

    Raises
    ------
    AnotherRun
        E410: another run holds it.
    """
    descriptor = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(descriptor)
        except OSError:
            raise AnotherRun(Place(NAME), folder=NAME) from None
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if os.name == "nt":  # pragma: no cover
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def write_outputs(
    out: Path, pages: Mapping[str, bytes], before: Mapping[str, str]
) -> dict[str, str]:
    """Write files below ``out/`` whole, and remove those of the last run that are no longer made.

    Returns
    -------
    dict
        The sha256 of each file by its path below ``out/``.
    """
    digests = {name: digest_of(pages[name]) for name in sorted(pages)}
    for name, digest in digests.items():
        path = out / name
        if before.get(name) != digest or not is_intact(path, digest):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, pages[name])
    for name in before.keys() - digests.keys():
        path = out / name
        if path.resolve().is_relative_to(out.resolve()):
            path.unlink(missing_ok=True)
    return digests


def is_intact(path: Path, digest: str) -> bool:
    """Whether a file still holds what was written."""
    try:
        return digest_of(path.read_bytes()) == digest
    except OSError:
        return False
