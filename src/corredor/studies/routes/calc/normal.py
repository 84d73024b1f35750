"""The standard normal distribution, on numbers and arrays."""

from __future__ import annotations

import math
from typing import Any

import numpy as np


def _probability(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


_probabilities = np.vectorize(_probability, otypes=[np.float64])


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

    Examples
    --------
    >>> round(float(normal_probability(1.0)), 4)
    0.8413
    """
    return _probabilities(z)[()]
