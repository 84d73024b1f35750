"""The plan as a network: critical paths, merge bias, and when each task ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import numpy as np

from corredor.core.period import parse_period
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.appraisal.calc.schedule import (
    Critical,
    Network,
    Pert,
    Simulated,
    Task,
    beta_draws,
    critical_path,
    network,
    pert,
    simulated,
)
from corredor.studies.appraisal.calc.sensitivity import quantile_error, to_error
from corredor.studies.appraisal.inputs import TASKS

DRAWS: Final = 20_000
"""Draws of the network's time: their own, for tasks are numbers of their rows."""
DAYS: Final = 365.25
"""Days of a year in the long run."""
MONTHS: Final = 12
QUARTER: Final = 3
"""Months of a quarter."""
WAIT: Final = "~"
"""Begins the name of a wait in the network, which no id of the folder does."""


@dataclass(frozen=True)
class Plan:
    """The network of all tasks with its times.

    Parameters
    ----------
    rows
        Rows of the tasks by id.
    first
        Day 0: the earliest day that a task names as the one before which it doesn't begin; None
        where no task names one.
    network, critical, pert, simulated
        The network, its critical paths at the most likely times, PERT's answer and the draws.
    starts, ends
        Earliest start and end of each task at the most likely times [month].
    end_draws
        Draws of the end of each task [month].
    """

    rows: Mapping[str, Row]
    first: date | None
    network: Network
    critical: Critical
    pert: Pert
    simulated: Simulated
    starts: Mapping[str, float]
    ends: Mapping[str, float]
    end_draws: Mapping[str, np.ndarray[tuple[int], np.dtype[np.float64]]]

    @property
    def merge_bias(self) -> float:
        """Mean simulated time less the mean of the critical path alone [month]."""
        return float(self.simulated.whole.mean()) - self.pert.mean

    def quantile(self, part: float, task: str = "") -> float:
        """Return a quantile of the whole time or of the end of a task, to its error [month]."""
        drawn = self.end_draws[task] if task else self.simulated.whole
        low, high = quantile_error(drawn, part)
        return to_error(float(np.quantile(drawn, part)), (high - low) / 2)

    def quarter(self, month: float) -> str | None:
        """Return the quarter of the calendar in which a month of the plan lies, in EDTF.

        Finer than that durations of months, most of them guessed, don't say.
        """
        if self.first is None:
            return None
        day = self.first + timedelta(days=month * DAYS / MONTHS)
        first = (day.month - 1) // QUARTER * QUARTER + 1
        return f"{day.year}-{first:02}/{day.year}-{first + QUARTER - 1:02}"

    def before(self, names: Iterable[str]) -> frozenset[str]:
        """Return tasks and all that they wait for."""
        seen: set[str] = set()
        pending = list(names)
        while pending:
            one = pending.pop()
            if one not in seen:
                seen.add(one)
                pending += self.rows[one].ids("after")
        return frozenset(seen)


def plan_of(inputs: Inputs) -> Plan | None:
    """Return the network of the folder's tasks; None where there are none.

    Raises
    ------
    ValueError
        Tasks wait in a circle, or their times aren't in order.
    """
    rows = {row.text("id"): row for row in inputs.table(TASKS.name)}
    if not rows:
        return None
    days = {name: day for name, row in rows.items() if (day := _day(row)) is not None}
    first = min(days.values(), default=None)
    waits = {
        name: (day - first).days * MONTHS / DAYS for name, day in days.items() if first is not None
    }
    held = network(
        [*(_task(row, waits) for row in rows.values()), *(_wait(*one) for one in waits.items())]
    )
    likely = [task.likely for task in held.tasks]
    drawn = np.array([_drawn(task, inputs.settings.seed) for task in held.tasks])
    ends: dict[str, float] = {}
    end_draws: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]] = {}
    for at, task in enumerate(held.tasks):
        before = held.before[at]
        names = [held.tasks[one].id for one in before]
        ends[task.id] = max((ends[name] for name in names), default=0.0) + task.likely
        start = np.max([end_draws[name] for name in names], axis=0) if names else 0.0
        end_draws[task.id] = start + drawn[at]
    starts = {task.id: ends[task.id] - task.likely for task in held.tasks}
    return Plan(
        rows,
        first,
        held,
        critical_path(held, likely),
        pert(held),
        simulated(held, drawn),
        starts,
        ends,
        end_draws,
    )


def _task(row: Row, waits: Mapping[str, float] = MappingProxyType({})) -> Task:
    times = [row.number(name) or 0.0 for name in ("shortest", "likely", "longest")]
    name = row.text("id")
    after = (*row.ids("after"), *([f"{WAIT}{name}"] if name in waits else []))
    return Task(name, *times, after=after)


def _wait(name: str, months: float) -> Task:
    """Return the wait for the day before which a task doesn't begin, as a task that is certain."""
    return Task(f"{WAIT}{name}", months, months, months)


def _day(row: Row) -> date | None:
    """Return the first day of the date before which a task doesn't begin."""
    named = row.text("begins")
    return parse_period(named).first if named and not parse_period(named).yearless else None


def _drawn(task: Task, seed: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    digest = hashlib.sha256(f"appraisal.task.{task.id}".encode()).digest()
    stream = np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])
    return beta_draws(task, DRAWS, stream)


def circles(rows: Sequence[Row]) -> str:
    """Return what is wrong with the order of tasks; empty where nothing is."""
    try:
        network(_task(row) for row in rows)
    except ValueError as error:
        return str(error)
    return ""
