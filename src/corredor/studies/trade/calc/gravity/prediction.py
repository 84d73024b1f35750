"""What an estimate says of single flows, and whether its form holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import erfc, sqrt
from typing import Final

import numpy as np

from corredor.studies.trade.calc.gravity.absorption import Absorber
from corredor.studies.trade.calc.gravity.cells import FloatArray, IntArray
from corredor.studies.trade.calc.gravity.covariance import Cluster, Covariance, clustered_covariance
from corredor.studies.trade.calc.gravity.fit import INTERCEPT, Fit
from corredor.studies.trade.calc.gravity.newton import FINE
from corredor.studies.trade.calc.gravity.panel import Panel
from corredor.studies.trade.calc.gravity.sample import Effects
from corredor.studies.trade.calc.gravity.sums import Sums
from corredor.studies.trade.calc.gravity.two_way import connected_parts

SQUARED: Final = "squared index"


@dataclass(frozen=True, eq=False)
class Predictions:
    """Flow, fitted flow and its interval for every used cell, in the order of `Panel.labels`.

    `rank` counts from 1, the cell whose flow exceeds its fit by most in proportion; it means
    nothing without `count`, the number of cells ranked. A residual holds all that the model
    leaves out; it is no forecast and no reserve. The interval is of the slopes alone, the
    effects being as estimated.
    """

    flow: FloatArray
    fitted: FloatArray
    low: FloatArray
    high: FloatArray
    ratio: FloatArray
    rank: IntArray
    count: int


def predictions(fit: Fit, covariance: Covariance, deviations: float) -> Predictions:
    """Return flows beside their fits, with the rank of each residual among all.

    Parameters
    ----------
    deviations
        Half-width of the interval in standard deviations of the index [1].
    """
    flow, fitted = fit.panel.cells(fit.panel.flow), fit.panel.cells(fit.fitted)
    within = fit.within[:, fit.panel.used]
    spread = np.sqrt(np.einsum("kc,kl,lc->c", within, covariance.matrix, within, optimize=True))
    ratio = flow / fitted
    order = np.argsort(-ratio, kind="stable")
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(1, len(order) + 1)
    stretch = np.exp(deviations * spread)
    return Predictions(flow, fitted, fitted / stretch, fitted * stretch, ratio, rank, len(order))


def reset_test(
    fit: Fit, estimator: Callable[[Panel, Effects], Fit], cluster: Cluster = Cluster.PAIR
) -> tuple[float, float]:
    """Return the slope of the squared index in a second estimate, and its p-value (normal).

    A small p-value says that the form of the model fails (Ramsey 1969; Santos Silva and Tenreyro
    2006, doi:10.1162/rest.88.4.641). `estimator` is the function that made `fit`, and gets the
    flows, not their logarithms.
    """
    panel, index, flow = fit.panel, fit.fitted, fit.panel.flow
    if fit.logarithmic:
        flow = np.where(panel.used, np.exp(panel.flow), 0)
    else:
        index = np.log(index, out=np.zeros_like(index), where=index > 0)
    wider = replace(
        panel,
        flow=flow,
        names=(*panel.names, SQUARED),
        columns=np.concatenate([panel.columns, (index**2)[None]]),
    )
    again = estimator(wider, fit.effects)
    at = again.names.index(SQUARED)
    slope = float(again.coefficients[at])
    error = float(clustered_covariance(again, cluster).errors[at])
    return slope, erfc(abs(slope / error) / sqrt(2))


def effects_of(fit: Fit) -> Sums:
    """Return the effects of a Poisson estimate: (N, T, 1), (T, M, 1), (N, M, 1), logarithms.

    They're what is left of the index after the columns. Levels are not identified: in each year
    a constant may move from exporters to importers, and with pairs between those and countries.
    """
    panel = fit.panel
    at = panel.used & (fit.fitted > 0)
    left = np.log(fit.fitted, out=np.zeros_like(fit.fitted), where=at)
    for name, slope in zip(fit.names, fit.coefficients, strict=True):
        if name != INTERCEPT:
            left -= slope * panel.columns[panel.names.index(name)]
    weights = at.astype(np.float64)
    parts = connected_parts(panel.layout, panel.used)
    absorber = Absorber(panel.layout, fit.effects, parts, weights)
    return absorber.refined(absorber.sums([weights * left]), FINE)
