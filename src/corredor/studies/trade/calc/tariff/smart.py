"""Partial equilibrium of one good and one importer: trade created and diverted by a tariff.

Laird and Yeats 1986, The UNCTAD trade policy simulation model, UNCTAD discussion paper 19, as used
by the World Bank's SMART. Imports by partner at world prices; tariffs are shares. A change of many
goods is the sum over goods; arrays broadcast.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corredor.units import Ratio

Array = NDArray[np.float64]
PERFECT: Final = np.inf
"""Elasticity of export supply with which world prices do not move."""


def trade_creation(
    imports: ArrayLike,
    tariff_before: ArrayLike,
    tariff_after: ArrayLike,
    demand: ArrayLike,
    supply: ArrayLike = PERFECT,
) -> Array:
    """Imports that a lower tariff creates, or that a higher one ends.

    Parameters
    ----------
    imports
        Before, at world prices.
    tariff_before, tariff_after
        Share of the value.
    demand
        Elasticity of import demand, below 0.
    supply
        Elasticity of export supply.

    Examples
    --------
    >>> float(trade_creation(100.0, 0.0, 0.35, -1.2).round(6))
    -42.0
    """
    before, after = np.asarray(tariff_before), np.asarray(tariff_after)
    price = (after - before) / (1 + before)
    elasticity = np.asarray(demand, np.float64)
    return np.asarray(imports) * elasticity * price / (1 - elasticity / np.asarray(supply))


def trade_diversion(
    imports: ArrayLike, tariff_before: ArrayLike, tariff_after: ArrayLike, substitution: Ratio
) -> Array:
    """Imports that change partner for the new relative prices, the total staying the same.

    The share of each partner is weighted by its relative price to the elasticity of substitution.
    Changes sum to zero over the partners, and none exceeds the flow that there was. With one
    partner favoured it is the formula of Laird and Yeats.

    Parameters
    ----------
    imports
        By partner on the last axis, before, at world prices.
    tariff_before, tariff_after
        By partner.
    substitution
        Elasticity between partners, as a positive number.

    Examples
    --------
    >>> trade_diversion([100.0, 900.0], [0.0, 0.0], [0.35, 0.0], 1.5).round(1).tolist()
    [-33.8, 33.8]
    """
    flows = np.asarray(imports, np.float64)
    price = (1 + np.asarray(tariff_after)) / (1 + np.asarray(tariff_before))
    weighted = flows * price**-substitution
    total, pull = flows.sum(-1, keepdims=True), weighted.sum(-1, keepdims=True)
    moved = np.divide(total * weighted, pull, out=np.zeros_like(flows), where=pull > 0)
    return moved - flows


@dataclass(frozen=True)
class Smart:
    """What a change of tariffs does to imports, revenue and welfare, by partner.

    Parameters
    ----------
    creation, diversion, change
        Imports created, diverted, and their sum.
    revenue
        Change of the tariff revenue.
    welfare
        Half the sum of the two tariffs times the change of imports: the triangle and what the
        tariff before left out, without terms of trade.
    """

    creation: Array
    diversion: Array
    change: Array
    revenue: Array
    welfare: Array


def smart(
    imports: ArrayLike,
    tariff_before: ArrayLike,
    tariff_after: ArrayLike,
    demand: ArrayLike,
    substitution: Ratio,
    supply: ArrayLike = PERFECT,
) -> Smart:
    """Return trade created and diverted, revenue and welfare, by partner on the last axis.

    Parameters
    ----------
    imports, tariff_before, tariff_after, demand, substitution, supply
        As in `trade_creation` and `trade_diversion`; a scenario states its elasticities, there is
        no default.
    """
    flows = np.asarray(imports, np.float64)
    before, after = np.asarray(tariff_before), np.asarray(tariff_after)
    creation = trade_creation(flows, before, after, demand, supply)
    diversion = trade_diversion(flows, before, after, substitution)
    change = creation + diversion
    return Smart(
        creation,
        diversion,
        change,
        after * (flows + change) - before * flows,
        (before + after) / 2 * creation,
    )


def imports_of_constant_elasticity(
    imports: ArrayLike, tariff_before: ArrayLike, tariff_after: ArrayLike, elasticity: ArrayLike
) -> Array:
    """Imports after a change of tariff, with a constant elasticity to one plus the tariff.

    Examples
    --------
    >>> float(imports_of_constant_elasticity(100.0, 0.05, 0.1, -3.5).round(1))
    85.0
    """
    price = (1 + np.asarray(tariff_after)) / (1 + np.asarray(tariff_before))
    return np.asarray(imports) * price ** np.asarray(elasticity)
