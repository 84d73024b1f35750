"""Chords of closed areas: great-circle arcs inside them from shore to shore."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross, interpolated
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.sphere.predicates import FILTER
from corredor.studies.routes.calc.track.cells import Cells
from corredor.studies.routes.calc.track.walls import Walls

SHARES: Final = (0.25, 0.5, 0.75)
"""Where along a closed stretch of a leg a chord is tried."""
TURNS: Final = np.radians([-40.0, 0.0, 40.0])
"""Turns of a chord from straight across [radian]."""
INWARD: Final = 1e-7
"""What a chord ends short of the shore [radian]: 0.6 m."""
GRAZING: Final = 1e-11
"""Distance of a corner from a chord that counts as touching it [radian]: 0.06 mm."""
SHORTEST: Final = 1e-3
"""Shortest closed stretch that a chord is laid across [radian]: 6 km."""
LONGEST: Final = 1.5
"""Longest half of a chord [radian]."""
STRAIGHT: Final = 1e-9
"""Sine of a leg that has no direction, nothing or half a turn long."""
KEPT: Final = 256
"""Chords kept for later searches."""


@dataclass(frozen=True, eq=False)
class Shores:
    """Boundary of the closed areas as chords need it, and chords laid before.

    Attributes
    ----------
    walls
        The boundary.
    cells
        Which parts of the globe are closed.
    widths
        Of the zone beside the edge from each point to the next [radian], shape (n - 1,).
    laid
        Chords of earlier searches, each its ends, shape (2, 3): the last few hundred.
    """

    walls: Walls
    cells: Cells = field(repr=False)
    widths: FloatArray = field(repr=False)
    laid: deque[FloatArray] = field(default_factory=lambda: deque(maxlen=KEPT), repr=False)


def chord_across(shores: Shores, first: FloatArray, last: FloatArray) -> FloatArray | None:
    """A chord that bars a leg by the greatest detour: one laid before, else a new one.

    Returns
    -------
    Its ends, shape (2, 3); None where no stretch of the leg is closed, or no chord bars it.
    """
    if np.linalg.norm(cross(first, last)) <= STRAIGHT:
        return None
    known = _known(shores, first, last)
    if known is not None:
        return known
    chord = _new(shores, first, last)
    if chord is not None:
        shores.laid.append(chord)
    return chord


def are_crossed(low: FloatArray, high: FloatArray, one: FloatArray, two: FloatArray) -> BoolArray:
    """Whether legs surely cross chords, by four determinants.

    Parameters
    ----------
    low, high
        Of both ends of the leg with the start of the chord, and with its end.
    one, two
        Of the chord with the first end of the leg, and with the last.
    """
    up = (low < -FILTER) & (high > FILTER) & (one > FILTER) & (two < -FILTER)
    down = (low > FILTER) & (high < -FILTER) & (one < -FILTER) & (two > FILTER)
    return np.asarray(up | down, bool)


def _known(shores: Shores, first: FloatArray, last: FloatArray) -> FloatArray | None:
    """The chord among those laid before that bars a leg by the greatest detour."""
    if not shores.laid:
        return None
    chords = np.array(shores.laid)
    normals, across = cross(chords[:, 0], chords[:, 1]), cross(first, last)
    crossed = np.flatnonzero(
        are_crossed(chords[:, 0] @ across, chords[:, 1] @ across, normals @ first, normals @ last)
    )
    if not len(crossed):
        return None
    detours = (angle(chords[crossed], first) + angle(chords[crossed], last)).min(axis=1)
    return chords[crossed[int(np.argmax(detours))]]


def _new(shores: Shores, first: FloatArray, last: FloatArray) -> FloatArray | None:
    """The chord that bars the longest closed stretch of a leg by the greatest detour."""
    stretch = _closed_stretch(shores, first, last)
    if stretch is None:
        return None
    normal = cross(first, last)
    normal /= np.linalg.norm(normal)
    shares = np.array([stretch[0] + share * (stretch[1] - stretch[0]) for share in SHARES])
    middles = np.repeat(interpolated(first, last, shares), len(TURNS), axis=0)
    turns = np.tile(TURNS, len(SHARES))[:, None]
    aheads = np.cos(turns) * normal + np.sin(turns) * cross(normal, middles)
    normals = cross(middles, aheads)
    chords, is_inside = _chords(shores, middles, aheads, normals)
    detours = (angle(chords, first) + angle(chords, last)).min(axis=1) * is_inside
    best = int(np.argmax(detours))
    # A chord that touches a corner might let no track past where one is legal.
    sound = np.abs(normals[best] @ shores.walls.columns).min() > GRAZING
    return chords[best] if sound and detours[best] > float(angle(first, last)) else None


def _closed_stretch(
    shores: Shores, first: FloatArray, last: FloatArray
) -> tuple[float, float] | None:
    """The longest closed stretch of a leg, as shares of its length."""
    normal = cross(first, last)[None, :]
    whole = float(angle(first, last))
    _, _, points = _meetings(shores.walls, normal)
    along = np.arctan2(points @ cross(normal[0] / np.linalg.norm(normal), first), points @ first)
    within = along[(along > 0) & (along < whole)]
    shares = np.sort(np.concatenate(([0.0], within / whole, [1.0])))
    held = np.flatnonzero(np.diff(shares) * whole > SHORTEST)
    middles = interpolated(first, last, (shares[held + 1] + shares[held]) / 2)
    held = held[shores.cells.is_closed(middles)]
    if not len(held):
        return None
    at = held[int(np.argmax(shares[held + 1] - shares[held]))]
    return float(shares[at]), float(shares[at + 1])


def _meetings(walls: Walls, normals: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
    """Where edges cross great circles: the circles, the edges, and the unit vectors."""
    heights = normals @ walls.columns
    above = heights > 0
    circle, edge = np.nonzero((above[:, 1:] != above[:, :-1]) & walls.is_edge)
    one, two = np.abs(heights[circle, edge]), np.abs(heights[circle, edge + 1])
    points = walls.points[edge] * two[:, None] + walls.points[edge + 1] * one[:, None]
    return circle, edge, points / np.linalg.norm(points, axis=1, keepdims=True)


def _chords(
    shores: Shores, middles: FloatArray, aheads: FloatArray, normals: FloatArray
) -> tuple[FloatArray, BoolArray]:
    """Chords through points in some directions, shape (n, 2, 3), and whether they are sound.

    A point on the shore may count as closed; from there a chord might lead over open sea.
    """
    circle, edge, points = _meetings(shores.walls, normals)
    along = np.arctan2(
        np.einsum("ij,ij->i", points, aheads[circle]),
        np.einsum("ij,ij->i", points, middles[circle]),
    )
    chords = np.empty((len(middles), 2, 3))
    is_inside = np.ones(len(middles), bool)
    is_inside[circle[np.abs(along) <= INWARD]] = False
    for side, sign in enumerate((-1.0, 1.0)):
        beyond = np.where(sign * along > 0, sign * along, np.inf)
        nearest = np.full(len(middles), np.inf)
        np.minimum.at(nearest, circle, beyond)
        hit = np.flatnonzero(beyond == nearest[circle])
        reach = np.full(len(middles), LONGEST)
        reach[circle[hit]] = np.minimum(beyond[hit] + shores.widths[edge[hit]] - INWARD, LONGEST)
        turn = sign * np.maximum(reach, 0)[:, None]
        chords[:, side] = np.cos(turn) * middles + np.sin(turn) * aheads
    return chords, is_inside
