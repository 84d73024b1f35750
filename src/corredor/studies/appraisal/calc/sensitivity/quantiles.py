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
