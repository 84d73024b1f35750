"""The standard normal distribution, on numbers and arrays."""

from __future__ import annotations

import math
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

KNOTS: Final = 128
"""Knots to a unit of score between which the distribution is a cubic: right to 1e-11."""
END: Final = 9
"""Score beyond which the distribution is 0 or 1 in double precision, to 1e-19."""


@cache
def _knots() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the chance to be at or below each knot, and its density times the step."""
    scores: Any = np.arange(-END * KNOTS, END * KNOTS + 1) / KNOTS
    below = np.array([_probability(score) for score in scores.tolist()])
    return below, np.asarray(normal_density(scores)) / KNOTS


def _probability(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


def normal_density(z: float) -> Any:
    """Return the density at a standard score.

    Examples
    --------
    >>> round(float(normal_density(0.0)), 4)
    0.3989
    """
    return np.exp(-np.square(z) / 2) / math.sqrt(2 * math.pi)


def normal_probability(z: float) -> Any:
    """Return the chance to be at or below a standard score.

    Of arrays it is the cubic through the values and the densities at the knots on either side.

    Examples
    --------
    >>> round(float(normal_probability(1.0)), 4)
    0.8413
    """
    if not np.ndim(z):
        return _probability(float(z))
    below, density = _knots()
    along = np.clip((np.asarray(z) + END) * KNOTS, 0, 2 * END * KNOTS)
    knot = np.minimum(along.astype(np.intp), 2 * END * KNOTS - 1)
    x = along - knot
    rise = below[knot + 1] - below[knot]
    first, second = density[knot] - rise, rise - density[knot + 1]
    return below[knot] + x * (rise + (1 - x) * ((1 - x) * first + x * second))
