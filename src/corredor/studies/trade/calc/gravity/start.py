"""A start for the effects: iterative proportional fitting of the margins."""

from __future__ import annotations

import numpy as np

from corredor.studies.trade.calc.gravity.cells import FloatArray
from corredor.studies.trade.calc.gravity.panel import Panel
from corredor.studies.trade.calc.gravity.sample import Effects, folded


def proportional_fit(panel: Panel, effects: Effects, sweeps: int) -> FloatArray:
    """Return cells scaled in turn to the margins of the flows, from one in every used cell.

    In the limit of many sweeps it is the Poisson fit of the effects without any column; two
    sweeps are a start from which few Newton steps remain (Deming and Stephan 1940,
    doi:10.1214/aoms/1177731829).
    """
    out = panel.used.astype(np.float64)
    if effects is Effects.NONE:
        out *= panel.flow.sum() / max(1, panel.count)
        return out
    groups = ["rows", "columns", *(["pairs"] if effects.paired else [])]
    goals = [_margin(panel, effects, which, panel.flow) for which in groups]
    for _ in range(sweeps):
        for which, goal in zip(groups, goals, strict=True):
            now = _margin(panel, effects, which, out)
            factors = np.divide(goal, now, out=np.zeros_like(goal), where=now > 0)
            panel.layout.scale(out, which, factors)
    return out


def _margin(panel: Panel, effects: Effects, which: str, values: FloatArray) -> FloatArray:
    sums: FloatArray = getattr(panel.layout, which)(values)
    if which == "pairs" and effects is Effects.SYMMETRIC:
        return folded(sums)
    return sums
