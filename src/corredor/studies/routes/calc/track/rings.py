"""Union of closed areas: arcs that two of them share drop out, the rest is chained to rings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from corredor.studies.routes.calc.sphere import cross
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.track.topology import Topology


@dataclass(frozen=True, eq=False)
class Rings:
    """Boundary of the closed areas on the unit sphere, interior to the left of every edge.

    Attributes
    ----------
    points
        Unit vectors, shape (n, 3); a ring doesn't repeat its first point.
    starts
        Where each ring begins in `points`, shape (rings + 1,).
    owners
        Of each ring: the areas that border it from inside, sorted, separated by spaces.
    areas
        All areas that own an edge, sorted.
    area_of
        Of the edge that begins at each point: the index in `areas` of its owner, shape (n,).
    """

    points: FloatArray = field(repr=False)
    starts: IntArray = field(repr=False)
    owners: tuple[str, ...]
    areas: tuple[str, ...]
    area_of: IntArray = field(repr=False)

    @property
    def following(self) -> IntArray:
        """The point after each point on its ring, shape (n,)."""
        after = np.arange(1, len(self.points) + 1)
        after[self.starts[1:] - 1] = self.starts[:-1]
        return after

    @property
    def preceding(self) -> IntArray:
        """The point before each point on its ring, shape (n,)."""
        before = np.arange(-1, len(self.points) - 1)
        before[self.starts[:-1]] = self.starts[1:] - 1
        return before


_Walk = tuple[FloatArray, str]
"""Points of an arc in the order of the walk, and the area to its left."""


def rings_of(topology: Topology, closed: Collection[str]) -> Rings:
    """Boundary of the union of closed areas; enclosed open areas and high seas stay as holes.

    Parameters
    ----------
    topology
        The partition that the areas belong to.
    closed
        Codes of the closed areas.

    Raises
    ------
    KeyError
        A closed area isn't in the topology.

    Examples
    --------
    >>> from corredor.studies.routes.calc.track.topology import topology_of
    >>> wall, left, right = [[0, 10], [0, -10]], [[0, 0], [-9, 0], [0, 10], [9, 0]], [
    ...     [0, 10], [9, 0], [0, -10], [-9, 0]]
    >>> left, right = [[0, 10], [-9, 0], [0, -10], [9, 0]], [[0, 0], [9, 0], [0, 10], [-9, 0]]
    >>> pair = topology_of({"grid": 1.0, "arcs": [wall, left, right],
    ...     "areas": {"AA": [[~0, 1]], "BB": [[0, 2]]}})
    >>> rings_of(pair, {"AA", "BB"}).owners, len(rings_of(pair, {"AA"}).points)
    (('AA BB',), 4)
    """
    unknown = sorted(set(closed) - topology.areas.keys())
    if unknown:
        raise KeyError(f"no such area in the airspace: {', '.join(unknown)}")
    walked: dict[int, str] = {}
    for area in sorted(set(closed)):
        for arc in (arc for ring in topology.areas[area] for arc in ring):
            if ~arc in walked:
                del walked[~arc]
            else:
                walked[arc] = area
    return chained([(_points(topology, arc), area) for arc, area in walked.items()])


def _points(topology: Topology, arc: int) -> FloatArray:
    if arc < 0:
        return topology.points[topology.starts[~arc] : topology.starts[~arc + 1]][::-1]
    return topology.points[topology.starts[arc] : topology.starts[arc + 1]]


def joined(rings: Sequence[tuple[FloatArray, str]]) -> Rings:
    """Rings of closed lists of points, each with the area that it bounds.

    Parameters
    ----------
    rings
        Unit vectors, shape (n, 3), the area to the left; the first point isn't repeated.
    """
    return chained([(np.concatenate((points, points[:1])), area) for points, area in rings])


def chained(walks: Sequence[_Walk]) -> Rings:
    """Rings of arcs that meet end to end; stretches walked both ways drop out.

    Raises
    ------
    ValueError
        The arcs don't close.
    """
    walks = _uncancelled(walks)
    leaving: dict[bytes, list[int]] = {}
    for at, (points, _) in enumerate(walks):
        leaving.setdefault(_key(points[0]), []).append(at)
    free = set(range(len(walks)))
    chains: list[list[int]] = []
    for first in range(len(walks)):
        if first in free:
            chains.append(_chain(walks, leaving, free, first))
    areas = tuple(sorted({area for _, area in walks}))
    index = {area: at for at, area in enumerate(areas)}
    parts = [_ring(walks, chain, index) for chain in chains]
    parts = [part for part in parts if len(part[0]) > len(("there", "back"))]
    sizes = [len(points) for points, _ in parts]
    return Rings(
        points=np.concatenate([p for p, _ in parts]) if parts else np.zeros((0, 3)),
        starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        owners=tuple(" ".join(areas[at] for at in np.unique(owner)) for _, owner in parts),
        areas=areas,
        area_of=np.concatenate([o for _, o in parts]) if parts else np.zeros(0, np.int64),
    )


def _key(point: FloatArray) -> bytes:
    return (point + 0.0).tobytes()


def _chain(
    walks: Sequence[_Walk], leaving: dict[bytes, list[int]], free: set[int], first: int
) -> list[int]:
    """Follow arcs from one until it closes; where several leave, the leftmost keeps rings apart."""
    chain = [first]
    free.remove(first)
    home = _key(walks[first][0][0])
    while _key(walks[chain[-1]][0][-1]) != home:
        points = walks[chain[-1]][0]
        ways = [at for at in leaving.get(_key(points[-1]), ()) if at in free]
        if not ways:
            raise ValueError("the arcs of a closed area don't close")
        way = ways[0] if len(ways) == 1 else _leftmost(points, walks, ways)
        chain.append(way)
        free.remove(way)
    return chain


def _leftmost(points: FloatArray, walks: Sequence[_Walk], ways: Sequence[int]) -> int:
    """Return the way that turns most to the left: an area that meets itself in a point is two."""
    node, back = points[-1], points[-2]
    reference = back - node * float(back @ node)
    side = cross(node, reference)

    def turn(at: int) -> float:
        ahead = walks[at][0][1]
        return -float(np.arctan2(ahead @ side, ahead @ reference)) % (2 * np.pi)

    return min(ways, key=lambda at: (turn(at), at))


def _ring(
    walks: Sequence[_Walk], chain: Sequence[int], index: dict[str, int]
) -> tuple[FloatArray, IntArray]:
    points = np.concatenate([walks[at][0][:-1] for at in chain])
    owner = np.concatenate(
        [np.full(len(walks[at][0]) - 1, index[walks[at][1]], np.int64) for at in chain]
    )
    moved = np.any(points != np.roll(points, -1, axis=0), axis=1)
    return points[moved], owner[moved]


def _uncancelled(walks: Sequence[_Walk]) -> list[_Walk]:
    """Drop edges that are walked both ways, as along the antimeridian; the rest stays in pieces."""
    if not walks:
        return []
    points = np.concatenate([points for points, _ in walks]) + 0.0
    _, name = np.unique(points.view(f"V{points.itemsize * 3}").ravel(), return_inverse=True)
    one, two = name[:-1].astype(np.int64), name[1:].astype(np.int64)
    is_edge = np.ones(len(one), bool)
    is_edge[np.cumsum([len(points) for points, _ in walks])[:-1] - 1] = False
    back = (two * len(points) + one)[is_edge]
    gone = np.isin(one * len(points) + two, back)
    kept: list[_Walk] = []
    first = 0
    for walk in walks:
        last = first + len(walk[0]) - 1
        kept.extend(_pieces(walk, gone[first:last]))
        first = last + 1
    return kept


def _pieces(walk: _Walk, gone: BoolArray) -> list[_Walk]:
    """Stretches of an arc between the edges that are gone."""
    points, area = walk
    if not gone.any():
        return [walk]
    breaks = [-1, *np.flatnonzero(gone).tolist(), len(gone)]
    return [
        (points[before + 1 : after + 1], area)
        for before, after in pairwise(breaks)
        if after > before + 1
    ]
