"""Ways, missions and lengths beside the named peers on the same work.

The planar peer gets our own obstacles in an equal-area plane, so that both look for a way round
the same coasts; the way that it finds is measured on the ellipsoid like ours. OpenAP's mission is
the loop by minutes of a cruise with the fuel of climb and descent left out; what its fuel is worth
shows in ``quality/aircraft_fuel.py``.
"""

# pyright: reportArgumentType=false, reportMissingImports=false

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import peers
from measure import Measure, Peer, cpu_of
from tracks import HAVANA, MOSCOW, topology

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import aircraft_of, trip_fuel
from corredor.studies.routes.calc.screening import chord_geodesic, half_chord, reduced_vectors
from corredor.studies.routes.calc.sphere import geodetic_positions, unit_vectors
from corredor.studies.routes.calc.track import Airspace, Position, airspace_of, shortest_track
from corredor.studies.routes.engine import visibility
from corredor.studies.routes.engine.geodesic import path_length

CODES = frozenset(("NO", "IS", "GB", "IE", "FO"))
"""Areas whose coasts both sides route round; the planar peer takes the square of their corners."""
MIDDLE = 62.0, -10.0
EDGE = 12_000.0
"""Half the side of the plane [km]."""
PEERS = ("extremitypathfinder", "openap", "openap-top", "pycontrails", "pyproj")
QUERIES, PAIRS, MISSIONS = 200, 20_000, 20_000
BUILD, QUERY, MISSION, OPTIMUM = 500, 1_000, 10_000, 10_000
"""How many times less CPU time than the peer: the goals."""
AMSTERDAM, ATHENS = Position(52.3086, 4.7639), Position(37.9364, 23.9445)

PLANE = """
import json, sys, time
from extremitypathfinder import PolygonEnvironment
given = json.load(sys.stdin)

def plane(holes):
    made = PolygonEnvironment()
    made.store([tuple(p) for p in given["edge"]], [[tuple(p) for p in one] for one in holes])
    made.prepare()
    return made

plane(given["holes"][:2]).find_shortest_path(*map(tuple, given["ends"]))
start = time.process_time()
made = plane(given["holes"])
built = time.process_time() - start
start = time.process_time()
path, _ = made.find_shortest_path(*map(tuple, given["ends"]))
print(built, time.process_time() - start, *(c for point in path for c in point))
"""
OPENAP = """
import time
from openap import FuelFlow
flow = FuelFlow("B77W")

def mission(mass=340_000.0):
    for _ in range(3):
        left = mass
        for _ in range(int(11_000 / (484 * 1.852) * 60)):
            left -= float(flow.enroute(mass=left, tas=484, alt=35_000, vs=0)) * 60
    return left

mission()
start = time.process_time()
mission()
print(time.process_time() - start)
"""
OPTIMAL = """
import time
from openap import top
start = time.process_time()
top.CompleteFlight("A320", "EHAM", "LGAV", m0=0.85).trajectory(objective="fuel")
print(time.process_time() - start)
"""
CONTRAILS = """
import time
import numpy as np
from pycontrails import Flight
from pycontrails.models.ps_model import PSFlight
n = 737
made = {"longitude": np.linspace(0, 99, n), "latitude": np.zeros(n), "altitude": np.full(n, 11e3),
        "time": np.datetime64("2024-01-01T00:00:00") + np.arange(n) * np.timedelta64(60, "s"),
        "air_temperature": np.full(n, 216.65), "true_airspeed": np.full(n, 248.0)}
model = PSFlight()

def mission():
    model.eval(Flight(data=made, aircraft_type="B77W", load_factor=0.8))

mission()
start = time.process_time()
for _ in range(5):
    mission()
print((time.process_time() - start) / 5)
"""
LOOP = """
import json, sys, time
from pyproj import Geod
earth, pairs = Geod(ellps="WGS84"), json.load(sys.stdin)
earth.inv(0, 0, 1, 1)
start = time.process_time()
for pair in pairs:
    earth.inv(*pair)
print((time.process_time() - start) / len(pairs))
"""


def cpu(work: Callable[[], Any], times: int = 3) -> float:
    """Return the shortest CPU time of a piece of work after a first call [s]."""
    work()
    return cpu_of(work, times)


def beside(name: str, ours: float, peer: Peer, faster: float | None = None) -> Measure:
    """Return a measure whose goal, where one is set, is the peer's time over a factor."""
    goal = peer.value / faster if faster and peer.value is not None else None
    return Measure(name, ours, "CPU s", goal, peer)


def _plane() -> Any:
    from pyproj import Transformer

    north, east = MIDDLE
    plane = f"+proj=laea +lat_0={north} +lon_0={east} +units=km"
    return Transformer.from_crs("EPSG:4326", plane, always_xy=True)


def _holes(airspace: Airspace, plane: Any) -> list[list[tuple[float, float]]]:
    """Return the coasts in the plane, clockwise as the peer wants them; lakes of sea left out."""
    rings = airspace.rings
    found: list[list[tuple[float, float]]] = []
    for start, end in zip(rings.starts[:-1], rings.starts[1:], strict=True):
        latitudes, longitudes = geodetic_positions(rings.points[start:end])
        x, y = plane.transform(longitudes, latitudes)
        if np.dot(x, np.roll(y, -1)) > np.dot(y, np.roll(x, -1)):
            found.append(list(zip(x[::-1].tolist(), y[::-1].tolist(), strict=True)))
    return found


def _ways() -> list[Measure]:
    """Graph of the same coasts, and one way past them."""
    areas = topology()
    airspace = airspace_of(areas, CODES)
    plane = _plane()
    ends = [plane.transform(one.longitude, one.latitude) for one in (MOSCOW, HAVANA)]
    corners = [(-EDGE, -EDGE), (EDGE, -EDGE), (EDGE, EDGE), (-EDGE, EDGE)]
    holes = _holes(airspace, plane)
    found = peers.answer(
        "extremitypathfinder",
        PLANE,
        given=json.dumps({"edge": corners, "holes": holes, "ends": ends}),
    )
    graph = visibility.visibility_graph(airspace)
    build = cpu(lambda: visibility.visibility_graph(airspace_of(areas, CODES)))
    one, two = (unit_vectors(place.latitude, place.longitude) for place in (MOSCOW, HAVANA))

    rays = visibility.rays(graph, one), visibility.rays(graph, two)

    def query() -> None:
        for _ in range(QUERIES):
            visibility.track_length(graph, visibility.rays(graph, one), visibility.rays(graph, two))

    def again() -> None:
        for _ in range(QUERIES):
            visibility.track_length(graph, *rays)

    asked, known = cpu(query) / QUERIES, cpu(again) / QUERIES
    count = f"{len(airspace.rings.points):,} corners"
    name, flat = "extremitypathfinder", "the sphere: it looks in a plane"
    took = found.peer(name, flat, at=1)
    made = [
        beside(f"graph of {count}", build, found.peer(name, flat), BUILD),
        beside(f"one way past {count}, between new stations", asked, took),
        beside(f"one way past {count}, between known stations", known, took, QUERY),
    ]
    if not found.numbers:
        return made
    x, y = found.numbers[2::2], found.numbers[3::2]
    longitudes, latitudes = plane.transform(x, y, direction="INVERSE")
    ours = shortest_track(MOSCOW, HAVANA, airspace).points
    length = path_length([p.latitude for p in ours], [p.longitude for p in ours])
    theirs = path_length(latitudes, longitudes)
    longest = theirs * 1.000_1
    return [*made, Measure("length of that way", length, "km", longest, Peer(name, theirs, flat))]


def _missions() -> list[Measure]:
    rows, service = read_data_table("aircraft"), read_data_table("in_service")
    big, small = (aircraft_of(code, rows, service) for code in ("B77W", "A320"))
    many = np.full(MISSIONS, 11_000.0), np.full(MISSIONS, 225_000.0)
    each = cpu(lambda: trip_fuel(big, *many)) / MISSIONS
    alone = cpu(lambda: trip_fuel(big, 11_000.0, 225_000.0))
    open_sky = airspace_of(topology(), frozenset())

    def flight() -> None:
        track = shortest_track(AMSTERDAM, ATHENS, open_sky).points
        way = path_length([p.latitude for p in track], [p.longitude for p in track])
        trip_fuel(small, way, 62_000.0)

    cruise = "climb, descent and the balance of fuel and mass"
    by_minutes = peers.answer("openap", OPENAP).peer("loop by minutes with OpenAP", cruise)
    state = "the balance of fuel and mass; it takes weather along the way, which ours does not"
    contrails = peers.answer("pycontrails", CONTRAILS).peer("pycontrails", state)
    winds = "closed airspace; it seeks the profile of least fuel, which ours does not"
    optimum = peers.answer("openap", OPTIMAL).peer("openap-top", winds)
    name = "mission of 11,000 km"
    return [
        beside(f"{name}, in a batch", each, by_minutes, MISSION),
        beside(f"{name}, alone", alone, by_minutes),
        beside(f"{name}, in a batch", each, contrails),
        beside(f"{name}, alone", alone, contrails),
        beside("way and fuel Amsterdam–Athens", cpu(flight), optimum, OPTIMUM),
    ]


def _lengths() -> Measure:
    generator = np.random.default_rng(1)
    north, east = generator.uniform(-60, 60, (2, PAIRS)), generator.uniform(-80, 80, (2, PAIRS))
    points = [reduced_vectors(*place) for place in zip(north, east, strict=True)]

    def ours() -> Any:
        apart, both = points[0] - points[1], points[0][:, 2] + points[1][:, 2]
        return chord_geodesic(half_chord(*apart.T), both, apart[:, 2])

    pairs = np.stack([east[0], north[0], east[1], north[1]], axis=1).tolist()
    theirs = peers.answer_of([sys.executable, "-c", LOOP], json.dumps(pairs))
    each = cpu(ours) / PAIRS
    without = "nothing, and serves ends opposite each other too"
    return beside("length between two airports", each, theirs.peer("loop with pyproj", without))


def measures() -> list[Measure]:
    return [*_ways(), *_missions(), _lengths()]
