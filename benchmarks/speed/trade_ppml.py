"""Gravity beside pyfixest on one panel in one run, and equilibria on draws.

Both sides are measured after a first call on a small panel.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import peers
from measure import Measure
from synthetic_panel import synthetic_panel
from threadpoolctl import threadpool_limits

from corredor.studies.trade.calc.equilibrium import (
    Elasticities,
    Revenue,
    bands,
    coefficient_draws,
    economy,
    full_converged,
    pass_through,
    tariff_base,
    tariff_equilibrium,
)
from corredor.studies.trade.calc.gravity import (
    Cluster,
    Effects,
    bias_correction,
    clustered_covariance,
    fit_ppml,
    panel_from_arrays,
)

PEERS = ("pyfixest",)
COUNTRIES, YEARS, SEED = 220, 50, 1
DRAWS, WORLD, MANY = 10_000, 69, 194
FASTER = 50
"""How many times less CPU time than pyfixest [1]."""
GOALS = {"fit": 0.8, "memory": 0.4, "draws": 40.0, "tariff": 0.06}
"""Seconds, GB."""

PEER = """
import sys, time
sys.path.insert(0, sys.argv[1])
import numpy as np, pandas as pd, pyfixest as pf
from synthetic_panel import synthetic_panel

def frame(n, years):
    held = synthetic_panel(n, years, int(sys.argv[4]))
    t, i, j = (place[held.used] for place in np.indices(held.flow.shape))
    return pd.DataFrame(dict(
        flow=held.flow[held.used], agreement=held.agreement[held.used],
        tariff=held.tariff[held.used], it=i * years + t, jt=j * years + t, ij=i * n + j,
        pair=np.minimum(i, j) * n + np.maximum(i, j)))

def fit(data):
    return pf.fepois("flow ~ agreement + tariff | it + jt + ij", data=data,
                     vcov={"CRV1": "pair"}, ssc=pf.ssc(k_adj=False, G_adj=True))

fit(frame(20, 5))
data = frame(int(sys.argv[2]), int(sys.argv[3]))
start = time.process_time()
found = fit(data)
print(time.process_time() - start, *found.coef().to_numpy())
"""


def cpu(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a piece of work makes and its CPU time [s]."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def measures() -> list[Measure]:
    with threadpool_limits(1):
        return [*_fits(), _draws(), _tariffs()]


def _fits() -> list[Measure]:
    panel = _panel(COUNTRIES, YEARS)

    def work() -> Any:
        fit = fit_ppml(panel, Effects.DIRECTED)
        return fit, clustered_covariance(fit, Cluster.PAIR)

    fit_ppml(_panel(20, 5), Effects.DIRECTED)
    (fit, _), seconds = cpu(work)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    peer = _peer(fit.coefficients).peer("pyfixest", "nothing, and takes any formula")
    name = f"three-way PPML, {fit.count:,} cells"
    goal = GOALS["fit"] if peer.value is None else min(GOALS["fit"], peer.value / FASTER)
    _, of_bias = cpu(lambda: bias_correction(fit, errors=False))
    return [
        Measure(name, seconds, "CPU s", goal, peer),
        Measure("most memory, panel included", most, "GB", GOALS["memory"]),
        Measure("bias of that estimate", of_bias, "CPU s"),
    ]


def _panel(countries: int, years: int) -> Any:
    held = synthetic_panel(countries, years, SEED)
    columns = {"agreement": held.agreement, "tariff": held.tariff}
    names = [f"C{k:03d}" for k in range(countries)]
    return panel_from_arrays(held.flow, columns, names, range(years), held.used)


def _peer(slopes: Any) -> peers.Answer:
    folder = str(Path(peers.__file__).parent)
    found = peers.answer("pyfixest", PEER, folder, str(COUNTRIES), str(YEARS), str(SEED))
    if found.numbers:
        np.testing.assert_allclose(found.numbers[1:], slopes, rtol=1e-5)
    return found


def _draws() -> Measure:
    held = synthetic_panel(WORLD, 1, SEED)
    flows = held.flow[0] + np.eye(WORLD) * held.flow[0].sum(1)
    distance = np.abs(np.subtract.outer(np.arange(WORLD), np.arange(WORLD))) + 1.0
    border = 1 - np.eye(WORLD)
    drawn = coefficient_draws(
        ("ln_dist", "border"), np.array([-0.8, -2.5]), np.diag([0.05, 0.12]) ** 2, DRAWS, SEED
    )
    sales, spending = flows.sum(1) + 1, flows.sum(0) + 1

    def solve(batch: Any) -> Any:
        without = np.exp(np.multiply.outer(batch[:, 0], np.log(distance)))
        costs = without * np.exp(np.multiply.outer(batch[:, 1], border))
        return full_converged(economy(costs, sales, spending, 7.0, 0), without).real_output

    _, seconds = cpu(lambda: bands(drawn, solve))
    name = f"{DRAWS:,} full equilibria of {WORLD} countries"
    return Measure(name, seconds, "CPU s", GOALS["draws"])


def _tariffs() -> Measure:
    held = synthetic_panel(MANY, 1, SEED)
    base = tariff_base(held.flow[0], 3 * held.flow[0].sum(0) + 1)
    rates = 0.1 + held.tariff[0]
    np.fill_diagonal(rates, 0)
    exponents = pass_through(4.0, 1.0, 0.67, base.retained)
    elasticities = Elasticities(4.0, 0.5, 0.67 / 4)

    def work() -> Any:
        return tariff_equilibrium(base, rates, elasticities, exponents, Revenue.INCOME_TAX)

    seconds = min(cpu(work)[1] for _ in range(3))
    name = f"tariffs with revenue, {MANY} countries"
    return Measure(name, seconds, "CPU s", GOALS["tariff"])
