"""Revealed comparative advantage: what a country exports more of than the world does.

Exports stand in an array of exporters by products, shape (..., N, K), in one currency and one
valuation; the world is the sum over its exporters.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def _shares(exports: Array) -> tuple[Array, Array]:
    """Share of each product in each country's exports and in the world's; nan for no exports."""
    world = exports.sum(-2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        own = exports / exports.sum(-1, keepdims=True)
        all_ = world / world.sum(-1, keepdims=True)
    return own, all_


def revealed_advantage(exports: ArrayLike) -> Array:
    """Revealed comparative advantage of Balassa: share of a product at home by that in the world.

    Balassa 1965, The Manchester School 33(2), doi 10.1111/j.1467-9957.1965.tb00050.x.

    Parameters
    ----------
    exports
        By exporter and product, shape (..., N, K).

    Returns
    -------
    ndarray
        Of the same shape; nan for a country without exports and a product that nobody exports.
        The mean over countries, weighted by their exports, is 1 for each product.

    Examples
    --------
    >>> revealed_advantage([[30.0, 10.0], [10.0, 50.0]]).round(3).tolist()
    [[1.875, 0.417], [0.417, 1.389]]
    """
    own, world = _shares(np.asarray(exports, np.float64))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(world > 0, own / world, np.nan)


def symmetric_advantage(advantage: Any) -> Any:
    """Revealed symmetric comparative advantage: (RCA - 1) / (RCA + 1), from -1 to 1.

    Dalum, Laursen and Villumsen 1998, International Review of Applied Economics 12(3),
    doi 10.1080/02692179800000017.

    Examples
    --------
    >>> symmetric_advantage(3.0)
    0.5
    """
    return (advantage - 1) / (advantage + 1)


def additive_advantage(exports: ArrayLike) -> Array:
    """Additive revealed comparative advantage: difference of the two shares, summing to 0.

    Hoen and Oosterhaven 2006, Annals of Regional Science 40, doi 10.1007/s00168-006-0076-4.

    Examples
    --------
    >>> additive_advantage([[30.0, 10.0], [10.0, 50.0]]).round(3).tolist()
    [[0.35, -0.35], [-0.233, 0.233]]
    """
    own, world = _shares(np.asarray(exports, np.float64))
    return own - world


def advantage_of_rows(exporter: NDArray[np.intp], product: NDArray[np.intp], value: Array) -> Array:
    """Revealed comparative advantage of rows of flows, one or several of a country and product.

    Parameters
    ----------
    exporter, product
        Places of the exporter and the product of each row, shape (n,).
    value
        Value of the rows, shape (n,).

    Returns
    -------
    ndarray
        Shape (N, K), as `revealed_advantage`.
    """
    shape = int(exporter.max()) + 1, int(product.max()) + 1
    sums = np.bincount(exporter * shape[1] + product, value, minlength=shape[0] * shape[1])
    return revealed_advantage(sums.reshape(shape))
