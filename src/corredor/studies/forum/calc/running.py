"""How kernels are run: loops over flat arrays of integers, interpreted or compiled.

A kernel is a function of integers and flat integer arrays that changes its arrays in place. It
uses nothing but indexing, comparison and integer arithmetic below 2**62, so that Python, on lists,
and a compiler, on arrays, give the same result to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, MutableSequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
Integers = MutableSequence[int]
"""What a kernel sees: a list of integers, or an array of them."""


class Run(Protocol):
    """Runs a kernel on integers and arrays; the arrays are changed in place."""

    def __call__(self, kernel: Callable[..., int], /, *arguments: Any) -> int:
        """Return what the kernel returns."""
        ...


def interpreted(kernel: Callable[..., int], /, *arguments: Any) -> int:
    """Run of a kernel by Python itself, on lists, which it indexes faster than arrays.

    Examples
    --------
    >>> def doubled(values: IntArray) -> int:
    ...     for at in range(len(values)):
    ...         values[at] = 2 * values[at]
    ...     return len(values)
    >>> numbers = np.array([1, 2, 3])
    >>> interpreted(doubled, numbers), numbers.tolist()
    (3, [2, 4, 6])
    """
    lists = [each.tolist() if isinstance(each, np.ndarray) else each for each in arguments]
    result = kernel(*lists)
    for array, changed in zip(arguments, lists, strict=True):
        if isinstance(array, np.ndarray):
            array[:] = changed
    return result
