"""Areas that a track crosses, and how far it leads over each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corredor.studies.routes.calc.sphere import cross, great_circle_distance, interpolated
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.track.topology import Topology
from corredor.units import Km

Inside = Callable[[str, FloatArray], BoolArray]
"""Whether unit vectors lie in an area, by its code."""


@dataclass(frozen=True, eq=False)
class Borders:
    """Boundary edges of a topology, each once.

    Attributes
    ----------
    starts, ends, normals
        Ends and poles of the edges, shape (n, 3).
    areas
        Codes of the areas on the sides of each arc; of an edge those of its arc.
    arc
        The arc of each edge, shape (n,).
    """

    starts: FloatArray
    ends: FloatArray
    normals: FloatArray
    areas: tuple[frozenset[str], ...]
    arc: IntArray


def borders_of(topology: Topology) -> Borders:
    """Return the boundary edges of a topology."""
    count = len(topology.starts) - 1
    owners: list[set[str]] = [set() for _ in range(count)]
    for area, rings in topology.areas.items():
        for arc in (arc for ring in rings for arc in ring):
            owners[arc if arc >= 0 else ~arc].add(area)
    lasts = np.zeros(len(topology.points), bool)
    lasts[topology.starts[1:] - 1] = True
    first = np.flatnonzero(~lasts)
    starts, ends = topology.points[first], topology.points[first + 1]
    arc = np.searchsorted(topology.starts, first, side="right") - 1
    return Borders(starts, ends, cross(starts, ends), tuple(map(frozenset, owners)), arc)


def overflown(
    corners: FloatArray, borders: Borders, ends: Collection[str], inside: Inside
) -> Mapping[str, Km]:
    """Return how far a track leads over each area [km], by code in the order of flight.

    Parameters
    ----------
    corners
        Origin, turn points and destination as unit vectors, shape (k, 3).
    borders
        Of the topology.
    ends
        Areas in which the track begins and ends; it may cross no border of theirs.
    inside
        Decides between the areas whose borders the track meets.

    Examples
    --------
    >>> from corredor.studies.routes.calc.sphere import unit_vectors
    >>> from corredor.studies.routes.calc.track import airspace_of, topology_of
    >>> square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    >>> topology = topology_of({"grid": 1.0, "arcs": [square], "areas": {"AA": [[0]]}})
    >>> track = unit_vectors(np.array([5.0, 5.0]), np.array([-5.0, 5.0]))
    >>> area = airspace_of(topology, {"AA"})
    >>> found = overflown(track, borders_of(topology), (), lambda _, at: area.is_inside(at))
    >>> round(found["AA"])
    554
    """
    sums: dict[str, Km] = {}
    for one, two in pairwise(corners):
        places, met = _crossings(one, two, borders)
        middles = interpolated(one, two, (places[:-1] + places[1:]) / 2)
        lengths = np.diff(places) * float(great_circle_distance(one, two))
        free = np.ones(len(middles), bool)
        for area in sorted(met | set(ends)):
            within = free & inside(area, middles)
            free &= ~within
            if within.any():
                sums[area] = sums.get(area, 0.0) + float(lengths[within].sum())
    return sums


def _crossings(one: FloatArray, two: FloatArray, borders: Borders) -> tuple[FloatArray, set[str]]:
    """Return where a leg crosses borders, as shares of it with 0 and 1, and areas beside them."""
    pole = cross(one, two)
    side_one, side_two = borders.starts @ pole, borders.ends @ pole
    at = np.flatnonzero((side_one <= 0) != (side_two <= 0))
    normals = borders.normals[at]
    before, after = normals @ one, normals @ two
    at = at[(before <= 0) != (after <= 0)]
    points = cross(pole, borders.normals[at])
    # Of the two points where great circles meet, the one on the border.
    points = (
        points * np.sign(np.sum(points * (borders.starts[at] + borders.ends[at]), axis=1))[:, None]
    )
    points = points / np.linalg.norm(points, axis=1)[:, None]
    middle = one + two
    near = points @ middle > 0
    at, points = at[near], points[near]
    whole = float(great_circle_distance(one, two))
    shares = np.asarray(great_circle_distance(points, one[None, :]), float) / whole
    arcs: list[int] = np.unique(borders.arc[at]).tolist()
    met = set[str]().union(*(borders.areas[arc] for arc in arcs))
    return np.unique(np.clip(np.concatenate(([0.0, 1.0], shares)), 0, 1)), met
