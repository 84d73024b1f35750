"""Shares of the variance of an answer that its inputs explain: Sobol's indices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Shares:
    """First-order and total shares of the variance.

    Parameters
    ----------
    first
        Part of the variance that goes if the input were known, shape (k,) [1].
    total
        Part that stays if all others were known, shape (k,) [1]; the two are equal for an input
        that meets no other. For correlated inputs neither is a share of the variance.
    first_error, total_error
        Their standard errors over the replicates, shape (k,) [1].
    variance
        Of the answer.
    """

    first: FloatArray
    total: FloatArray
    first_error: FloatArray
    total_error: FloatArray
    variance: float


@dataclass(frozen=True)
class SobolPlan:
    """Points at which an answer is asked for.

    Parameters
    ----------
    log2
        The points of one replicate are 2 to this power.
    replicates
        Independent scramblings, at least 2, whose spread gives the errors.
    seed
        Of the scramblings.
    """

    log2: int
    replicates: int
    seed: int


def variance_shares(
    answer: Callable[[FloatArray], FloatArray], inputs: int, plan: SobolPlan
) -> Shares:
    """Return Sobol's indices of an answer.

    First-order by Saltelli et al. (2010, doi:10.1016/j.cpc.2009.09.018, table 2 b), total by
    Jansen (1999, doi:10.1016/S0010-4655(98)00154-4), on scrambled Sobol points.

    Parameters
    ----------
    answer
        Answers for points in the unit cube, shape (n, inputs) to shape (n,).
    inputs
        Number of inputs, k.

    Raises
    ------
    ValueError
        The answer doesn't vary.
    """
    from scipy.stats import qmc

    firsts: list[FloatArray] = []
    totals: list[FloatArray] = []
    variances: list[float] = []
    for stream in np.random.default_rng(plan.seed).spawn(plan.replicates):
        points = qmc.Sobol(2 * inputs, scramble=True, rng=stream).random_base2(plan.log2)
        first, total, variance = _replicate(answer, points, inputs)
        firsts.append(first)
        totals.append(total)
        variances.append(variance)
    spread = np.sqrt(plan.replicates)
    return Shares(
        np.mean(firsts, axis=0),
        np.mean(totals, axis=0),
        np.std(firsts, axis=0, ddof=1) / spread,
        np.std(totals, axis=0, ddof=1) / spread,
        float(np.mean(variances)),
    )


def _replicate(
    answer: Callable[[FloatArray], FloatArray], points: FloatArray, inputs: int
) -> tuple[FloatArray, FloatArray, float]:
    one, other = points[:, :inputs], points[:, inputs:]
    at_one, at_other = answer(one), answer(other)
    both = np.concatenate((at_one, at_other))
    variance = float(both.var())
    if not variance:
        raise ValueError("an answer that doesn't vary has no shares of variance")
    centre = both.mean()
    first, total = np.empty(inputs), np.empty(inputs)
    for number in range(inputs):
        mixed = one.copy()
        mixed[:, number] = other[:, number]
        at_mixed = answer(mixed)
        first[number] = np.mean((at_other - centre) * (at_mixed - at_one)) / variance
        total[number] = np.mean((at_one - at_mixed) ** 2) / (2 * variance)
    return first, total, variance
