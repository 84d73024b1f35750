"""Economics of one service on draws, a gravity fit, the fleet of a timetable."""

# pyright: reportArgumentType=false

from __future__ import annotations

from dataclasses import replace

import numpy as np
from measure import Measure, best_of

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.cost.aea import Engine
from corredor.studies.routes.calc.cost.breakeven import breakeven_fare
from corredor.studies.routes.calc.cost.methods import METHODS, trip_cost
from corredor.studies.routes.calc.cost.rates import escalated_rates, method_rates
from corredor.studies.routes.calc.cost.trip import Trip
from corredor.studies.routes.calc.demand.choice import logit_share, logit_weight
from corredor.studies.routes.calc.demand.ppml import poisson_fit
from corredor.studies.routes.calc.demand.spill import spilled_passengers
from corredor.studies.routes.calc.schedule.fleet import fewest_aircraft, weekly_duties

DRAWS = 1_000
PLACES = 100
GOALS = {"case": 0.01, "fit": 0.2, "fleet": 0.01}
"""Seconds."""

TRIP = Trip(
    distance=11_000.0,
    block_time=14.33,
    flight_time=13.8,
    block_fuel=116_000.0,
    payload=39_000.0,
    seats=457.0,
    take_off_mass=351_500.0,
    empty_mass=170_000.0,
    engine_mass=8_760.0,
    engines=2.0,
    engine=Engine(513_000.0, 8.7, 42.0, 14.0, "2"),
    aircraft_price=160e6,
    engine_price=20e6,
    fuel_price=0.8,
    flights=270.0,
)


def measures() -> list[Measure]:
    generator = np.random.default_rng(1)
    rows = read_data_table("operating_costs")
    rates = {method: escalated_rates(method_rates(rows, method), 1.0) for method in METHODS}
    trip = replace(TRIP, block_fuel=generator.normal(116_000, 4_000, DRAWS))
    utilities = generator.normal(0, 1, (20, DRAWS))
    demand = generator.normal(300, 50, DRAWS)

    def case() -> None:
        for method in METHODS:
            cost = trip_cost(method, trip, rates[method]).total
            breakeven_fare(cost, 457.0, 0.85, 10.0, 40.0, 0.05, 10_000.0)
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
