"""Synthetic panels of bilateral flows: sizes, distance, agreements, tariffs, zeros, breaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class SyntheticPanel:
    """Flows and columns [year, exporter, importer], and which cells exist."""

    flow: FloatArray
    agreement: FloatArray
    tariff: FloatArray
    used: NDArray[np.bool_]


def synthetic_panel(
    countries: int, years: int, seed: int, stop: bool = False, late: bool = False
) -> SyntheticPanel:
    """Draw a panel: log-normal sizes, distance, domestic trade, drifting country-years.

    Agreements begin once and last; tariffs fall with them; noise is gamma; about a fifth of the
    flows is zero. `stop` cuts a tenth of the pairs abruptly half-way, `late` lets a country in
    ten appear half-way.
    """
    draw = np.random.default_rng(seed)
    n, half = countries, years // 2
    place = draw.uniform(0, 10, (2, n))
    distance = np.hypot(*(place[:, :, None] - place[:, None, :])) + 0.3
    size = draw.normal(0, 2, n)
    walk = np.cumsum(draw.normal(0, 0.1, (2, years, n)), axis=1)
    start = draw.integers(1, 3 * years, (n, n))
    start = np.minimum(start, start.T)
    home = np.eye(n, dtype=bool)
    agreement = (np.arange(years)[:, None, None] >= start) & ~home
    tariff = np.where(home, 0.0, draw.gamma(2, 0.05, (years, n, n)) * (1 - agreement / 2))
    index = size[:, None] + size - np.log(distance) + 3 * home + draw.normal(0, 0.5, (n, n))
    index = index + walk[0][:, :, None] + walk[1][:, None, :] + 0.4 * agreement - 2 * tariff
    noise = draw.gamma(1.5, 1 / 1.5, index.shape)
    flow = np.exp(index) * noise
    flow[flow < np.quantile(flow, 0.15)] = 0
    flow[draw.random(flow.shape) < 0.04] = 0
    used = np.ones(flow.shape, bool)
    if stop:
        flow[half:, draw.random((n, n)) < 0.1] *= 1e-3
    if late:
        newcomers = np.arange(n) % 10 == 0
        used[:half, newcomers] = False
        used[:half, :, newcomers] = False
    return SyntheticPanel(flow, agreement.astype(np.float64), tariff, used)
