"""One full case of the routes study, in the process that has seen its like and in a new one.

A case is one service of the example with all that the study finds of it. Warm, the closed
airspace and the table of the type are there already; cold is the first case of a new process,
without the time of its imports.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measure import Measure, cpu_of

from corredor.core.draws import Ensemble
from corredor.core.study import Inputs
from corredor.programme.folder import read_programme
from corredor.run.plan import slice_of
from corredor.studies.routes.study import STUDY
from corredor.studies.routes.study.answers import answer
from corredor.studies.routes.study.cases import cases
from corredor.studies.routes.study.gates import gates
from corredor.studies.routes.study.stops import comparisons

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "russia-mexico"
SERVICES = ("mid", "hav-mid", "hav-mid-il96")
"""Without a stop; with one that has no fuel; the same with another type."""
DRAWS = 4_000
WARM_GOAL, COLD_GOAL = 0.05, 1.0
"""Seconds of the processor."""
COLD = """
import sys
sys.path[:0] = sys.argv[2:]
from measure import cpu_of
from routes_case import work_of
print(cpu_of(work_of(sys.argv[1])))
"""


def work_of(service: str) -> Callable[[], None]:
    """Return what finds all of one service of the example."""
    programme = read_programme(EXAMPLE, STUDY.own_tables)

    def work() -> None:
        inputs = Inputs("routes", Ensemble(1, DRAWS), slice_of(programme, STUDY), {})
        for case in cases(inputs).cases:
            if case.service.id == service:
                asked = gates(case)
                (compared,) = comparisons([(case, asked)])
                answer(case, asked, compared)

    return work


def cold(service: str) -> float:
    """Return the time of the processor of the first case of a new process [s]."""
    command = [sys.executable, "-c", COLD, service, str(HERE), str(HERE.parent)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(run.stdout)


def measures() -> list[Measure]:
    found: list[Measure] = []
    for service in SERVICES:
        work = work_of(service)
        work()
        warm = cpu_of(work, 10)
        found.append(Measure(f"one case, warm: {service}", warm, "CPU s", WARM_GOAL))
    for service in SERVICES[:2]:
        first = min(cold(service) for _ in range(3))
        found.append(Measure(f"one case, cold: {service}", first, "CPU s", COLD_GOAL))
    return found
