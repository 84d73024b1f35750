"""Least squares of a gravity model with fixed effects, on the logarithm of positive flows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from corredor.studies.trade.calc.gravity.absorption import Absorber
from corredor.studies.trade.calc.gravity.fit import (
    Fit,
    independent,
    joined,
    products,
    regressors,
    residualised,
    weighted_products,
)
from corredor.studies.trade.calc.gravity.newton import FINE
from corredor.studies.trade.calc.gravity.panel import Panel
from corredor.studies.trade.calc.gravity.sample import Effects, pruned
from corredor.studies.trade.calc.gravity.two_way import connected_parts, solved


def fit_logarithms(panel: Panel, effects: Effects, singletons: bool = True) -> Fit:
    """Return the least-squares estimate of ln flow = columns, effects; zeros are dropped, counted.

    In the result `panel.flow`, `fitted` and `residual` are logarithms.

    Raises
    ------
    ValueError
        Symmetric pairs of two different lists of countries.

    Examples
    --------
    >>> from corredor.studies.trade.calc.gravity.panel import panel_from_arrays
    >>> x = np.arange(9.0).reshape(1, 3, 3)
    >>> panel = panel_from_arrays(np.exp(2 + x / 2), {"x": x}, ("CUB", "MEX", "RUS"), (2020,))
    >>> fit_logarithms(panel, Effects.NONE).coefficients.round(9)
    array([2. , 0.5])
    """
    positive = panel.without(panel.flow <= 0, "zero flow")
    sample = pruned(positive, effects, zeros=False, singletons=singletons)
    logs = np.log(sample.flow, out=np.zeros_like(sample.flow), where=sample.used)
    sample = replace(sample, flow=logs)
    names, columns = regressors(sample, effects)
    weights = sample.used.astype(np.float64)
    parts = connected_parts(sample.layout, sample.used)
    absorber = Absorber(sample.layout, effects, parts, weights)
    made = products(absorber, weights, columns)
    absorbed = absorber.refined(joined([made.sums, absorber.sums([logs])]), FINE / 100)
    within = residualised(sample, np.concatenate([columns, logs[None]]), effects, absorbed)
    matrix = weighted_products(within, weights)
    keep = independent(made.gram, matrix[:-1, :-1])
    chosen = np.flatnonzero(keep)
    slopes = solved(matrix[np.ix_(chosen, chosen)], matrix[chosen, -1])
    residual = within[-1] - np.tensordot(slopes, within[chosen], 1)
    return Fit(
        panel=sample,
        effects=effects,
        names=tuple(names[k] for k in chosen),
        absorbed=tuple(name for name, kept in zip(names, keep, strict=True) if not kept),
        coefficients=slopes,
        information=matrix[np.ix_(chosen, chosen)],
        fitted=(logs - residual) * sample.used,
        residual=residual,
        within=within[chosen],
        steps=1,
        first_order=0.0,
        converged=True,
        logarithmic=True,
    )
