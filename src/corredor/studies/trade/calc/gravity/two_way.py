"""The exact solution of exporter-year and importer-year effects, year by year."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.trade.calc.gravity.cells import (
    BoolArray,
    FloatArray,
    IntArray,
    Layout,
    Weights,
)

LEAF: Final = 56
"""Order of the matrices that are inverted directly [1]; larger ones are split in two."""
RIDGE: Final = 1e-12
"""Added to the unit diagonal of the scaled matrix of a year [1]."""


class TwoWay:
    """Least squares on exporter-year and importer-year effects under given weights.

    For each year the exporters are eliminated; what is left is a matrix of the importers with
    one null vector per connected part of the year's graph of exporters and importers, which a
    term of rank one fills. All is scaled to a unit diagonal, so that countries of any size are
    solved to the same relative precision.
    """

    def __init__(
        self, weights: Weights, rows: FloatArray, columns: FloatArray, parts: list[IntArray]
    ) -> None:
        self._weights = weights
        self._rows = _reciprocal(rows)
        self._columns = np.sqrt(_reciprocal(columns))
        years, importers = columns.shape
        self._inverse = np.empty((years, importers, importers))
        outer = np.sqrt(self._rows)
        scaled, matrix = np.empty((len(rows), importers)), np.empty((importers, importers))
        for year in range(years):
            np.multiply(weights.year(year), outer[:, year, None], out=scaled)
            scaled *= self._columns[year]
            np.matmul(scaled.T, scaled, out=matrix)
            np.negative(matrix, out=matrix)
            matrix.flat[:: importers + 1] += 1 + RIDGE
            roots = np.sqrt(columns[year])
            for part in range(int(parts[year].max(initial=-1)) + 1):
                null = np.where(parts[year] == part, roots, 0)
                null /= np.linalg.norm(null)
                matrix += null[:, None] * null
            self._inverse[year] = symmetric_inverse(matrix)

    def solve(self, rows: FloatArray, columns: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the effects (N, T, C), (T, M, C) of weighted sums of the same shapes."""
        outer = rows * self._rows[..., None]
        scale = self._columns[..., None]
        inner = scale * (columns - self._weights.columns_of_rows(outer))
        inner = scale * (self._inverse @ inner)
        outer -= self._rows[..., None] * self._weights.rows_of_columns(inner)
        return outer, inner


def symmetric_inverse(matrix: FloatArray) -> FloatArray:
    """Return the inverse of symmetric positive definite matrices (..., n, n), by halves.

    Products of matrices do nearly all the work, several times faster than a general solver.

    Examples
    --------
    >>> symmetric_inverse(np.array([[2.0, 0.0], [0.0, 4.0]]))
    array([[0.5 , 0.  ],
           [0.  , 0.25]])
    """
    size = matrix.shape[-1]
    if size <= LEAF:
        return np.asarray(np.linalg.inv(matrix), np.float64)
    half = size // 2
    corner, side = matrix[..., :half, :half], matrix[..., :half, half:]
    first = symmetric_inverse(corner)
    bridge = first @ side
    second = symmetric_inverse(matrix[..., half:, half:] - side.swapaxes(-1, -2) @ bridge)
    cross = bridge @ second
    out = np.empty_like(matrix)
    out[..., :half, :half] = first + cross @ bridge.swapaxes(-1, -2)
    out[..., :half, half:] = -cross
    out[..., half:, :half] = -cross.swapaxes(-1, -2)
    out[..., half:, half:] = second
    return out


def solved(matrix: FloatArray, right: FloatArray) -> FloatArray:
    """Return the solutions (..., n) of linear systems (..., n, n)."""
    found = np.linalg.solve(matrix, right[..., None])  # pyright: ignore[reportUnknownVariableType]
    return np.asarray(found, np.float64)[..., 0]


def connected_parts(layout: Layout, used: BoolArray) -> list[IntArray]:
    """Return for each year the connected part of every importer, -1 for one without cells.

    Two importers are connected if one exporter sells to both, directly or through others.
    """
    weights = layout.weights(used.astype(np.float64))
    return [_parts_of_year(weights.year(year) > 0) for year in range(layout.shape[1])]


def _parts_of_year(used: BoolArray) -> IntArray:
    parts = np.full(used.shape[1], -1, np.intp)
    left = used.any(0)
    part = 0
    while left.any():
        reached = np.zeros(used.shape[1], bool)
        reached[np.argmax(np.where(left, used.sum(0), -1))] = True
        while True:
            further = used[used[:, reached].any(1)].any(0)
            if further.sum() == reached.sum():
                break
            reached = further
        parts[reached] = part
        left &= ~reached
        part += 1
    return parts


def _reciprocal(values: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore"):
        return np.where(values > 0, 1 / values, 0)
