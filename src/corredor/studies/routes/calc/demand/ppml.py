"""Gravity fitted on the user's data: Poisson pseudo-maximum likelihood with fixed effects.

Santos Silva and Tenreyro 2006, doi:10.1162/rest.88.4.641; fixed effects taken out of each weighted
step by alternating projections, Correia, Guimarães and Zylkin 2020,
doi:10.1177/1536867X20909691. Pairs of an effect without any traffic say nothing and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

MAX_STEPS: Final = 200
"""Steps of the fit, and of the projections within one."""
TOLERANCE: Final = 1e-10
"""Relative change of the deviance, and of a projection, below which it has settled."""
SINGULAR: Final = 1e-10
"""Ratio of singular values below which columns are taken to repeat each other."""
FLOOR: Final = 1e-12
"""Least mean that a step may take [person]."""


@dataclass(frozen=True)
class PoissonFit:
    """A fit of traffic.

    Parameters
    ----------
    coefficients
        Of the columns, shape (k,).
    covariance
        Of the coefficients, robust to any variance, shape (k, k).
    dispersion
        Pearson chi-square over degrees of freedom [1]; 1 for Poisson, commonly far above.
    deviance
        Residual deviance.
    fitted
        Mean of each observation kept, shape (n,) [person].
    kept
        Observations kept, shape (n of the data,).
    steps
        Steps taken.
    """

    coefficients: FloatArray
    covariance: FloatArray
    dispersion: float
    deviance: float
    fitted: FloatArray
    kept: NDArray[np.bool_]
    steps: int

    @property
    def errors(self) -> FloatArray:
        """Standard errors of the coefficients, shape (k,)."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def factor(self) -> FloatArray:
        """Lower factor of the covariance by Cholesky, shape (k, k).

        Times independent standard normal numbers it gives how the coefficients may deviate.
        """
        return np.asarray(np.linalg.cholesky(self.covariance), np.float64)


class NotFittedError(ValueError):
    """Data that don't fix the coefficients, or a fit that doesn't settle."""


def poisson_fit(
    traffic: FloatArray, columns: FloatArray, effects: Sequence[IntArray] = ()
) -> PoissonFit:
    """Return the fit of traffic on columns, with fixed effects.

    Parameters
    ----------
    traffic
        Passengers of each pair, shape (n,), not negative [person].
    columns
        Logarithms and dummies, shape (n, k); with a column of ones where there are no effects.
    effects
        For each kind of effect, such as origin, the number of the level of each pair, shape (n,),
        from 0.

    Raises
    ------
    NotFittedError
        Traffic is negative or nil, columns repeat each other or an effect, there are too few
        observations, or the fit doesn't settle.
    """
    if traffic.ndim != 1 or np.any(traffic < 0) or not np.all(np.isfinite(columns)):
        raise NotFittedError("traffic must be one column of numbers not below zero")
    kept = _informative(traffic, effects)
    y, x = traffic[kept], columns[kept]
    levels = [np.unique(effect[kept], return_inverse=True)[1] for effect in effects]
    degrees = len(y) - x.shape[1] - sum(int(level.max()) for level in levels if len(level))
    degrees -= 1 if levels else 0
    if degrees < 1:
        raise NotFittedError("fewer observations with traffic than coefficients and effects")
    mean = (y + y.mean()) / 2
    before = np.inf
    for step in range(1, MAX_STEPS + 1):
        working = np.log(mean) + (y - mean) / mean
        inner, outer = _partialled(x, mean, levels), _partialled(working[:, None], mean, levels)
        beta = _solved(inner, outer[:, 0], mean)
        eta = working - (outer[:, 0] - inner @ beta)
        mean = np.maximum(np.exp(np.clip(eta, None, np.log(y.sum() * len(y) + 1))), FLOOR)
        deviance = _deviance(y, mean)
        if abs(before - deviance) <= TOLERANCE * (abs(deviance) + TOLERANCE):
            covariance = _sandwich(inner, y - mean, mean, len(y) / degrees)
            pearson = float(np.sum((y - mean) ** 2 / mean)) / degrees
            return PoissonFit(beta, covariance, pearson, deviance, mean, kept, step)
        before = deviance
    raise NotFittedError("the fit doesn't settle: perhaps a column tells traffic from none")


def _informative(traffic: FloatArray, effects: Sequence[IntArray]) -> NDArray[np.bool_]:
    """Return which observations lie in levels that have traffic."""
    kept = np.ones(len(traffic), dtype=np.bool_)
    while True:
        left = kept.copy()
        for effect in effects:
            total = np.bincount(effect, weights=traffic * left)
            left &= total[effect] > 0
        if not left.any():
            raise NotFittedError("there is no traffic to fit")
        if np.array_equal(left, kept):
            return kept
        kept = left


def _partialled(x: FloatArray, weights: FloatArray, levels: Sequence[Any]) -> FloatArray:
    """Return columns less their weighted means by level, of all effects at once."""
    left = x.copy()
    sums = [np.bincount(level, weights=weights) for level in levels]
    for _ in range(MAX_STEPS * 10 if len(levels) > 1 else len(levels)):
        moved = 0.0
        for level, total in zip(levels, sums, strict=True):
            for column in range(left.shape[1]):
                means = np.bincount(level, weights=weights * left[:, column]) / total
                left[:, column] -= means[level]
                moved = max(moved, float(np.abs(means).max()))
        if moved <= TOLERANCE:
            break
    return left


def _solved(x: FloatArray, y: FloatArray, weights: FloatArray) -> FloatArray:
    root = np.sqrt(weights)[:, None]
    solution: Any = np.linalg.lstsq(x * root, y * root[:, 0], rcond=SINGULAR)
    beta, _, rank, _ = solution
    if rank < x.shape[1]:
        raise NotFittedError("columns repeat each other or a fixed effect")
    return beta


def _deviance(y: FloatArray, mean: FloatArray) -> float:
    ratio = np.where(y > 0, y, mean) / mean
    return float(2 * np.sum(y * np.log(ratio) - (y - mean)))


def _sandwich(x: FloatArray, residual: FloatArray, weights: FloatArray, scale: float) -> FloatArray:
    bread = np.linalg.inv(x.T @ (x * weights[:, None]))
    meat = x.T @ (x * (residual**2)[:, None])
    return scale * bread @ meat @ bread
