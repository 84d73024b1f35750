"""Where a smooth rising function takes a value, by secants, for many at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

SECANTS: Final = 7
"""Secants drawn at most: fuel is so nearly linear that the fourth moves nothing."""
EXACT: Final = 1e-7
"""Step over the argument after which the root is found: what is left is the step times the ones
before it, a millionth of it."""


def rising_root(function: Callable[[Any], Any], first: Any, second: Any) -> Any:
    """Argument at which a function is zero; floats or arrays.

    Parameters
    ----------
    function
        Smooth and strictly monotone.
    first, second
        Two different arguments near the root; they need not enclose it.

    Examples
    --------
    >>> round(float(rising_root(lambda x: x**3 - 8, 1.5, 2.5)), 6)
    2.0
    """
    low, high = first, second
    at_low, at_high = function(low), function(high)
    for _ in range(SECANTS):
        rise = at_high - at_low
        flat = rise == 0
        step = np.where(flat, 0, at_high * (high - low) / np.where(flat, 1, rise))
        low, at_low = high, at_high
        high = high - step
        if np.all(np.abs(step) <= EXACT * np.abs(high)):
            break
        at_high = function(high)
    return high
