"""Covariance of the slopes under stated conventions: robust, or clustered one or two ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from corredor.studies.trade.calc.gravity.cells import FloatArray, IntArray
from corredor.studies.trade.calc.gravity.fit import Fit
from corredor.studies.trade.calc.gravity.sample import folded


class Cluster(Enum):
    """Which cells may err together."""

    PAIR = "unordered pair"
    DIRECTED_PAIR = "directed pair"
    EXPORTER = "exporter"
    IMPORTER = "importer"
    YEAR = "year"
    EXPORTER_YEAR = "exporter-year"
    IMPORTER_YEAR = "importer-year"


@dataclass(frozen=True, eq=False)
class Covariance:
    """A covariance matrix of slopes (K, K), its convention in words, and its clusters.

    `clusters` holds the number of clusters of each way. `negative` lists eigenvalues below
    zero, which a two-way covariance may have; they're left as they are.
    """

    matrix: FloatArray
    convention: str
    clusters: tuple[int, ...]
    negative: tuple[float, ...] = ()

    @property
    def errors(self) -> FloatArray:
        """The standard errors; not a number where a variance is negative."""
        variances = np.diag(self.matrix)
        return np.sqrt(np.where(variances >= 0, variances, np.nan))


def robust_covariance(fit: Fit) -> Covariance:
    """Return the covariance robust to unequal variances, with the factor n/(n - 1)."""
    scores = _scores(fit)
    n = scores.shape[1]
    return Covariance(_sandwich(fit, scores @ scores.T * n / (n - 1)), "robust, n/(n-1)", ())


def clustered_covariance(fit: Fit, *ways: Cluster) -> Covariance:
    """Return the covariance clustered one or two ways, with the factor G/(G - 1) of each way.

    No factor for the number of coefficients or effects, as in Stata's estimators of Poisson
    models with absorbed effects; pyfixest's default is larger. Two ways are the sum of both less
    that of their intersection, each with its own G (Cameron, Gelbach and Miller 2011,
    doi:10.1198/jbes.2010.07136).

    Raises
    ------
    ValueError
        No way or more than two, a way with one cluster, or unordered pairs of two different
        lists of countries.
    """
    if not 1 <= len(ways) <= 2:
        raise ValueError("clusters are one or two ways")
    sums = [_cluster_sums(fit, way) for way in ways]
    if len(ways) == 2:
        sums.append(_listed_sums(fit, _meeting(*(_groups(fit, way) for way in ways))))
    total = np.zeros((len(fit.names), len(fit.names)))
    for held, sign in zip(sums, (1, 1, -1), strict=False):
        count = held.shape[1]
        if count < 2:
            raise ValueError("one cluster has no variance")
        total += sign * count / (count - 1) * held @ held.T
    matrix = _sandwich(fit, total)
    named = " and ".join(way.value for way in ways)
    below = np.linalg.eigvalsh(matrix)
    negative = tuple(float(value) for value in below if value < 0) if len(ways) == 2 else ()
    return Covariance(
        matrix,
        f"clustered by {named}, G/(G-1)",
        tuple(held.shape[1] for held in sums[:2]),
        negative,
    )


def _sandwich(fit: Fit, middle: FloatArray) -> FloatArray:
    bread = np.linalg.inv(fit.information)
    out = bread @ middle @ bread
    return (out + out.T) / 2


def _scores(fit: Fit) -> FloatArray:
    used = fit.panel.used
    residual = fit.residual[used]
    out = np.empty((len(fit.names), len(residual)))
    for k in range(len(out)):
        np.multiply(fit.within[k][used], residual, out=out[k])
    return out


def _cluster_sums(fit: Fit, way: Cluster) -> FloatArray:
    """Return the sums of the scores over the clusters that have cells, shape (K, G)."""
    if way is Cluster.PAIR and not fit.panel.square:
        raise ValueError("unordered pairs need one list of countries")
    present = _totals(fit, way, fit.panel.used.astype(np.float64)) > 0
    sums = [_totals(fit, way, x * fit.residual)[present] for x in fit.within]
    return np.array(sums, np.float64).reshape(len(sums), int(present.sum()))


def _totals(fit: Fit, way: Cluster, cells: FloatArray) -> FloatArray:
    layout = fit.panel.layout
    if way in (Cluster.EXPORTER, Cluster.EXPORTER_YEAR):
        rows = layout.rows(cells)
        return rows if way is Cluster.EXPORTER_YEAR else rows.sum(1)
    if way in (Cluster.PAIR, Cluster.DIRECTED_PAIR):
        pairs = layout.pairs(cells)
        return np.triu(folded(pairs)) if way is Cluster.PAIR else pairs
    columns = layout.columns(cells)
    if way is Cluster.IMPORTER_YEAR:
        return columns
    return columns.sum(0 if way is Cluster.IMPORTER else 1)


def _listed_sums(fit: Fit, groups: IntArray) -> FloatArray:
    scores = _scores(fit)
    sums = [np.bincount(groups, weights=row).astype(np.float64) for row in scores]
    return np.array(sums, np.float64).reshape(len(scores), -1)


def _groups(fit: Fit, way: Cluster) -> IntArray:
    exporter, year, importer = (place[fit.panel.used] for place in fit.panel.layout.places())
    _, years, m = fit.panel.layout.shape
    codes = {
        Cluster.PAIR: lambda: np.minimum(exporter, importer) * m + np.maximum(exporter, importer),
        Cluster.DIRECTED_PAIR: lambda: exporter * m + importer,
        Cluster.EXPORTER: lambda: exporter,
        Cluster.IMPORTER: lambda: importer,
        Cluster.YEAR: lambda: year,
        Cluster.EXPORTER_YEAR: lambda: exporter * years + year,
        Cluster.IMPORTER_YEAR: lambda: importer * years + year,
    }[way]()
    return _dense(codes)


def _meeting(first: IntArray, second: IntArray) -> IntArray:
    return _dense(first * (int(second.max()) + 1) + second)


def _dense(codes: IntArray) -> IntArray:
    present = np.zeros(int(codes.max()) + 1, bool)
    present[codes] = True
    return (np.cumsum(present) - 1)[codes]


def linear_combination(
    fit: Fit, covariance: Covariance, factors: Sequence[float]
) -> tuple[float, float]:
    """Return a combination of slopes, such as a sum of lags, and its standard error.

    Examples
    --------
    A sum of two slopes has the factors (1, 1), their difference (1, -1).
    """
    held = np.asarray(factors, np.float64)
    return float(held @ fit.coefficients), float(np.sqrt(held @ covariance.matrix @ held))


def percentage_change(
    fit: Fit, covariance: Covariance, before: str, after: str
) -> tuple[float, float]:
    """Return the change from one slope to another [%], and its error by the delta method.

    Of two distances' slopes: 100 (after - before) / before.
    """
    first, last = fit.names.index(before), fit.names.index(after)
    base, end = fit.coefficients[first], fit.coefficients[last]
    slope = np.zeros(len(fit.names))
    slope[last] = 1 / base
    slope[first] = -end / base**2
    error = float(np.sqrt(slope @ covariance.matrix @ slope))
    return 100 * float(end / base - 1), 100 * error
