"""Correlated inputs: draws of a group put into another order, their values untouched."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def rank_correlated(
    draws: FloatArray, wanted: FloatArray, stream: np.random.Generator
) -> FloatArray:
    """Return the draws in an order that gives their ranks the wanted correlation.

    Iman and Conover (1982, doi:10.1080/03610918208812265): each column keeps its values, and so
    its distribution; columns outside the group aren't touched. The first column keeps its order
    too.

    Parameters
    ----------
    draws
        Columns of the group, shape (n, k).
    wanted
        Correlation of the scores of their ranks, shape (k, k), positive definite.

    Raises
    ------
    ValueError
        `wanted` is no correlation matrix.

    Examples
    --------
    >>> stream = np.random.default_rng(1)
    >>> both = rank_correlated(stream.random((999, 2)), np.array([[1, 0.8], [0.8, 1]]), stream)
    >>> bool(abs(np.corrcoef(both.T)[0, 1] - 0.8) < 0.03)
    True
    """
    from scipy.special import ndtri

    count, columns = draws.shape
    if wanted.shape != (columns, columns) or not np.array_equal(wanted, wanted.T):
        raise ValueError("a correlation matrix is square and symmetric")
    if np.any(np.diag(wanted) != 1):
        raise ValueError("a correlation matrix has ones on its diagonal")
    try:
        root = np.linalg.cholesky(wanted)
    except np.linalg.LinAlgError:
        raise ValueError("these correlations can't hold together") from None
    parts: FloatArray = np.arange(1, count + 1, dtype=np.float64) / (count + 1)
    scores: FloatArray = ndtri(parts)
    held = np.column_stack([stream.permutation(scores) for _ in range(columns)])
    held[:, 0] = scores[np.argsort(np.argsort(draws[:, 0], kind="stable"), kind="stable")]
    present = np.linalg.cholesky(np.corrcoef(held, rowvar=False))
    turned = held @ np.linalg.inv(present).T @ root.T
    made = np.empty_like(draws)
    for column in range(columns):
        places = np.argsort(np.argsort(turned[:, column], kind="stable"), kind="stable")
        made[:, column] = np.sort(draws[:, column])[places]
    return made
