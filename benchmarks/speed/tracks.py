"""Legal tracks round the airspace closed to Russian carriers: one, and between all stations."""

# pyright: reportArgumentType=false, reportMissingImports=false

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from measure import Measure, best_of

import corredor.data
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.track import (
    Airspace,
    Position,
    Topology,
    airspace_of,
    from_coast,
    shortest_track,
    topology_of,
)
from corredor.studies.routes.engine import visibility

CODES = """
AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE
GB CA US NO IS AL CH GL FO IM JE GG GI BM TC KY VG AI MS PM SJ PR VI UA MD MK ME AX
"""
CLOSED = frozenset(CODES.split())
MOSCOW, HAVANA = Position(55.9726, 37.4146), Position(22.9892, -82.4091)
STATIONS = 1_815
MEXICO, CANCUN = Position(19.4363, -99.0721), Position(21.0365, -86.8771)
STAND_OFF = dict.fromkeys(("CA", "US", "GL", "IS"), 150.0)
"""[km], from the coast."""
FIRST_ANSWER, AGAIN, STAND_OFF_ANSWER, GRAPH, QUERY, ALL_PAIRS = 0.3, 0.05, 1.0, 2.0, 50e-6, 8.0
"""Goals [CPU s]."""
ALL_PAIRS_WALL = 4.0
"""Goal on two processors [s]."""
QUERIES = 1_000


def cpu_of(times: int, work: Callable[[], object]) -> float:
    """Return the shortest CPU time of several runs [s]."""
    found: list[float] = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def topology() -> Topology:
    path = Path(corredor.data.__file__).parent / "airspace" / "airspace.json"
    return topology_of(json.loads(path.read_text("utf-8")))


def stations(airspace: Airspace):
    """Positions outside closed areas, even over the globe."""
    points = np.random.default_rng(1).normal(size=(3 * STATIONS, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    return points[~airspace.is_inside(points)][:STATIONS]


def measures() -> list[Measure]:
    areas = topology()
    closed = CLOSED & areas.areas.keys()

    def first_answer() -> None:
        shortest_track(MOSCOW, HAVANA, airspace_of(areas, closed))

    def kept_off() -> None:
        shortest_track(MOSCOW, CANCUN, airspace_of(areas, closed, stand_off=from_coast(STAND_OFF)))

    airspace = airspace_of(areas, closed)
    shortest_track(MOSCOW, HAVANA, airspace)
    found = [
        Measure("new closures to first track, CPU", cpu_of(3, first_answer), "s", FIRST_ANSWER),
        *(
            Measure(
                f"one more track without a graph, Moscow to {name}, CPU",
                cpu_of(4, lambda end=end: shortest_track(MOSCOW, end, airspace)),
                "s",
                AGAIN,
            )
            for name, end in (("Havana", HAVANA), ("Mexico City", MEXICO))
        ),
        Measure(
            "new stand-off to first track, Moscow to Cancún, CPU",
            cpu_of(3, kept_off),
            "s",
            STAND_OFF_ANSWER,
        ),
    ]
    if visibility.is_installed():
        found += _with_graph(airspace)
    return found


def _with_graph(airspace: Airspace) -> list[Measure]:
    graph = visibility.visibility_graph(airspace)
    ends = [unit_vectors(place.latitude, place.longitude) for place in (MOSCOW, HAVANA)]
    one, two = (visibility.rays(graph, end) for end in ends)

    def queries() -> None:
        for _ in range(QUERIES):
            visibility.track_length(graph, one, two)

    everywhere = stations(airspace)

    def all_pairs() -> None:
        for row in visibility.station_rows(graph, everywhere):
            len(row.lengths)

    pairs = f"{STATIONS * (STATIONS - 1) // 2:,} legal tracks"
    return [
        Measure(
            "graph of all legs, CPU",
            cpu_of(2, lambda: visibility.visibility_graph(airspace)),
            "s",
            GRAPH,
            *_peer(),
        ),
        Measure("length of a track with rays, CPU", cpu_of(3, queries) / QUERIES, "s", QUERY),
        Measure(f"{pairs}, CPU", cpu_of(1, all_pairs), "s", ALL_PAIRS),
        Measure(
            f"{pairs}, wall time on all processors", best_of(2, all_pairs), "s", ALL_PAIRS_WALL
        ),
    ]


def _peer() -> tuple[str, float | None]:
    """CPU time of extremitypathfinder on 600 corners in the plane, where it is installed."""
    if not find_spec("extremitypathfinder"):
        return "", None
    from extremitypathfinder import PolygonEnvironment

    squares = [(x, y) for x in range(0, 150, 12) for y in range(0, 140, 12)]
    holes = [[(x, y), (x, y + 5.5), (x + 5.1, y + 5), (x + 5, y)] for x, y in squares]
    outer = [(-5, -5), (170, -5), (170, 160), (-5, 160)]

    def build() -> None:
        PolygonEnvironment().store(outer, holes, validate=False)

    return f"extremitypathfinder, {4 * len(holes)} corners", cpu_of(1, build)
