"""Global simulation of one industry: world prices clear between all exporters and importers.

Francois and Hall 2003, Global simulation analysis of industry-level trade policy (GSIM). Goods
differ by country of origin; changes are small, and the system is linear in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Surplus = Literal["linear_demand", "as_published"]


@dataclass(frozen=True)
class Elasticities:
    """Elasticities of an industry.

    Parameters
    ----------
    demand
        Of composite import demand by importer, below 0, (M,).
    supply
        Of export supply by exporter, above 0, (N,).
    substitution
        Between origins by importer, above 0, (M,).
    """

    demand: ArrayLike
    supply: ArrayLike
    substitution: ArrayLike


@dataclass(frozen=True)
class Simulation:
    """Changes in the new equilibrium, exporters first.

    Parameters
    ----------
    price
        Relative change of the world price of each exporter, (N,).
    quantity
        Relative change of each flow, (N, M).
    trade
        Value of each flow at the new world prices, (N, M).
    output
        Relative change of what each exporter sells, (N,).
    composite_price
        Relative change of the price that each importer pays, tariffs included, (M,).
    producer_surplus, consumer_surplus, revenue
        Changes [unit of the trade], (N,), (M,), (M,).
    """

    price: Array
    quantity: Array
    trade: Array
    output: Array
    composite_price: Array
    producer_surplus: Array
    consumer_surplus: Array
    revenue: Array


def _vector(value: ArrayLike, count: int) -> Array:
    return np.broadcast_to(np.asarray(value, np.float64), (count,))


def gsim(
    trade: ArrayLike,
    tariff_before: ArrayLike,
    tariff_after: ArrayLike,
    elasticities: Elasticities,
    surplus: Surplus = "linear_demand",
) -> Simulation:
    """Return the equilibrium of an industry after a change of tariffs.

    Parameters
    ----------
    trade
        Value at world prices by exporter and importer, shape (N, M), domestic sales included.
    tariff_before, tariff_after
        Share of the value by exporter and importer, (N, M).
    elasticities
        One number or one per country.
    surplus
        Consumer surplus of a linear demand, or with the sign as the paper prints it, which counts
        the second-order term of a rise in price the other way.

    Raises
    ------
    ValueError
        An exporter sells nothing, or an importer buys nothing: leave it out.

    Examples
    --------
    A tariff of 10 % between two equal countries lowers the price of what is taxed:

    >>> flows, none = np.full((2, 2), 50.0), np.zeros((2, 2))
    >>> taxed = np.array([[0.0, 0.1], [0.0, 0.0]])
    >>> found = gsim(flows, none, taxed, Elasticities(-1.25, 1.5, 5.0))
    >>> bool(found.price[0] < 0 < found.price[1])
    True
    """
    flows = np.asarray(trade, np.float64)
    exporters, importers = flows.shape
    if not ((flows.sum(0) > 0).all() and (flows.sum(1) > 0).all()):
        raise ValueError("an exporter sells nothing or an importer buys nothing: leave it out")
    power = 1 + np.asarray(tariff_before, np.float64)
    rise = (1 + np.asarray(tariff_after, np.float64)) / power - 1
    demand = _vector(elasticities.demand, importers)
    supply = _vector(elasticities.supply, exporters)
    substitution = _vector(elasticities.substitution, importers)
    spending = flows * power
    theta = spending / spending.sum(0)
    phi = flows / flows.sum(1, keepdims=True)
    joint = demand + substitution
    reaction: Array = np.einsum("rv,v,sv->rs", phi, joint, theta)
    own = phi @ substitution
    driven = (phi * (joint * (theta * rise).sum(0) - substitution * rise)).sum(1)
    system = np.diag(supply + own) - reaction
    price = np.asarray(np.linalg.solve(system, driven), np.float64)
    paid = price[:, None] + rise
    composite = (theta * paid).sum(0)
    quantity = joint * composite - substitution * paid
    return _evaluated(flows, power, rise, price, quantity, composite, (demand, supply), surplus)


def _evaluated(
    flows: Array,
    power: Array,
    rise: Array,
    price: Array,
    quantity: Array,
    composite: Array,
    elasticities: tuple[Array, Array],
    surplus: Surplus,
) -> Simulation:
    demand, supply = elasticities
    output = supply * price
    sales, spending = flows.sum(1), (flows * power).sum(0)
    traded = flows * (1 + price[:, None]) * (1 + quantity)
    sign = np.sign(composite) if surplus == "as_published" else -1.0
    bend = demand * composite**2 * sign / 2
    revenue = (traded * (power * (1 + rise) - 1)).sum(0) - (flows * (power - 1)).sum(0)
    return Simulation(
        price,
        quantity,
        traded,
        output,
        composite,
        sales * price * (1 + output / 2),
        spending * (bend - composite),
        revenue,
    )
