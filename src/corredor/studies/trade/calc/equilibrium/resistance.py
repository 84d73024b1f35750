"""Multilateral resistances: the exporter and importer terms that fit trade costs to totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
SWEEPS: Final = 6
"""Rounds of proportional fitting before the Newton steps [1]."""
EXACT: Final = 1e-12
"""Largest relative error of a total at the end [1]."""
MOST_STEPS: Final = 60
LONGEST: Final = 2.0
"""Largest change of a logarithm in one step [1]."""


class NotConverged(ValueError):
    """An equilibrium was not found; there is no number to report."""


@dataclass(frozen=True, eq=False)
class Terms:
    """Terms of x_ij = out_i costs_ij into_j, shapes (..., N); `into` of the reference is 1."""

    out: FloatArray
    into: FloatArray

    def flows(self, costs: FloatArray) -> FloatArray:
        """Return the flows, shape (..., N, N)."""
        return self.out[..., :, None] * costs * self.into[..., None, :]


@dataclass(frozen=True, eq=False)
class Resistances:
    """Outward and inward multilateral resistances, to the power 1 - sigma; shapes (..., N)."""

    outward: FloatArray
    inward: FloatArray


def margin_terms(
    costs: FloatArray,
    sales: FloatArray,
    spending: FloatArray,
    reference: int,
    start: FloatArray | None = None,
) -> Terms:
    """Return the terms that give every country its sales and its spending at these trade costs.

    Proportional fitting, then Newton steps on the logarithm of the importers' terms, which is a
    convex problem (the Poisson estimate of the effects, Fally 2015,
    doi:10.1016/j.jinteco.2015.05.005). Leading axes are independent draws.

    Parameters
    ----------
    costs
        Trade costs to the power 1 - sigma, shape (..., N, N), exporters first; none is negative.
    sales, spending
        Totals by exporter and by importer, shapes (..., N), positive, of one sum.
    start
        A first guess of the importers' terms.

    Raises
    ------
    NotConverged
        No terms meet the totals, as where a country buys from nobody.

    Examples
    --------
    >>> terms = margin_terms(np.ones((2, 2)), np.array([1.0, 3.0]), np.array([2.0, 2.0]), 0)
    >>> terms.flows(np.ones((2, 2)))
    array([[0.5, 0.5],
           [1.5, 1.5]])
    """
    turned = costs.swapaxes(-1, -2)
    shape = np.broadcast_shapes(costs.shape[:-1], sales.shape, spending.shape)
    sales, goal = np.broadcast_to(sales, shape), np.broadcast_to(spending, shape)
    into = np.ones(shape) if start is None else np.broadcast_to(start, shape).copy()
    if start is None:
        for _ in range(SWEEPS):
            into = goal / _times(turned, sales / _times(costs, into))
    for _ in range(MOST_STEPS):
        out = sales / _times(costs, into)
        bought = into * _times(turned, out)
        if np.max(np.abs(bought / goal - 1)) <= EXACT:
            level = into[..., reference, None]
            return Terms(out * level, into / level)
        flows = out[..., :, None] * costs * into[..., None, :]
        into = into * np.exp(_newton_step(flows, sales, bought, goal))
    raise NotConverged("no terms meet the totals of sales and spending")


def resistances(
    terms: Terms, sales: FloatArray, spending: FloatArray, reference: int
) -> Resistances:
    """Return the resistances of terms, the importer's of the reference country being 1.

    Examples
    --------
    >>> totals = np.array([2.0, 2.0])
    >>> resistances(Terms(np.ones(2), np.ones(2)), totals, totals, 0).outward
    array([4., 4.])
    """
    level = spending[..., reference, None]
    return Resistances(sales * level / terms.out, spending / (terms.into * level))


def _newton_step(
    flows: FloatArray, sales: FloatArray, bought: FloatArray, goal: FloatArray
) -> FloatArray:
    root = 1 / np.sqrt(bought)
    scaled = flows * (1 / np.sqrt(sales))[..., :, None] * root[..., None, :]
    matrix = -(scaled.swapaxes(-1, -2) @ scaled)
    size = matrix.shape[-1]
    matrix[..., np.arange(size), np.arange(size)] += 1
    null = np.sqrt(bought / bought.sum(-1, keepdims=True))
    matrix += null[..., :, None] * null[..., None, :]
    right = (goal - bought) * root
    return np.clip(root * solved(matrix, right), -LONGEST, LONGEST)


def solved(matrix: FloatArray, right: FloatArray) -> FloatArray:
    """Return the solutions (..., N) of linear systems (..., N, N).

    Raises
    ------
    NotConverged
        A system has no single solution.
    """
    try:
        found = np.linalg.solve(matrix, right[..., None])  # pyright: ignore[reportUnknownVariableType]
    except np.linalg.LinAlgError:
        raise NotConverged("a system of the equilibrium has no single solution") from None
    return np.asarray(found, np.float64)[..., 0]


def _times(matrix: FloatArray, vector: FloatArray) -> FloatArray:
    return (matrix @ vector[..., None])[..., 0]
