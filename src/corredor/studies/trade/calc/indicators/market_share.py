"""Constant market share: what of a change in exports the world, its mix and its shares made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corredor.units import Money

Array = NDArray[np.float64]
Order = Literal["product_then_market", "market_then_product"]


@dataclass(frozen=True)
class MarketShares:
    """A change of exports in four parts that sum to it.

    Parameters
    ----------
    order
        Which structure was taken off first: it moves value between the two, nothing else.
    growth
        Had exports grown with all imports.
    product, market
        For selling what, and where, demand grew faster or slower.
    competitiveness
        The rest: shares won and lost within markets for products.
    change
        Their sum.
    """

    order: Order
    growth: Money
    product: Money
    market: Money
    competitiveness: Money
    change: Money


def constant_market_share(
    before: Array, after: Array, demand_before: Array, demand_after: Array, order: Order
) -> MarketShares:
    """Split a change in exports with the shares of the first period held constant.

    Leamer and Stern 1970, Quantitative International Economics, chapter 7; Richardson 1971,
    Journal of International Economics 1(2), doi 10.1016/0022-1996(71)90013-7. Weights are those of
    the first period.

    Parameters
    ----------
    before, after
        Exports by market and product, shape (M, K).
    demand_before, demand_after
        Imports of the same markets and products from the world, shape (M, K); where they were 0
        before, a growth can't be stated and all of the change counts as competitiveness.
    order
        Structure that is taken off first.

    Raises
    ------
    ValueError
        There was no demand at first.

    Examples
    --------
    >>> flows = np.array([[10.0, 0.0], [0.0, 10.0]]), np.array([[30.0, 0.0], [0.0, 10.0]])
    >>> demand = np.array([[100.0, 50.0], [50.0, 100.0]]), np.array([[200.0, 50.0], [50.0, 100.0]])
    >>> found = constant_market_share(*flows, *demand, "product_then_market")
    >>> [round(part, 2) for part in (found.growth, found.product, found.market)]
    [6.67, 0.0, 3.33]
    >>> found.competitiveness
    10.0
    """
    if not demand_before.sum() > 0:
        raise ValueError("there was no demand in the first period")
    overall = demand_after.sum() / demand_before.sum() - 1
    axis = 0 if order == "product_then_market" else 1
    first = _rate(demand_before.sum(axis), demand_after.sum(axis), overall)
    each = _rate(demand_before, demand_after, overall)
    structure = ((first - overall) * before.sum(axis)).sum()
    expected = (each * before).sum()
    growth = overall * before.sum()
    rest = expected - growth - structure
    product, market = (structure, rest) if axis == 0 else (rest, structure)
    change = after.sum() - before.sum()
    return MarketShares(
        order, *(float(part) for part in (growth, product, market, change - expected, change))
    )


def _rate(before: Array, after: Array, unknown: float) -> Array:
    """Growth of demand; the overall one where it can't be stated."""
    stated = np.divide(after, before, out=np.full(before.shape, unknown + 1), where=before > 0)
    return stated - 1
