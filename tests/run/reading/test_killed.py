"""Reading and accepting, killed at any write: what a person decided stands, and nothing twice."""

from typing import Any

from corredor.run.reading import accept_folder, read_folder

READ = """
from pathlib import Path
from corredor.run.reading import Asked, read_folder

def act():
    read_folder(Path({folder!r}), Asked(jobs=1))
"""
ACCEPT = """
from pathlib import Path
from corredor.run.reading import accept_folder

def act():
    accept_folder(Path({folder!r}), "Ana", "2026-05-04")
"""


def test_accepting_killed_between_two_files_is_finished_by_the_next(
    corridor: Any, killed: Any, tmp_path: Any
) -> None:
    read_folder(corridor.path)
    corridor.decide("accept", "1,250.5 million US dollars", "1,3 млрд долларов США")
    before = corridor.tables()
    accept_folder(corridor.path, "Ana", "2026-05-04")
    wanted = corridor.tables()
    assert wanted != before
    for name, content in before.items():
        (corridor.path / name).write_bytes(content)
    for name in wanted.keys() - before.keys():
        (corridor.path / name).unlink()
    points = [(2, True), (1, False), (3, True)]
    codes = killed(ACCEPT.format(folder=str(corridor.path)), [*points, (99, True)])
    assert 9 in codes
    assert codes[-1] == 0
    assert corridor.tables() == wanted


def test_reading_killed_at_a_write_is_finished_by_the_next(corridor: Any, killed: Any) -> None:
    read_folder(corridor.path)
    wanted = corridor.tables()
    (corridor.path / "candidates.csv").unlink()
    points = [(1, False), (99, True)]
    codes = killed(READ.format(folder=str(corridor.path)), points)
    assert codes[-1] == 0
    assert corridor.tables() == wanted
