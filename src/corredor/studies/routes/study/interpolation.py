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
STRIP: Final = 500
"""Draws read off at a time: of more the library of linear algebra makes threads, which take
longer than the sums."""
FloatArray = NDArray[np.float64]


class _Axis:
    """One direction of a box: its draws and its nodes, both from -1 to 1 across the box."""

    def __init__(self, draws: FloatArray, count: int) -> None:
        low, high = float(draws.min()), float(draws.max())
        self.middle, self.half = (low + high) / 2, (high - low) / 2
        self.units = np.cos(np.pi * np.arange(count) / (count - 1))
        self.draws = draws

    @property
    def nodes(self) -> FloatArray:
        """The nodes in the unit of the draws, shape (nodes,)."""
        return self.middle + self.half * self.units

    @property
    def weights(self) -> FloatArray:
        """Factors that make the products of the basis 1 at their own nodes, shape (nodes,)."""
        between = self.units[:, None] - self.units
        np.fill_diagonal(between, 1)
        return 1 / between.prod(axis=1)

    def basis(self) -> FloatArray:
        """Return at each draw, for each node, the product over the others, shape (nodes, draws)."""
        apart = (self.draws - self.middle) / self.half - self.units[:, None]
        made = np.empty_like(apart)
        made[1] = apart[0]
        for at in range(2, len(apart)):
            np.multiply(made[at - 1], apart[at - 1], out=made[at])
        after = apart[-1]
        for at in range(len(apart) - 2, 0, -1):
            made[at] *= after
            after = after * apart[at]
        made[0] = after
        return made


def _products(first: FloatArray, second: FloatArray) -> FloatArray:
    return (first[:, None] * second).reshape(-1, first.shape[1])


def _read_off(values: FloatArray, bases: list[FloatArray]) -> FloatArray:
    """Return the sums of values over the products of bases, shape (m, draws).

    The later half of the directions is summed by a product of matrices, the earlier one by hand:
    that takes the fewest numbers.
    """
    half = len(bases) // 2
    late = reduce(_products, bases[half:])
    if not half:
        return values @ late
    early = reduce(_products, bases[:half])
    parts = values.reshape(-1, len(late)) @ late
    return np.einsum("mkn,kn->mn", parts.reshape(len(values), *early.shape), early)


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
    axes = [_Axis(arrays[at], count) for at in varying]
    grid = [nodes.ravel() for nodes in np.meshgrid(*(a.nodes for a in axes), indexing="ij")]
    places = [np.full(grid[0].size, array.ravel()[0]) for array in arrays]
    for at, nodes in zip(varying, grid, strict=True):
        places[at] = nodes
    values = np.asarray(function(*places))
    weights = reduce(np.multiply.outer, [axis.weights for axis in axes]).ravel()
    bases = [axis.basis() for axis in axes]
    made = np.empty((*values.shape[:-1], size))
    rows, table = made.reshape(-1, size), (values * weights).reshape(-1, grid[0].size)
    for start in range(0, size, STRIP):
        strip = slice(start, start + STRIP)
        rows[:, strip] = _read_off(table, [basis[:, strip] for basis in bases])
    return made
