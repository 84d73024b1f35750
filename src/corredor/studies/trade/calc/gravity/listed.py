"""Cells of a thin panel, stored one by one, with the sums that the full grid offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from corredor.studies.trade.calc.gravity.cells import FloatArray, IntArray, Shape, Weights


@dataclass(frozen=True, eq=False)
class Listed:
    """The used cells alone: values of shape (cells,), with exporter, year and importer of each."""

    shape: Shape
    exporter: IntArray
    year: IntArray
    importer: IntArray

    @property
    def cells(self) -> tuple[int, ...]:
        """The shape of an array of cells."""
        return self.exporter.shape

    def rows(self, values: FloatArray) -> FloatArray:
        """Return the sums by exporter and year, shape (N, T)."""
        return _sum(self.exporter * self.shape[1] + self.year, values, self.shape[:2])

    def columns(self, values: FloatArray) -> FloatArray:
        """Return the sums by year and importer, shape (T, M)."""
        return _sum(self.year * self.shape[2] + self.importer, values, self.shape[1:])

    def pairs(self, values: FloatArray) -> FloatArray:
        """Return the sums by exporter and importer, shape (N, M)."""
        size = (self.shape[0], self.shape[2])
        return _sum(self.exporter * size[1] + self.importer, values, size)

    def add(
        self, out: FloatArray, rows: FloatArray, columns: FloatArray, pairs: FloatArray | None
    ) -> None:
        """Add the effects (N, T), (T, M), (N, M) to the cells `out` in place."""
        out += rows[self.exporter, self.year]
        out += columns[self.year, self.importer]
        if pairs is not None:
            out += pairs[self.exporter, self.importer]

    def scale(self, out: FloatArray, which: str, factors: FloatArray) -> None:
        """Multiply the cells `out` in place by factors by `rows`, `columns` or `pairs`."""
        if which == "rows":
            out *= factors[self.exporter, self.year]
        elif which == "columns":
            out *= factors[self.year, self.importer]
        else:
            out *= factors[self.exporter, self.importer]

    def weights(self, values: FloatArray) -> Weights:
        """Return the cells as weights."""
        return ListedWeights(self, values)

    def places(self) -> tuple[IntArray, IntArray, IntArray]:
        """Return exporter, year and importer of each cell, each of the shape of the cells."""
        return self.exporter, self.year, self.importer


class ListedWeights:
    """Weights of listed cells: each sum gathers an effect, weighs it and counts it up."""

    def __init__(self, layout: Listed, values: FloatArray) -> None:
        self.values = values
        self._layout = layout

    def rows_of_pairs(self, pairs: FloatArray) -> FloatArray:
        """Return the sums (N, T, C) of pair effects (N, M, C)."""
        held = self._layout
        return self._each(held.rows, pairs[held.exporter, held.importer])

    def columns_of_pairs(self, pairs: FloatArray) -> FloatArray:
        """Return the sums (T, M, C) of pair effects (N, M, C)."""
        held = self._layout
        return self._each(held.columns, pairs[held.exporter, held.importer])

    def pairs_of_rows(self, rows: FloatArray) -> FloatArray:
        """Return the sums (N, M, C) of exporter-year effects (N, T, C)."""
        held = self._layout
        return self._each(held.pairs, rows[held.exporter, held.year])

    def pairs_of_columns(self, columns: FloatArray) -> FloatArray:
        """Return the sums (N, M, C) of importer-year effects (T, M, C)."""
        held = self._layout
        return self._each(held.pairs, columns[held.year, held.importer])

    def rows_of_columns(self, columns: FloatArray) -> FloatArray:
        """Return the sums (N, T, C) of importer-year effects (T, M, C)."""
        held = self._layout
        return self._each(held.rows, columns[held.year, held.importer])

    def columns_of_rows(self, rows: FloatArray) -> FloatArray:
        """Return the sums (T, M, C) of exporter-year effects (N, T, C)."""
        held = self._layout
        return self._each(held.columns, rows[held.exporter, held.year])

    def year(self, year: int) -> FloatArray:
        """Return the weights of one year, shape (N, M)."""
        held = self._layout
        out = np.zeros((held.shape[0], held.shape[2]))
        at = held.year == year
        out[held.exporter[at], held.importer[at]] = self.values[at]
        return out

    def _each(self, total: _Sums, effects: FloatArray) -> FloatArray:
        columns = [total(self.values * effects[:, c]) for c in range(effects.shape[1])]
        return np.stack(columns, axis=-1)


class _Sums(Protocol):
    def __call__(self, values: FloatArray) -> FloatArray: ...


def _sum(places: IntArray, values: FloatArray, shape: tuple[int, int]) -> FloatArray:
    counts = np.bincount(places, weights=values, minlength=shape[0] * shape[1]).astype(np.float64)
    return counts.reshape(shape)
