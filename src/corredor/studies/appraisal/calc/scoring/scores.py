"""Proper scores: lower is better, and honesty is the best forecast."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def brier(chances: ArrayLike, happened: ArrayLike) -> float:
    """Return the mean square of forecast less outcome (Brier 1950) [1].

    Examples
    --------
    >>> brier([0.8, 0.4], [1, 0])
    0.1
    """
    held = np.asarray(chances, np.float64) - np.asarray(happened, np.float64)
    return round(float(np.mean(held**2)), 15)


def brier_skill(chances: ArrayLike, happened: ArrayLike, rate: float) -> float:
    """Return the part of a base rate's score that a forecast saves; NaN if that score is 0 [1]."""
    known = np.asarray(happened, np.float64)
    base = brier(np.full(known.shape, rate), known)
    return 1 - brier(chances, known) / base if base else float("nan")


def crps(draws: ArrayLike, outcome: float) -> float:
    """Return the continuous ranked probability score of draws, in the unit of the outcome.

    E|X − y| − ½E|X − X′| over all pairs (Gneiting and Raftery 2007,
    doi:10.1198/016214506000001437).

    Examples
    --------
    >>> crps([1.0, 3.0], 2.0)
    0.5
    """
    held = np.sort(np.asarray(draws, np.float64))
    count = len(held)
    weights = 2 * np.arange(1, count + 1) - count - 1
    spread = float(held @ weights) / count**2
    return float(np.mean(np.abs(held - outcome))) - spread
