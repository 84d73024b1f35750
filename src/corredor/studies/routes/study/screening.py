"""Screening of routes: all pairs of airports between states, or of the world, with all types.

What `corredor routes screen` asks for; no programme folder is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import ClosuresUnknown, UnknownAircraftType, UnknownPlace
from corredor.data.tables import country_codes, read_data_table
from corredor.studies.routes.calc.closures import ClosedAreas, Flight, closed_areas
from corredor.studies.routes.calc.performance import UnknownAircraft
from corredor.studies.routes.calc.screening import (
    Curve,
    Rings,
    Row,
    Screening,
    Terms,
    curve_of,
    reduced_vectors,
    rings_of,
    stacked,
)
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.track.graph import Graph
from corredor.studies.routes.engine.screening import (
    Screened,
    closed_rows,
    screen_open,
    screen_rows,
)
from corredor.studies.routes.engine.visibility import visibility_graph
from corredor.studies.routes.study import closed
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.airspace import airspace, topology
from corredor.studies.routes.study.reference import AIRCRAFT, PRACTICE, by_column
from corredor.studies.routes.study.wish import Airports, Wish, airports_of

FloatArray = NDArray[np.float64]

PASSENGER_MASS: Final = 100.0
"""Passenger with baggage [kg] (Travel Impact Model 3.0.0; ICAO Carbon Emissions Calculator)."""
ALTERNATE_DISTANCE: Final = 200 * 1.852
"""Way to an alternate [km]: 200 nautical miles, as in the makers' typical missions."""
SPARE: Final = 16
"""Rows beyond those asked for: ranked again once their ways are measured on WGS84."""
SHARE_SPARE: Final = 4
"""One row more for this many."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A wish with all that it takes to answer it."""

    wish: Wish
    terms: Terms
    airports: Airports
    curves: tuple[Curve, ...]
    rings: Rings
    shut: ClosedAreas | None
    areas: frozenset[str]


def scene_of(wish: Wish) -> Scene:
    """Gather airports, types and closures of a wish.

    Raises
    ------
    UnknownPlace
        E415: a code is neither a state's nor an airport's.
    UnknownAircraftType
        E126: the table has no such type.
    ClosuresUnknown
        E416: the day lies before the time for which closures are known.
    """
    airports = airports_of(wish.origins, wish.destinations)
    terms = Terms(
        flown_factor=_practice("flown_factor"),
        detour_factor=_practice("detour_factor"),
        tailwind=-wish.headwind,
        alternate_distance=ALTERNATE_DISTANCE,
        warmth=wish.warmth,
    )
    codes = wish.types or tuple(row["code"] for row in read_data_table(AIRCRAFT))
    shut = _shut(wish)
    areas = frozenset(wish.closed) | (shut.codes if shut else frozenset[str]())
    curves = tuple(_curve(code, wish.payload, terms) for code in dict.fromkeys(codes))
    rings = rings_of(curves, airports.lengths, airports.elevations, terms)
    known = frozenset(area for area in areas if area in topology().areas)
    return Scene(wish, terms, airports, curves, rings, shut, known)


def _practice(name: str) -> float:
    return float(by_column(PRACTICE, "name")[name]["value"])


def _curve(code: str, payload: float | None, terms: Terms) -> Curve:
    try:
        aircraft = built(code)
    except UnknownAircraft as error:
        raise UnknownAircraftType(None, aircraft=code, known=list(error.known)) from None
    seats = min(aircraft.seats * PASSENGER_MASS, aircraft.max_payload)
    return curve_of(aircraft, seats if payload is None else payload, terms)


def _shut(wish: Wish) -> ClosedAreas | None:
    """What is closed to carriers of the state of a wish."""
    for code in wish.closed:
        if code not in topology().areas:
            raise UnknownPlace(None, name=code)
    if not wish.carrier_state:
        return None
    if wish.carrier_state not in country_codes():
        raise UnknownPlace(None, name=wish.carrier_state)
    first, _ = closed.known()
    if wish.day < first:
        raise ClosuresUnknown(None, first=first.isoformat(), day=wish.day.isoformat())
    flight = Flight(wish.carrier_state, wish.carrier_state, wish.carrier_state)
    return closed_areas(closed.shipped(), flight, wish.day, closed.known(), beyond=True)


def screen(scene: Scene) -> Screened:
    """Screen all pairs of a scene with all its types."""
    wish, airports = scene.wish, scene.airports
    points = reduced_vectors(airports.latitudes, airports.longitudes)
    asked = Screening(
        rings=scene.rings,
        curves=stacked(scene.curves, wish.measure, scene.terms),
        count=wish.count + SPARE + wish.count // SHARE_SPARE,
        worst=wish.worst,
        unreached=wish.unreached,
    )
    if not scene.areas:
        flown = scene.terms.flown_factor
        return screen_open(points, airports.sides, flown, asked, jobs=wish.jobs)
    return screen_rows(_rows(scene, points), asked, jobs=wish.jobs)


@lru_cache(maxsize=4)
def legal_legs(areas: frozenset[str]) -> Graph:
    """Return the legal legs past closed areas, found once."""
    return visibility_graph(airspace(areas, frozenset[str]()))


def _rows(scene: Scene, points: FloatArray) -> Iterator[Row]:
    airports = scene.airports
    vectors = unit_vectors(airports.latitudes, airports.longitudes)
    usable = np.asarray((scene.rings.rings > 0).any(axis=0), bool)
    return closed_rows(
        legal_legs(scene.areas), vectors, points, airports.sides, usable, scene.terms
    )
