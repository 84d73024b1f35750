"""The report of the example in three languages: made anew, on paper, and the size of a page."""

from __future__ import annotations

import gzip
import shutil
import tempfile
import time
from pathlib import Path

from measure import Measure, best_of, process_time

from corredor.report.printed.document import printed_report
from corredor.run.exports import FORMATS, export
from corredor.run.main_job import run_folder
from corredor.run.publish import load_model

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"
GOALS = {
    "cold": 12.0,
    "unchanged": 0.5,
    "page": 2.5,
    "packed": 0.12,
    "paper": 5.0,
    "file": 3.0,
    "exports": 10.0,
}
"""Seconds and megabytes."""
MEGABYTE = 1e6


def printed(out: Path) -> float:
    """Return the CPU time of the report on paper in three languages [s]."""
    model = load_model(out)
    read = {
        language: (out / "report" / language / "index.html").read_text("utf-8")
        for language in model.languages
    }
    start = time.process_time()
    for language, page in read.items():
        printed_report(page, model, language)
    return time.process_time() - start


def measures() -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "programme"
        shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("out"))

        def anew() -> None:
            shutil.rmtree(root / "out", ignore_errors=True)
            process_time(1, "-m", "corredor", "run", str(root))

        cold = best_of(3, anew)
        same = process_time(5, "-m", "corredor", "run", str(root))
        run_folder(root)
        report = root / "out" / "report"
        pages = [path.stat().st_size for path in report.rglob("*.html")]
        packed = [len(gzip.compress(path.read_bytes(), 9)) for path in report.rglob("index.html")]
        files = [path.stat().st_size for path in report.glob("*.pdf")]
        paper = printed(root / "out")
        all_formats = best_of(1, lambda: export(root / "out", FORMATS))
    return [
        Measure("run of the example, three languages, nothing known", cold, "s", GOALS["cold"]),
        Measure("run of the example, nothing changed", same, "s", GOALS["unchanged"]),
        Measure("largest page", max(pages) / MEGABYTE, "MB", GOALS["page"]),
        Measure("largest first page, packed", max(packed) / MEGABYTE, "MB", GOALS["packed"]),
        Measure("PDF/UA in three languages, CPU", paper, "s", GOALS["paper"]),
        Measure("largest PDF", max(files) / MEGABYTE, "MB", GOALS["file"]),
        Measure("export in all formats", all_formats, "s", GOALS["exports"]),
    ]
