"""Timetables of random forums of the published sizes and variants, all of them solved to proof."""

from __future__ import annotations

from measure import Measure, best_of
from synthetic_forums import forums

from corredor.studies.forum.engine import sat

GOAL = 60.0
"""For as many as the published set has, on two cores [s]."""


def measures() -> list[Measure]:
    instances = list(forums().values())
    name = f"timetables of {len(instances)} forums, proven, two processes"
    return [Measure(name, best_of(1, lambda: sat.solve_all(instances, workers=2)), "s", GOAL)]


if __name__ == "__main__":
    for measure in measures():
        print(measure.row())
