"""The lesser and the greater of two values, floats or arrays.

NumPy takes two microseconds to compare two floats, the language itself a twentieth of one; the
values are the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def _is_array(value: object) -> bool:
    return isinstance(value, np.ndarray)


def at_least(value: Any, floor: Any) -> Any:
    """Value, or the floor where that is more.

    Examples
    --------
    >>> at_least(0.3, 0.5)
    0.5
    """
    if _is_array(value) or _is_array(floor):
        return np.maximum(value, floor)
    return value if value > floor else floor


def at_most(value: Any, cap: Any) -> Any:
    """Value, or the cap where that is less.

    Examples
    --------
    >>> at_most(0.3, 0.5)
    0.3
    """
    if _is_array(value) or _is_array(cap):
        return np.minimum(value, cap)
    return value if value < cap else cap
