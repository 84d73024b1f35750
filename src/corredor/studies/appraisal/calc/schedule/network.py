"""The network of a plan: order of tasks, critical paths, and PERT by one path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from math import erf, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
PERT_WEIGHT: Final = 4.0
"""Weight of the most likely time against both ends (Malcolm et al. 1959)."""
PERT_RANGE: Final = 6.0
"""Standard deviations between both ends (Malcolm et al. 1959)."""
CLOSE: Final = 1e-9
"""Relative difference of times below which two paths are equally long."""


@dataclass(frozen=True)
class Task:
    """A task with its three times and the tasks that must end before it begins [time].

    Raises
    ------
    ValueError
        The times aren't in order, or one is negative.
    """

    id: str
    shortest: float
    likely: float
    longest: float
    after: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse times that contradict each other."""
        if not 0 <= self.shortest <= self.likely <= self.longest:
            raise ValueError(f"task {self.id}: times are not in order")

    @property
    def mean(self) -> float:
        """Mean time of PERT [time]."""
        ends = self.shortest + self.longest
        return (ends + PERT_WEIGHT * self.likely) / (2 + PERT_WEIGHT)

    @property
    def variance(self) -> float:
        """Variance of PERT [time²]."""
        return ((self.longest - self.shortest) / PERT_RANGE) ** 2


@dataclass(frozen=True)
class Network:
    """Tasks in an order in which each stands after those that it waits for."""

    tasks: tuple[Task, ...]
    before: tuple[tuple[int, ...], ...]


def network(tasks: Iterable[Task]) -> Network:
    """Return tasks as a network, independent of the order in which they come.

    Raises
    ------
    ValueError
        An id stands twice, a task waits for one that there isn't, or tasks wait in a circle.
    """
    given = list(tasks)
    held = {task.id: task for task in given}
    if len(held) < len(given):
        raise ValueError("a task stands twice")
    unknown = sorted({one for task in given for one in task.after} - held.keys())
    if unknown:
        raise ValueError(f"no task {unknown[0]}")
    sorter = TopologicalSorter({name: sorted(held[name].after) for name in sorted(held)})
    try:
        order = list(sorter.static_order())
    except CycleError as error:
        raise ValueError(f"tasks wait in a circle: {' → '.join(error.args[1])}") from None
    place = {name: at for at, name in enumerate(order)}
    return Network(
        tuple(held[name] for name in order),
        tuple(tuple(sorted(place[one] for one in held[name].after)) for name in order),
    )


@dataclass(frozen=True)
class Critical:
    """What given times of the tasks come to.

    Parameters
    ----------
    time
        Time of the whole [time].
    slack
        Time by which each task may slip without delaying the whole, by id [time].
    paths
        All critical paths, each as ids, sorted.
    """

    time: float
    slack: Mapping[str, float]
    paths: tuple[tuple[str, ...], ...]


def times(held: Network, durations: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return the earliest ends of tasks and the time of the whole [time].

    Parameters
    ----------
    durations
        Times of the tasks in the order of the network, shape (tasks, ...).

    Returns
    -------
    ends, whole
        Shapes (tasks, ...) and (...).
    """
    given = np.asarray(durations, np.float64)
    ends = np.zeros_like(given)
    for at, waits in enumerate(held.before):
        start = np.max(ends[list(waits)], axis=0) if waits else 0.0
        ends[at] = start + given[at]
    return ends, np.max(ends, axis=0)


def critical_path(held: Network, durations: ArrayLike) -> Critical:
    """Return the time of the whole, the slack of tasks and all critical paths.

    Parameters
    ----------
    durations
        Times of the tasks in the order of the network, shape (tasks,) [time].
    """
    given = np.asarray(durations, np.float64)
    ends, whole = times(held, given)
    latest = np.full(len(given), float(whole))
    for at in range(len(given) - 1, -1, -1):
        for waited in held.before[at]:
            latest[waited] = min(latest[waited], latest[at] - given[at])
    slack = latest - ends
    near = CLOSE * max(float(whole), 1.0)
    critical = [bool(one <= near) for one in slack]
    paths: list[tuple[int, ...]] = []
    pending = [(at,) for at, last in enumerate(ends) if critical[at] and whole - last <= near]
    while pending:
        path = pending.pop()
        start = ends[path[0]] - given[path[0]]
        before = [
            one for one in held.before[path[0]] if critical[one] and start - ends[one] <= near
        ]
        if before:
            pending += [(one, *path) for one in before]
        else:
            paths.append(path)
    named = sorted(tuple(held.tasks[at].id for at in path) for path in paths)
    by_id = {task.id: float(max(one, 0.0)) for task, one in zip(held.tasks, slack, strict=True)}
    return Critical(float(whole), by_id, tuple(named))


@dataclass(frozen=True)
class Pert:
    """PERT by the critical path of the means: too hopeful where paths join.

    Parameters
    ----------
    critical
        Critical paths of the mean times.
    mean, variance
        Of the path, of several the one with the greatest variance [time], [time²].
    """

    critical: Critical
    mean: float
    variance: float

    def in_time(self, limit: float) -> float:
        """Return the probability that one path ends in time, by the normal distribution [1]."""
        if not self.variance:
            return float(limit >= self.mean)
        return (1 + erf((limit - self.mean) / sqrt(2 * self.variance))) / 2


def pert(held: Network) -> Pert:
    """Return PERT's answer for a network (Malcolm et al. 1959, doi:10.1287/opre.7.5.646)."""
    critical = critical_path(held, [task.mean for task in held.tasks])
    by_id = {task.id: task for task in held.tasks}
    variances = [sum(by_id[one].variance for one in path) for path in critical.paths]
    return Pert(critical, critical.time, max(variances, default=0.0))
