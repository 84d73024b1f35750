"""What all tests share: the folders of programmes, copied before anything is written."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # a law holds on a busy machine too


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return a fresh copy of the tiny programme."""
    return copied(ROOT / "tests" / "programmes" / "tiny", tmp_path / "tiny")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a fresh copy of the example programme."""
    return copied(ROOT / "examples" / "russia-mexico", tmp_path / "russia-mexico")


def copied(source: Path, target: Path) -> Path:
    """Copy a programme without what a run wrote."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("out"))
    return target
