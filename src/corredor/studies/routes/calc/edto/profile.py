"""How far the nearest adequate airport is, all along a track.

The distance to the nearest of a set of points changes by no more than the way flown, so that
between two samples it can't exceed half of their distances and of the way between them: pieces
where that bound lies above the greatest distance found are halved until none is left. Equal time
points in still air are where the track meets the great circle of points equally far from two
airports: in closed form on each arc.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, great_circle_distance, sampled
from corredor.studies.routes.calc.sphere.constants import AUTHALIC_RADIUS, FloatArray, IntArray
from corredor.units import Km

SPACING: Final = 40.0
"""Longest way between samples [km]."""
TOLERANCE: Final = 0.01
"""By how much the greatest distance may fall short of the true one [km]."""
STRIDE: Final = 12
"""Samples to each stake from which airports far from the track are left out."""
ROUNDING: Final = 1e-6
"""Angle kept for rounding where airports are left out [radian]."""
SHORTEST_PIECE: Final = 0.001
"""Piece of a track [km] that isn't cut any more."""


@dataclass(frozen=True, eq=False)
class EqualTimePoint:
    """A point from which two airports are equally far in still air and none is nearer.

    Attributes
    ----------
    along
        Way flown to it [km].
    point
        Unit vector, shape (3,).
    behind, ahead
        Indexes of the nearest airport before and after it.
    distance
        To either [km].
    """

    along: Km
    point: FloatArray = field(repr=False)
    behind: int
    ahead: int
    distance: Km


@dataclass(frozen=True, eq=False)
class DiversionProfile:
    """Distance to the nearest airport along a track.

    Attributes
    ----------
    points
        Samples of the track with its equal time points and the farthest point, shape (n, 3).
    along
        Way flown to each [km], rising, shape (n,).
    nearest
        Index of the nearest airport, shape (n,).
    distance
        To it [km], shape (n,).
    farthest
        Index among the samples of the point farthest from any airport.
    equal_time_points
        In the order of flight.
    """

    points: FloatArray = field(repr=False)
    along: FloatArray = field(repr=False)
    nearest: IntArray = field(repr=False)
    distance: FloatArray = field(repr=False)
    farthest: int
    equal_time_points: tuple[EqualTimePoint, ...] = field(repr=False)

    @property
    def length(self) -> Km:
        """Length of the track [km]."""
        return float(self.along[-1])

    @property
    def greatest_distance(self) -> Km:
        """Greatest distance to the nearest airport [km]."""
        return float(self.distance[self.farthest])


def _near(airports: FloatArray, points: FloatArray) -> IntArray:
    """Indexes of the airports that can be the nearest anywhere on a track.

    Whatever is nearest to a point is, seen from a stake within some way of it, no farther than the
    nearest to the stake and twice that way.
    """
    stakes = points[::STRIDE]
    cover = float(angle(points, np.repeat(stakes, STRIDE, axis=0)[: len(points)]).max())
    chords = np.clip(stakes @ airports.T, -1, 1)
    least = np.arccos(chords.max(axis=1)) + 2 * cover + ROUNDING
    return np.flatnonzero((chords >= np.cos(np.minimum(least, np.pi))[:, None]).any(axis=0))


class _Field:
    """The airports, asked for the nearest one."""

    def __init__(self, airports: FloatArray, points: FloatArray) -> None:
        self.airports = airports
        self.near = _near(airports, points)
        self._columns = np.ascontiguousarray(airports[self.near].T)

    def nearest(self, points: FloatArray) -> IntArray:
        """Index of the airport nearest to each point, shape (n,)."""
        return self.near[np.argmax(points @ self._columns, axis=1)]

    def distance(self, points: FloatArray, nearest: IntArray) -> FloatArray:
        """Distance to airports by index [km], shape (n,)."""
        return np.asarray(great_circle_distance(points, self.airports[nearest]), float)


def diversion_profile(
    corners: FloatArray, airports: FloatArray, spacing: Km = SPACING
) -> DiversionProfile:
    """Distance to the nearest of the airports along a track of great circles.

    Parameters
    ----------
    corners
        Origin, turn points and destination as unit vectors, shape (k, 3).
    airports
        Unit vectors, shape (m, 3).
    spacing
        Longest way between samples [km].

    Raises
    ------
    ValueError
        There is no airport.

    Examples
    --------
    >>> from corredor.studies.routes.calc.sphere import unit_vectors
    >>> ends = unit_vectors(np.zeros(2), np.array([0.0, 40.0]))
    >>> profile = diversion_profile(ends, ends)
    >>> round(profile.greatest_distance), round(profile.equal_time_points[0].along)
    (2224, 2224)
    """
    if not len(airports):
        raise ValueError("no airport is adequate")
    legs = [sampled(one, two, spacing) for one, two in pairwise(corners)]
    points = np.concatenate([legs[0][:1], *(leg[1:] for leg in legs)])
    along = np.concatenate(
        ([0.0], np.cumsum(np.asarray(great_circle_distance(points[:-1], points[1:]), float)))
    )
    field_ = _Field(airports, points)
    nearest = field_.nearest(points)
    changes = _equal_time_points(field_, points, along, nearest)
    farthest, way = _farthest(field_, points, along, nearest)
    extra = np.array([change.point for change in changes] + [farthest])
    ways = np.concatenate((along, [change.along for change in changes] + [way]))
    order = np.argsort(ways, kind="stable")
    every = np.concatenate((points, extra))[order]
    which = field_.nearest(every)
    distance = field_.distance(every, which)
    return DiversionProfile(
        every, ways[order], which, distance, int(np.argmax(distance)), tuple(changes)
    )


def _middle(first: FloatArray, last: FloatArray) -> FloatArray:
    middle = first + last
    return middle / np.linalg.norm(middle, axis=-1, keepdims=True)


def _farthest(
    field_: _Field, points: FloatArray, along: FloatArray, nearest: IntArray
) -> tuple[FloatArray, float]:
    """Return the farthest point of the track and the way flown to it."""
    distance = field_.distance(points, nearest)
    at = int(np.argmax(distance))
    best, where, way = float(distance[at]), points[at], float(along[at])
    pieces = points[:-1], points[1:], along[:-1], along[1:], distance[:-1], distance[1:]
    while True:
        first, last, start, end, near, far = pieces
        open_ = (near + far + end - start) / 2 > best + TOLERANCE
        if not open_.any():
            return where, way
        first, last, start, end, near, far = (piece[open_] for piece in pieces)
        middle = _middle(first, last)
        half = (start + end) / 2
        there = field_.distance(middle, field_.nearest(middle))
        at = int(np.argmax(there))
        if there[at] > best:
            best, where, way = float(there[at]), middle[at], float(half[at])
        pieces = (
            np.concatenate((first, middle)),
            np.concatenate((middle, last)),
            np.concatenate((start, half)),
            np.concatenate((half, end)),
            np.concatenate((near, there)),
            np.concatenate((there, far)),
        )


def _equal_time_points(
    field_: _Field, points: FloatArray, along: FloatArray, nearest: IntArray
) -> list[EqualTimePoint]:
    found: list[EqualTimePoint] = []
    for at in np.flatnonzero(nearest[:-1] != nearest[1:]):
        ends = points[at], points[at + 1]
        found += _changes(field_, *ends, float(along[at]), int(nearest[at]), int(nearest[at + 1]))
    return found


def _changes(
    field_: _Field, first: FloatArray, last: FloatArray, start: float, behind: int, ahead: int
) -> list[EqualTimePoint]:
    """Equal time points on an arc whose ends have different nearest airports."""
    if behind == ahead:
        return []
    whole = float(angle(first, last))
    across = last - first * float(first @ last)
    size = float(np.linalg.norm(across))
    if size == 0:
        return []
    across = across / size
    apart = field_.airports[behind] - field_.airports[ahead]
    turn = float(np.arctan2(-(first @ apart), across @ apart)) % np.pi
    turn = min(turn, whole)
    point = np.cos(turn) * first + np.sin(turn) * across
    third = int(field_.nearest(point[None, :])[0])
    distance = float(great_circle_distance(point, field_.airports[behind]))
    least = float(great_circle_distance(point, field_.airports[third]))
    way = start + turn * AUTHALIC_RADIUS
    short = whole * AUTHALIC_RADIUS < SHORTEST_PIECE
    if short or third in (behind, ahead) or distance - least < TOLERANCE:
        return [EqualTimePoint(way, point, behind, ahead, distance)]
    return [
        *_changes(field_, first, point, start, behind, third),
        *_changes(field_, point, last, way, third, ahead),
    ]
