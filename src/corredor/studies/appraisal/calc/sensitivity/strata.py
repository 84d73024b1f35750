"""Latin hypercube points, one column at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def stratified(count: int, stream: np.random.Generator) -> FloatArray:
    """Return one column of a Latin hypercube, shape (count,), in (0, 1).

    Each of `count` equal strata holds one point (McKay, Beckman and Conover 1979,
    doi:10.1080/00401706.1979.10489755). A column has a stream of its own, so that another input
    changes no column.

    Examples
    --------
    >>> column = stratified(4, np.random.default_rng(1))
    >>> sorted((column * 4).astype(int).tolist())
    [0, 1, 2, 3]
    """
    # 1 - [0, 1) is (0, 1]: no quantile is asked for at 0, and the mean of the two ends at none
    inside = np.clip(1 - stream.random(count), None, np.nextafter(1.0, 0.0))
    return (stream.permutation(count) + inside) / count
