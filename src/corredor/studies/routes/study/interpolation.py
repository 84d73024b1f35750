"""A smooth function on draws: computed at few nodes of their box, read off between them.

Chebyshev nodes of the second kind and the polynomials through them (Berrut and Trefethen 2004,
doi:10.1137/S0036144502417715).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

NODES: Final = (5, 5, 4, 3)
"""Nodes in each direction where one, two, three or more numbers vary: fuel and time of an aircraft
are met to some hundred-thousandths."""
FEW: Final = 200
"""Draws up to which the function itself is asked."""
STRIP: Final = 2_000
"""Draws read off at a time: of more the library of linear algebra makes threads, which take
longer than the sums."""
FloatArray = NDArray[np.float64]


def _nodes(draws: FloatArray, count: int) -> FloatArray:
    low, high = float(draws.min()), float(draws.max())
    unit = np.cos(np.pi * np.arange(count) / (count - 1))
    return (low + high) / 2 + (high - low) / 2 * unit


def _basis(draws: FloatArray, nodes: FloatArray) -> FloatArray:
    """Return the values of the Lagrange polynomials of the nodes, shape (nodes, draws)."""
    apart, between = draws - nodes[:, None], nodes[:, None] - nodes
    np.fill_diagonal(between, 1)
    basis = np.repeat(1 / between.prod(axis=1, keepdims=True), len(draws), axis=1)
    for at in range(len(nodes)):
        for other in range(len(nodes)):
            if other != at:
                basis[at] *= apart[other]
    return basis


def _products(first: FloatArray, second: FloatArray) -> FloatArray:
    return (first[:, None] * second).reshape(-1, first.shape[1])


def on_box(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return a smooth elementwise function of numbers and draws.

    Parameters
    ----------
    function
        Takes as many floats or arrays of shape (k,) as there are arguments; returns the like, or
        several of them, shape (m, k).
    *arguments
        Floats, or draws of shape (n,).

    Returns
    -------
    float, or array of shape (n,) or (m, n)
        Exact on floats and on few draws, else interpolated in the box of the draws.

    Examples
    --------
    >>> x, y = np.linspace(1, 2, 1_000), np.linspace(3, 2, 1_000)
    >>> bool(np.allclose(on_box(lambda a, b: a**3 * b, x, y), x**3 * y))
    True
    """
    arrays = [np.asarray(argument, dtype=np.float64) for argument in arguments]
    varying = [at for at, array in enumerate(arrays) if array.ndim and np.ptp(array) > 0]
    size = max((array.size for array in arrays if array.ndim), default=0)
    if not varying or size <= FEW:
        return function(*arguments)
    count = NODES[min(len(varying), len(NODES)) - 1]
    nodes = [_nodes(arrays[at], count) for at in varying]
    grid = [axis.ravel() for axis in np.meshgrid(*nodes, indexing="ij")]
    places = [np.full(grid[0].size, array.ravel()[0]) for array in arrays]
    for at, axis in zip(varying, grid, strict=True):
        places[at] = axis
    values = np.asarray(function(*places))
    bases = [_basis(arrays[at], axis) for at, axis in zip(varying, nodes, strict=True)]
    made = np.empty((*values.shape[:-1], size))
    for start in range(0, size, STRIP):
        strip = slice(start, start + STRIP)
        made[..., strip] = values @ reduce(_products, [basis[:, strip] for basis in bases])
    return made
