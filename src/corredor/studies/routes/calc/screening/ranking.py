"""The best of very many: by value, then by place, so that no order of work shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Ranking:
    """Pairs and types in order.

    Attributes
    ----------
    values
        What they are ordered by, the least first, shape (k,).
    keys
        Place of each: (first airport · airports + second airport) · types + type, shape (k,).
    """

    values: FloatArray = field(repr=False)
    keys: IntArray = field(repr=False)


def top(values: FloatArray, keys: IntArray, count: int) -> Ranking:
    """Return the least values, those of equal value in the order of their keys.

    Examples
    --------
    >>> found = top(np.array([3.0, 1.0, 1.0]), np.array([7, 9, 8]), 2)
    >>> found.keys.tolist()
    [8, 9]
    """
    if len(values) > count:
        worst = np.partition(values, count - 1)[count - 1]
        kept = values <= worst
        values, keys = values[kept], keys[kept]
    order = np.lexsort((keys, values))[:count]
    return Ranking(values[order], keys[order])


def merged(rankings: Iterable[Ranking], count: int) -> Ranking:
    """Return the best of several rankings."""
    held = [Ranking(np.zeros(0), np.zeros(0, np.int64)), *rankings]
    return top(
        np.concatenate([ranking.values for ranking in held]),
        np.concatenate([ranking.keys for ranking in held]),
        count,
    )
