"""How far a quantile of draws can be off."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
NORMAL_95 = 1.959963984540054
"""Standard normal quantile of 97.5 %."""


def quantile_error(draws: FloatArray, part: float) -> tuple[float, float]:
    """Return the 95 % interval of a quantile of independent draws.

    Between two order statistics, whose ranks have the binomial's normal approximation; it
    supposes nothing of the distribution (Conover 1999, *Practical Nonparametric Statistics*,
    3.2).

    Parameters
    ----------
    part
        Of the quantile, from 0 to 1 [1].

    Examples
    --------
    >>> quantile_error(np.arange(10_000.0), 0.5)
    (4902.0, 5097.0)
    """
    held = np.sort(draws)
    count = len(held)
    half = NORMAL_95 * np.sqrt(count * part * (1 - part))
    low = int(np.clip(np.floor(count * part - half), 0, count - 1))
    high = int(np.clip(np.ceil(count * part + half) - 1, 0, count - 1))
    return float(held[low]), float(held[high])


def to_error(value: float, error: float) -> float:
    """Return a value without the digits that its error makes idle.

    The last digit that is kept is the first one of the error (JCGM 100:2008, 7.2.6).

    Parameters
    ----------
    error
        Half of the value's 95 % interval, in its unit; 0 where it is exact.

    Examples
    --------
    >>> to_error(-1888.8175, 61.0), to_error(0.94325, 0.0072), to_error(2.5, 0.0)
    (-1890.0, 0.943, 2.5)
    """
    if not error or not np.isfinite(error):
        return value
    return float(round(value, -int(np.floor(np.log10(error)))))


def share_error(share: float, count: int) -> float:
    """Return half of the 95 % interval of a share of independent draws [1].

    By Wilson (1927, doi:10.1080/01621459.1927.10502953), which leaves some doubt at 0 and 1.

    Examples
    --------
    >>> round(share_error(0.5, 10_000), 4), round(share_error(1.0, 100), 3)
    (0.0098, 0.018)
    """
    square = NORMAL_95**2 / count
    return float(
        NORMAL_95 * np.sqrt(share * (1 - share) / count + square / count / 4) / (1 + square)
    )
