"""Bias of three-way Poisson estimates and of clustered errors, of order one over countries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corredor.studies.trade.calc.gravity.cells import FloatArray, Grid
from corredor.studies.trade.calc.gravity.fit import Fit
from corredor.studies.trade.calc.gravity.incidental import effect_variance, filled, pair_information
from corredor.studies.trade.calc.gravity.sample import Effects
from corredor.studies.trade.calc.gravity.two_way import solved, symmetric_inverse


@dataclass(frozen=True, eq=False)
class Correction:
    """Bias of the slopes, the slopes less it, and their adjusted covariance, if asked for.

    `notes` says where the panel leaves the case that was derived: domestic cells or years that
    a pair lacks. `pairs` is the number of pairs with flow [1].
    """

    names: tuple[str, ...]
    bias: FloatArray
    coefficients: FloatArray
    covariance: FloatArray | None
    pairs: int
    notes: tuple[str, ...]

    @property
    def errors(self) -> FloatArray | None:
        """The adjusted standard errors; None where they weren't asked for."""
        return None if self.covariance is None else np.sqrt(np.diag(self.covariance))


def bias_correction(fit: Fit, errors: bool = True) -> Correction:
    """Return the analytical correction of a Poisson estimate with directed pairs or none.

    With pair effects the slopes are biased by order 1/N and the clustered variance is too small;
    with country-years alone only the variance is, and the bias returned is zero. The errors
    need a matrix of the order of importers times years: its cost grows with the cube.

    Parameters
    ----------
    errors
        Adjust the variance too.

    Raises
    ------
    ValueError
        An estimate with symmetric pairs or without effects, or cells that aren't on a grid.

    References
    ----------
    Weidner and Zylkin 2021, doi:10.1016/j.jinteco.2021.103513, propositions 3 and 4.
    """
    if fit.effects not in (Effects.DIRECTED, Effects.COUNTRY_YEARS):
        raise ValueError("derived for directed pairs, or country-years alone")
    if not isinstance(fit.panel.layout, Grid):
        raise ValueError("derived for panels on the full grid")
    means = np.where(fit.panel.used, fit.fitted, 0).transpose(0, 2, 1)
    errors_of = np.where(fit.panel.used, fit.residual, 0).transpose(0, 2, 1)
    x = fit.within.transpose(0, 1, 3, 2)
    with_flow = means.sum(2) > 0
    pairs = int(np.count_nonzero(with_flow))
    paired = fit.effects is Effects.DIRECTED
    bread = np.asarray(np.linalg.inv(fit.information), np.float64)
    bias = np.zeros(len(fit.names))
    if paired:
        score = _half(means, errors_of, x) + _half(*_turned(means, errors_of, x))
        bias = bread @ score
    covariance = _covariance(means, errors_of, x, bread, pairs, paired) if errors else None
    return Correction(
        fit.names, bias, fit.coefficients - bias, covariance, pairs, _notes(fit, with_flow)
    )


def _turned(
    means: FloatArray, errors: FloatArray, x: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    return means.swapaxes(0, 1), errors.swapaxes(0, 1), x.swapaxes(1, 2)


def _half(means: FloatArray, errors: FloatArray, x: FloatArray) -> FloatArray:
    """Return NN times one of the two parts of the bias of the score, with its factor N/(N-1).

    The part that comes from the effects of the exporters (first axis), summed over them.
    """
    active = int(np.count_nonzero(means.sum((1, 2)) > 0))
    total = np.zeros(len(x))
    for i in range(len(means)):
        flow, rest = means[i], errors[i]
        share = np.divide(1, flow.sum(1), out=np.zeros(len(flow)), where=flow.sum(1) > 0)[:, None]
        block = _less_pairs(flow, flow, share)[None]
        inverse = symmetric_inverse(filled(block, flow.sum(0)[None] > 0, paired=True))[0]
        spread = rest.T @ rest
        for k in range(len(x)):
            product = flow * x[k, i]
            weighted = product - flow * (product.sum(1)[:, None] * share)
            third = -_less_pairs(product, flow, share)
            third = third + third.T
            total[k] -= np.sum(inverse * (weighted.T @ rest))
            total[k] += np.sum((inverse @ third @ inverse) * spread) / 2
    return total * _small_sample(active)


def _less_pairs(left: FloatArray, right: FloatArray, share: FloatArray) -> FloatArray:
    out = -(left * share).T @ right
    out[np.diag_indices(len(out))] += left.sum(0)
    return out


def _small_sample(size: int) -> float:
    return size / (size - 1) if size > 1 else 1.0


def _covariance(
    means: FloatArray,
    errors: FloatArray,
    x: FloatArray,
    bread: FloatArray,
    pairs: int,
    paired: bool,
) -> FloatArray:
    variance = effect_variance(means, paired)
    size = means.shape[2]
    own = np.eye(size)
    middle = np.zeros_like(bread)
    for i in range(len(means)):
        information = pair_information(means[i], paired)
        columns = x[:, i]
        leverage = np.einsum("kjt,kl,ljs->jts", columns, bread, columns)
        leverage += variance.of_pairs(i)
        hat = information @ leverage
        adjusted = solved(own - hat, errors[i])
        left = np.einsum("kjt,jt->kj", columns, adjusted)
        right = np.einsum("kjt,jt->kj", columns, errors[i])
        middle += left @ right.T
    out = bread @ middle @ bread * pairs / (pairs - 1)
    return (out + out.T) / 2


def _notes(fit: Fit, with_flow: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> tuple[str, ...]:
    used = fit.panel.used.transpose(0, 2, 1)
    notes: list[str] = []
    if fit.panel.square and np.any(np.diagonal(with_flow)):
        notes.append("domestic cells")
    if np.any(with_flow & ~used.all(2)):
        notes.append("years that a pair lacks")
    return tuple(notes)
