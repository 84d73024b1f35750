"""Score bounds and entry prices of plans against whole linear programmes by HiGHS.

``python benchmarks/quality/energy_bounds.py [SYSTEMS] [YEARS]``: random small systems, some without
options or without room for a store, and full synthetic years with drawn prices. Printed: the
share of systems whose optimum lies between the bounds, of entry prices that are certified and
that the linear programme confirms at 0.99 and 1.01 of the price, of cuts that hold at every
computed point, of random networks whose cost and entry prices by PyPSA a second programme
confirms, and of commitments that agree with those that PyPSA's tests publish.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from synthetic_regions import island, random_network, random_system

from corredor.studies.energy.calc.bundle import contradictions
from corredor.studies.energy.calc.dispatch import Network, Region, Unit, network_of
from corredor.studies.energy.calc.expansion import CutPool, Limits, entry_prices, least_cost_plan
from corredor.studies.energy.engine import highs, pypsa

ROUNDING = 1e-8
"""Share of a cost that the solver's own tolerances leave open [1]."""
TOLERANCE = 2e-4


def enclosed(region: Region) -> tuple[bool, int, int]:
    """Whether the optimum lies between certified bounds, and cuts that hold, of how many."""
    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=TOLERANCE)
    exact = highs.plan(network_of(region)).cost
    between = plan.lower <= exact * (1 + ROUNDING) and plan.cost >= exact * (1 - ROUNDING)
    wrong = contradictions(pool.cuts())
    return plan.certified and between, pool.count**2 - wrong, pool.count**2


def confirmed(region: Region) -> list[bool]:
    """Whether entry prices are certified and the linear programme says the same."""
    pool = CutPool(region)
    plan = least_cost_plan(region, pool, tolerance=1e-7)
    found: list[bool] = []
    for entry in entry_prices(pool, plan):
        places = [k for k, name in enumerate(region.names) if name.startswith(entry.option)]
        most = region.most.copy()
        most[places] = region.least[places]
        without = highs.plan(network_of(region), limits=Limits(most=most)).cost
        right = entry.certified
        for share, built in ((0.99, entry.enters), (1.01, False)):
            costs = region.annual_costs.copy()
            costs[places] *= share * max(entry.share, 1e-6)
            network = network_of(region)
            object.__setattr__(network, "annual_costs", costs)
            cost = highs.plan(network).cost
            right &= (cost < without * (1 - 1e-12)) if built else cost >= without * (1 - ROUNDING)
        found.append(bool(right))
    return found


def joint(network: Network) -> tuple[bool, list[bool]]:
    """Whether a joint plan costs what our linear programme says, and its entry prices hold."""
    found = pypsa.joint_plan(network)
    cost = highs.plan(network).cost
    right: list[bool] = []
    for entry in found.entries:
        if not entry.annual_cost:
            continue
        held = True
        for price, built in ((entry.low, True), (1.01 * entry.annual_cost, False)):
            costs = network.annual_costs.copy()
            costs[network.names.index(entry.name)] = price
            other = replace(network)
            object.__setattr__(other, "annual_costs", costs)
            least = highs.plan(other).cost
            held &= (least < cost * (1 - 1e-9)) if built else least >= cost * (1 - ROUNDING)
        close = entry.low >= 0.985 * entry.annual_cost
        right.append(held and close)
    return abs(found.plan.cost - cost) <= 1e-7 * cost, right


COMMITMENTS = (
    (
        (4_000, 6_000, 5_000, 800),
        Unit("coal", 10_000.0, 20, 0.1, start_cost=3_000, on_before=0, off_before=1),
        Unit("gas", 10_000.0, 70, 0.0, start_cost=1_000),
        359_000,
    ),
    (
        (4_000, 800, 5_000, 3_000),
        Unit("coal", 10_000.0, 20, 0.3),
        Unit("gas", 1_000.0, 70, 0.1, least_on=3, on_before=0, off_before=1),
        306_000,
    ),
    (
        (3_000, 800, 3_000, 8_000),
        Unit("coal", 10_000.0, 20, 0.3, least_off=2, on_before=0, off_before=1),
        Unit("gas", 4_000.0, 70, 0.1),
        486_000,
    ),
)
"""Cases of PyPSA's tests of unit commitment: loads [MW], units, cost."""


def committed() -> list[bool]:
    found = []
    for demand, coal, gas, cost in COMMITMENTS:
        got = pypsa.commitment(np.array(demand, float), (coal, gas)).cost
        found.append(abs(got - cost) <= 1e-6 * cost)
    return found


def year(seed: int) -> Region:
    """A full year with drawn costs and fuel prices."""
    region = island(seed=seed)
    draw = np.random.default_rng(seed)
    options = tuple(
        replace(
            option,
            annual_cost=option.annual_cost * float(np.exp(0.3 * draw.standard_normal())),
            marginal_cost=option.marginal_cost * float(np.exp(0.2 * draw.standard_normal())),
        )
        for option in region.options
    )
    return replace(region, options=options)


def main() -> None:
    systems = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    years = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    regions = [random_system(seed) for seed in range(systems)]
    found = [enclosed(region) for region in regions]
    full = [enclosed(year(seed)) for seed in range(years)]
    entries = [right for region in regions for right in confirmed(region)]
    held, pairs = (sum(row[k] for row in found + full) for k in (1, 2))
    scores = [
        ("optimum between bounds", [row[0] for row in found]),
        ("optimum between bounds, full years", [row[0] for row in full]),
        ("entry prices confirmed", entries),
    ]
    if pypsa.is_installed():
        joined = [joint(random_network(seed)) for seed in range(systems)]
        scores.append(("networks by PyPSA and by our programme", [same for same, _ in joined]))
        scores.append(
            ("entry prices of networks confirmed", [r for _, each in joined for r in each])
        )
        scores.append(("published commitments", committed()))
    for name, right in scores:
        if right:
            print(f"{name}: {sum(right) / len(right):.3f} {sum(right)} of {len(right)}")
    print(f"cuts that hold: {held / pairs:.6f} {held} of {pairs}")


if __name__ == "__main__":
    main()
