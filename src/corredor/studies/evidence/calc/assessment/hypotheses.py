"""Hypotheses: analysis of competing hypotheses (Heuer), weighed by independent origins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ratings = NDArray[np.float64]

CONSISTENT: Final = 1.0
INCONSISTENT: Final = -1.0


@dataclass(frozen=True, eq=False)
class Matrix:
    """Hypotheses against evidence.

    `ratings` are 1 where a piece of evidence is consistent with a hypothesis, -1 where it is
    inconsistent, 0 where it doesn't bear on it, shape (evidence, hypotheses). `weights` are how
    much each piece counts, `lineages` the independent origin that each comes from, shape
    (evidence,). Pieces of one lineage count as their heaviest one: a copy adds nothing.
    """

    ratings: Ratings
    weights: Ratings
    lineages: tuple[str, ...]


def inconsistency(matrix: Matrix, without: str = "") -> Ratings:
    """Weight of the evidence against each hypothesis [1], shape (hypotheses,); the least stands.

    Parameters
    ----------
    without
        A lineage that is left out: would the conclusion change if that origin were wrong?

    Examples
    --------
    >>> ratings = np.array([[1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])
    >>> matrix = Matrix(ratings, np.array([1.0, 1.0, 0.5]), ("daily", "daily", "office"))
    >>> inconsistency(matrix).tolist(), inconsistency(matrix, "daily").tolist()
    ([0.5, 1.0], [0.5, 0.0])
    """
    against = np.maximum(-matrix.ratings, 0.0) * matrix.weights[:, None]
    total = np.zeros(matrix.ratings.shape[1])
    for lineage in sorted(set(matrix.lineages) - {without}):
        rows = np.array([name == lineage for name in matrix.lineages])
        total += against[rows].max(axis=0)
    return total


def diagnosticity(matrix: Matrix) -> Ratings:
    """How far each piece of evidence tells hypotheses apart [1], shape (evidence,); 0 is nothing.

    Examples
    --------
    >>> both = np.array([[1.0, 1.0], [1.0, -1.0]])
    >>> diagnosticity(Matrix(both, np.ones(2), ("a", "b"))).tolist()
    [0.0, 1.0]
    """
    spread = matrix.ratings.max(axis=1) - matrix.ratings.min(axis=1)
    return spread / (CONSISTENT - INCONSISTENT) * matrix.weights


def deciding_lineages(matrix: Matrix) -> tuple[str, ...]:
    """Lineages without which another hypothesis would stand, or two would stand alike."""
    best = _standing(inconsistency(matrix))
    return tuple(
        lineage
        for lineage in sorted(set(matrix.lineages))
        if _standing(inconsistency(matrix, lineage)) != best
    )


def _standing(against: Ratings) -> frozenset[int]:
    """Return the hypotheses with the least evidence against them."""
    return frozenset(np.flatnonzero(np.isclose(against, against.min())).tolist())
