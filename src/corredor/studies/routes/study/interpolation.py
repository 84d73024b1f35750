"""A smooth function on draws: computed at few nodes of their box, read off between them.

Chebyshev nodes of the second kind and the polynomials through them (Berrut and Trefethen 2004,
doi:10.1137/S0036144502417715).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, reduce
from typing import Any, Final, NamedTuple

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
KEPT: Final = 32
LARGEST: Final = 10_000
"""Bases that are kept, and the draws of the longest of them."""
FloatArray = NDArray[np.float64]
_kept: dict[tuple[int, int], tuple[FloatArray, FloatArray]] = {}
"""By the identity of draws, which it holds and so keeps from being another's, and the nodes."""


class _Grid(NamedTuple):
    """Nodes of a box from -1 to 1: of one direction, of all places, and the places' weights.

    The weights, shape (places,), make the products of the basis 1 at their own nodes.
    """

    units: FloatArray
    places: FloatArray
    weights: FloatArray


@cache
def _grid(count: int, directions: int) -> _Grid:
    units = np.cos(np.pi * np.arange(count) / (count - 1))
    between = units[:, None] - units
    np.fill_diagonal(between, 1)
    weights = reduce(np.multiply.outer, [1 / between.prod(axis=1)] * directions).ravel()
    places = np.array([one.ravel() for one in np.meshgrid(*[units] * directions, indexing="ij")])
    return _Grid(units, places, weights)


class _Axis(NamedTuple):
    """One direction of a box: its draws, and the box's middle and half there."""

    draws: FloatArray
    middle: float
    half: float

    def basis(self, units: FloatArray) -> FloatArray:
        """Return at each draw, for each node, the product over the others, shape (nodes, draws)."""
        apart = (self.draws - self.middle) / self.half - units[:, None]
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


def _basis(axis: _Axis, units: FloatArray) -> FloatArray:
    """Return the basis of an axis; that of draws that nothing can change is kept for a while.

    The draws of a factor or an assumption come here with each flight of a service.
    """
    if axis.draws.flags.writeable or axis.draws.size > LARGEST:
        return axis.basis(units)
    key = id(axis.draws), len(units)
    if key not in _kept:
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = axis.draws, axis.basis(units)
    return _kept[key][1]


def _axes(arrays: Sequence[FloatArray]) -> dict[int, _Axis]:
    """Return the directions in which arguments vary, by their places."""
    found: dict[int, _Axis] = {}
    for at, array in enumerate(arrays):
        if array.ndim:
            low, high = float(array.min()), float(array.max())
            if low < high:
                found[at] = _Axis(array, (low + high) / 2, (high - low) / 2)
    return found


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
    size = max((array.size for array in arrays if array.ndim), default=0)
    varying = _axes(arrays) if size > FEW else {}
    if not varying:
        return function(*arguments)
    count = NODES[min(len(varying), len(NODES)) - 1]
    grid = _grid(count, len(varying))
    places = [np.full(len(grid.weights), array.flat[0]) for array in arrays]
    for (at, axis), units in zip(varying.items(), grid.places, strict=True):
        places[at] = axis.middle + axis.half * units
    values = np.asarray(function(*places))
    bases = [_basis(axis, grid.units) for axis in varying.values()]
    made = np.empty((*values.shape[:-1], size))
    rows, table = made.reshape(-1, size), (values * grid.weights).reshape(-1, len(grid.weights))
    for start in range(0, size, STRIP):
        strip = slice(start, start + STRIP)
        rows[:, strip] = _read_off(table, [basis[:, strip] for basis in bases])
    return made
