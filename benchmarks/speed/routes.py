"""Screening: the world with thirty types, and all pairs past closed airspace; peers beside.

Times are given twice: of the processors (CPU) and of the clock (wall). Wall times mean something
on a machine that does nothing else.
"""

# pyright: reportMissingImports=false

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from typing import Any

import numpy as np
from measure import Measure

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
PROCESSORS = 2
LOOPED = 2_000
"""Pairs of a loop of a peer that are timed; the rest is reckoned from them."""
BANNED = Wish(("RU",), ("MX",), ("A333",), carrier_state="RU", day=date(2026, 1, 15))


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return a result with its CPU time and wall time [s]."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    return made, time.process_time() - cpu, time.perf_counter() - wall


def pair(name: str, seconds: tuple[float, float], goal: float, **peer: Any) -> list[Measure]:
    """Return two measures of a piece of work: CPU and wall."""
    cpu, wall = seconds
    return [
        Measure(f"{name}, CPU", cpu, "s", PROCESSORS * goal, **peer),
        Measure(f"{name}, wall", wall, "s", goal),
    ]


def measures() -> list[Measure]:
    scene = scene_of(Wish(types=("A333",)))
    airports, terms = scene.airports, scene.terms
    points = reduced_vectors(airports.latitudes, airports.longitudes)
    rows, service = read_data_table("aircraft"), read_data_table("in_service")
    types = [aircraft_of(row["code"], rows, service) for row in rows[-TYPES:]]

    def curves() -> Any:
        return [curve_of(one, one.seats * PASSENGER_MASS, terms) for one in types]

    made, *of_curves = timed(curves)
    table = stacked(made, "fuel", terms)
    found = pair(f"curves of {TYPES} types", (of_curves[0], of_curves[1]), WORLD)
    everywhere = np.full(len(points), FROM | TO, np.uint8)
    pairs = len(points) * (len(points) - 1) // 2
    peer = _looped(airports, pairs)
    long = np.full(len(points), LONG_RUNWAY)
    for name, lengths in (("real runways", airports.lengths), ("all runways long", long)):
        rings = rings_of(made, lengths, airports.elevations, terms)
        asked = Screening(rings, table, TOP)

        def world(asked: Screening = asked) -> Any:
            return screen_open(points, everywhere, terms.flown_factor, asked)

        world()
        _, cpu, wall = timed(world)
        title = f"{pairs:,} pairs × {TYPES} types, {name}"
        found += pair(title, (cpu, wall), WORLD, peer_name="pyproj loop, distance alone", peer=peer)
        each = cpu / pairs / TYPES
        goal = PROCESSORS * WORLD / pairs / TYPES
        found.append(Measure(f"one pair and type, {name}, CPU", each, "s", goal, *_mission()))
    found += _closed(airports, points, made[:1], terms)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return [*found, Measure("most memory of all this", most, "GB", MEMORY)]


def _closed(airports: Any, points: Any, made: Any, terms: Any) -> list[Measure]:
    """All pairs of airports with a long runway, past what is closed to Russian carriers."""
    chosen = np.flatnonzero(airports.lengths >= LONG_ENOUGH)
    vectors = unit_vectors(airports.latitudes[chosen], airports.longitudes[chosen])
    areas = scene_of(BANNED).areas
    graph, cpu, wall = timed(lambda: visibility_graph(airspace(areas, frozenset())))
    graph, cpu, wall = timed(lambda: visibility_graph(airspace(areas, frozenset())))
    rings = rings_of(made, airports.lengths[chosen], airports.elevations[chosen], terms)
    asked = Screening(rings, stacked(made, "fuel", terms), TOP)
    sides, usable = np.full(len(chosen), FROM | TO, np.uint8), np.ones(len(chosen), bool)

    def work() -> Any:
        ways = closed_rows(graph, vectors, points[chosen], sides, usable, terms)
        return screen_rows(ways, asked)

    work()
    _, *both = timed(work)
    pairs = len(chosen) * (len(chosen) - 1) // 2
    peers = _pathfinder(pairs)
    return [
        *pair("graph of the closed airspace", (cpu, wall), CLOSED / 2),
        *pair(f"{pairs:,} pairs past closed airspace", (both[0], both[1]), CLOSED, **peers),
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


def _mission() -> tuple[str, float | None]:
    """CPU time of a mission of OpenAP by minutes [s], where it is installed."""
    if not find_spec("openap"):
        return "", None
    from openap import FuelFlow
    from openap.gen import FlightGenerator

    flow, flights = FuelFlow("B77W"), FlightGenerator(ac="B77W")

    def mission() -> None:
        mass = 280_000.0
        for point in flights.complete(dt=60).itertuples():
            speed = max(point.groundspeed, 150)
            kilograms = flow.enroute(
                mass=mass, tas=speed, alt=point.altitude, vs=point.vertical_rate
            )
            mass -= float(kilograms) * 60

    mission()
    return "OpenAP mission by minutes", timed(mission)[1]


def _pathfinder(pairs: int) -> dict[str, Any]:
    """Seconds in which extremitypathfinder would find all ways past a few boxes in the plane."""
    if not find_spec("extremitypathfinder"):
        return {}
    from extremitypathfinder import PolygonEnvironment

    plane = PolygonEnvironment()
    corners = [(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)]
    boxes = [(x, y) for x in range(-150, 160, 40) for y in range(-60, 70, 40)]
    holes = [[(x, y), (x, y + 9.0), (x + 9.0, y + 9.0), (x + 9.0, y)] for x, y in boxes]
    plane.store(corners, holes)
    generator = np.random.default_rng(1)
    ends = generator.uniform((-179, -89), (-171, 89), (LOOPED // 20, 2))

    def loop() -> None:
        for here in ends:
            plane.find_shortest_path(tuple(here), (179.0, -here[1]))

    loop()
    seconds = timed(loop)[1] / len(ends) * pairs
    return {"peer_name": "extremitypathfinder, 32 boxes in the plane", "peer": seconds}


if __name__ == "__main__":
    for measure in measures():
        print(measure.row(), flush=True)
