"""The report of the example in three languages: made anew, and the size of a page."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from measure import Measure, best_of, process_time

from corredor.run.main_job import run_folder

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"
GOALS = {"cold": 12.0, "unchanged": 0.5, "page": 2.5}
"""Seconds, seconds, megabytes."""
MEGABYTE = 1e6


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
        pages = [path.stat().st_size for path in (root / "out" / "report").rglob("*.html")]
    return [
        Measure("run of the example, three languages, nothing known", cold, "s", GOALS["cold"]),
        Measure("run of the example, nothing changed", same, "s", GOALS["unchanged"]),
        Measure("largest page", max(pages) / MEGABYTE, "MB", GOALS["page"]),
    ]
