"""Export potential of the International Trade Centre, by product and market, with its factors.

Decreux and Spies 2016, Export potential assessments, International Trade Centre. The potential of
exporter i in market j for product k is supply x ease x demand: i's share of the world's exports
of k, how much more i and j trade than their baskets suggest, and j's imports of k. Published is
the structure; projections enter as factors that the user states. Values are means of several years
of reported or mirrored flows: the method takes no other, and averages no gap away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
NONE: Final[Mapping[str, Array]] = MappingProxyType({})


@dataclass(frozen=True)
class Potential:
    """Potential of one exporter in M markets for K products, and the factors that make it.

    Parameters
    ----------
    value
        [unit of the demand], shape (M, K): product of all factors.
    supply
        Share of the exporter in the world's exports of each product, (K,).
    ease
        Trade of each market with the exporter by what their baskets suggest, (M,); nan where no
        product that the exporter sells is bought.
    demand
        Imports of each market from the world, (M, K).
    projections
        Further factors by name, each broadcast to (M, K); empty for the static potential.
    """

    value: Array
    supply: Array
    ease: Array
    demand: Array
    projections: Mapping[str, Array]


def _over(above: Array, below: Array) -> Array:
    return np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)


def export_potential(
    exports: Array,
    world: Array,
    imports: Array,
    bilateral: Array,
    projections: Mapping[str, Array] = NONE,
) -> Potential:
    """Potential of an exporter in each market for each product.

    Without projections the potentials of a market sum over products to its trade with the exporter:
    the method shares trade out over products, it adds none in total.

    Parameters
    ----------
    exports
        The exporter's exports to the world, (K,).
    world
        Exports of all countries, (K,); a product that nobody exports has no potential.
    imports
        Imports of the markets from the world, (M, K), in the same unit.
    bilateral
        Exports to each market over all products, (M,).
    projections
        Factors by name, such as expected growth of demand or a margin of tariffs, (M, K) or
        broadcast to it.

    Examples
    --------
    >>> found = export_potential(
    ...     np.array([10.0, 30.0]),
    ...     np.array([100.0, 100.0]),
    ...     np.array([[50.0, 50.0]]),
    ...     np.array([40.0]),
    ... )
    >>> found.value.tolist(), found.ease.tolist()
    ([[10.0, 30.0]], [2.0])
    """
    supply = np.nan_to_num(_over(exports, world))
    ease = _over(bilateral, imports @ supply)
    value = supply * ease[:, None] * imports
    for factor in projections.values():
        value = value * factor
    return Potential(value, supply, ease, imports, projections)


def diversification_potential(density: Array, imports: Array, bilateral: Array) -> Potential:
    """Potential in products that an exporter does not sell yet: density in the place of supply.

    Parameters
    ----------
    density
        Of the exporter around each product, 0 to 1, (K,): what it has of what is near.
    imports, bilateral
        As in `export_potential`.

    Notes
    -----
    Its values order products within a market; they are no forecast of trade.
    """
    ease = _over(bilateral, imports @ density)
    return Potential(density * ease[:, None] * imports, density, ease, imports, NONE)


def unrealised(potential: Array, actual: Array) -> Array:
    """Part of a potential that does not flow, by product: nothing where more flows already.

    Parameters
    ----------
    potential, actual
        By market and product; sums come after, never before.

    Examples
    --------
    >>> unrealised(np.array([10.0, 30.0]), np.array([20.0, 5.0])).tolist()
    [0.0, 25.0]
    """
    return np.maximum(0, np.nan_to_num(potential) - actual)


def contributions(potential: Potential, against: Potential) -> Mapping[str, Array]:
    """Return by factor how much larger one potential is than another, in logarithms, (M, K).

    They sum to the logarithm of the ratio of the values, so that a person sees which factor makes
    the difference: supply, ease, demand or a projection. nan where either potential is 0.

    Raises
    ------
    ValueError
        The two have other projections.
    """
    if potential.projections.keys() != against.projections.keys():
        raise ValueError("the potentials have different projections")
    pairs = {
        "supply": (potential.supply, against.supply),
        "ease": (potential.ease[:, None], against.ease[:, None]),
        "demand": (potential.demand, against.demand),
    } | {name: (one, against.projections[name]) for name, one in potential.projections.items()}
    shape = potential.value.shape
    found: dict[str, Array] = {}
    for name, (one, other) in pairs.items():
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.log(np.asarray(one) / np.asarray(other))
        found[name] = np.broadcast_to(np.where(np.isfinite(ratio), ratio, np.nan), shape)
    return found


@dataclass(frozen=True)
class Obstacles:
    """Why a potential may stay unrealised, each (M, K): what a table says, not what we guess."""

    tariff: Mask
    sanction: Mask
    no_route: Mask
    never_sold: Mask


def obstacles(
    duty: Array, prohibitive: float, sanctioned: Mask, connected: Mask, sold: Mask
) -> Obstacles:
    """Return the obstacles of each market and product.

    Parameters
    ----------
    duty
        Share of value that the exporter meets, (M, K); nan where unknown does not count.
    prohibitive
        Duty from which it counts as an obstacle, an assumption of the user's.
    sanctioned
        (M, K): a measure bars the good.
    connected
        (M,): a route exists.
    sold
        (K,): the exporter has sold the product anywhere.
    """
    shape = duty.shape
    return Obstacles(
        np.nan_to_num(duty) >= prohibitive,
        np.broadcast_to(sanctioned, shape),
        np.broadcast_to(~connected[:, None], shape),
        np.broadcast_to(~sold, shape),
    )
