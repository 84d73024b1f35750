"""Least lengths still to go: exact past chords of the closed areas, so never too long.

A chord lies inside a closed area from shore to shore, so that no legal track crosses it; round a
few dozen chords the shortest path is cheap. It is a lower bound of the legal length, and a far
tighter one than the great circle. Chords are laid where the shortest path past those before runs
through a closed area, across it, until the bound hardly grows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.track.chords import Shores, are_crossed, chord_across

MOST: Final = 48
"""Chords at most."""
ROUNDS: Final = 24
"""Times that the shortest path past the chords is sought at most."""
GAIN: Final = 2e-4
"""Relative growth of the bound below which no more chords are laid."""
_MARGIN: Final = 1e-9
"""Widening of what a length lets through, against rounding [radian]."""
_ORIGIN, _GOAL = 0, 1


@dataclass(frozen=True, eq=False)
class Bound:
    """Chords, the legs between their ends, and the least lengths from there.

    Attributes
    ----------
    starts, ends
        Ends of the chords, unit vectors, shape (k, 3).
    nodes
        The origin, the destination, and both ends of each chord, unit vectors, shape (m, 3).
    legs
        Lengths of the legs between nodes [radian], infinite across a chord, shape (m, m).
    lengths
        From each node to the destination [radian], shape (m,).
    following
        The next node on the way to the destination, shape (m,).
    """

    starts: FloatArray = field(repr=False)
    ends: FloatArray = field(repr=False)
    nodes: FloatArray = field(repr=False)
    legs: FloatArray = field(repr=False)
    lengths: FloatArray = field(repr=False)
    following: IntArray = field(repr=False)

    @property
    def origin(self) -> FloatArray:
        """The origin, a unit vector."""
        return self.nodes[_ORIGIN]

    @property
    def destination(self) -> FloatArray:
        """The destination, a unit vector."""
        return self.nodes[_GOAL]

    @property
    def least(self) -> float:
        """Least length from the origin [radian]; infinite where chords lie all round an end."""
        return float(self.lengths[_ORIGIN])

    @cached_property
    def _from_origin(self) -> FloatArray:
        return _shortest(self.legs, _ORIGIN)[0]

    @property
    def path(self) -> list[tuple[int, int]]:
        """Legs of the shortest path past the chords, by their nodes."""
        legs: list[tuple[int, int]] = []
        node = _ORIGIN
        while node != _GOAL:
            legs.append((node, int(self.following[node])))
            node = legs[-1][1]
        return legs

    def remaining(self, points: FloatArray, most: float) -> FloatArray:
        """Least lengths from points to the destination [radian], shape (n,).

        Infinite where a track from the origin through the point is longer than `most`
        [radian], or may be: what is finite is right.
        """
        reached = angle(points, self.origin)
        least = np.maximum(most + _MARGIN - reached, 0)
        found = np.zeros(len(points), bool)
        sides = points @ cross(self.starts, self.ends).T
        near = self._from_origin + self.lengths <= most + _MARGIN
        near[_ORIGIN] = False
        for at in np.flatnonzero(near):
            total = angle(points, self.nodes[at]) + self.lengths[at]
            better = np.flatnonzero(total < least)
            free = better[~self._are_crossed(self.nodes[at], points[better], sides[better])]
            least[free], found[free] = total[free], True
        return np.where(found, least, np.inf)

    def _are_crossed(self, node: FloatArray, points: FloatArray, sides: FloatArray) -> BoolArray:
        """Whether legs from a node to points, on their sides of the chords, cross any of them."""
        low, high = points @ cross(self.starts, node).T, points @ cross(self.ends, node).T
        own = cross(self.starts, self.ends) @ node
        return np.asarray(are_crossed(low, high, own, sides).any(axis=-1), bool)

    def with_chords(self, chords: FloatArray) -> Bound:
        """Bound past more chords, shape (j, 2, 3)."""
        starts, ends = chords[:, 0], chords[:, 1]
        nodes = np.concatenate((self.nodes, starts, ends))
        all_starts = np.concatenate((self.starts, starts))
        all_ends = np.concatenate((self.ends, ends))
        legs = np.full((len(nodes), len(nodes)), np.inf)
        old = len(self.nodes)
        legs[:old, :old] = np.where(
            _are_barred(self.nodes, self.nodes, starts, ends), np.inf, self.legs
        )
        apart = angle(nodes[:, None, :], nodes[None, old:, :])
        legs[:, old:] = np.where(
            _are_barred(nodes, nodes[old:], all_starts, all_ends), np.inf, apart
        )
        legs[old:] = legs[:, old:].T
        return _solved(all_starts, all_ends, nodes, legs)


def bound_between(shores: Shores, origin: FloatArray, destination: FloatArray) -> Bound:
    """Bound of what is left of tracks from an origin to a destination, unit vectors."""
    nodes, none = np.stack((origin, destination)), np.zeros((0, 3))
    bound = _solved(none, none, nodes, angle(nodes[:, None, :], nodes[None, :, :]))
    free: set[tuple[int, int]] = set()
    idle = 0
    for _ in range(ROUNDS):
        laid: list[FloatArray] = []
        for leg in bound.path:
            chord = None if leg in free else chord_across(shores, *bound.nodes[list(leg)])
            if chord is None:
                free.add(leg)
            else:
                laid.append(chord)
        if not laid or len(bound.starts) + len(laid) > MOST:
            break
        before, bound = bound.least, bound.with_chords(np.stack(laid))
        idle = 0 if bound.least > before * (1 + GAIN) else idle + 1
        if idle > 1 or not np.isfinite(bound.least):
            break
    return bound


def _solved(starts: FloatArray, ends: FloatArray, nodes: FloatArray, legs: FloatArray) -> Bound:
    return Bound(starts, ends, nodes, legs, *_shortest(legs, _GOAL))


def _shortest(legs: FloatArray, node: int) -> tuple[FloatArray, IntArray]:
    """Least lengths to a node and the next node on the way, by Bellman's rounds."""
    rows = np.arange(len(legs))
    lengths = np.where(rows == node, 0.0, np.inf)
    following = np.full(len(legs), node)
    while True:
        totals = legs + lengths
        best = totals.argmin(axis=1)
        shorter = totals[rows, best] < lengths
        if not shorter.any():
            return lengths, following
        lengths[shorter] = totals[rows, best][shorter]
        following[shorter] = best[shorter]


def _are_barred(
    first: FloatArray, last: FloatArray, starts: FloatArray, ends: FloatArray
) -> BoolArray:
    """Whether legs between all pairs of points cross a chord, shape (m, n)."""
    across = cross(first[:, None, :], last[None, :, :])
    normals = cross(starts, ends).T
    one, two = (first @ normals)[:, None, :], (last @ normals)[None, :, :]
    crossed = are_crossed(across @ starts.T, across @ ends.T, one, two)
    return np.asarray(crossed.any(axis=-1), bool)
