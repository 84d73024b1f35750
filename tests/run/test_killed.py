"""Kill, full disk, read-only folder: nothing is lost, and the next run goes on."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import UnreadableFile, UnwritableFile
from corredor.programme import atomic
from corredor.programme.starter import start_programme
from corredor.run.main_job import Asked, run_folder
from corredor.run.reading import read_folder
from corredor.run.supposing import save

ENGLISH = Asked(languages=("en",))
RUN = """
from pathlib import Path
from corredor.run.code import all_code
from corredor.run.main_job import Asked, run_folder
from corredor.run.plan import installed_studies
import corredor.run.execute, corredor.run.publish
all_code(), installed_studies()

def act():
    run_folder(Path({folder!r}), Asked(languages=("en",)))
"""
POINTS = [(point, bool(point % 2)) for point in (2, 5, 12, 1)]


def written(folder: Path) -> dict[str, bytes]:
    """Return what a run is to leave, without its store, where older objects may stay."""
    out = folder / "out"
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and "store" not in path.parts and path.name not in (".lock", "why.json")
    }


def user_files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "out" not in path.parts
    }


def test_a_run_killed_at_any_write_is_taken_up_again(tiny: Path, killed: Any) -> None:
    mine = user_files(tiny)
    codes = killed(RUN.format(folder=str(tiny)), POINTS)
    assert codes.count(9) >= 3
    assert user_files(tiny) == mine
    run_folder(tiny, ENGLISH)
    held = written(tiny)
    clean = tiny.parent / "clean"
    tiny.rename(tiny.parent / "tried")
    for name, content in mine.items():
        (clean / name).parent.mkdir(parents=True, exist_ok=True)
        (clean / name).write_bytes(content)
    run_folder(clean, ENGLISH)
    assert held == written(clean)
    assert not run_folder(tiny.parent / "tried", ENGLISH).changed


SAVE = """
from pathlib import Path
from corredor.run.supposing import save
import corredor.run.plan

def act():
    save(Path({folder!r}), "dear", ["returning-visitors=0.6"], "Eva", "why", "2026-01-01")
"""


def test_a_scenario_killed_while_it_is_saved_is_as_it_was(tiny: Path, killed: Any) -> None:
    save(tiny, "dear", ["returning-visitors=0.55"], "Eva", "before", "2026-01-01")
    run = {"out/.corredor", "out/.gitignore"}
    before = user_files(tiny)
    assert set(killed(SAVE.format(folder=str(tiny)), [(1, False)])) == {9}
    hidden = {name for name in user_files(tiny) if Path(name).name.startswith(".")}
    assert {n: c for n, c in user_files(tiny).items() if n not in hidden | run} == before


@pytest.mark.parametrize("problem", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("point", [1, 3, 9])
def test_a_disk_that_is_full_is_told_and_costs_nothing(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, problem: int, point: int
) -> None:
    mine, count = user_files(tiny), 0
    sync = os.fsync

    def refuse(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count >= point:
            raise OSError(problem, os.strerror(problem))
        sync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(atomic.os, "fsync", refuse)
        with pytest.raises(UnwritableFile):
            run_folder(tiny, Asked(only=("evidence",), languages=("en",)))
    assert user_files(tiny) == mine
    assert not (tiny / "out" / "run.json").exists()
    assert not [path for path in (tiny / "out").rglob(".*.*") if path.name != ".gitignore"]


@pytest.mark.usefixtures("unprivileged")
def test_a_folder_that_can_only_be_read_is_told(tiny: Path) -> None:
    mine = user_files(tiny)
    tiny.chmod(0o500)
    try:
        with pytest.raises(UnwritableFile):
            run_folder(tiny, ENGLISH)
        with pytest.raises(UnwritableFile):
            read_folder(tiny)
        with pytest.raises(UnwritableFile):
            start_programme(tiny / "new", "en")
        tiny.chmod(0o300)
        with pytest.raises(UnreadableFile):
            run_folder(tiny, ENGLISH)
        tiny.chmod(0o700)
        (tiny / "documents").chmod(0o300)
        with pytest.raises(UnreadableFile, match="documents: E011"):
            run_folder(tiny, ENGLISH)
    finally:
        tiny.chmod(0o700)
        (tiny / "documents").chmod(0o700)
    assert user_files(tiny) == mine


def test_a_clock_that_goes_back_changes_nothing(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run_folder(tiny, ENGLISH)
    for path in tiny.rglob("*"):
        os.utime(path, (0, 0))
    monkeypatch.setattr("time.time", lambda: -1e9)
    again = run_folder(tiny, ENGLISH)
    assert not again.changed
    assert again.record == first.record
