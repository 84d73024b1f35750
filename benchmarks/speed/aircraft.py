"""Missions by the thousand, the fuel table and its look-ups; the peers are in ``routes_peers``."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from measure import Measure, cpu_of

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import (
    aircraft_of,
    fuel_table,
    trip_fuel,
    trip_fuels,
)
from corredor.studies.routes.engine.fuel_lookup import tabled_fuels

MISSIONS = 40_000
LOOKUPS = 2_000_000
ALONE = 20
MISSION_GOAL, LOOKUP_GOAL = 5e-6, 10e-9
"""Seconds a mission and a look-up."""


def measures() -> Iterator[Measure]:
    aircraft = aircraft_of("B77W", read_data_table("aircraft"), read_data_table("in_service"))
    rng = np.random.default_rng(0)
    distance = rng.uniform(300, 13_000, LOOKUPS)
    mass = rng.uniform(aircraft.operating_mass, aircraft.max_landing_mass, LOOKUPS)
    some = slice(0, MISSIONS)
    fuels = tabled_fuels(fuel_table(aircraft))
    fuels.trip(aircraft, distance[some], mass[some])
    mission = cpu_of(lambda: trip_fuels(aircraft, distance[some], mass[some]), 5) / MISSIONS
    yield Measure("mission in a batch", mission, "CPU s", MISSION_GOAL)
    lookup = cpu_of(lambda: fuels.trip(aircraft, distance, mass), 5) / LOOKUPS
    yield Measure("look-up in the fuel table", lookup, "CPU s", LOOKUP_GOAL)
    made = cpu_of(lambda: fuel_table(aircraft), 5)
    yield Measure("fuel table of a type", made, "CPU s")
    alone = cpu_of(lambda: [trip_fuel(aircraft, 9e3, 2e5) for _ in range(ALONE)], 5) / ALONE
    yield Measure("one mission alone", alone, "CPU s")
