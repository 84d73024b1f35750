"""What an estimate of a gravity model holds, and the steps that its estimators share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.trade.calc.gravity.absorption import Absorber
from corredor.studies.trade.calc.gravity.cells import BoolArray, FloatArray
from corredor.studies.trade.calc.gravity.panel import Drop, Panel
from corredor.studies.trade.calc.gravity.sample import Effects
from corredor.studies.trade.calc.gravity.sums import Sums

INTERCEPT: Final = "intercept"
COLLINEAR: Final = 1e-9
"""Share of a column's weighted variation below which it's nothing but the others [1]."""
BLOCK: Final = 1 << 15
"""Cells that are worked on at a time [1]: they fit the processor's cache."""


@dataclass(frozen=True, eq=False)
class Fit:
    """An estimate: coefficients in the order of `names`, and what errors and tests need of it.

    `panel` is the sample used, its `drops` say what was left out and why. `absorbed` names the
    columns that the effects or other columns explain wholly; they've no coefficient.
    `within` holds the columns less their weighted effects, shape (K, cells); `information` is
    the K x K matrix of their weighted products. `fitted` and `residual` are arrays of cells;
    where `logarithmic`, they and the panel's flows are logarithms. `first_order` is the largest
    relative error of a margin or of a slope's condition [1].
    """

    panel: Panel
    effects: Effects
    names: tuple[str, ...]
    absorbed: tuple[str, ...]
    coefficients: FloatArray
    information: FloatArray
    fitted: FloatArray
    residual: FloatArray
    within: FloatArray
    steps: int
    first_order: float
    converged: bool
    logarithmic: bool = False

    @property
    def count(self) -> int:
        """The number of cells used [1]."""
        return self.panel.count

    @property
    def drops(self) -> tuple[Drop, ...]:
        """What was left out, by reason."""
        return self.panel.drops

    def coefficient(self, name: str) -> float:
        """Return the coefficient of a column."""
        return float(self.coefficients[self.names.index(name)])

    @property
    def squared_correlation(self) -> float:
        """The squared correlation of flows and fitted flows [1]."""
        flow, fitted = self.panel.cells(self.panel.flow), self.panel.cells(self.fitted)
        return float(np.corrcoef(flow, fitted)[0, 1] ** 2)


def blocks(values: FloatArray) -> Iterator[slice]:
    """Yield slices of the first axis, each of about `BLOCK` numbers."""
    step = max(1, BLOCK // max(1, int(np.prod(values.shape[1:]))))
    for first in range(0, len(values), step):
        yield slice(first, first + step)


def regressors(panel: Panel, effects: Effects) -> tuple[tuple[str, ...], FloatArray]:
    """Return the names and columns of a model; one without effects has an intercept."""
    if effects is not Effects.NONE:
        return panel.names, panel.columns
    constant = panel.used.astype(np.float64)[None]
    return (INTERCEPT, *panel.names), np.concatenate([constant, panel.columns])


@dataclass(frozen=True)
class Products:
    """Weighted products of columns: group sums (K columns) and the K x K matrix over all cells."""

    sums: Sums
    gram: FloatArray


def products(absorber: Absorber, weights: FloatArray, columns: FloatArray) -> Products:
    """Return the products of the columns (K, cells) under weights of cells."""
    count = len(columns)
    gram, scratch = np.empty((count, count)), np.empty_like(weights)
    parts: list[Sums] = []
    for k in range(count):
        np.multiply(weights, columns[k], out=scratch)
        parts.append(absorber.sums([scratch]))
        for other in range(k + 1):
            gram[k, other] = gram[other, k] = np.vdot(scratch, columns[other])
    return Products(joined(parts) if parts else absorber.sums([]), gram)


def joined(parts: list[Sums]) -> Sums:
    """Return the columns of several sums side by side."""
    return Sums(
        np.concatenate([part.rows for part in parts], axis=-1),
        np.concatenate([part.columns for part in parts], axis=-1),
        np.concatenate([part.pairs for part in parts], axis=-1),
    )


def independent(gram: FloatArray, within: FloatArray) -> BoolArray:
    """Return which columns vary beside the effects and the columns before them, shape (K,).

    `gram` is the weighted product of the raw columns, `within` that of the columns less their
    effects.

    Examples
    --------
    >>> independent(np.eye(2), np.array([[0.5, 0.5], [0.5, 0.5]]))
    array([ True, False])
    """
    rest = within.copy()
    keep = np.zeros(len(gram), bool)
    for k in range(len(gram)):
        if rest[k, k] > COLLINEAR * gram[k, k] and gram[k, k] > 0:
            keep[k] = True
            rest = rest - np.outer(rest[:, k], rest[k]) / rest[k, k]
    return keep


def residualised(panel: Panel, columns: FloatArray, effects: Effects, absorbed: Sums) -> FloatArray:
    """Return the columns less their effects, 0 outside the used cells, shape (K, cells)."""
    out = columns.copy()
    if effects is Effects.NONE:
        return out
    for k in range(len(out)):
        pairs = -absorbed.pairs[..., k] if effects.paired else None
        panel.layout.add(out[k], -absorbed.rows[..., k], -absorbed.columns[..., k], pairs)
        if panel.count < panel.used.size:
            out[k] *= panel.used
    return out


def weighted_products(columns: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the K x K products of columns (K, cells) under weights of cells."""
    out = np.zeros((len(columns), len(columns)))
    for part in blocks(weights):
        weight = weights[part].reshape(-1)
        block = columns[:, part].reshape(len(columns), weight.size)
        out += (block * weight) @ block.T
    return out
