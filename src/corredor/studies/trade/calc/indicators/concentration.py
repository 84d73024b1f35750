"""Concentration of trade over partners or products: Herfindahl-Hirschman, entropy, Theil.

Values stand on the last axis. An entry of 0 counts as a possible partner or product; leave out
what is not possible before.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def _shares(values: ArrayLike) -> Array:
    array = np.asarray(values, np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return array / array.sum(-1, keepdims=True)


def herfindahl(values: ArrayLike) -> Array:
    """Index of Herfindahl and Hirschman, sum of squared shares: 1/n even, 1 all in one.

    Examples
    --------
    >>> float(herfindahl([50.0, 50.0]))
    0.5
    """
    return np.asarray((_shares(values) ** 2).sum(-1))


def normalised_herfindahl(values: ArrayLike) -> Array:
    """Index of Herfindahl and Hirschman from 0, even, to 1: (H - 1/n) / (1 - 1/n).

    It depends on n, the number of entries counted, zeros included; nan for a single entry.

    Examples
    --------
    >>> float(normalised_herfindahl([50.0, 50.0]))
    0.0
    """
    even = 1 / np.asarray(values).shape[-1]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((herfindahl(values) - even) / (1 - even))


def entropy(values: ArrayLike) -> Array:
    """Shannon entropy of the shares, in nats: 0 all in one, ln n even.

    Examples
    --------
    >>> round(float(entropy([50.0, 50.0])), 4)
    0.6931
    """
    shares = _shares(values)
    logarithm = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
    return np.asarray(-(shares * logarithm).sum(-1))


def theil(values: ArrayLike) -> Array:
    """Index of Theil: 0 even, ln n all in one. Mean of (x/mean) ln(x/mean).

    Cadot, Carrère and Strauss-Kahn 2011, Review of Economics and Statistics 93(2),
    doi 10.1162/REST_a_00078.

    Examples
    --------
    >>> float(theil([50.0, 50.0]))
    0.0
    """
    return np.asarray(np.log(np.asarray(values).shape[-1]) - entropy(values))


def active(values: ArrayLike, floor: float = 0.0) -> NDArray[np.intp]:
    """Number of entries above a floor: the extensive margin.

    Examples
    --------
    >>> int(active([3.0, 0.0, 1.0]))
    2
    """
    return np.asarray((np.asarray(values) > floor).sum(-1))
