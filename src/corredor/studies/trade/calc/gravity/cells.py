"""Values of the cells of a panel, stored on the full grid or cell by cell, and their sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]
Shape = tuple[int, int, int]
DENSE_FILL: Final = 0.15
"""Share of used cells below which the cells are stored one by one [1]."""


class Weights(Protocol):
    """Weights of the cells, and sums over cells of weight times effect.

    Effects carry their columns last: exporter-years (N, T, C), importer-years (T, M, C), pairs
    (N, M, C). `a_of_b` sums weight times the effects b over all cells of each group a.
    """

    def rows_of_pairs(self, pairs: FloatArray) -> FloatArray:
        """Return the sums (N, T, C) of pair effects (N, M, C)."""
        ...

    def columns_of_pairs(self, pairs: FloatArray) -> FloatArray:
        """Return the sums (T, M, C) of pair effects (N, M, C)."""
        ...

    def pairs_of_rows(self, rows: FloatArray) -> FloatArray:
        """Return the sums (N, M, C) of exporter-year effects (N, T, C)."""
        ...

    def pairs_of_columns(self, columns: FloatArray) -> FloatArray:
        """Return the sums (N, M, C) of importer-year effects (T, M, C)."""
        ...

    def rows_of_columns(self, columns: FloatArray) -> FloatArray:
        """Return the sums (N, T, C) of importer-year effects (T, M, C)."""
        ...

    def columns_of_rows(self, rows: FloatArray) -> FloatArray:
        """Return the sums (T, M, C) of exporter-year effects (N, T, C)."""
        ...

    def year(self, year: int) -> FloatArray:
        """Return the weights of one year, shape (N, M)."""
        ...


class Layout(Protocol):
    """Where the cells of a panel of N exporters, T years and M importers stand."""

    @property
    def shape(self) -> Shape:
        """N, T and M."""
        ...

    @property
    def cells(self) -> tuple[int, ...]:
        """The shape of an array of cells."""
        ...

    def rows(self, values: FloatArray) -> FloatArray:
        """Return the sums by exporter and year, shape (N, T)."""
        ...

    def columns(self, values: FloatArray) -> FloatArray:
        """Return the sums by year and importer, shape (T, M)."""
        ...

    def pairs(self, values: FloatArray) -> FloatArray:
        """Return the sums by exporter and importer, shape (N, M)."""
        ...

    def add(
        self, out: FloatArray, rows: FloatArray, columns: FloatArray, pairs: FloatArray | None
    ) -> None:
        """Add the effects (N, T), (T, M), (N, M) to the cells `out` in place."""
        ...

    def scale(self, out: FloatArray, which: str, factors: FloatArray) -> None:
        """Multiply the cells `out` in place by factors by `rows`, `columns` or `pairs`."""
        ...

    def weights(self, values: FloatArray) -> Weights:
        """Return the cells as weights."""
        ...

    def places(self) -> tuple[IntArray, IntArray, IntArray]:
        """Return exporter, year and importer of each cell, each of the shape of the cells."""
        ...


@dataclass(frozen=True)
class Grid:
    """Every cell of the square, used or not: values of shape (N, T, M).

    Exporters come first, so that all cells of an exporter are one block of memory that fits a
    processor's cache, and sums over pairs and exporter-years are products of matrices.
    """

    shape: Shape

    @property
    def cells(self) -> tuple[int, ...]:
        """The shape of an array of cells."""
        return self.shape

    def rows(self, values: FloatArray) -> FloatArray:
        """Return the sums by exporter and year, shape (N, T)."""
        return values @ np.ones(self.shape[2])

    def columns(self, values: FloatArray) -> FloatArray:
        """Return the sums by year and importer, shape (T, M)."""
        return values.sum(0)

    def pairs(self, values: FloatArray) -> FloatArray:
        """Return the sums by exporter and importer, shape (N, M)."""
        return values.sum(1)

    def add(
        self, out: FloatArray, rows: FloatArray, columns: FloatArray, pairs: FloatArray | None
    ) -> None:
        """Add the effects (N, T), (T, M), (N, M) to the cells `out` in place."""
        for exporter in range(self.shape[0]):
            block = out[exporter]
            block += columns
            block += rows[exporter][:, None]
            if pairs is not None:
                block += pairs[exporter]

    def scale(self, out: FloatArray, which: str, factors: FloatArray) -> None:
        """Multiply the cells `out` in place by factors by `rows`, `columns` or `pairs`."""
        if which == "rows":
            out *= factors[:, :, None]
        elif which == "columns":
            out *= factors
        else:
            out *= factors[:, None, :]

    def weights(self, values: FloatArray) -> Weights:
        """Return the cells as weights."""
        return GridWeights(values)

    def places(self) -> tuple[IntArray, IntArray, IntArray]:
        """Return exporter, year and importer of each cell, each of the shape of the cells."""
        exporter, year, importer = np.indices(self.shape)
        return exporter, year, importer


class GridWeights:
    """Weights on the full grid: each sum is a stack of products of matrices."""

    def __init__(self, values: FloatArray) -> None:
        self.values = values
        self._turned = np.ascontiguousarray(values.transpose(2, 1, 0))

    def rows_of_pairs(self, pairs: FloatArray) -> FloatArray:
        """Return the sums (N, T, C) of pair effects (N, M, C)."""
        return self.values @ pairs

    def columns_of_pairs(self, pairs: FloatArray) -> FloatArray:
        """Return the sums (T, M, C) of pair effects (N, M, C)."""
        return (self._turned @ pairs.swapaxes(0, 1)).swapaxes(0, 1)

    def pairs_of_rows(self, rows: FloatArray) -> FloatArray:
        """Return the sums (N, M, C) of exporter-year effects (N, T, C)."""
        return self.values.swapaxes(1, 2) @ rows

    def pairs_of_columns(self, columns: FloatArray) -> FloatArray:
        """Return the sums (N, M, C) of importer-year effects (T, M, C)."""
        return (self._turned.swapaxes(1, 2) @ columns.swapaxes(0, 1)).swapaxes(0, 1)

    def rows_of_columns(self, columns: FloatArray) -> FloatArray:
        """Return the sums (N, T, C) of importer-year effects (T, M, C)."""
        return (self.values.swapaxes(0, 1) @ columns).swapaxes(0, 1)

    def columns_of_rows(self, rows: FloatArray) -> FloatArray:
        """Return the sums (T, M, C) of exporter-year effects (N, T, C)."""
        return self.values.transpose(1, 2, 0) @ rows.swapaxes(0, 1)

    def year(self, year: int) -> FloatArray:
        """Return the weights of one year, shape (N, M)."""
        return self.values[:, year, :]
