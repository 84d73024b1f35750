"""Boundaries of stand-off zones: edges shifted outward, and arcs round convex corners.

No union is needed: what another zone buries can only block legs that are barred already.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross, orientations
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.track.stand_off import SLACK, Zones
from corredor.studies.routes.calc.track.walls import Walls, chained_walls

ARC_STEP: Final = math.pi / 36
"""Turn of a zone's boundary at one corner at most [radian]: 5 degrees, the width within 0.1 %."""
EDGE_STEP: Final = 0.02
"""Longest edge of a zone's boundary [radian], 127 km: a great circle strays from a line of equal
distance by its square."""
_NONE: Final = -1
_CHUNK: Final = 128
_SPREAD: Final = 16
"""Of every so many edges one is asked first whether it buries."""
_SINGLE: Final = 1e-6
"""Rounding of scalar products in single precision [1]."""

_Span = tuple[int, int, bool]
"""Where a boundary begins and ends in a line of points, and whether it closes on itself."""


def zone_walls(zones: Zones) -> Walls:
    """Boundaries of zones as walls; what other zones bury for certain is left out."""
    if not len(zones.edges):
        return chained_walls(())
    line, spans = _drawn(zones)
    return chained_walls(_exposed(zones, line, spans))


def _drawn(zones: Zones) -> tuple[FloatArray, list[_Span]]:
    """Points of all boundaries, and which of them make a boundary."""
    before = _beside(zones, zones.rings.preceding)
    after = _beside(zones, zones.rings.following)
    links = (after != _NONE) & (zones.widths == zones.widths[after])
    links &= orientations(zones.starts, zones.ends, zones.ends[after]) >= 0
    left = cross(zones.starts, zones.ends)
    left /= np.linalg.norm(left, axis=1, keepdims=True)
    opens = np.flatnonzero(before == _NONE)
    turns = np.where(after == _NONE, math.pi, angle(left, left[after]))
    bends = np.flatnonzero(links | (after == _NONE))
    order, runs = _ordered(np.where(links, after, _NONE))
    parts = [
        _arcs(zones, left, zones.starts, opens, np.full(len(opens), -math.pi)),
        _shifted(zones, left),
        _arcs(zones, left, zones.ends, bends, turns[bends]),
    ]
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    edge = np.concatenate([owner for owner, _ in parts])
    part = np.repeat(np.arange(len(parts)), [len(owner) for owner, _ in parts])
    line = np.concatenate([points for _, points in parts])
    line = line[np.argsort(rank[edge] * len(parts) + part, kind="stable")]
    line /= np.linalg.norm(line, axis=1, keepdims=True)
    begins = np.concatenate(([0], np.cumsum(np.bincount(rank[edge], minlength=len(order)))))
    return line, [(int(begins[a]), int(begins[b]), closes) for a, b, closes in runs]


def _beside(zones: Zones, neighbours: IntArray) -> IntArray:
    """The zone's edge that begins at a neighbour of each edge; -1 where it has no zone."""
    number = np.full(len(zones.rings.points), _NONE)
    number[zones.edges] = np.arange(len(zones.edges))
    return number[neighbours[zones.edges]]


def _ordered(after: IntArray) -> tuple[IntArray, list[_Span]]:
    """Edges along the boundaries, and the runs of them that make a boundary each."""
    following = after.tolist()
    is_head = np.ones(len(after), bool)
    is_head[after[after != _NONE]] = False
    order: list[int] = []
    runs: list[_Span] = []
    done = np.zeros(len(after), bool)
    for head in [*np.flatnonzero(is_head).tolist(), *np.flatnonzero(~is_head).tolist()]:
        if done[head]:
            continue
        first, at = len(order), head
        while at != _NONE and not done[at]:
            done[at] = True
            order.append(at)
            at = following[at]
        runs.append((first, len(order), at == head))
    return np.array(order, np.int64), runs


def _counted(counts: IntArray) -> tuple[IntArray, IntArray]:
    """Owners of as many places as each counts, and the number of the place at its owner."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def _shifted(zones: Zones, left: FloatArray) -> tuple[IntArray, FloatArray]:
    """Points of the edges shifted outward, each with its edge."""
    sizes = angle(zones.starts, zones.ends)
    pieces = np.maximum(1, np.ceil(sizes / EDGE_STEP)).astype(np.int64)
    edge, number = _counted(pieces + 1)
    turn = (sizes[edge] * number / pieces[edge])[:, None]
    ahead = cross(left, zones.starts)[edge]
    along = np.cos(turn) * zones.starts[edge] + np.sin(turn) * ahead
    width = zones.widths[edge][:, None]
    return edge, np.cos(width) * along - np.sin(width) * left[edge]


def _arcs(
    zones: Zones, left: FloatArray, centres: FloatArray, edges: IntArray, turns: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Corners of lines drawn round arcs, by the turns from the right of edges to the left.

    Negative turns end at the right of the edge, positive ones begin there.
    """
    pieces = np.maximum(1, np.ceil(np.abs(turns) / ARC_STEP)).astype(np.int64)
    arc, number = _counted(pieces)
    edge, half = edges[arc], (np.abs(turns) / pieces / 2)[arc]
    turn = (np.minimum(turns, 0)[arc] + half * (2 * number + 1))[:, None]
    reach = np.arctan2(np.tan(zones.widths[edge]), np.cos(half))[:, None]
    ahead = cross(left[edge], centres[edge])
    outward = np.sin(turn) * ahead - np.cos(turn) * left[edge]
    return edge, np.cos(reach) * centres[edge] + np.sin(reach) * outward


def _exposed(zones: Zones, line: FloatArray, spans: list[_Span]) -> list[tuple[FloatArray, bool]]:
    """Stretches of the zones' boundaries that other zones don't bury for certain."""
    following = np.minimum(np.arange(1, len(line) + 1), len(line) - 1)
    for first, last, closes in spans:
        following[last - 1] = first if closes else last - 1
    bare = _bare(zones, line, line[following])
    kept: list[tuple[FloatArray, bool]] = []
    for first, last, closes in spans:
        if closes and bare[first:last].all():
            kept.append((line[first:last], True))
            continue
        points = line[[*range(first, last), first]] if closes else line[first:last]
        edges = bare[first : first + len(points) - 1]
        breaks = np.concatenate(([-1], np.flatnonzero(~edges), [len(edges)]))
        for at in np.flatnonzero(np.diff(breaks) > 1):
            kept.append((points[breaks[at] + 1 : breaks[at + 1] + 1], False))
    return kept


def _bare(zones: Zones, first: FloatArray, last: FloatArray) -> BoolArray:
    """Whether edges may lie outside all zones, shape (n,)."""
    middle = first + last
    middle /= np.linalg.norm(middle, axis=1, keepdims=True)
    half = angle(first, last) / 2
    bare = np.ones(len(first), bool)
    for width in np.unique(zones.widths).tolist():
        # A point of the edge is within half the edge of its middle.
        deep = np.cos(np.maximum(width - half - SLACK, 0))
        beside = zones.starts[zones.widths == width]
        single = np.ascontiguousarray(beside[::_SPREAD].T, np.float32)
        for part in _chunks(np.flatnonzero(bare)):
            highest = (middle[part].astype(np.float32) @ single).max(axis=1)
            bare[part] = highest <= deep[part] + _SINGLE
        for part in _chunks(np.flatnonzero(bare)):
            centre = middle[part].sum(axis=0)
            centre /= max(float(np.linalg.norm(centre)), SLACK)
            reach = min(float(angle(middle[part], centre).max()) + width, math.pi)
            near = beside[beside @ centre >= math.cos(reach) - _SINGLE]
            if len(near):
                bare[part] = (middle[part] @ near.T).max(axis=1) <= deep[part]
    return bare


def _chunks(places: IntArray) -> list[IntArray]:
    return [places[first : first + _CHUNK] for first in range(0, len(places), _CHUNK)]
