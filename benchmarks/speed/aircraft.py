"""Missions by the thousand, the fuel table and its look-ups, beside pycontrails where it is there.

The peer runs in an interpreter of its own: ``CORREDOR_PYCONTRAILS=/path/to/python``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from measure import Measure

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
MISSION_GOAL, LOOKUP_GOAL, TABLE_GOAL, ONE_GOAL = 5.0, 10.0, 0.1, 1.0
"""Microseconds a mission, nanoseconds a look-up, seconds a table, milliseconds a lone mission."""
PEER = """
import time, warnings
warnings.simplefilter("ignore")
import numpy as np
from pycontrails import Flight
from pycontrails.models.ps_model import PSFlight
n = 600
longitude = np.linspace(0, 90, n)
start = np.datetime64("2024-01-01T00:00:00")
times = start + np.arange(n) * np.timedelta64(60, "s")
data = {"longitude": longitude, "latitude": np.zeros(n), "altitude": np.full(n, 11000.0),
        "time": times, "air_temperature": np.full(n, 216.65),
        "true_airspeed": np.full(n, 248.0)}
flight = Flight(data=data, aircraft_type="B77W", load_factor=0.8)
model = PSFlight()
model.eval(flight)
begin = time.process_time()
for _ in range(5):
    model.eval(flight)
print((time.process_time() - begin) / 5 * 1e6)
"""


def cpu(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest CPU time of several runs [s]."""
    found: list[float] = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def peer() -> float | None:
    """Return the CPU time of pycontrails for one flight [us]; None where it is not installed."""
    python = os.environ.get("CORREDOR_PYCONTRAILS", sys.executable)
    run = subprocess.run([python, "-c", PEER], capture_output=True, text=True)
    return float(run.stdout.split()[-1]) if run.returncode == 0 else None


def measures() -> list[Measure]:
    aircraft = aircraft_of("B77W", read_data_table("aircraft"), read_data_table("in_service"))
    rng = np.random.default_rng(0)
    distance = rng.uniform(300, 13_000, LOOKUPS)
    mass = rng.uniform(aircraft.operating_mass, aircraft.max_landing_mass, LOOKUPS)
    some = slice(0, MISSIONS)
    fuels = tabled_fuels(fuel_table(aircraft))
    fuels.trip(aircraft, distance[some], mass[some])
    mission = cpu(lambda: trip_fuels(aircraft, distance[some], mass[some])) / MISSIONS * 1e6
    lookup = cpu(lambda: fuels.trip(aircraft, distance, mass)) / LOOKUPS * 1e9
    made = cpu(lambda: fuel_table(aircraft))
    one = cpu(lambda: [trip_fuel(aircraft, 9_000.0, 200_000.0) for _ in range(20)]) / 20 * 1e3
    name = "pycontrails, one flight of 600 points"
    return [
        Measure("mission in a batch", mission, "us", MISSION_GOAL, name, peer()),
        Measure("look-up in the fuel table", lookup, "ns", LOOKUP_GOAL),
        Measure("fuel table of a type", made, "s", TABLE_GOAL),
        Measure("one mission alone", one, "ms", ONE_GOAL),
    ]
