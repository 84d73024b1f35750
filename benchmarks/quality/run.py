"""Run the benchmarks of quality and hold them against ``floors.toml``.

``python benchmarks/quality/run.py [--recognizers SPECS.jsonl] [--duckling CORPUS.jsonl]
[--geodesics GEODTEST.dat] [--t2 YEAR.csv …] [--timetables INSTANCES …]``. Scores on our own texts
and random instances are always taken; those on
published corpora and statistics where their files are given. Exit 1 if a score is below its floor.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "tests" / "studies" / "evidence" / "calc" / "quotations"
RECOGNIZERS = ("recognizers_numbers.py", "recognizers_units.py", "recognizers_dates.py")
DUCKLING = ("duckling_numerals.py", "duckling_quantities.py", "duckling_times.py")
TIMETABLES = "2"
"""Random forums, each in seven variants, whose timetables are held against a second solver."""
TRACKS = "1000"
"""Random instances of tracks; the script alone takes ten thousand."""
INDEX = ("200", "10000")
"""Names asked for, and listed ones, compared by brute force; the script alone takes more."""
LINE = re.compile(
    r"^(?P<name>\S[^:]*?):?\s+(?P<score>[01]\.\d{2,})\b.*?(?:/|of |n ?= ?)\s*(?P<n>\d+)"
)


class Score(NamedTuple):
    """A score by its script and name, and the number of cases."""

    script: str
    name: str
    score: float
    cases: int


def scores_of(script: str, *arguments: str) -> Iterator[Score]:
    """Yield the scores that a script prints."""
    command = [sys.executable, str(HERE / script), *arguments]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in printed.splitlines():
        found = LINE.match(line)
        if found:
            yield Score(script, found["name"].strip(), float(found["score"]), int(found["n"]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--recognizers")
    parser.add_argument("--duckling")
    parser.add_argument("--t2", nargs="*", default=[], help="air carrier summaries T2, a year each")
    parser.add_argument("--geodesics", help="GeodTest lines")
    parser.add_argument("--timetables", nargs="*", default=[], help=".dzn files or their folders")
    asked = parser.parse_args()
    found: list[Score] = []
    for path in sorted(CASES.glob("cases*.toml")):
        found += scores_of("quotations.py", str(path))
    found += scores_of("block_times.py")
    found += scores_of("tracks.py", TRACKS)
    found += scores_of("screening_index.py", *INDEX)
    found += scores_of("screening_names.py")
    found += scores_of("forum_matching.py")
    found += scores_of("realisation.py")
    found += scores_of("damage.py")
    found += scores_of("energy_bounds.py", "60", "1")
    found += scores_of("forum_timetables.py", "--drawn", TIMETABLES, "--second", "5")
    for scripts, path in ((RECOGNIZERS, asked.recognizers), (DUCKLING, asked.duckling)):
        for script in scripts if path else ():
            found += scores_of(script, str(Path(path).resolve()))
    if asked.geodesics:
        found += scores_of("routes_geodesic.py", str(Path(asked.geodesics).resolve()))
    if asked.t2:
        found += scores_of("aircraft_fuel.py", *(str(Path(path).resolve()) for path in asked.t2))
    if asked.timetables:
        paths = (str(Path(path).resolve()) for path in asked.timetables)
        found += scores_of("forum_timetables.py", *paths, "--seconds", "60")
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    failed = 0
    for score in found:
        floor = floors.get(score.script.removesuffix(".py"), {}).get(score.name)
        below = floor is not None and score.score < floor
        failed += below
        shown = f"≥ {floor:.2f} {'NO' if below else 'yes'}" if floor is not None else ""
        print(f"{score.script:26s} {score.name:44s} {score.score:.3f}  n={score.cases:<4d} {shown}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
