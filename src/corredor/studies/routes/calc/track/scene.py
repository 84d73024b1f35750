"""The part of the walls that a search looks at, and sight along many legs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.sphere.predicates import FILTER
from corredor.studies.routes.calc.track.bound import Bound
from corredor.studies.routes.calc.track.walls import Walls

_MARGIN: Final = 1e-9
"""Widening of what a search looks at, against rounding [radian]."""


@dataclass(frozen=True, eq=False)
class Blinds:
    """Edges in a lune as seen from its point, turned so that they run from below to above.

    An edge blocks a leg from the point where it begins below the leg and ends above, and the leg
    ends beyond it: the four orientations of two arcs that cross.
    """

    edges: IntArray = field(repr=False)
    starts: FloatArray = field(repr=False)
    ends: FloatArray = field(repr=False)
    normals: FloatArray = field(repr=False)
    is_sure: BoolArray = field(repr=False)


@dataclass(frozen=True, eq=False)
class Scene:
    """Corners and edges that matter.

    Attributes
    ----------
    corner
        Index among the corners of the walls of each corner that matters, shape (k,).
    remaining
        Least length of a path from each of them to the destination [radian], shape (k,).
    at, behind, ahead
        Of these corners, as in `Walls`.
    starts, ends, normals
        Of the edges that matter, and of one that stands for all others, shape (m + 1, 3).
    beside
        Numbers of the edges that end and that begin at each corner, shape (k, 2).
    meeting
        Whether another wall has the point of the corner too, shape (k,).
    """

    corner: IntArray = field(repr=False)
    remaining: FloatArray = field(repr=False)
    at: FloatArray = field(repr=False)
    behind: FloatArray = field(repr=False)
    ahead: FloatArray = field(repr=False)
    starts: FloatArray = field(repr=False)
    ends: FloatArray = field(repr=False)
    normals: FloatArray = field(repr=False)
    beside: IntArray = field(repr=False)
    meeting: BoolArray = field(repr=False)

    def blinds(self, corner: int, here: FloatArray, low: FloatArray, high: FloatArray) -> Blinds:
        """Edges that may enter the lune from a point between two great circles, by normals."""
        kept = np.ones(len(self.starts), bool)
        for normal in (low, high):
            kept &= (self.starts @ normal >= -FILTER) | (self.ends @ normal >= -FILTER)
        if corner >= 0:
            kept[self.beside[corner]] = False
        edges = np.flatnonzero(kept[:-1])
        side = self.normals[edges] @ here
        turned = np.where(side > 0, 1.0, -1.0)[:, None]
        return Blinds(
            edges,
            (self.starts[edges] * turned).T,
            (self.ends[edges] * turned).T,
            (self.normals[edges] * turned).T,
            np.abs(side) > FILTER,
        )


def scene_of(walls: Walls, bound: Bound, length: float) -> Scene:
    """What a path no longer than a length [radian] can meet between the ends of a bound."""
    sums = angle(walls.points, bound.origin) + angle(walls.points, bound.destination)
    # On an edge the sum of both distances is at least the mean of its ends less its length.
    least = (sums[1:] + sums[:-1]) / 2 - walls.sizes
    corners = np.flatnonzero(sums[walls.corner] <= length + _MARGIN)
    remaining = bound.remaining(walls.at[corners], length)
    near = np.isfinite(remaining)
    edges = np.flatnonzero((least <= length + _MARGIN) & walls.is_edge)
    return _scene(walls, corners[near], remaining[near], edges)


def _scene(walls: Walls, corners: IntArray, remaining: FloatArray, edges: IntArray) -> Scene:
    # The last row stands for edges that don't matter; it is never looked at.
    number = np.full(len(walls.points), len(edges))
    number[edges] = np.arange(len(edges))
    places = np.append(edges, 0)
    return Scene(
        corner=corners,
        remaining=remaining,
        at=walls.at[corners],
        behind=walls.behind[corners],
        ahead=walls.ahead[corners],
        starts=walls.points[places],
        ends=walls.points[places + 1],
        normals=walls.normals[places],
        beside=np.stack(
            (number[walls.edge_before[corners]], number[walls.corner[corners]]), axis=1
        ),
        meeting=walls.meeting[corners],
    )


def screened(
    scene: Scene, blinds: Blinds, here: FloatArray, nodes: Sequence[int], targets: FloatArray
) -> tuple[BoolArray, BoolArray]:
    """Whether legs from a point are clear of edges, and of which floats can't tell.

    Parameters
    ----------
    scene
        The corners and edges.
    blinds
        Edges that may block.
    here
        The point, a unit vector.
    nodes
        Numbers of the corners that the legs reach; negative for other points.
    targets
        Unit vectors of the ends of the legs, shape (n, 3).
    """
    across = cross(here, targets)
    low, high = across @ blinds.starts, across @ blinds.ends
    beyond = targets @ blinds.normals
    surely = (low < -FILTER) & (high > FILTER) & (beyond < -FILTER) & blinds.is_sure
    clear = np.asarray(~surely.any(axis=1), bool)
    free = np.flatnonzero(clear)
    meets = (low[free] <= FILTER) & (high[free] >= -FILTER) & (beyond[free] <= FILTER)
    leg, place = np.nonzero(meets)
    leg = free[leg]
    unsure = np.zeros(len(nodes), bool)
    for at, edge in zip(leg.tolist(), blinds.edges[place].tolist(), strict=True):
        unsure[at] |= nodes[at] < 0 or edge not in scene.beside[nodes[at]]
    return clear, unsure | np.array([n >= 0 and scene.meeting[n] for n in nodes])
