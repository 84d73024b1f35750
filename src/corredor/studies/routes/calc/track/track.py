"""The shortest legal track between two positions, with its proof."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import (
    geodetic_positions,
    great_circle_distance,
    sampled,
    unit_vectors,
)
from corredor.studies.routes.calc.sphere.arcs import SAMPLE_SPACING
from corredor.studies.routes.calc.sphere.constants import FloatArray
from corredor.studies.routes.calc.track.airspace import ANTIPODAL, Airspace
from corredor.studies.routes.calc.track.path import legal_path
from corredor.studies.routes.calc.track.records import Leg, Position, Track, Turn
from corredor.studies.routes.calc.track.refusals import Enclosed, EndClosed, EndTooNear
from corredor.studies.routes.calc.track.relaxation import blocking_zones
from corredor.studies.routes.calc.track.separation import bordering, separating_rings
from corredor.units import Km

ORIGIN: Final = "origin"
DESTINATION: Final = "destination"


def shortest_track(origin: Position, destination: Position, airspace: Airspace) -> Track:
    """Shortest track past the closed areas, proved legal at each kilometre.

    Parameters
    ----------
    origin, destination
        Geodetic positions.
    airspace
        What is closed.

    Raises
    ------
    EndClosed
        An end lies in a closed area.
    EndTooNear
        An end lies in a stand-off zone.
    Enclosed
        No legal track joins the ends.

    Examples
    --------
    >>> from corredor.studies.routes.calc.track import airspace_of, topology_of
    >>> wall = [[-10, -30], [20, 0], [0, 60], [-20, 0], [0, -60]]
    >>> topology = topology_of({"grid": 1.0, "arcs": [wall], "areas": {"AA": [[0]]}})
    >>> track = shortest_track(
    ...     Position(5, -60), Position(5, 60), airspace_of(topology, {"AA"}))
    >>> [(round(turn.position.latitude), turn.owner) for turn in track.turns]
    [(30, 'AA'), (30, 'AA')]
    """
    ends = [
        airspace.off_boundary(unit_vectors(place.latitude, place.longitude))
        for place in (origin, destination)
    ]
    for name, point in zip((ORIGIN, DESTINATION), ends, strict=True):
        if airspace.is_inside(point[None, :])[0]:
            owner = airspace.owner(point)
            raise EndClosed(name, owner, by_choice=owner in airspace.avoided)
        if airspace.zones is not None and airspace.zones.contains(point[None, :])[0]:
            largest, owner, _ = airspace.zones.nearest(point)
            raise EndTooNear(name, owner, largest)
    between = separating_rings(airspace.rings, ends[0], ends[1])
    if len(between):
        raise Enclosed(tuple(sorted(bordering(airspace.rings, between))))
    path = legal_path(ends[0], ends[1], airspace)
    if path is None:
        raise Enclosed((), blocking_zones(airspace, *ends))
    return proved_track(path, airspace, (origin, destination))


def proved_track(path: FloatArray, airspace: Airspace, ends: tuple[Position, Position]) -> Track:
    """Track along a path, each kilometre of which is found legal.

    Raises
    ------
    ArithmeticError
        A sample lies in a closed area: the path isn't legal.
    """
    samples = np.concatenate(
        [sampled(path[at], path[at + 1], SAMPLE_SPACING) for at in range(len(path) - 1)]
    )
    if airspace.is_barred(samples).any():
        raise ArithmeticError("the track found runs through a closed area")
    latitudes, longitudes = geodetic_positions(path[1:-1])
    inner = [Position(float(a), float(b)) for a, b in zip(latitudes, longitudes, strict=True)]
    points = (ends[0], *inner, ends[1])
    lengths = great_circle_distance(path[:-1], path[1:])
    # Through one point between antipodes the track goes straight on.
    is_straight = len(inner) == 1 and np.linalg.norm(path[0] + path[-1]) <= ANTIPODAL
    return Track(
        points=points,
        legs=tuple(
            _leg(points[at : at + 2], path[at : at + 2], length, airspace)
            for at, length in enumerate(lengths.tolist())
        ),
        turns=()
        if is_straight
        else tuple(_turn(place, path[at], airspace) for at, place in enumerate(inner, 1)),
        great_circle=float(great_circle_distance(path[0], path[-1])),
        samples=len(samples),
    )


def _turn(position: Position, point: FloatArray, airspace: Airspace) -> Turn:
    nearest = airspace.binding(point)
    return Turn(position, nearest.owner, nearest.distance, nearest.owner in airspace.avoided)


def _leg(ends: tuple[Position, ...], path: FloatArray, length: Km, airspace: Airspace) -> Leg:
    if not len(airspace.rings.points):
        return Leg(ends[0], ends[1], length)
    nearest = airspace.beside(path[0], path[1])
    return Leg(ends[0], ends[1], length, nearest.distance, nearest.owner)
