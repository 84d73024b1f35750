from __future__ import annotations

from pathlib import Path

import pytest

from corredor.report.model import ReportModel
from corredor.run.main_job import run_folder
from corredor.run.publish import load_model


@pytest.fixture
def model(tiny: Path) -> ReportModel:
    run_folder(tiny)
    return load_model(tiny / "out")
