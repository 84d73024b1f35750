"""Kernels of the forum compiled by ``numba`` (extra ``fast``): the one door to it.

The kernels stand in calc as plain Python. Compiled or not they do the same integer arithmetic in
the same order, so the result is the same; without the library they are some fifty times slower.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from types import FunctionType
from typing import Any, Final

from corredor.studies.forum.calc.running import Run, interpreted

LIBRARY: Final = "numba"


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


@cache
def _compiled(kernel: FunctionType) -> Any:
    """Compile a kernel, and the functions of its own module that it calls."""
    from numba import njit

    names = kernel.__globals__
    own = {
        name: _compiled(names[name])
        for name in kernel.__code__.co_names
        if isinstance(names.get(name), FunctionType) and names[name].__module__ == kernel.__module__
    }
    bound = FunctionType(kernel.__code__, {**names, **own}, kernel.__name__, kernel.__defaults__)
    bound.__module__, bound.__qualname__ = kernel.__module__, kernel.__qualname__
    return njit(cache=True, nogil=True, error_model="numpy")(bound)


def compiled(kernel: Callable[..., int], /, *arguments: Any) -> int:
    """Run a kernel compiled; arrays must be contiguous int64.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    """
    return int(_compiled(kernel)(*arguments))


def runner() -> Run:
    """Return the fastest run that is installed."""
    return compiled if is_installed() else interpreted
