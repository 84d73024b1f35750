"""Legal tracks round the airspace closed to Russian carriers: one, and between all stations."""

# pyright: reportArgumentType=false

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from measure import Measure, cpu_of, wall_of

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
FIRST_ANSWER, QUERY, ALL_PAIRS = 0.5, 50e-6, 4.0
"""Goals [s], the last on two processors."""
QUERIES, PROCESSORS = 1_000, 2


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
    first = cpu_of(first_answer, 3)
    found = [Measure("new closures to first track", first, "CPU s", FIRST_ANSWER)]
    for name, end in (("Havana", HAVANA), ("Mexico City", MEXICO)):
        again = cpu_of(lambda end=end: shortest_track(MOSCOW, end, airspace), 4)
        found.append(Measure(f"one more track without a graph, Moscow to {name}", again, "CPU s"))
    stand_off = cpu_of(kept_off, 3)
    found.append(
        Measure("new stand-off to first track, Moscow to Cancún", stand_off, "CPU s", FIRST_ANSWER)
    )
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
    build = cpu_of(lambda: visibility.visibility_graph(airspace), 2)
    asked = cpu_of(queries, 3) / QUERIES
    return [
        Measure("graph of all legs", build, "CPU s"),
        Measure("length of a track with rays", asked, "CPU s", QUERY),
        Measure(pairs, cpu_of(all_pairs), "CPU s", PROCESSORS * ALL_PAIRS),
        Measure(f"{pairs}, two processors", wall_of(all_pairs), "s", ALL_PAIRS),
    ]
