"""Sums of cells over the groups of a model, and products of effects with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.trade.calc.gravity.cells import FloatArray, Layout
from corredor.studies.trade.calc.gravity.sample import Effects, folded


@dataclass(frozen=True)
class Sums:
    """Three arrays, one per kind of group: (N, T, C), (T, M, C), (N, M, C).

    They hold weighted sums of cells over each group, or the effects of the groups.
    """

    rows: FloatArray
    columns: FloatArray
    pairs: FloatArray

    def __sub__(self, other: Sums) -> Sums:
        return Sums(self.rows - other.rows, self.columns - other.columns, self.pairs - other.pairs)

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.rows + other.rows, self.columns + other.columns, self.pairs + other.pairs)

    def __matmul__(self, factors: FloatArray) -> Sums:
        return Sums(self.rows @ factors, self.columns @ factors, self.pairs @ factors)

    def part(self, first: int, last: int) -> Sums:
        """Return the columns `first` to `last`, the last one left out."""
        held = slice(first, last)
        return Sums(
            np.ascontiguousarray(self.rows[..., held]),
            np.ascontiguousarray(self.columns[..., held]),
            np.ascontiguousarray(self.pairs[..., held]),
        )


def pair_share(effects: Effects, size: int) -> FloatArray:
    """Return the share of each cell (i, j) in its pair, shape (N, N, 1), or 1 for directed pairs.

    Both halves of an unordered pair hold the same effect, so each counts for half of it.
    """
    if effects is not Effects.SYMMETRIC:
        return np.ones((1, 1, 1))
    share = np.full((size, size, 1), 1 / 2)
    share[np.arange(size), np.arange(size)] = 1
    return share


def group_sums(layout: Layout, effects: Effects, columns: list[FloatArray]) -> Sums:
    """Return the sums of cell arrays over exporter-years, importer-years and pairs."""
    n, years, m = layout.shape
    count = len(columns)
    rows, inner = np.zeros((n, years, count)), np.zeros((years, m, count))
    pairs = np.zeros((n, m, count) if effects.paired else (1, 1, count))
    for c, values in enumerate(columns):
        if effects is Effects.NONE:
            break
        rows[..., c] = layout.rows(values)
        inner[..., c] = layout.columns(values)
        if effects.paired:
            held = layout.pairs(values)
            pairs[..., c] = folded(held) if effects is Effects.SYMMETRIC else held
    return Sums(rows, inner, pairs)


def inner_products(effects: Effects, left: Sums, right: Sums) -> FloatArray:
    """Return the sums over cells of effects times weighted columns, shape (C, C')."""
    out = np.einsum("itc,itd->cd", left.rows, right.rows)
    out += np.einsum("tjc,tjd->cd", left.columns, right.columns)
    if effects.paired:
        share = pair_share(effects, len(left.pairs))
        out += np.einsum("ijc,ijd->cd", left.pairs * share, right.pairs)
    return out
