"""A smooth function on draws: computed at few nodes of their box, read off between them.

Chebyshev nodes of the second kind and barycentric weights (Berrut and Trefethen 2004,
doi:10.1137/S0036144502417715).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

NODES: Final = (5, 5, 4, 3)
"""Nodes in each direction where one, two, three or more numbers vary: fuel and time of an aircraft
are met to some hundred-thousandths."""
FEW: Final = 200
"""Draws up to which the function itself is asked."""
FloatArray = NDArray[np.float64]


def _nodes(draws: FloatArray, count: int) -> FloatArray:
    low, high = float(draws.min()), float(draws.max())
    unit = np.cos(np.pi * np.arange(count) / (count - 1))
    return (low + high) / 2 + (high - low) / 2 * unit


def _basis(draws: FloatArray, nodes: FloatArray) -> FloatArray:
    """Return the values of the Lagrange polynomials of the nodes, shape (draws, nodes)."""
    weights = (-1.0) ** np.arange(len(nodes))
    weights[[0, -1]] /= 2
    apart = draws[:, None] - nodes
    hit = apart == 0
    parts = weights / np.where(hit, 1.0, apart)
    parts = np.where(hit.any(axis=1, keepdims=True), hit.astype(float), parts)
    return parts / parts.sum(axis=1, keepdims=True)


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
    bases = [_basis(arrays[at], points) for at, points in zip(varying, nodes, strict=True)]
    return np.stack([_read_off(part, bases, size) for part in values.reshape(-1, grid[0].size)])[
        ... if values.ndim > 1 else 0
    ]


def _read_off(values: FloatArray, bases: list[FloatArray], size: int) -> FloatArray:
    count = bases[0].shape[1]
    made = bases[0] @ values.reshape(count, -1)
    for basis in bases[1:]:
        made = np.einsum("ni,nij->nj", basis, made.reshape(size, count, -1))
    return made.reshape(size)
