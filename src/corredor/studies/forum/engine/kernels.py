"""Kernels of the forum compiled by ``numba`` (extra ``fast``): the one door to it.

The kernels stand in calc as plain Python. Compiled or not they do the same integer arithmetic in
the same order, so the result is the same; without the library they are some fifty times slower.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import CellType, FunctionType
from typing import Any, Final

from corredor.studies.forum.calc.running import Run, interpreted

LIBRARY: Final = "numba"
CALC: Final = "corredor.studies.forum.calc."


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


@cache
def _called(kernel: FunctionType) -> dict[str, FunctionType]:
    """Return the functions of calc that a kernel calls, by the name that it calls them by."""
    names = kernel.__globals__
    called = {name: names.get(name) for name in kernel.__code__.co_names}
    return {
        name: one
        for name, one in called.items()
        if isinstance(one, FunctionType) and one.__module__.startswith(CALC)
    }


def modules_of(kernel: FunctionType) -> set[str]:
    """Return the files of a kernel, of all that it calls, and of what compiles it."""
    below = (modules_of(one) for one in _called(kernel).values())
    return {__file__, kernel.__code__.co_filename}.union(*below)


@cache
def _compiled(kernel: FunctionType) -> Any:
    """Compile a kernel, and the functions of calc that it calls.

    What was compiled is kept on disk and found by the kernel's own file and by what its closure
    holds, so the closure is given the digest of every file that the result depends on.
    """
    from numba import njit

    names = kernel.__globals__ | {name: _compiled(one) for name, one in _called(kernel).items()}
    sources = sha256(b"".join(Path(file).read_bytes() for file in sorted(modules_of(kernel))))
    code = kernel.__code__.replace(co_freevars=("sources",))
    held = (CellType(sources.hexdigest()),)
    bound = FunctionType(code, names, kernel.__name__, kernel.__defaults__, held)
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
