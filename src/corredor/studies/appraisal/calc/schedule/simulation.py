"""The time of a network by simulation: every path counts, so that merging paths show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.appraisal.calc.schedule.network import (
    PERT_WEIGHT,
    FloatArray,
    Network,
    Task,
    times,
)


@dataclass(frozen=True, eq=False)
class Simulated:
    """Draws of the time of a network.

    Parameters
    ----------
    whole
        Time of the whole, shape (draws,) [time].
    criticality
        Share of the draws in which each task is on a critical path, by the order of the
        network, shape (tasks,) [1].
    """

    whole: FloatArray
    criticality: FloatArray

    def in_time(self, limit: float) -> float:
        """Return the share of the draws that end in time [1]."""
        return float(np.mean(self.whole <= limit))

    def error(self, limit: float) -> float:
        """Return the standard error of that share [1]."""
        share = self.in_time(limit)
        return float(np.sqrt(share * (1 - share) / len(self.whole)))


def beta_draws(task: Task, count: int, stream: np.random.Generator) -> FloatArray:
    """Return draws of a task's time by the PERT-beta distribution with weight 4 [time].

    Parameters
    ----------
    count
        Number of draws.
    """
    width = task.longest - task.shortest
    if not width:
        return np.full(count, task.shortest)
    low = 1 + PERT_WEIGHT * (task.likely - task.shortest) / width
    high = 1 + PERT_WEIGHT * (task.longest - task.likely) / width
    return task.shortest + width * stream.beta(low, high, count)


def simulated(held: Network, durations: FloatArray) -> Simulated:
    """Return the time of a network for draws of its tasks' times.

    Parameters
    ----------
    durations
        Shape (tasks, draws), in the order of the network [time].
    """
    ends, whole = times(held, durations)
    latest = np.broadcast_to(whole, durations.shape).copy()
    for at in range(len(durations) - 1, -1, -1):
        for waited in held.before[at]:
            latest[waited] = np.minimum(latest[waited], latest[at] - durations[at])
    near = 1e-9 * np.maximum(whole, 1.0)
    return Simulated(whole, np.mean(latest - ends <= near, axis=1))
