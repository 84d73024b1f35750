"""Least squares with weights that are not negative and sum to one, by an active set."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
TOLERANCE: Final = 1e-10
"""Slope, relative to the size of the problem, from which a weight still wants to enter."""
ROUNDS: Final = 50
"""Rounds a column of the active set is allowed before the search is given up."""


class NotSettled(ArithmeticError):
    """The active set did not settle: the columns are too nearly dependent."""


def simplex_weights(columns: Array, target: Array) -> Array:
    """Weights of columns, at least 0 and summing to 1, whose mix is nearest to a target.

    Primal active set (Nocedal and Wright 2006, Numerical Optimization, chapter 16.5). Where the
    best mix is not unique, one of them; `unique_mix` tells.

    Parameters
    ----------
    columns
        Shape (n, J), J at least 1.
    target
        Shape (n,).

    Raises
    ------
    NotSettled
        No end after many rounds.

    Examples
    --------
    >>> simplex_weights(np.eye(3), np.array([0.2, 0.8, 0.0])).round(6).tolist()
    [0.2, 0.8, 0.0]
    """
    count = columns.shape[1]
    weights = np.zeros(count)
    nearest = int(np.argmin(((columns - target[:, None]) ** 2).sum(0)))
    weights[nearest] = 1
    active = np.zeros(count, np.bool_)
    active[nearest] = True
    size = max(float((columns**2).sum(0).max()), float(target @ target), np.finfo(float).tiny)
    for _ in range(ROUNDS * count):
        weights, active = _settled(columns, target, weights, active)
        slope = columns.T @ (columns @ weights - target)
        wish = slope - slope @ weights
        wish[active] = 0
        entering = int(np.argmin(wish))
        if wish[entering] >= -TOLERANCE * size:
            return weights
        active[entering] = True
    raise NotSettled("weights did not settle: donors are too nearly dependent")


def _settled(
    columns: Array, target: Array, weights: Array, active: NDArray[np.bool_]
) -> tuple[Array, NDArray[np.bool_]]:
    """Best weights of the active columns, dropping those that would fall below 0."""
    active = active.copy()
    while True:
        best = np.zeros_like(weights)
        best[active] = _equality(columns[:, active], target)
        if (best[active] >= 0).all():
            return best, active
        falling = active & (best < 0)
        steps = weights[falling] / (weights[falling] - best[falling])
        step = float(steps.min())
        weights = weights + step * (best - weights)
        dropped = np.flatnonzero(falling)[steps <= step]
        weights[dropped] = 0
        active[dropped] = False


def _equality(columns: Array, target: Array) -> Array:
    """Least squares with weights that sum to 1, of either sign: through differences."""
    first = columns[:, :1]
    rest, *_ = np.linalg.lstsq(columns[:, 1:] - first, target - first[:, 0], rcond=None)
    return np.concatenate([[1 - rest.sum()], rest])


def unique_mix(columns: Array, weights: Array) -> bool:
    """Whether no other mix of the columns in use gives the same series."""
    used = columns[:, weights > 0]
    apart = used[:, 1:] - used[:, :1]
    return bool(np.linalg.matrix_rank(apart) == apart.shape[1])
