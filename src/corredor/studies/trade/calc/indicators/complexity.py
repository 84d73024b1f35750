"""Economic complexity: what the products of a country say of its abilities, and the rule of sample.

Which countries and products enter decides the ranks more than the method: small islands with one
rare product lead where nothing is left out. `sample` states the rule and what it dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.units import Money, Person

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
HAS: Final = 1
"""Advantage from which a country counts as an exporter of a product."""
LEAST: Final = 3
"""Countries that a standardised second vector needs."""
TIED: Final = 1e-10
"""Difference of eigenvalues below which their vectors are not told apart."""


@dataclass(frozen=True)
class Rule:
    """Which countries and products enter an index of complexity.

    Parameters
    ----------
    population, exports
        A country enters with at least so many people and such exports.
    world_exports
        A product enters with at least such exports of the world.
    """

    population: Person
    exports: Money
    world_exports: Money


@dataclass(frozen=True)
class Sample:
    """What entered: masks of countries (N,) and products (K,), and places dropped by reason."""

    countries: Mask
    products: Mask
    dropped: dict[str, NDArray[np.intp]]


def sample(exports: Array, population: Array, rule: Rule) -> Sample:
    """Return which countries and products enter by a rule; nan for an unknown population drops.

    Parameters
    ----------
    exports
        By country and product, shape (N, K).
    population
        Of each country [person], shape (N,).

    Examples
    --------
    >>> flows = np.array([[5.0, 5.0], [1.0, 0.0], [9.0, 0.0]])
    >>> found = sample(flows, np.array([9e6, 1e4, 9e6]), Rule(1e6, 2.0, 6.0))
    >>> found.countries.tolist(), found.products.tolist(), found.dropped["population"].tolist()
    ([True, False, True], [True, False], [1])
    """
    people = population >= rule.population
    sells = exports.sum(1) >= rule.exports
    countries = people & sells
    products = exports[countries].sum(0) >= rule.world_exports
    dropped = {"population": ~people, "exports": ~sells, "world_exports": ~products}
    return Sample(countries, products, {why: np.flatnonzero(out) for why, out in dropped.items()})


def presence(advantage: Array) -> Array:
    """Return 1 where a country exports a product with advantage of at least 1, else 0, (N, K)."""
    return (np.nan_to_num(advantage) >= HAS).astype(np.float64)


@dataclass(frozen=True)
class Complexity:
    """Indices of countries and products, standardised to mean 0 and deviation 1.

    `country` (N,) and `product` (K,) are nan for a country without a product and a product
    without a country; `diversity` and `ubiquity` are the numbers of products and countries.
    """

    country: Array
    product: Array
    diversity: Array
    ubiquity: Array


def _standard(values: Array) -> Array:
    return (values - values.mean()) / values.std()


def complexity(matrix: Array) -> Complexity:
    """Economic and product complexity: second eigenvector of what countries share in products.

    Of the matrix with rows c, c' and entries the sum over p of M_cp M_c'p / (k_c k_p),
    standardised; the sign is that in which diverse countries are complex. Products are the mean of
    their countries, standardised apart. Hausmann, Hidalgo et al. 2014, The Atlas of Economic
    Complexity, MIT Press.

    Parameters
    ----------
    matrix
        Presence of countries in products, shape (N, K), of 0 and 1.

    Raises
    ------
    ValueError
        Fewer than three countries have a product, or the second eigenvalue is not single.

    Examples
    --------
    >>> nested = np.array([[1.0, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0]])
    >>> complexity(nested).country.argsort().tolist()
    [3, 2, 1, 0]
    """
    diversity, ubiquity = matrix.sum(1), matrix.sum(0)
    rows, columns = diversity > 0, ubiquity > 0
    kept = matrix[np.ix_(rows, columns)]
    k_c, k_p = kept.sum(1), kept.sum(0)
    if len(k_c) < LEAST:
        raise ValueError("complexity needs three countries with a product")
    scaled = kept / np.sqrt(k_c)[:, None] / np.sqrt(k_p)
    values, vectors = np.linalg.eigh(scaled @ scaled.T)
    _check_single(values)
    found = vectors[:, -2] / np.sqrt(k_c)
    if np.corrcoef(found, k_c)[0, 1] < 0:
        found = -found
    country, product = np.full(len(rows), np.nan), np.full(len(columns), np.nan)
    country[rows] = _standard(found)
    product[columns] = _standard(kept.T @ country[rows] / k_p)
    return Complexity(country, product, diversity, ubiquity)


def _check_single(values: Array) -> None:
    if values[-1] - values[-2] < TIED:
        raise ValueError("countries fall into groups that share no product: use one group")
    if values[-2] - values[-3] < TIED:
        raise ValueError("the second eigenvalue is not single: the order is not determined")


def proximity(matrix: Array) -> NDArray[np.float32]:
    """Proximity of products, shape (K, K): the lesser chance of having one given the other.

    Sum over c of M_cp M_cq / max(k_p, k_q); 1 on the diagonal. Hidalgo, Klinger, Barabási and
    Hausmann 2007, Science 317, doi 10.1126/science.1144581. Single precision holds the counts
    exactly.
    """
    counts = matrix.astype(np.float32)
    shared = counts.T @ counts
    ubiquity = counts.sum(0)
    greater = np.maximum.outer(ubiquity, ubiquity)
    return np.divide(shared, greater, out=shared, where=greater > 0)


def density(matrix: Array, near: NDArray[np.float32]) -> Array:
    """Density of a country around each product, shape (N, K), 0 to 1: what it has of what is near.

    Sum of proximities of the products that it has by the sum of all, the product itself included.

    Parameters
    ----------
    matrix
        Presence, shape (N, K).
    near
        `proximity` of the products, shape (K, K).
    """
    total = near.sum(0)
    held = matrix.astype(np.float32) @ near
    return np.divide(held, total, out=np.zeros_like(held), where=total > 0).astype(np.float64)


@dataclass(frozen=True)
class Fitness:
    """Fitness of countries (N,) and complexity of products (K,), each of mean 1."""

    country: Array
    product: Array


def fitness(matrix: Array, updates: int) -> Fitness:
    """Fitness of countries and complexity of products, after a number of updates from 1.

    F = sum of M Q, Q = 1 / (sum of M / F), both of the values before, each brought to mean 1.
    Packages that count the start as an iteration make one update fewer than their number.
    Tacchella, Cristelli, Caldarelli, Gabrielli and Pietronero 2012, Scientific Reports 2,
    doi 10.1038/srep00723.

    Parameters
    ----------
    matrix
        Presence, shape (N, K); each country has a product and each product a country.
    updates
        How often both are renewed.

    Raises
    ------
    ValueError
        A country has no product, or a product no country.

    Examples
    --------
    >>> nested = np.array([[1.0, 1.0], [1.0, 0.0]])
    >>> fitness(nested, 1).country.round(4).tolist()
    [1.3333, 0.6667]
    """
    if not (matrix.any(0).all() and matrix.any(1).all()):
        raise ValueError("a country without product or a product without country: drop it before")
    country, product = np.ones(matrix.shape[0]), np.ones(matrix.shape[1])
    for _ in range(updates):
        next_country = matrix @ product
        next_product = 1 / (matrix.T @ (1 / country))
        country = next_country / next_country.mean()
        product = next_product / next_product.mean()
    return Fitness(country, product)
