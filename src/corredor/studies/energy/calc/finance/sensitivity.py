"""Sensitivity: how strongly a result goes with an input over the draws."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def ranks(values: FloatArray) -> FloatArray:
    """Return the rank of each number from 0, ties sharing their mean, shape (n,).

    Examples
    --------
    >>> ranks(np.array([3.0, 1.0, 3.0]))
    array([1.5, 0. , 1.5])
    """
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts + 1) / 2)[places]


def rank_correlation(first: FloatArray, second: FloatArray) -> float:
    """Return the rank correlation of two columns (Spearman 1904, doi:10.2307/1412159) [1].

    It is 0 where one of them doesn't vary.

    Examples
    --------
    >>> rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([1.0, 10.0, 100.0]))
    1.0
    """
    one, other = ranks(first), ranks(second)
    one, other = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / spread if spread > 0 else 0.0
