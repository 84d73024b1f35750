"""A run of the example and its report in three languages, anew and unchanged, and file sizes."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Measure, cpu_of, cpu_of_process, wall_of_process

from corredor.run.exports import FORMATS, export

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"
GOALS = {"cold": 90.0, "unchanged": 1.0, "report": 5.0, "page": 1.5, "packed": 0.12}
"""Seconds and megabytes; the first two on two processors."""
MEGABYTE = 1e6


def measures() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "programme"
        shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("out"))
        run = "-m", "corredor", "run", str(root)
        cold = wall_of_process(1, *run)
        yield Measure("run of the example, nothing known", cold, "s", GOALS["cold"])
        same = cpu_of_process(5, *run)
        yield Measure("run of the example, nothing changed", same, "CPU s", GOALS["unchanged"])
        retitle(root / "programme.toml")
        anew = cpu_of_process(1, *run)
        name = "report in three languages with PDF/UA, studies known"
        yield Measure(name, anew, "CPU s", GOALS["report"])
        yield from sizes(root / "out" / "report")
        yield Measure(
            "export in all formats", cpu_of(lambda: export(root / "out", FORMATS)), "CPU s"
        )


def retitle(file: Path) -> None:
    """Change the title, which stands on every page and is asked for by no study."""
    text = file.read_text("utf-8")
    new = text.replace('title = { es = "', 'title = { es = "Otro ', 1)
    if new == text:
        raise ValueError(f"{file} has no title in Spanish")
    file.write_text(new, "utf-8")


def sizes(report: Path) -> Iterator[Measure]:
    """Yield the sizes of the largest files."""
    pages = [path.read_bytes() for path in report.rglob("*.html")]
    yield Measure("largest page", max(map(len, pages)) / MEGABYTE, "MB", GOALS["page"])
    packed = max(len(gzip.compress(page, 9)) for page in pages)
    yield Measure("largest page, packed", packed / MEGABYTE, "MB", GOALS["packed"])
    paper = max(path.stat().st_size for path in report.glob("*.pdf"))
    yield Measure("largest PDF", paper / MEGABYTE, "MB")
