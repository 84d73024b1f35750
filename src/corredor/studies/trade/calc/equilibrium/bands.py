"""Bands of a counterfactual from draws of its coefficients and elasticities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.trade.calc.equilibrium.resistance import FloatArray

BATCH: Final = 64
"""Draws that are solved at a time [1]: their matrices stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Draws:
    """Draws of coefficients (D, K), of one seed, the first names varying slowest."""

    names: tuple[str, ...]
    values: FloatArray
    seed: int


@dataclass(frozen=True, eq=False)
class Bands:
    """Percentiles 5, 50 and 95 of results over draws (...,), and the share of each input.

    `shares` is the squared rank correlation of each input with the results, (K, ...) [1]; the
    largest names the input that the band comes from most.
    """

    low: FloatArray
    median: FloatArray
    high: FloatArray
    names: tuple[str, ...]
    shares: FloatArray
    draws: int
    seed: int


def coefficient_draws(
    names: tuple[str, ...], means: FloatArray, covariance: FloatArray, count: int, seed: int
) -> Draws:
    """Return draws of normal coefficients, the same for the same seed.

    A covariance without full rank is allowed.

    Raises
    ------
    ValueError
        A covariance with a variance below zero beyond rounding, or no draw.

    Examples
    --------
    >>> coefficient_draws(("a",), np.array([2.0]), np.zeros((1, 1)), 3, seed=1).values
    array([[2.],
           [2.],
           [2.]])
    """
    if count < 1:
        raise ValueError("no draw")
    sizes, axes = np.linalg.eigh(covariance)
    if np.any(sizes < -np.sqrt(np.finfo(float).eps) * np.max(np.abs(sizes), initial=0)):
        raise ValueError("the covariance has a negative variance")
    root = axes * np.sqrt(np.maximum(sizes, 0))
    standard = np.random.default_rng(seed).standard_normal((count, len(means)))
    return Draws(names, means + standard @ root.T, seed)


def bands(draws: Draws, solve: Callable[[FloatArray], FloatArray]) -> Bands:
    """Return the bands of `solve`, which takes draws (B, K) and returns results (B, ...).

    Examples
    --------
    >>> drawn = coefficient_draws(("a",), np.array([2.0]), np.eye(1), 200, seed=1)
    >>> found = bands(drawn, lambda batch: batch[:, 0] ** 3)
    >>> bool(found.low < found.median < found.high), found.shares.round(6)
    (True, array([1.]))
    """
    count = len(draws.values)
    parts = [solve(draws.values[first : first + BATCH]) for first in range(0, count, BATCH)]
    results = np.concatenate(parts)
    low, median, high = np.percentile(results, (5, 50, 95), axis=0)
    inputs, outputs = _ranks(draws.values), _ranks(results.reshape(count, -1))
    shares = (inputs.T @ outputs / count) ** 2
    return Bands(
        np.asarray(low),
        np.asarray(median),
        np.asarray(high),
        draws.names,
        shares.reshape(len(draws.names), *results.shape[1:]),
        count,
        draws.seed,
    )


def largest_input(found: Bands) -> Mapping[str, FloatArray]:
    """Return for each input where it has the largest share, as a mask of the results."""
    first = found.shares.argmax(0)
    return {name: np.asarray(first == k) for k, name in enumerate(found.names)}


def _ranks(values: FloatArray) -> FloatArray:
    ranks = np.argsort(np.argsort(values, axis=0, kind="stable"), axis=0).astype(np.float64)
    ranks -= ranks.mean(0)
    spread = ranks.std(0)
    return ranks / np.where(spread > 0, spread, 1)
