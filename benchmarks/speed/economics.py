"""Economics of one service on draws, a gravity fit, the fleet of a timetable."""

# pyright: reportArgumentType=false

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import peers
from measure import Measure, cpu_of

from corredor.studies.routes.calc.cost import aea
from corredor.studies.routes.calc.cost.breakeven import (
    breakeven_fare,
    cargo_revenue_by_distance,
    cost_left,
)
from corredor.studies.routes.calc.cost.operations import crew_cost, fuel_cost, landing_cost
from corredor.studies.routes.calc.demand.choice import logit_share, logit_weight
from corredor.studies.routes.calc.demand.ppml import poisson_fit
from corredor.studies.routes.calc.demand.spill import spilled_passengers
from corredor.studies.routes.calc.schedule.fleet import fewest_aircraft, weekly_duties

DRAWS = 1_000
PLACES = 100
PEERS = ("statsmodels",)
GRAVITY = """
import json, sys, time
import numpy as np, statsmodels.api as sm
y, columns, origin, end = map(np.array, json.load(sys.stdin))
dummies = np.eye(origin.max() + 1)
# One place of destination is left out: its effect is that of the constant.
given = np.hstack([columns, dummies[origin], dummies[end][:, 1:]])
start = time.process_time()
found = sm.GLM(y, given, family=sm.families.Poisson()).fit()
print(time.process_time() - start, *found.params[:2])
"""

FLIGHT = {"flight_time": 13.8, "labour_rate": 165.0}


def measures() -> Iterator[Measure]:
    generator = np.random.default_rng(1)
    fuel = generator.normal(116_000, 4_000, DRAWS)
    utilities = generator.normal(0, 1, (20, DRAWS))
    demand = generator.normal(300, 50, DRAWS)

    def case() -> None:
        cost = fuel_cost(fuel, 0.8) + crew_cost(14.33, 14.0, 200.0) + landing_cost(351.5, 15.0)
        cost = cost + aea.airframe_maintenance(152_000.0, 120e6, **FLIGHT)
        cost = cost + aea.engine_maintenance(
            513_000.0, 8.7, 42.0, 14.0, "2", 2.0, material_rate=6.5, **FLIGHT
        )
        left = cost_left(cost, cargo_revenue_by_distance(5_000.0, 9_594.0, 0.25e-3))
        breakeven_fare(left, 457.0, 0.85, 30.0, 0.05)
        logit_share(sum(logit_weight(utilities[0], rival) for rival in utilities[1:]))
        spilled_passengers(demand, 0.35, 457.0)

    origin, end = (grid.ravel() for grid in np.indices((PLACES, PLACES)))
    apart = origin != end
    origin, end = origin[apart], end[apart]
    columns = generator.uniform(5, 9, (len(origin), 2))
    pull = generator.normal(0, 1, (2, PLACES))
    mean = np.exp(5 - 0.9 * columns[:, 0] + pull[0, origin] + pull[1, end])
    traffic = generator.poisson(mean).astype(float)
    starts = range(0, 10_080, 10)
    duties = weekly_duties(("SVO", "HAV"), (860, 775), (140, 180), starts)
    yield Measure("economics of one service, 1,000 draws", cpu_of(case, 5), "CPU s")
    fitted = poisson_fit(traffic, columns, (origin, end))
    took = cpu_of(lambda: poisson_fit(traffic, columns, (origin, end)), 3)
    given = json.dumps([part.tolist() for part in (traffic, columns, origin, end)])
    found = peers.answer("statsmodels", GRAVITY, given=given)
    if found.numbers:
        np.testing.assert_allclose(found.numbers[1:], fitted.coefficients, rtol=1e-5)
    without = "nothing, but holds a column for each effect"
    peer = found.peer("statsmodels GLM", without)
    yield Measure("gravity fit, 9,900 pairs, 200 effects", took, "CPU s", peer=peer)
    fleet = cpu_of(lambda: fewest_aircraft(duties), 5)
    yield Measure("fewest aircraft of 2,016 flights a week", fleet, "CPU s")
