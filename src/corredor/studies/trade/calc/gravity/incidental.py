"""Variance of estimated country-year effects, for the leverage of each pair."""

from __future__ import annotations

import numpy as np

from corredor.studies.trade.calc.gravity.cells import BoolArray, FloatArray
from corredor.studies.trade.calc.gravity.two_way import symmetric_inverse


class EffectVariance:
    """Blocks of a generalised inverse of the information on exporter- and importer-years.

    `first` are the inverted diagonal blocks of the exporters (N, T, T), `bridge` those times the
    blocks between exporters and importers (N, T, M, T), `second` the inverted matrix of the
    importers (M, T, M, T).
    """

    def __init__(self, first: FloatArray, bridge: FloatArray, second: FloatArray) -> None:
        self._first, self._bridge, self._second = first, bridge, second

    def of_pairs(self, exporter: int) -> FloatArray:
        """Return the variance of the sum of both effects for the exporter's pairs, (M, T, T)."""
        importers, size = self._second.shape[:2]
        order = importers * size
        bridge = self._bridge[exporter].reshape(size, order)
        cross = bridge @ self._second.reshape(order, order)
        own = self._first[exporter] + cross @ bridge.T
        own_cross = -cross.reshape(size, importers, size).swapaxes(0, 1)
        diagonal = self._second[np.arange(importers), :, np.arange(importers), :]
        return own + own_cross + own_cross.swapaxes(1, 2) + diagonal


def effect_variance(means: FloatArray, paired: bool) -> EffectVariance:
    """Return the variance of the effects of mean flows (N, M, T).

    Exporters, whose blocks are independent of one another, are eliminated first; what is left is
    one matrix of the importer-years. Its null vectors (a level for each year; with pair effects
    also one for each country) are filled: as the residuals of the model are orthogonal to them,
    any generalised inverse serves (Weidner and Zylkin 2021, doi:10.1016/j.jinteco.2021.103513).
    """
    information = pair_information(means, paired)
    n, m, size = means.shape
    first = symmetric_inverse(filled(information.sum(1), means.sum(1) > 0, paired))
    side = information.swapaxes(1, 2).reshape(n, size, m * size)
    bridge = first @ side
    active = means.sum(0) > 0
    order = m * size
    matrix = np.zeros((m, size, m, size))
    matrix[np.arange(m), :, np.arange(m), :] = filled(information.sum(0), active, paired)
    matrix = matrix.reshape(order, order)
    matrix -= side.reshape(n * size, order).T @ bridge.reshape(n * size, order)
    second = _inverse_off_levels(matrix, _levels(active, paired))
    return EffectVariance(first, bridge, second.reshape(m, size, m, size))


def pair_information(means: FloatArray, paired: bool) -> FloatArray:
    """Return the T x T information of pairs of mean flows (..., T).

    Each is the diagonal of the means; with a pair effect, less the part that it takes.

    Examples
    --------
    >>> pair_information(np.array([1.0, 3.0]), paired=True)
    array([[ 0.75, -0.75],
           [-0.75,  0.75]])
    """
    size = means.shape[-1]
    out = means[..., :, None] * np.eye(size)
    if paired:
        total = means.sum(-1)[..., None, None]
        product = means[..., :, None] * means[..., None, :]
        out -= np.divide(product, total, out=np.zeros_like(product), where=total > 0)
    return out


def filled(blocks: FloatArray, active: BoolArray, paired: bool) -> FloatArray:
    """Return blocks (N, T, T) made definite: years without flow, and the level of a country.

    The inverse is a generalised inverse of the block. Residuals of a pair sum to zero over its
    years, so that none of the formulas tells it from another.
    """
    size = blocks.shape[-1]
    out = blocks + np.where(active, 0, 1)[:, :, None] * np.eye(size)
    if paired:
        level = active / np.sqrt(np.maximum(active.sum(1), 1))[:, None]
        scale = np.trace(blocks, axis1=1, axis2=2) / size
        out += scale[:, None, None] * level[:, :, None] * level[:, None, :]
    return out


def _levels(active: BoolArray, paired: bool) -> FloatArray:
    """Return the null vectors of the importers' matrix, shape (M * T, T): one level a year."""
    held = active.astype(np.float64)
    out = held[:, :, None] * np.eye(active.shape[1])
    if paired:
        out -= held[:, :, None] * held[:, None, :] / np.maximum(held.sum(1), 1)[:, None, None]
    return out.reshape(-1, active.shape[1])


def _inverse_off_levels(matrix: FloatArray, levels: FloatArray) -> FloatArray:
    scale = 1 / np.sqrt(np.diag(matrix))
    basis, sizes, _ = np.linalg.svd(levels / scale[:, None], full_matrices=False)
    null = basis[:, sizes > sizes[0] * np.sqrt(np.finfo(float).eps)]
    scaled = matrix * scale[:, None] * scale
    scaled += null @ null.T
    return symmetric_inverse(scaled) * scale[:, None] * scale
