"""Correlated inputs: draws of a group put into another order, their values untouched."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
ROUNDING: Final = 1e-9
"""Variance below which nothing is left that the other columns don't explain."""


def rank_correlated(draws: FloatArray, wanted: FloatArray) -> FloatArray:
    """Return the draws in an order that gives their ranks the wanted correlation.

    Iman and Conover (1982, doi:10.1080/03610918208812265), on the scores of the draws' own
    ranks: each column keeps its values, and so its distribution; columns outside the group
    aren't touched. The first column keeps its order too.

    Parameters
    ----------
    draws
        Columns of the group, each of a stream of its own, shape (n, k).
    wanted
        Correlation of the scores of their ranks, shape (k, k), positive semidefinite.

    Raises
    ------
    ValueError
        `wanted` is no correlation matrix.

    Examples
    --------
    >>> stream = np.random.default_rng(1)
    >>> both = rank_correlated(stream.random((999, 2)), np.array([[1, 0.8], [0.8, 1]]))
    >>> bool(abs(np.corrcoef(both.T)[0, 1] - 0.8) < 0.03)
    True
    """
    from scipy.special import ndtri

    count, columns = draws.shape
    root = triangle(wanted)
    if wanted.shape != (columns, columns):
        raise ValueError("a correlation matrix has a row for each column of draws")
    parts: FloatArray = np.arange(1, count + 1, dtype=np.float64) / (count + 1)
    scores: FloatArray = ndtri(parts)
    held = np.column_stack([scores[_ranks(draws[:, column])] for column in range(columns)])
    present = np.linalg.cholesky(np.corrcoef(held, rowvar=False)) if columns > 1 else np.eye(1)
    turned = held @ np.linalg.inv(present).T @ root.T
    made = np.empty_like(draws)
    for column in range(columns):
        made[:, column] = np.sort(draws[:, column])[_ranks(turned[:, column])]
    return made


def triangle(wanted: FloatArray) -> FloatArray:
    """Return the lower triangle whose product with its transpose is a correlation matrix.

    Parameters
    ----------
    wanted
        Positive semidefinite, so that correlations of 1 and -1 are allowed, shape (k, k).

    Raises
    ------
    ValueError
        It isn't symmetric, has no ones on its diagonal, or its correlations contradict.

    Examples
    --------
    >>> triangle(np.array([[1.0, -1.0], [-1.0, 1.0]])).tolist()
    [[1.0, 0.0], [-1.0, 0.0]]
    """
    if wanted.ndim != 2 or not np.array_equal(wanted, wanted.T):
        raise ValueError("a correlation matrix is square and symmetric")
    if np.any(np.diag(wanted) != 1):
        raise ValueError("a correlation matrix has ones on its diagonal")
    made = np.zeros(wanted.shape)
    for at in range(len(wanted)):
        rest = wanted[at:, at] - made[at:, :at] @ made[at, :at]
        if rest[0] > ROUNDING:
            made[at:, at] = rest / np.sqrt(rest[0])
        elif rest[0] < -ROUNDING or np.abs(rest).max() > np.sqrt(ROUNDING):
            raise ValueError("these correlations can't hold together")
    return made


def _ranks(column: FloatArray) -> NDArray[np.intp]:
    return np.argsort(np.argsort(column, kind="stable"), kind="stable")
