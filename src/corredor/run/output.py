"""Output: the folder ``out/``, which is corredor's alone, and the lock on it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from corredor.core.errors import AnotherRun, ForeignOutput, Place
from corredor.programme.atomic import unwritable, write_atomic
from corredor.run.digests import digest_of

NAME: Final = "out"
SCENARIOS: Final = "scenarios"
MARK: Final = ".corredor"
LOCK: Final = ".lock"
MARK_TEXT: Final = b"This folder is written by corredor; it may be removed at any time.\n"
UNFINISHED: Final = re.compile(r"\..+\.[a-z0-9_]{8}")
"""Names of files while they are being written, see `write_atomic`."""
BEGUN: Final = f".{MARK}."
"""How a mark's name begins while it is being written; a run killed then leaves one."""


def scenario_output(out: Path, name: str) -> Path:
    """Return where a scenario's results lie in an output folder; the base's without a name."""
    return out / SCENARIOS / name if name else out


def base_of(out: Path) -> Path:
    """Return the output folder of the base, given that or a scenario's.

    Examples
    --------
    >>> base_of(Path("programme/out/scenarios/dear")) == base_of(Path("programme/out"))
    True
    """
    inside = out.parent.name == SCENARIOS and out.parent.parent.name == NAME
    return out.parent.parent if inside else out


def claim_output(folder: Path) -> Path:
    """Return the output folder of a programme, made and marked if it wasn't there.

    Raises
    ------
    ForeignOutput
        E010: it holds files and no mark of corredor's; nothing is touched.
    UnwritableFile
        E025: it can't be made or written.
    """
    check_output(folder)
    out = folder / NAME
    for name, content in ((MARK, MARK_TEXT), (".gitignore", b"*\n")):
        if not (out / name).exists():
            write_below(folder, f"{NAME}/{name}", content)
    return out


def check_output(folder: Path) -> None:
    """Refuse an output folder that corredor didn't make; see `claim_output`."""
    out = folder / NAME
    foreign = out.is_symlink() or (out.exists() and not out.is_dir())
    if not foreign and out.is_dir() and not (out / MARK).is_file():
        foreign = any(not path.name.startswith(BEGUN) for path in out.iterdir())
    if foreign:
        raise ForeignOutput(Place(NAME), folder=NAME, mark=MARK)


@contextmanager
def locked(out: Path) -> Generator[None]:
    """Hold the output folder alone; the lock ends with the process, however it ends.

    Raises
    ------
    AnotherRun
        E410: another run holds it.
    UnwritableFile
        E025: it can't be written.
    """
    try:
        descriptor = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise unwritable(out / LOCK, error) from None
    try:
        try:
            _lock(descriptor)
        except OSError:
            raise AnotherRun(Place(NAME), folder=NAME) from None
        yield
    finally:
        os.close(descriptor)


def sweep(out: Path) -> None:
    """Remove what a killed run left half-written; the caller holds the lock."""
    for path in list(out.rglob(".*.*")):
        if UNFINISHED.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            path.unlink(missing_ok=True)


def _lock(descriptor: int) -> None:
    if os.name == "nt":  # pragma: no cover
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def write_below(root: Path, name: str, content: bytes) -> None:
    """Write a file below a folder, with the folders between; never through a link that leaves it.

    Raises
    ------
    UnwritableFile
        E025: the system refuses, or a link leads out of the folder.
    """
    path = root / name
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise PermissionError(errno.EPERM, name)
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None
    write_atomic(path, content)


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
        if before.get(name) != digest or not is_intact(out / name, digest):
            write_below(out, name, pages[name])
    remove_below(out, sorted(before.keys() - digests.keys()))
    return digests


def remove_below(out: Path, names: list[str]) -> None:
    """Remove files that corredor wrote, and the folders that this leaves empty."""
    top = out.resolve()
    for name in names:
        path = out / name
        if not path.resolve().is_relative_to(top):
            continue
        path.unlink(missing_ok=True)
        parent = path.parent
        while parent.resolve() != top and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent


def is_intact(path: Path, digest: str) -> bool:
    """Whether a file still holds what was written."""
    try:
        return digest_of(path.read_bytes()) == digest
    except OSError:
        return False
