"""What studies find wrong in rows, before anything runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corredor.core.errors import CorredorError, Problems
from corredor.run.checking import wrong_rows
from corredor.run.main_job import load


def found(folder: Path) -> tuple[CorredorError, ...]:
    programme, studies = load(folder)
    return wrong_rows(programme, studies.values())


def changed(folder: Path, table: str, old: str, new: str) -> Path:
    file = folder / table
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return folder


def test_the_example_has_no_wrong_rows(example: Path) -> None:
    assert found(example) == ()


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("routes/services.csv", "B77W", "B77X9"),
        ("forum/slots.csv", "09:00,09:25", "09:25,09:00"),
    ],
)
def test_a_wrong_row_is_told_with_its_place(example: Path, table: str, old: str, new: str) -> None:
    errors = found(changed(example, table, old, new))
    assert errors
    for error in errors:
        assert error.place is not None
        assert error.place.file == table
        assert error.place.line > 1


def test_check_ends_with_an_error(example: Path) -> None:
    changed(example, "forum/slots.csv", "09:00,09:25", "09:25,09:00")
    environment = {**os.environ, "CORREDOR_LANG": "en", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "corredor", "check", str(example)]
    told = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert told.returncode == 1
    assert "forum/slots.csv:2" in told.stdout + told.stderr


def test_a_folder_that_cannot_be_read_is_told_before_any_study(example: Path) -> None:
    (example / "terms.csv").write_text("id\n\n\n", "utf-8")
    with pytest.raises(Problems):
        found(example)
