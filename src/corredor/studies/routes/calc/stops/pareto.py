"""Which of several options no other option beats on every count."""

from __future__ import annotations

import numpy as np

from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray


def is_on_frontier(counts: FloatArray) -> BoolArray:
    """Whether no other row is as good on every count and better on one; less is better.

    Parameters
    ----------
    counts
        A row for each option, shape (n, k).

    Examples
    --------
    >>> is_on_frontier(np.array([[1.0, 3.0], [2.0, 2.0], [2.0, 3.0]])).tolist()
    [True, True, False]
    """
    no_worse = (counts[:, None, :] <= counts[None, :, :]).all(axis=2)
    better = (counts[:, None, :] < counts[None, :, :]).any(axis=2)
    beaten: BoolArray = np.any(no_worse & better, axis=0)
    return np.logical_not(beaten)
