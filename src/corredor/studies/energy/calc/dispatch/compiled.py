"""Loops over the hours compiled by ``numba`` (extra ``fast``): the one door to it.

The loops stand in `kernels` as plain Python; `vectorised` does the same work without the library,
some hundred times slower, to the same result but for the rounding of sums.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from types import FunctionType
from typing import Any, Final

from corredor.studies.energy.calc.dispatch import kernels

LIBRARY: Final = "numba"


@cache
def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


@cache
def compiled(name: str) -> Any:
    """Return a kernel of `kernels`, compiled.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    """
    from numba import njit

    release = njit(inline="always")(kernels._release)  # pyright: ignore[reportPrivateUsage]
    kernel = getattr(kernels, name)
    names = {**vars(kernels), "_release": release}
    bound = FunctionType(kernel.__code__, names, kernel.__name__)
    bound.__module__, bound.__qualname__ = kernel.__module__, kernel.__qualname__
    return njit(cache=True, nogil=True, error_model="numpy")(bound)
