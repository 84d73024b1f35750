"""How the baskets of two countries fit: complementarity, similarity, intra-industry trade.

Baskets are values or shares by product on the last axis; other axes are broadcast.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
PERCENT: Final = 100


def basket(values: ArrayLike) -> Array:
    """Return the share of each product in a basket; nan for an empty one.

    Examples
    --------
    >>> basket([1.0, 3.0]).tolist()
    [0.25, 0.75]
    """
    array = np.asarray(values, np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return array / array.sum(-1, keepdims=True)


def complementarity(exports: ArrayLike, imports: ArrayLike) -> Array:
    """Trade complementarity of Michaely, 0 to 100: how far exports fit what the other imports.

    100 (1 - half the sum of the absolute differences of the shares). Michaely 1996, Trade
    preferential agreements in Latin America, World Bank working paper 1583. The index of the
    same name by Drysdale multiplies advantages: `drysdale_complementarity`.

    Parameters
    ----------
    exports
        The exporter's exports to the world by product, shape (..., K).
    imports
        The importer's imports from the world, shape (..., K).

    Examples
    --------
    >>> float(complementarity([50.0, 50.0], [100.0, 0.0]))
    50.0
    """
    apart = np.abs(basket(imports) - basket(exports)).sum(-1)
    return np.asarray(PERCENT * (1 - apart / 2))


def complementarity_of_pairs(exports: Array, imports: Array) -> Array:
    """Complementarity of each exporter with each importer, shape (N, M), from (N, K) and (M, K).

    One row of exporters at a time, so that memory is that of the two arrays.
    """
    sold, bought = basket(exports), basket(imports)
    result = np.empty((len(sold), len(bought)))
    for row, shares in enumerate(sold):
        result[row] = PERCENT * (1 - np.abs(bought - shares).sum(-1) / 2)
    return result


def drysdale_complementarity(exports: ArrayLike, imports: ArrayLike, world: ArrayLike) -> Array:
    """Complementarity of Drysdale: product of export and import specialisation, world weighted.

    Sum over products of (x_ik/x_i) (m_jk/m_j) / (share in world trade); 1 is neutral. Drysdale
    and Garnaut 1982, Hitotsubashi Journal of Economics 22(2).

    Examples
    --------
    >>> float(drysdale_complementarity([1.0, 1.0], [1.0, 1.0], [1.0, 1.0]))
    1.0
    """
    weights = basket(world)
    product = basket(exports) * basket(imports)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weights > 0, product / weights, 0).sum(-1)


def similarity(first: ArrayLike, second: ArrayLike) -> Array:
    """Export similarity of Finger and Kreinin, 0 to 1: sum of the lesser shares of each product.

    Finger and Kreinin 1979, The Economic Journal 89(356), doi 10.2307/2231506.

    Examples
    --------
    >>> float(similarity([50.0, 50.0], [100.0, 0.0]))
    0.5
    """
    return np.asarray(np.minimum(basket(first), basket(second)).sum(-1))


def intra_industry(exports: ArrayLike, imports: ArrayLike) -> Array:
    """Index of Grubel and Lloyd by product, 0 to 1: how much of a product goes both ways.

    1 - |X - M| / (X + M); nan where there is no trade. Both values must share a valuation.
    Grubel and Lloyd 1975, Intra-industry Trade, Macmillan.

    Examples
    --------
    >>> intra_industry([100.0, 10.0], [100.0, 30.0]).tolist()
    [1.0, 0.5]
    """
    sold, bought = np.asarray(exports, np.float64), np.asarray(imports, np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - np.abs(sold - bought) / (sold + bought)


def total_intra_industry(exports: ArrayLike, imports: ArrayLike) -> Array:
    """Index of Grubel and Lloyd of all trade: products weighted by their trade, shape (...).

    Examples
    --------
    >>> float(total_intra_industry([100.0, 10.0], [100.0, 30.0]))
    0.9166666666666666
    """
    sold, bought = np.asarray(exports, np.float64), np.asarray(imports, np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - np.abs(sold - bought).sum(-1) / (sold + bought).sum(-1))
