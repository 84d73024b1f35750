"""Airports of the world: all pairs with thirty types, and all pairs past closed airspace.

Times are given twice, since two processors share the work.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from measure import Measure, Peer

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import aircraft_of
from corredor.studies.routes.calc.screening import (
    Screening,
    curve_of,
    reduced_vectors,
    rings_of,
    stacked,
)
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.engine.screening import (
    FROM,
    TO,
    closed_rows,
    screen_open,
    screen_rows,
)
from corredor.studies.routes.engine.visibility import visibility_graph
from corredor.studies.routes.study.airspace import airspace
from corredor.studies.routes.study.screening import PASSENGER_MASS, scene_of
from corredor.studies.routes.study.wish import Wish

TYPES = 30
TOP = 50
LONG_RUNWAY = 4_000.0
LONG_ENOUGH = 2_500.0
WORLD, CLOSED, MEMORY = 6.0, 4.0, 2.0
"""Goals on two processors [s, GB]; of the processors twice the seconds."""
PEERS = ("pyproj",)
PROCESSORS = 2
LOOPED = 2_000
"""Pairs of a loop of a peer that are timed; the rest is reckoned from them."""
BANNED = Wish(("RU",), ("MX",), ("A333",), carrier_state="RU", day=date(2026, 1, 15))


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return a result with its CPU time and wall time [s]."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    return made, time.process_time() - cpu, time.perf_counter() - wall


def pair(
    name: str, cpu: float, wall: float, goal: float, peer: Peer | None = None
) -> list[Measure]:
    """Return two measures of a piece of work: CPU and wall."""
    return [
        Measure(name, cpu, "CPU s", PROCESSORS * goal, peer),
        Measure(f"{name}, two processors", wall, "s", goal),
    ]


def measures() -> list[Measure]:
    scene = scene_of(Wish(types=("A333",)))
    airports, terms = scene.airports, scene.terms
    points = reduced_vectors(airports.latitudes, airports.longitudes)
    rows, service = read_data_table("aircraft"), read_data_table("in_service")
    types = [aircraft_of(row["code"], rows, service) for row in rows[-TYPES:]]

    def curves() -> Any:
        return [curve_of(one, one.seats * PASSENGER_MASS, terms) for one in types]

    made, cpu, _ = timed(curves)
    table = stacked(made, "fuel", terms)
    found = [Measure(f"curves of {TYPES} types", cpu, "CPU s")]
    everywhere = np.full(len(points), FROM | TO, np.uint8)
    pairs = len(points) * (len(points) - 1) // 2
    without = "types, runways, fuel, ranks: distances alone"
    name = f"loop with pyproj, reckoned from {LOOPED:,} pairs"
    peer = Peer(name, _looped(airports, pairs), without)
    long = np.full(len(points), LONG_RUNWAY)
    for name, lengths in (("real runways", airports.lengths), ("all runways long", long)):
        rings = rings_of(made, lengths, airports.elevations, terms)
        asked = Screening(rings, table, TOP)

        def world(asked: Screening = asked) -> Any:
            return screen_open(points, everywhere, terms.flown_factor, asked)

        world()
        _, cpu, wall = timed(world)
        title = f"{pairs:,} pairs × {TYPES} types, {name}"
        found += pair(title, cpu, wall, WORLD, peer)
    found += _closed(airports, points, made[:1], terms)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return [*found, Measure("most memory of all this", most, "GB", MEMORY)]


def _closed(airports: Any, points: Any, made: Any, terms: Any) -> list[Measure]:
    """All pairs of airports with a long runway, past what is closed to Russian carriers."""
    chosen = np.flatnonzero(airports.lengths >= LONG_ENOUGH)
    vectors = unit_vectors(airports.latitudes[chosen], airports.longitudes[chosen])
    areas = scene_of(BANNED).areas
    visibility_graph(airspace(areas, frozenset()))
    graph, cpu, _ = timed(lambda: visibility_graph(airspace(areas, frozenset())))
    rings = rings_of(made, airports.lengths[chosen], airports.elevations[chosen], terms)
    asked = Screening(rings, stacked(made, "fuel", terms), TOP)
    sides, usable = np.full(len(chosen), FROM | TO, np.uint8), np.ones(len(chosen), bool)

    def work() -> Any:
        ways = closed_rows(graph, vectors, points[chosen], sides, usable, terms)
        return screen_rows(ways, asked)

    work()
    _, of_pairs, wall = timed(work)
    pairs = len(chosen) * (len(chosen) - 1) // 2
    return [
        Measure("graph of the closed airspace", cpu, "CPU s"),
        *pair(f"{pairs:,} pairs past closed airspace", of_pairs, wall, CLOSED),
    ]


def _looped(airports: Any, pairs: int) -> float:
    """Seconds in which a loop with pyproj would measure all pairs."""
    from pyproj import Geod

    earth = Geod(ellps="WGS84")
    latitudes, longitudes = airports.latitudes.tolist(), airports.longitudes.tolist()

    def loop() -> None:
        for at in range(LOOPED):
            earth.inv(longitudes[at], latitudes[at], longitudes[-at - 1], latitudes[-at - 1])

    loop()
    return timed(loop)[1] / LOOPED * pairs
