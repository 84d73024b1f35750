"""The plan as a network: critical paths, merge bias, and when each task ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

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


@dataclass(frozen=True)
class Plan:
    """The network of all tasks with its times.

    Parameters
    ----------
    rows
        Rows of the tasks by id.
    network, critical, pert, simulated
        The network, its critical paths at the most likely times, PERT's answer and the draws.
    starts, ends
        Earliest start and end of each task at the most likely times [month].
    end_draws
        Draws of the end of each task [month].
    """

    rows: Mapping[str, Row]
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
    held = network(_task(row) for row in rows.values())
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
        held,
        critical_path(held, likely),
        pert(held),
        simulated(held, drawn),
        starts,
        ends,
        end_draws,
    )


def _task(row: Row) -> Task:
    times = [row.number(name) or 0.0 for name in ("shortest", "likely", "longest")]
    return Task(row.text("id"), *times, after=row.ids("after"))


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
