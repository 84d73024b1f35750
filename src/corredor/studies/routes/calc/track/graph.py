"""Prebuilt graph: every legal leg between corners that is tangent to the walls at both ends."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from corredor.studies.routes.calc.sphere import angle
from corredor.studies.routes.calc.sphere.constants import FloatArray, IntArray
from corredor.studies.routes.calc.track.airspace import Airspace
from corredor.studies.routes.calc.track.search import tangents, touched


@dataclass(frozen=True, eq=False)
class Graph:
    """Legal legs between corners, both ways, ordered by the corner that they leave.

    Attributes
    ----------
    airspace
        What is closed.
    starts
        Where the legs of each corner begin, shape (k + 1,).
    ends
        The corner that each leg reaches.
    lengths
        Length of each leg [radian].
    """

    airspace: Airspace
    starts: IntArray = field(repr=False)
    ends: IntArray = field(repr=False)
    lengths: FloatArray = field(repr=False)


@dataclass(frozen=True, eq=False)
class Rays:
    """Shortest paths from one position to all corners.

    Attributes
    ----------
    point
        The position, a unit vector.
    corners
        Corners that it sees along a tangent.
    reaches
        Lengths of the legs to them [radian].
    lengths
        Lengths of the shortest paths to all corners [radian], infinite where there is none.
    parents
        The corner before each corner, -1 where it is seen from the position, -2 without a path.
    """

    point: FloatArray = field(repr=False)
    corners: IntArray = field(repr=False)
    reaches: FloatArray = field(repr=False)
    lengths: FloatArray = field(repr=False)
    parents: IntArray = field(repr=False)


def graph_of(airspace: Airspace) -> Graph:
    """Graph of an airspace, leg by leg; `engine.visibility` makes the same in a hundredth."""
    walls = airspace.walls
    pairs: list[tuple[int, int]] = []
    for corner in range(len(walls.corner)):
        here = walls.at[corner]
        mutual = tangents(walls, here) & touched(
            walls.at @ walls.behind[corner], walls.at @ walls.ahead[corner]
        )
        for other in np.flatnonzero(mutual[corner + 1 :]) + corner + 1:
            if airspace.sees(here, walls.at[other], tangent=True):
                pairs.append((corner, int(other)))
    return graph_from(airspace, np.array(pairs, np.int64).reshape(-1, 2))


def graph_from(airspace: Airspace, pairs: IntArray) -> Graph:
    """Graph with the legs between pairs of corners, shape (n, 2), each pair once."""
    both = np.concatenate((pairs, pairs[:, ::-1]))
    both = both[np.lexsort((both[:, 1], both[:, 0]))]
    at = airspace.walls.at
    counts = np.bincount(both[:, 0], minlength=len(at))
    return Graph(
        airspace=airspace,
        starts=np.concatenate(([0], np.cumsum(counts))),
        ends=np.ascontiguousarray(both[:, 1]),
        lengths=angle(at[both[:, 0]], at[both[:, 1]]),
    )


def rays_from(graph: Graph, point: FloatArray, corners: IntArray | None = None) -> Rays:
    """Shortest paths from a position outside closed areas to all corners, by Dijkstra.

    Parameters
    ----------
    graph
        The legs.
    point
        A unit vector.
    corners
        The corners that it sees along a tangent; found here if they aren't given.
    """
    airspace, at = graph.airspace, graph.airspace.walls.at
    point = airspace.off_boundary(point)
    if corners is None:
        candidates = np.flatnonzero(tangents(airspace.walls, point))
        seen = [airspace.sees(point, at[corner]) for corner in candidates]
        corners = candidates[np.array(seen, bool)]
    reaches = angle(at[corners], point)
    lengths = np.full(len(at), np.inf)
    parents = np.full(len(at), -2)
    lengths[corners], parents[corners] = reaches, -1
    queue = sorted(zip(reaches.tolist(), corners.tolist(), strict=True))
    while queue:
        length, corner = heapq.heappop(queue)
        if length > lengths[corner]:
            continue
        legs = slice(graph.starts[corner], graph.starts[corner + 1])
        ends, totals = graph.ends[legs], length + graph.lengths[legs]
        better = totals < lengths[ends]
        lengths[ends[better]], parents[ends[better]] = totals[better], corner
        for total, end in zip(totals[better].tolist(), ends[better].tolist(), strict=True):
            heapq.heappush(queue, (total, end))
    return Rays(point, corners, reaches, lengths, parents)


def shortest_length(graph: Graph, first: Rays, last: Rays) -> tuple[float, int]:
    """Length of the shortest path [radian] and its last corner; -1 where no corner is needed.

    Infinite where there is no path.
    """
    if graph.airspace.sees(first.point, last.point):
        return float(angle(first.point, last.point)), -1
    if not len(last.corners):
        return np.inf, -1
    totals = first.lengths[last.corners] + last.reaches
    best = int(np.argmin(totals))
    return float(totals[best]), int(last.corners[best])


def path_between(graph: Graph, first: Rays, last: Rays) -> FloatArray | None:
    """Points of the shortest path, ends included, shape (n, 3); None where there is none."""
    length, corner = shortest_length(graph, first, last)
    if not np.isfinite(length):
        return None
    turns: list[int] = []
    while corner >= 0:
        turns.append(corner)
        corner = int(first.parents[corner])
    points = graph.airspace.walls.at[turns[::-1]]
    return np.concatenate((first.point[None, :], points, last.point[None, :]))
