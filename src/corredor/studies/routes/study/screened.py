"""The answer to a wish: the best pairs with their ways on WGS84, masses, fuel, time, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

import numpy as np

from corredor.studies.routes.calc.fuel_plan import Limits, payload_limit
from corredor.studies.routes.calc.performance import still_air_time
from corredor.studies.routes.calc.performance.trip import LEAST_DISTANCE
from corredor.studies.routes.calc.screening import REACHED, REASONS, reasons, way_of
from corredor.studies.routes.calc.screening.curves import flight_plan, way_through_air
from corredor.studies.routes.calc.screening.rings import takeoff_limits
from corredor.studies.routes.calc.sphere import geodetic_positions, unit_vectors
from corredor.studies.routes.calc.track.graph import Graph, Rays, path_between
from corredor.studies.routes.engine.geodesic import geodesic, path_length
from corredor.studies.routes.engine.screening import FROM, TO, Screened
from corredor.studies.routes.engine.visibility import rays
from corredor.studies.routes.study.route import Route, Tally
from corredor.studies.routes.study.screening import Scene, legal_legs, scene_of, screen
from corredor.studies.routes.study.wish import Wish


@dataclass(frozen=True, eq=False)
class Outcome:
    """The answer to a wish: its scene, the rows in order, and a tally of each type."""

    scene: Scene
    routes: tuple[Route, ...]
    tallies: tuple[Tally, ...]


class _Ways:
    """Shortest legal ways between airports, with what they turn round."""

    def __init__(self, scene: Scene) -> None:
        airports = scene.airports
        self.scene = scene
        self.vectors = unit_vectors(airports.latitudes, airports.longitudes)
        self.rays: dict[int, Rays] = {}

    @cached_property
    def graph(self) -> Graph:
        return legal_legs(self.scene.areas)

    def _ray(self, airport: int) -> Rays:
        if airport not in self.rays:
            self.rays[airport] = rays(self.graph, self.vectors[airport])
        return self.rays[airport]

    def between(self, first: int, second: int) -> tuple[float, float, tuple[str, ...]]:
        """Great circle, legal way [km] and the areas that it turns round."""
        airports = self.scene.airports
        ends = [(airports.latitudes[at], airports.longitudes[at]) for at in (first, second)]
        circle = geodesic(*ends[0], *ends[1]).length
        if not self.scene.areas:
            return circle, circle, ()
        held = self.graph.airspace
        inside = held.is_inside(self.vectors[[first, second]])
        if inside.any():
            owners = {held.owner(self.vectors[at]) for at in np.array((first, second))[inside]}
            return circle, inf, tuple(sorted(owners))
        path = path_between(self.graph, self._ray(first), self._ray(second))
        if path is None:
            return circle, inf, ()
        latitudes, longitudes = geodetic_positions(path[1:-1])
        north = [ends[0][0], *latitudes.tolist(), ends[1][0]]
        east = [ends[0][1], *longitudes.tolist(), ends[1][1]]
        owners = tuple(dict.fromkeys(held.nearest(point).owner for point in path[1:-1]))
        return circle, max(path_length(north, east), circle), owners


def answer(wish: Wish) -> Outcome:
    """Screen what is wished for, and measure the rows that are shown."""
    scene = scene_of(wish)
    found = screen(scene)
    ways = _Ways(scene)
    kinds, airports = len(scene.curves), len(scene.airports.codes)
    pairs, types = np.divmod(found.ranking.keys, kinds)
    firsts, seconds = np.divmod(pairs, airports)
    known = {
        (int(a), int(b)): ways.between(int(a), int(b)) for a, b in zip(firsts, seconds, strict=True)
    }
    routes: list[Route] = []
    for kind in sorted(set(types.tolist())):
        own = [
            (int(a), int(b)) for a, b, k in zip(firsts, seconds, types, strict=True) if k == kind
        ]
        routes += _routes(scene, kind, own, known)
    chosen = (route for route in routes if (route.reason != REASONS[REACHED]) == wish.unreached)
    ordered = sorted(chosen, key=lambda route: route.order(wish))
    return Outcome(scene, tuple(ordered[: wish.count]), _tallies(scene, found))


def _tallies(scene: Scene, found: Screened) -> tuple[Tally, ...]:
    return tuple(
        Tally(
            curve.aircraft.code,
            curve.payload,
            dict(zip(REASONS, (int(count) for count in counts), strict=True)),
        )
        for curve, counts in zip(scene.curves, found.counts, strict=True)
    )


def _sides(scene: Scene, pair: tuple[int, int]) -> tuple[str, str]:
    """Codes of a pair, the side of origin first."""
    codes = scene.airports.codes
    one, two = pair if _is_forward(scene, pair) else pair[::-1]
    return codes[one], codes[two]


def _is_forward(scene: Scene, pair: tuple[int, int]) -> bool:
    sides = scene.airports.sides
    return bool(sides[pair[0]] & FROM and sides[pair[1]] & TO)


def _routes(
    scene: Scene, kind: int, pairs: list[tuple[int, int]], known: dict[tuple[int, int], Any]
) -> list[Route]:
    """Routes of one type between pairs of airports."""
    curve, terms, airports = scene.curves[kind], scene.terms, scene.airports
    aircraft = curve.aircraft
    ways: Any = np.array([known[pair][:2] for pair in pairs]).T
    circle, legal = ways
    ground, plain = way_of(legal, circle, terms), way_of(circle, circle, terms)
    ends = np.array(pairs).T
    ring: Any = scene.rings.rings[kind][ends]
    told = reasons(ground, plain, ring[0], ring[1], scene.rings.open_rings[kind])
    field: Any = takeoff_limits(aircraft, airports.lengths, airports.elevations, terms)[ends]
    air = way_through_air(curve.airspeed, ground, terms)
    flyable = np.isfinite(air) & (field.min(axis=0) > 0)
    far: Any = np.maximum(np.where(flyable, air, LEAST_DISTANCE), LEAST_DISTANCE)
    allowed: Any = np.where(flyable, field.min(axis=0), aircraft.max_takeoff_mass)
    limits, taxi = Limits(departure_field=allowed), aircraft.taxi_minutes
    most = payload_limit(aircraft, far, terms.alternate_distance, taxi, limits)
    possible: Any = np.where(flyable, np.maximum(np.asarray(most.payload), 0.0), 0.0)
    plan = flight_plan(aircraft, np.minimum(curve.payload, possible), far, terms)
    flies: Any = flyable & (np.asarray(most.payload) >= 0)
    fuel: Any = np.where(flies, plan.trip, np.nan)
    time: Any = np.where(flies, still_air_time(aircraft, far, plan.landing_mass), np.nan)
    return [
        Route(
            aircraft.code,
            *_sides(scene, pair),
            reason=REASONS[int(told[at])],
            great_circle=float(circle[at]),
            legal=float(legal[at]),
            ground=float(ground[at]),
            air=float(air[at]),
            round=known[pair][2][:: 1 if _is_forward(scene, pair) else -1],
            payload=curve.payload,
            possible=float(possible[at]),
            limit=str(most.binding[at]) if flies[at] else "",
            trip_fuel=float(fuel[at]),
            airborne_time=float(time[at]),
            seats=aircraft.seats,
        )
        for at, pair in enumerate(pairs)
    ]
