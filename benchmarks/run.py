"""Run all benchmarks of speed and write ``results.md``."""

from __future__ import annotations

import platform
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = (
    "start",
    "derivations",
    "claims",
    "report",
    "reading",
    "economics",
    "aircraft",
    "dispatch",
    "tracks",
    "routes",
    "routes_case",
    "routes_peers",
    "forum",
    "forum_matching",
    "forum_scale",
    "forum_study",
    "screening",
    "appraisal",
    "screening_study",
    "trade_ppml",
    "trade_tables",
    "trade_study",
    "energy",
    "web",
)
LIBRARIES = ("corredor", "numpy", "pint", "pydantic", "dateparser")


def main() -> None:
    sys.path[:0] = [str(HERE), str(HERE / "speed")]
    lines = [
        "# Results",
        "",
        "Written by `make bench`; times are wall times, the shortest of several runs.",
        "",
        f"Python {platform.python_version()} on {platform.machine()}; "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        "",
        "| measure | value | goal | met | peer in the same run | ratio |",
        "|---|---|---|---|---|---|",
    ]
    for script in SCRIPTS:
        for measure in import_module(script).measures():
            lines.append(measure.row())
            print(measure.row(), flush=True)
    (HERE / "results.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
