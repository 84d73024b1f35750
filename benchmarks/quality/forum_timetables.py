"""Score timetables against published instances: everything decided, with sound proofs.

``python benchmarks/quality/forum_timetables.py INSTANCES… [--drawn 20] [--optima OPTIMA.csv]
[--seconds 60]``. INSTANCES are .dzn files or folders of them; ``--drawn`` adds all variants of so
many random forums; OPTIMA has the columns instance, breaks (empty where
infeasible). Right means: decided within the limit, the timetable and the claims hold when
recounted from the instance alone, and the number of breaks is the published one where given. A
second solver with a model of its own (CP-SAT) is asked too with ``--second EFFORT``.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

from corredor.studies.forum.calc.timetable.checks import false_claims
from corredor.studies.forum.calc.timetable.instance import Instance
from corredor.studies.forum.calc.timetable.result import Result
from corredor.studies.forum.engine import cp_sat, sat
from corredor.studies.forum.readers.dzn import read_dzn


def instances_in(paths: list[str]) -> dict[str, Instance]:
    """Return the instances by the name of their file."""
    files: list[Path] = []
    for path in map(Path, paths):
        files += sorted(path.rglob("*.dzn")) if path.is_dir() else [path]
    found: dict[str, Instance] = {}
    for file in files:
        with file.open("rb") as stream:
            found[file.stem] = read_dzn(stream)
    return found


def published(path: str | None) -> dict[str, int | None]:
    """Return the published breaks by instance; None where it is infeasible."""
    if path is None:
        return {}
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {
            row["instance"]: int(row["breaks"]) if row["breaks"] else None
            for row in csv.DictReader(file)
        }


def is_contradicted(result: Result, other: Result) -> bool:
    """Whether two results can't both be true."""
    if result.status == "infeasible" or other.status == "infeasible":
        return other.slots is not None or result.slots is not None
    pairs = (result, other), (other, result)
    return any(
        one.bound is not None and two.breaks is not None and two.breaks < one.bound
        for one, two in pairs
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("instances", nargs="*")
    parser.add_argument("--drawn", type=int, default=0)
    parser.add_argument("--optima")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--second", type=float)
    asked = parser.parse_args()
    instances, truth = instances_in(asked.instances), published(asked.optima)
    if asked.drawn:
        sys.path.insert(0, str(Path(__file__).parents[1]))
        from synthetic_forums import forums

        instances |= forums(asked.drawn)
    begun = time.perf_counter()
    results = sat.solve_all(list(instances.values()), workers=2, seconds=asked.seconds)
    print(f"  all took {time.perf_counter() - begun:.1f} s")
    decided = sound = equal = agreed = 0
    for (name, instance), result in zip(instances.items(), results, strict=True):
        faults = false_claims(instance, result)
        decided += result.status in ("optimal", "infeasible")
        sound += not faults
        equal += name in truth and truth[name] == result.breaks
        if asked.second is not None:
            other = cp_sat.solve(instance, effort=asked.second)
            agreed += not is_contradicted(result, other)
        reason = "" if result.obstacle is None else f"{result.obstacle.kind}"
        print(f"  {name} {result.status} {result.breaks} ≥ {result.bound} {result.proof} {reason}")
        for fault in faults:
            print(f"  {name}: FALSE {fault}")
    count = len(instances)
    print(f"timetables decided: {decided / count:.4f} of {count}")
    print(f"timetables with sound claims: {sound / count:.4f} of {count}")
    if truth:
        print(f"timetables with the published breaks: {equal / count:.4f} of {count}")
    if asked.second is not None:
        print(f"timetables not contradicted by a second solver: {agreed / count:.4f} of {count}")


if __name__ == "__main__":
    main()
