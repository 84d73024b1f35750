"""Sovereign areas as a topology: arcs on the grid, and rings of arcs that neighbours share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.sphere.constants import FloatArray, IntArray

_ROUND: Final = 360.0


@dataclass(frozen=True, eq=False)
class Topology:
    """A planar partition of the sphere into areas and the high seas.

    Attributes
    ----------
    points
        Unit vectors of all arcs, one arc after the other, shape (n, 3).
    starts
        Where each arc begins in `points`, shape (arcs + 1,).
    areas
        By code of the area: its rings, each the numbers of its arcs in their order; the number
        -1 - i is arc i walked from its end. The area lies to the left.
    """

    points: FloatArray = field(repr=False)
    starts: IntArray = field(repr=False)
    areas: Mapping[str, tuple[tuple[int, ...], ...]] = field(repr=False)


def topology_of(document: Mapping[str, Any]) -> Topology:
    """Topology of a document with ``grid``, ``arcs`` and ``areas``.

    Parameters
    ----------
    document
        ``grid``: degrees of one step. ``arcs``: lists of [longitude, latitude] differences in
        steps, the first from zero. ``areas``: by code, rings as lists of arc numbers (~i is arc
        i reversed), or polygons as lists of such rings.

    Raises
    ------
    ValueError
        An arc has fewer than two points, or a ring names an arc that isn't there.

    Examples
    --------
    >>> square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    >>> topology = topology_of({"grid": 1.0, "arcs": [square], "areas": {"AA": [[0]]}})
    >>> len(topology.points), topology.areas
    (5, {'AA': ((0,),)})
    """
    arcs: Sequence[Any] = document["arcs"]
    lengths = np.array([len(arc) for arc in arcs], np.int64)
    if np.any(lengths <= 1):
        raise ValueError("an arc of the airspace has fewer than two points")
    starts = np.concatenate(([0], np.cumsum(lengths)))
    steps = np.array([step for arc in arcs for step in arc], np.int64).reshape(-1, 2)
    sums = np.cumsum(steps, axis=0)
    before = np.concatenate((np.zeros((1, 2), np.int64), sums))[starts[:-1]]
    places = sums - np.repeat(before, lengths, axis=0)
    areas = {str(code): _rings(shape) for code, shape in sorted(document["areas"].items())}
    if any(
        not -len(arcs) <= arc < len(arcs) for rings in areas.values() for r in rings for arc in r
    ):
        raise ValueError("a ring of the airspace names an arc that isn't there")
    return Topology(_vectors(places, float(document["grid"])), starts, areas)


def _vectors(places: IntArray, grid: float) -> FloatArray:
    """Unit vectors of places on the grid; of one place always the same, to the last bit."""
    turn = round(_ROUND / grid)
    east, north = (places[:, 0] + turn // 2) % turn, places[:, 1]
    east = np.where(np.abs(north) * grid >= _ROUND / 4, 0, east)
    # NumPy's sine depends in its last bit on where in an array the angle stands.
    _, first, name = np.unique(north * turn + east, return_index=True, return_inverse=True)
    longitude = (east[first] - turn // 2) * grid
    latitude = np.asarray(np.clip(north[first] * grid, -_ROUND / 4, _ROUND / 4), float)
    return unit_vectors(latitude, longitude)[name]


def _rings(shape: Sequence[Any]) -> tuple[tuple[int, ...], ...]:
    """Rings of an area, whether or not they are grouped in polygons."""
    rings: list[tuple[int, ...]] = []
    for part in shape:
        if part and isinstance(part[0], int):
            rings.append(tuple(part))
        else:
            rings.extend(_rings(part))
    return tuple(rings)
