"""Economics of one service on draws, a gravity fit, the fleet of a timetable."""

# pyright: reportArgumentType=false

from __future__ import annotations

import numpy as np
from measure import Measure, best_of

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
GOALS = {"case": 0.01, "fit": 0.2, "fleet": 0.01}
"""Seconds."""

FLIGHT = {"flight_time": 13.8, "labour_rate": 165.0}


def measures() -> list[Measure]:
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
    return [
        Measure("economics of one service, 1,000 draws", best_of(5, case), "s", GOALS["case"]),
        Measure(
            "gravity fit, 9,900 pairs, 200 effects",
            best_of(3, lambda: poisson_fit(traffic, columns, (origin, end))),
            "s",
            GOALS["fit"],
        ),
        Measure(
            "fewest aircraft of 2,016 flights a week",
            best_of(5, lambda: fewest_aircraft(duties)),
            "s",
            GOALS["fleet"],
        ),
    ]
