"""Chances of being built, learnt before a day and held against what came after it.

``python benchmarks/quality/realisation.py [FILES]``: simulated files of dated projects, of sectors
that differ, whose moves between stages have rates unlike those of the prior. The study reads what
was known on the day; the projects that were open on it are forecast for the years after. Printed:
the Brier skill against always saying the share that was in fact built, and the share of five
classes of forecasts whose mean lies within five points of what happened.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import numpy as np

from corredor.core.assumption import Assumption, Distribution
from corredor.core.draws import Ensemble
from corredor.core.errors import Place
from corredor.core.label import Label
from corredor.core.study import Inputs, Settings
from corredor.core.table import Row
from corredor.studies.appraisal.calc.scoring import brier_skill
from corredor.studies.appraisal.inputs import STATES, TABLES
from corredor.studies.appraisal.study import READ, STUDY
from corredor.studies.appraisal.study.built import prior

FILES = 20
SECTORS = 5
PROJECTS = 240
FIRST, KNOWN, LAST = 1990.0, 2015.0, 2025.0
"""First announcement, day of the forecast, day of the outcome."""
CLASSES = 5
POINTS = 0.05
ENDS = frozenset({STATES.index("operating"), STATES.index("cancelled")})
DAY = 365.25

Steps = list[tuple[int, float]]


def project(rates: np.ndarray, stream: np.random.Generator) -> Steps:
    """Return the stages of a project until it ends or the last day comes."""
    stage, time = 0, float(stream.uniform(FIRST, KNOWN - 1))
    steps = [(stage, time)]
    while stage not in ENDS:
        out = rates[stage]
        time += float(stream.exponential(1 / out.sum()))
        if time >= LAST:
            break
        stage = int(stream.choice(len(out), p=out / out.sum()))
        steps.append((stage, time))
    return steps


def dated(time: float) -> str:
    """Return a time as a day."""
    year = int(time)
    month, day = divmod(int((time - year) * 336), 28)
    return f"{year}-{month + 1:02}-{day + 1:02}"


def chances(known: Mapping[str, tuple[str, Steps]]) -> Mapping[tuple[str, int], float]:
    """Return the study's chance of each sector and stage, from what was known on the day."""
    parts: dict[str, object] = dict.fromkeys((*READ, *(spec.name for spec in TABLES)), ())
    held = Assumption(
        "ten",
        Label(en="ten"),
        "year",
        Distribution("exact", LAST - KNOWN),
        *("", "", ""),
        Place("assumptions.csv"),
    )
    rate = Assumption(
        "rate", Label(en="rate"), "share", Distribution("exact", 0.1), "", "", "", held.place
    )
    parts["assumptions"] = {"ten": held, "rate": rate}
    parts["settings"] = Settings("quality", ("MX", "RU"), (), "USD", "2024", 1, 400)
    parts["appraisal/histories"] = rows(
        {
            "project": name,
            "stage": STATES[stage],
            "date": dated(time),
            "sector": sector,
            "seen": dated(KNOWN),
        }
        for name, (sector, steps) in known.items()
        for stage, time in steps
    )
    asked = {
        f"{sector}-{stage}": (sector, stage)
        for sector in sorted({sector for sector, _ in known.values()})
        for stage in range(len(STATES))
        if stage not in ENDS
    }
    parts["appraisal/appraisals"] = rows(
        {
            "proposal": name,
            "base_year": 2015.0,
            "financial_rate": "rate",
            "economic_rate": "rate",
            "stage": STATES[stage],
            "sector": sector,
            "horizon": "ten",
            "date": "2015",
        }
        for name, (sector, stage) in asked.items()
    )
    result = STUDY.run(Inputs("appraisal", Ensemble(1, 400), parts))
    found = {one.key: one.quantity.value for one in result.findings}
    return {key: found[f"appraisal.built.{name}"] for name, key in asked.items()}


def rows(cells: object) -> tuple[Row, ...]:
    """Return mappings as rows of a table."""
    return tuple(Row(one, Place("drawn.csv", 2), {}) for one in cells)  # type: ignore[attr-defined]


def forecasts(seed: int) -> tuple[list[float], list[float]]:
    """Return the chances of one file's open projects, and whether they were built."""
    stream = np.random.default_rng(seed)
    mean = prior().mean * stream.lognormal(0.0, 0.5, prior().shape.shape)
    known: dict[str, tuple[str, Steps]] = {}
    built: dict[str, bool] = {}
    for sector in range(SECTORS):
        rates = mean * stream.lognormal(0.0, 0.6, mean.shape)
        for at in range(PROJECTS // SECTORS):
            name = f"s{sector}-{at}"
            steps = project(rates, stream)
            known[name] = f"s{sector}", [step for step in steps if step[1] < KNOWN]
            built[name] = steps[-1][0] == STATES.index("operating")
    said = chances(known)
    open_ = {
        name: said[sector, steps[-1][0]]
        for name, (sector, steps) in known.items()
        if steps[-1][0] not in ENDS
    }
    return list(open_.values()), [float(built[name]) for name in open_]


def calibrated(chance: Sequence[float], happened: Sequence[float]) -> float:
    """Return the share of classes of forecasts whose mean lies near what happened."""
    order = np.argsort(chance, kind="stable")
    parts = np.array_split(order, CLASSES)
    held, known = np.array(chance), np.array(happened)
    return float(np.mean([abs(held[p].mean() - known[p].mean()) <= POINTS for p in parts]))


def main(files: int = FILES) -> None:
    said: list[float] = []
    known: list[float] = []
    for seed in range(files):
        chance, happened = forecasts(seed)
        said += chance
        known += happened
    skill = brier_skill(said, known, float(np.mean(known)))
    print(f"Brier skill against the share built {skill:.3f} n={len(said)}")
    print(f"classes within five points {calibrated(said, known):.2f} n={CLASSES}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
