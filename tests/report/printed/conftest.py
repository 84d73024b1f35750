"""The tiny programme on paper: its model, its pages and its files, made once."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from corredor.report.model import ReportModel
from corredor.run.main_job import run_folder
from corredor.run.publish import load_model

TINY = Path(__file__).parents[2] / "programmes" / "tiny"


@pytest.fixture(scope="package")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed") / "tiny"
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("out"))
    run_folder(folder)
    return folder / "out"


@pytest.fixture(scope="package")
def model(out: Path) -> ReportModel:
    return load_model(out)


@pytest.fixture(scope="session")
def words_of():
    """Return the words of a PDF, without the breaks of lines and the places where they may be."""

    def read(content: bytes) -> str:
        with pdfium.PdfDocument(io.BytesIO(content)) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        return " ".join(" ".join(pages).replace("\u200b", "").replace("\ufffe", "").split())

    return read
