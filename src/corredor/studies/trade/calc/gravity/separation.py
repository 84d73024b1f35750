"""Cells whose fitted flow can only be zero: the iterative rectifier."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.trade.calc.gravity.absorption import Absorber
from corredor.studies.trade.calc.gravity.cells import BoolArray
from corredor.studies.trade.calc.gravity.fit import (
    independent,
    products,
    regressors,
    residualised,
    weighted_products,
)
from corredor.studies.trade.calc.gravity.panel import Panel
from corredor.studies.trade.calc.gravity.sample import Effects
from corredor.studies.trade.calc.gravity.two_way import connected_parts

HEAVY: Final = 1e7
"""Weight of a cell with flow beside that of a cell without [1]."""
ZERO: Final = 1e-5
"""Fitted values up to this are zero [1]."""
MOST_ROUNDS: Final = 100


def separated_cells(panel: Panel, effects: Effects) -> BoolArray:
    """Return which used cells are separated, an array of the shape of the cells.

    A cell without flow is separated where some combination of columns and effects is zero on
    all cells with flow, nowhere negative, and positive there: the likelihood then has no
    maximum. The rectifier fits an indicator of zero flow on columns and effects, cells with
    flow weighing heavily, and repeats it on the fit's positive part until none is negative.

    References
    ----------
    Correia, Guimarães and Zylkin 2019, arXiv:1903.01633, section 3.
    """
    empty = panel.used & (panel.flow <= 0)
    weights = np.where(empty, 1.0, HEAVY) * panel.used
    _, columns = regressors(panel, effects)
    parts = connected_parts(panel.layout, panel.used)
    absorber = Absorber(panel.layout, effects, parts, weights)
    made = products(absorber, weights, columns)
    absorbed = absorber.refined(made.sums, 1e-12)
    within = residualised(panel, columns, effects, absorbed)
    keep = independent(made.gram, weighted_products(within, weights))
    within = within[keep]
    bread = np.linalg.inv(weighted_products(within, weights))
    target = empty.astype(np.float64)
    for _ in range(MOST_ROUNDS):
        effect = absorber.refined(absorber.sums([weights * target]), 1e-12)
        rest = residualised(panel, target[None], effects, effect)[0]
        slopes = bread @ within.reshape(len(within), rest.size) @ (weights * rest).reshape(-1)
        rest -= np.tensordot(slopes, within, 1)
        fit = (target - rest) * panel.used
        fit[np.abs(fit) < ZERO] = 0
        if np.all(fit[empty] >= 0):
            return empty & (fit > 0)
        target = np.where(empty, np.maximum(fit, 0), 0)
        if not target.any():
            break
    return np.zeros_like(panel.used)
