"""A run of the tiny programme, exported in all formats once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corredor.report.model import ReportModel
from corredor.run.exports import FORMATS, export
from corredor.run.main_job import run_folder
from corredor.run.publish import load_model

TINY = Path(__file__).parents[2] / "programmes" / "tiny"


@pytest.fixture(scope="package")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handing") / "tiny"
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("out"))
    run_folder(folder)
    export(folder / "out", FORMATS)
    return folder / "out"


@pytest.fixture(scope="package")
def model(out: Path) -> ReportModel:
    return load_model(out)
