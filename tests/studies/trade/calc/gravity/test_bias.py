"""The correction of three-way estimates: its algebra by plain matrices, and its use on draws."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from corredor.studies.trade.calc.gravity import (
    Cluster,
    Effects,
    bias_correction,
    clustered_covariance,
    fit_ppml,
    panel_from_arrays,
    panel_from_rows,
)
from corredor.studies.trade.calc.gravity.incidental import pair_information


def plain_correction(fit: Any) -> tuple[Any, Any]:
    """The bias and the adjusted covariance, pair by pair, with whole pseudo-inverses."""
    paired = fit.effects is Effects.DIRECTED
    means = fit.fitted.transpose(0, 2, 1)
    rest = (fit.residual * fit.panel.used).transpose(0, 2, 1)
    x = fit.within.transpose(0, 1, 3, 2)
    information = pair_information(means, paired)
    n, m, size = means.shape
    kept = [(i, j) for i in range(n) for j in range(m) if means[i, j].sum() > 0]
    count = len(kept)
    bread = np.linalg.inv(
        sum(x[:, i, j] @ information[i, j] @ x[:, i, j].T for i, j in kept) / count
    )
    bias = np.zeros(len(fit.names))
    for axis, length in ((0, n), (1, m)):
        for one in range(length):
            pairs = [pair for pair in kept if pair[axis] == one]
            inverse = np.linalg.pinv(sum(information[p] for p in pairs), rcond=1e-11)
            spread = sum(np.outer(rest[p], rest[p]) for p in pairs)
            for k in range(len(bias)):
                cross = sum(np.outer(information[p] @ x[k][p], rest[p]) for p in pairs)
                third = -sum(
                    np.diag(x[k][p]) @ information[p] + information[p] @ np.diag(x[k][p])
                    for p in pairs
                )
                part = -np.trace(inverse @ cross)
                part += np.trace(inverse @ third @ inverse @ spread) / 2
                bias[k] += part / length * length / (length - 1) / (count / length)
    blocks = np.zeros((n + m, size, n + m, size))
    for i, j in kept:
        blocks[i, :, i] += information[i, j]
        blocks[n + j, :, n + j] += information[i, j]
        blocks[i, :, n + j] = blocks[n + j, :, i] = information[i, j]
    order = (n + m) * size
    scale = 1 / np.sqrt(np.diag(blocks.reshape(order, order)))
    inner = blocks.reshape(order, order) * scale[:, None] * scale
    inverse = np.linalg.pinv(inner, rcond=1e-11, hermitian=True) * scale[:, None] * scale
    inverse = inverse.reshape(n + m, size, n + m, size)
    middle = np.zeros_like(bread)
    for i, j in kept:
        lever = x[:, i, j].T @ bread @ x[:, i, j] / count
        for a in (i, n + j):
            for b in (i, n + j):
                lever = lever + inverse[a, :, b]
        outer = np.outer(rest[i, j], rest[i, j])
        outer = np.linalg.solve(np.eye(size) - information[i, j] @ lever, outer)
        middle += x[:, i, j] @ outer @ x[:, i, j].T / count
    covariance = bread @ middle @ bread / count * count / (count - 1)
    return bread @ bias if paired else bias * 0, (covariance + covariance.T) / 2


@pytest.mark.parametrize("effects", [Effects.DIRECTED, Effects.COUNTRY_YEARS])
@pytest.mark.parametrize("zeros", [False, True])
def test_the_correction_is_that_of_plain_matrices(
    effects: Effects, zeros: bool, drawn: Any
) -> None:
    rows = drawn(countries=9, seed=11, home=False)
    if zeros:
        rows["flow"][(rows["exporter"] == "C01") & (rows["importer"] == "C02")] = 0
    fit = fit_ppml(panel_from_rows(**rows), effects)
    found = bias_correction(fit)
    bias, covariance = plain_correction(fit)
    assert found.bias == pytest.approx(bias, rel=1e-8, abs=1e-14)
    assert found.covariance == pytest.approx(covariance, rel=1e-7)
    assert found.coefficients == pytest.approx(fit.coefficients - bias)
    assert found.notes == ()
    assert found.errors is not None
    assert np.all(found.errors > clustered_covariance(fit, Cluster.DIRECTED_PAIR).errors)


def test_the_case_that_was_not_derived_is_noted(drawn: Any) -> None:
    fit = fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.DIRECTED)
    assert bias_correction(fit, errors=False).notes == ("domestic cells",)
    assert bias_correction(fit, errors=False).errors is None
    with pytest.raises(ValueError, match="directed pairs"):
        bias_correction(fit_ppml(panel_from_rows(**drawn(seed=1)), Effects.SYMMETRIC))


def test_the_correction_takes_bias_out_of_draws() -> None:
    """Noise that grows with the column and lasts over years: the true slope is 1."""
    n, years, draws = 16, 3, 150
    rng = np.random.default_rng(4)
    abroad = np.broadcast_to(~np.eye(n, dtype=bool), (years, n, n))
    raw, corrected = [], []
    for _ in range(draws):
        out, into = rng.normal(0, 0.25, (2, years, n))
        pair = rng.normal(0, 0.25, (n, n))
        x, last, bond = np.zeros((years, n, n)), pair, rng.normal(size=(n, n))
        noise = np.zeros_like(x)
        for t in range(years):
            last = x[t] = last / 2 + out[t][:, None] + into[t] + rng.normal(0, 0.5, (n, n))
            bond = 0.3 * bond + np.sqrt(1 - 0.3**2) * rng.normal(size=(n, n))
            noise[t] = bond
        mean = np.exp(x + out[:, :, None] + into[:, None, :] + pair)
        spread = np.log(1 + 1 / mean + np.exp(2 * x))
        flow = mean * np.exp(noise * np.sqrt(spread) - spread / 2)
        panel = panel_from_arrays(
            flow, {"x": x}, [f"C{k}" for k in range(n)], range(years), used=abroad
        )
        fit = fit_ppml(panel, Effects.DIRECTED)
        found = bias_correction(fit)
        error = clustered_covariance(fit, Cluster.DIRECTED_PAIR).errors
        assert found.errors is not None
        raw.append(((fit.coefficients - 1)[0], ((fit.coefficients - 1) / error)[0]))
        corrected.append(
            ((found.coefficients - 1)[0], ((found.coefficients - 1) / found.errors)[0])
        )
    before, after = np.array(raw), np.array(corrected)
    change = after[:, 0] - before[:, 0]
    assert before[:, 0].mean() < 0
    assert change.mean() > 4 * change.std() / np.sqrt(draws)
    assert abs(after[:, 0].mean()) < abs(before[:, 0].mean())
    assert 1 < after[:, 1].std() < before[:, 1].std()
