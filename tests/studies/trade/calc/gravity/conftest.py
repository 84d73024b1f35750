"""A small panel of drawn flows, and the plain estimate with one column for each effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from corredor.studies.trade.calc.gravity import Effects, Panel


@pytest.fixture(scope="session")
def drawn() -> Callable[..., dict[str, Any]]:
    """Draw long rows: codes, years, flows, two columns; a share of the flows is zero."""

    def draw(countries: int = 7, years: int = 4, seed: int = 0, home: bool = True) -> Any:
        rng = np.random.default_rng(seed)
        n = countries
        t, i, j = (place.ravel() for place in np.indices((years, n, n)))
        size, pull = rng.normal(0, 1, (2, years, n))
        bond = rng.normal(0, 0.5, (n, n))
        start = rng.integers(1, 2 * years, (n, n))
        pact = (t >= np.minimum(start, start.T)[i, j]) & (i != j)
        duty = np.where(i == j, 0, rng.gamma(2, 0.1, t.shape))
        index = 3 + size[t, i] + pull[t, j] + bond[i, j] + 0.5 * pact - duty + 2 * (i == j)
        flow = np.exp(index) * rng.gamma(2, 0.5, t.shape) * (rng.random(t.shape) > 0.1)
        keep = np.ones(t.shape, bool) if home else i != j
        codes = np.array([f"C{k:02d}" for k in range(n)])
        rows = {"exporter": codes[i], "importer": codes[j], "year": 2000 + t, "flow": flow}
        held = {k: v[keep] for k, v in rows.items()}
        held["columns"] = {"pact": pact[keep].astype(float), "duty": duty[keep]}
        return held

    return draw


@pytest.fixture(scope="session")
def plain() -> Callable[[Panel, Effects], Any]:
    """Poisson slopes by Newton steps on one column for every effect."""

    def estimate(panel: Panel, effects: Effects) -> Any:
        labels = panel.labels()
        groups: list[list[Any]] = [[(i, t) for i, t, _ in labels], [(j, t) for _, t, j in labels]]
        if effects is Effects.DIRECTED:
            groups.append([(i, j) for i, _, j in labels])
        if effects is Effects.SYMMETRIC:
            groups.append([(min(i, j), max(i, j)) for i, _, j in labels])
        dummies = [
            np.array([[one == key for key in sorted(set(group))] for one in group], float)
            for group in groups
        ]
        x = np.concatenate([panel.cells(panel.columns).T, *dummies], axis=1)
        y = panel.cells(panel.flow)
        index = np.log(y + y.mean())
        for _ in range(60):
            mean = np.exp(index)
            root = np.sqrt(mean)
            target = index + (y - mean) / mean
            beta = np.linalg.lstsq(x * root[:, None], target * root, rcond=1e-12)[0]
            index = x @ beta
        return beta[: len(panel.names)]

    return estimate
