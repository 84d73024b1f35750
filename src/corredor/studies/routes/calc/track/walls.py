"""Walls and corners: what blocks a leg, and where the shortest track may turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.sphere.predicates import FILTER, exact_sign, orientations
from corredor.studies.routes.calc.track.rings import Rings


@dataclass(frozen=True, eq=False)
class Walls:
    """Chains of edges that no leg may cross, closed area to their left, and their corners.

    Attributes
    ----------
    points
        Unit vectors of the chains one after the other, shape (n, 3); a ring repeats its first
        point at its end.
    is_edge
        Whether an edge runs from a point to the next, shape (n - 1,).
    corner
        Of each point that begins an edge at which a track may turn: its index, shape (k,).
    edge_before
        Of each corner: the point at which the edge that ends there begins, shape (k,).
    before, after
        The points beside each corner on its chain, unit vectors, shape (k, 3).
    """

    points: FloatArray = field(repr=False)
    is_edge: BoolArray = field(repr=False)
    corner: IntArray = field(repr=False)
    edge_before: IntArray = field(repr=False)
    before: FloatArray = field(repr=False)
    after: FloatArray = field(repr=False)

    @cached_property
    def at(self) -> FloatArray:
        """Unit vectors of the corners, shape (k, 3)."""
        return self.points[self.corner]

    @cached_property
    def edges(self) -> IntArray:
        """Points at which an edge begins."""
        return np.flatnonzero(self.is_edge)

    @cached_property
    def meeting(self) -> BoolArray:
        """Whether another chain has the point of a corner too, shape (k,)."""
        points = np.ascontiguousarray(self.points[self.edges]) + 0.0
        _, name, counts = np.unique(
            points.view("V24").ravel(), return_inverse=True, return_counts=True
        )
        shared = np.zeros(len(self.points), bool)
        shared[self.edges] = counts[name] > 1
        return shared[self.corner]

    @cached_property
    def behind(self) -> FloatArray:
        """Normals of the great circles from corners to the points before, shape (k, 3)."""
        return cross(self.at, self.before)

    @cached_property
    def ahead(self) -> FloatArray:
        """Normals of the great circles from corners to the points after, shape (k, 3)."""
        return cross(self.at, self.after)

    @cached_property
    def normals(self) -> FloatArray:
        """Normals of the great circles from each point to the next, shape (n - 1, 3)."""
        return cross(self.points[:-1], self.points[1:])

    @cached_property
    def sizes(self) -> FloatArray:
        """Angles from each point to the next [radian], shape (n - 1,)."""
        return angle(self.points[:-1], self.points[1:])

    @cached_property
    def columns(self) -> FloatArray:
        """Coordinates of all points, shape (3, n), for products with many normals."""
        return np.ascontiguousarray(self.points.T)


def walls_of(rings: Rings) -> Walls:
    """Walls along rings, with a corner at each point where the closed area is convex."""
    closing = rings.starts[1:]
    points = np.insert(rings.points, closing, rings.points[rings.starts[:-1]], axis=0)
    is_edge = np.ones(max(len(points) - 1, 0), bool)
    is_edge[(closing + np.arange(len(closing)))[:-1]] = False
    before = rings.points[rings.preceding]
    after = rings.points[rings.following]
    convex = np.flatnonzero(orientations(before, rings.points, after) > 0)
    ring = np.searchsorted(rings.starts, convex, side="right") - 1
    edge_before = rings.preceding[convex] + ring
    return Walls(points, is_edge, convex + ring, edge_before, before[convex], after[convex])


def chained_walls(chains: Sequence[tuple[FloatArray, bool]]) -> Walls:
    """Walls along chains of points, shape (n, 3), each with whether it closes on itself."""
    if not chains:
        return walls_of(
            Rings(np.zeros((0, 3)), np.zeros(1, np.int64), (), (), np.zeros(0, np.int64))
        )
    lines = [np.concatenate((chain, chain[:1])) if closes else chain for chain, closes in chains]
    points = np.concatenate(lines)
    last = np.cumsum([len(line) for line in lines]) - 1
    is_edge = np.ones(len(points) - 1, bool)
    is_edge[last[:-1]] = False
    before, after = np.arange(-1, len(points) - 1), np.arange(1, len(points) + 1)
    turning = np.ones(len(points), bool)
    turning[last] = False
    for line, (_, closes), end in zip(lines, chains, last, strict=True):
        first = end - len(line) + 1
        before[first] = end - 1
        turning[first] = closes
    inner = np.flatnonzero(turning)
    convex = orientations(points[before[inner]], points[inner], points[after[inner]]) > 0
    corner = inner[convex]
    return Walls(
        points, is_edge, corner, before[corner], points[before[corner]], points[after[corner]]
    )


def together(first: Walls, second: Walls) -> Walls:
    """Walls of both."""
    if not len(first.points) or not len(second.points):
        return second if len(second.points) else first
    offset = len(first.points)
    return Walls(
        np.concatenate((first.points, second.points)),
        np.concatenate((first.is_edge, [False], second.is_edge)),
        np.concatenate((first.corner, second.corner + offset)),
        np.concatenate((first.edge_before, second.edge_before + offset)),
        np.concatenate((first.before, second.before)),
        np.concatenate((first.after, second.after)),
    )


@dataclass(frozen=True)
class Sight:
    """Whether a leg is free of walls.

    `touching` are the points of walls that it touches on its way; `on_wall` tells whether one of
    its ends is such a point.
    """

    clear: bool
    touching: tuple[int, ...] = ()
    on_wall: bool = False


def sight(walls: Walls, first: FloatArray, last: FloatArray) -> Sight:
    """Sight along a leg: exact, whatever its length below half a turn.

    Parameters
    ----------
    walls
        What blocks.
    first, last
        Ends of the leg, unit vectors, not antipodal. Walls that end there don't block; whether
        the leg leaves its ends on the right side is the caller's to ask.
    """
    heights = cross(first, last) @ walls.columns
    unsure = np.flatnonzero(np.abs(heights) <= FILTER)
    touching: list[int] = []
    on_wall = False
    if len(unsure):
        near = walls.points[unsure]
        is_end = np.all(near == first, axis=1) | np.all(near == last, axis=1)
        heights[unsure] = [
            0 if end else exact_sign(first, last, point)
            for end, point in zip(is_end.tolist(), near, strict=True)
        ]
        on_wall = bool(is_end.any())
        on_line = unsure[(heights[unsure] == 0) & ~is_end]
        touching = [at for at in on_line.tolist() if is_between(first, last, walls.points[at])]
    above, below = heights > 0, heights < 0
    across = (above[1:] & below[:-1]) | (below[1:] & above[:-1])
    edges = np.flatnonzero(across & walls.is_edge)
    if len(edges) and _blocks(walls, first, last, above, edges):
        return Sight(False)
    return Sight(True, tuple(touching), on_wall)


def _blocks(
    walls: Walls, first: FloatArray, last: FloatArray, above: BoolArray, edges: IntArray
) -> bool:
    """Whether edges across the leg's great circle cross the leg itself.

    Two arcs cross where the four orientations agree: the meeting of their great circles is then
    a positive combination of both pairs of ends.
    """
    starts, ends = walls.points[edges], walls.points[edges + 1]
    normals = walls.normals[edges]
    one, two = normals @ first, normals @ last
    if min(np.abs(one).min(), np.abs(two).min()) <= FILTER:
        one, two = orientations(starts, ends, first), orientations(starts, ends, last)
    up = above[edges + 1]
    return bool(np.any(np.where(up, (one > 0) & (two < 0), (one < 0) & (two > 0))))


def is_between(first: FloatArray, last: FloatArray, point: FloatArray) -> bool:
    """Whether a point of the great circle through two others lies on the arc between them."""
    normal = cross(first, last)
    return bool(cross(normal, first) @ point >= 0 and cross(last, normal) @ point >= 0)
