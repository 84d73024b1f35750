"""Fixed effects of weighted columns: country-years exactly, pairs by conjugate gradients."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.trade.calc.gravity.cells import FloatArray, IntArray, Layout
from corredor.studies.trade.calc.gravity.sample import Effects, folded
from corredor.studies.trade.calc.gravity.sums import Sums, group_sums, inner_products, pair_share
from corredor.studies.trade.calc.gravity.two_way import TwoWay

MOST_ITERATIONS: Final = 500
"""Conjugate gradients give up after this many products [1]."""


class Absorber:
    """Weighted least squares on the fixed effects of a model, for several columns at once.

    Source: the two-way part is eliminated exactly (Frisch-Waugh-Lovell), so that the unknowns of
    the iteration are the pairs alone; the preconditioner is the weight of each pair.
    """

    def __init__(
        self, layout: Layout, effects: Effects, parts: list[IntArray], values: FloatArray
    ) -> None:
        self._layout = layout
        self._effects = effects
        if effects is Effects.NONE:
            return
        self._weights = layout.weights(values)
        rows, columns = layout.rows(values), layout.columns(values)
        self._two_way = TwoWay(self._weights, rows, columns, parts)
        self._rows, self._columns = rows[..., None], columns[..., None]
        self.iterations = 0
        if effects.paired:
            weight = self._fold(layout.pairs(values)[..., None])
            self._weight = weight
            self._inverse = np.divide(1, weight, out=np.zeros_like(weight), where=weight > 0)

    def sums(self, columns: list[FloatArray]) -> Sums:
        """Return the sums over groups of cell arrays that are weighted already."""
        return group_sums(self._layout, self._effects, columns)

    def inner(self, effects: Sums, sums: Sums) -> FloatArray:
        """Return the sums over cells of effects times weighted columns, shape (C, C')."""
        return inner_products(self._effects, effects, sums)

    def apply(self, effects: Sums) -> Sums:
        """Return the weighted sums over groups of the cells' effects."""
        weights, (a, b, p) = self._weights, (effects.rows, effects.columns, effects.pairs)
        rows = self._rows * a + weights.rows_of_columns(b)
        columns = self._columns * b + weights.columns_of_rows(a)
        if not self._effects.paired:
            return Sums(rows, columns, np.zeros_like(p))
        rows += weights.rows_of_pairs(p)
        columns += weights.columns_of_pairs(p)
        return Sums(rows, columns, self._weight * p + self._pairs_of(a, b))

    def solve(self, sums: Sums, tolerance: float) -> Sums:
        """Return the effects whose weighted sums are the given ones.

        Without pairs the answer is exact. With pairs the iteration ends where the residual of
        every column, in the norm of the preconditioner, is `tolerance` of what it was.
        """
        if self._effects is Effects.NONE:
            return Sums(
                np.zeros_like(sums.rows), np.zeros_like(sums.columns), np.zeros_like(sums.pairs)
            )
        rows, columns = self._two_way.solve(sums.rows, sums.columns)
        if not self._effects.paired:
            return Sums(rows, columns, np.zeros_like(sums.pairs))
        pairs = self._gradients(sums.pairs - self._pairs_of(rows, columns), tolerance)
        more_rows, more_columns = self._two_way.solve(
            self._weights.rows_of_pairs(pairs), self._weights.columns_of_pairs(pairs)
        )
        return Sums(rows - more_rows, columns - more_columns, pairs)

    def refined(self, sums: Sums, tolerance: float, start: Sums | None = None) -> Sums:
        """Return the effects of `solve`, improved until the exact residual is below `tolerance`.

        The residual is formed anew from the weights, so that rounding within the iteration
        doesn't add up. `start` is a first guess.
        """
        if self._effects is Effects.NONE:
            return self.solve(sums, tolerance)
        norm = self._norm(sums)
        out, rest = start, sums
        if out is not None:
            rest = sums - self.apply(out)
        error = self._norm(rest)
        while np.any(error > tolerance * norm):
            share = float(np.min(tolerance * norm[error > 0] / error[error > 0]))
            step = self.solve(rest, max(min(share / 2, 1 / 2), tolerance))
            tried = step if out is None else out + step
            rest = sums - self.apply(tried)
            after = self._norm(rest)
            if out is not None and np.all(after >= error / 2):
                break
            out, error = tried, after
        return self.solve(sums, tolerance) if out is None else out

    def _norm(self, sums: Sums) -> FloatArray:
        return np.sqrt(
            (sums.rows**2).sum((0, 1)) + (sums.columns**2).sum((0, 1)) + (sums.pairs**2).sum((0, 1))
        )

    def _fold(self, pairs: FloatArray) -> FloatArray:
        return folded(pairs) if self._effects is Effects.SYMMETRIC else pairs

    def _pairs_of(self, rows: FloatArray, columns: FloatArray) -> FloatArray:
        return self._fold(
            self._weights.pairs_of_rows(rows) + self._weights.pairs_of_columns(columns)
        )

    def _operate(self, pairs: FloatArray) -> FloatArray:
        rows, columns = self._two_way.solve(
            self._weights.rows_of_pairs(pairs), self._weights.columns_of_pairs(pairs)
        )
        return self._weight * pairs - self._pairs_of(rows, columns)

    def _gradients(self, right: FloatArray, tolerance: float) -> FloatArray:
        unknown = np.zeros_like(right)
        rest = right.copy()
        step = rest * self._inverse
        size: FloatArray = (rest * step * self._share(rest)).sum((0, 1))
        goal = size * tolerance**2
        for _ in range(MOST_ITERATIONS):
            if np.all(size <= goal):
                break
            image = self._operate(step)
            self.iterations += 1
            along = (step * image * self._share(step)).sum((0, 1))
            going = (along > 0) & (size > goal)
            if not going.any():
                break
            length = np.divide(size, along, out=np.zeros_like(size), where=going)
            unknown += length * step
            rest -= length * image
            turned = rest * self._inverse
            after = (rest * turned * self._share(rest)).sum((0, 1))
            ratio = np.divide(after, size, out=np.zeros_like(size), where=going)
            step = turned + ratio * step
            size = np.where(going, after, size)
        return unknown

    def _share(self, pairs: FloatArray) -> FloatArray:
        return pair_share(self._effects, len(pairs))
