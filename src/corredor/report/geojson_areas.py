"""Areas as GeoJSON: the rings of an area, cut at the antimeridian, after RFC 7946, section 3.1.9.

A ring that crosses the antimeridian is walked in pieces that stay on one side; along the meridian
the inside lies between the first and second crossing, the third and fourth, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.report.areas import area_rings

FloatArray = NDArray[np.float64]
Ring = list[list[float]]

TURN: Final = 360.0
HALF: Final = 180.0
DIGITS: Final = 4
FEWEST: Final = 4
"""Positions of the smallest ring; the last is the first again."""


@lru_cache(maxsize=512)
def multipolygon(code: str) -> dict[str, Any] | None:
    """Return an area as a geometry; None where no area has that code."""
    polygons: list[list[Ring]] = []
    for rings in area_rings(code):
        polygons += _cut([unwrapped(ring) for ring in rings])
    return {"type": "MultiPolygon", "coordinates": polygons} if polygons else None


def unwrapped(ring: FloatArray) -> FloatArray:
    """Return a ring without jumps of whole turns, its westernmost point from -180 on."""
    steps = np.diff(ring[:, 0])
    steps -= TURN * np.round(steps / TURN)
    longitude = ring[0, 0] + np.concatenate(([0.0], np.cumsum(steps)))
    longitude -= TURN * np.floor((longitude.min() + HALF) / TURN)
    return np.column_stack((longitude, ring[:, 1]))


def _cut(rings: Sequence[FloatArray]) -> list[list[Ring]]:
    """Return the polygons of an outer ring and its holes, none of which crosses the meridian."""
    outer = rings[0]
    if outer[:, 0].max() <= HALF:
        return [[_closed(ring, 0.0, is_hole=at > 0) for at, ring in enumerate(rings)]]
    made: list[list[Ring]] = []
    for shift, side in ((0.0, -1.0), (-TURN, 1.0)):
        parts = [part for ring in rings for part in _side(_near(ring, outer), side)]
        made += [[_closed(part, shift, is_hole=False)] for part in parts if _area(part) > 0]
    return made


def _near(ring: FloatArray, outer: FloatArray) -> FloatArray:
    """Return a hole a whole turn further, where the outer ring lies there."""
    if ring[:, 0].min() >= outer[:, 0].min():
        return ring
    return ring + np.array([TURN, 0.0])


def _side(ring: FloatArray, side: float) -> list[FloatArray]:
    """Return the parts of a ring on one side of the meridian 180: -1 west of it, 1 east of it."""
    beyond = side * (ring[:, 0] - HALF) > 0
    if beyond.all():
        return [ring]
    if not beyond.any():
        return []
    chains = list(_chains(ring, beyond))
    ends = sorted(
        [(chain[0, 1], at, 0) for at, chain in enumerate(chains)]
        + [(chain[-1, 1], at, 1) for at, chain in enumerate(chains)]
    )
    partner: dict[tuple[int, int], tuple[int, int]] = {}
    for (_, *one), (_, *other) in zip(ends[::2], ends[1::2], strict=True):
        first, second = (one[0], one[1]), (other[0], other[1])
        partner[first], partner[second] = second, first
    return list(_joined(chains, partner))


def _chains(ring: FloatArray, beyond: NDArray[np.bool_]) -> Iterator[FloatArray]:
    """Yield the runs of points on one side, each with its two crossings of the meridian."""
    start = int(np.flatnonzero(~beyond)[0])
    points, inside = np.roll(ring, -start, axis=0), np.roll(beyond, -start)
    points, inside = np.vstack((points, points[:1])), np.append(inside, inside[0])
    run: list[FloatArray] = []
    for at in range(1, len(points)):
        if inside[at] != inside[at - 1]:
            run.append(_crossing(points[at - 1], points[at]))
            if not inside[at]:
                yield np.array(run)
                run = []
        if inside[at]:
            run.append(points[at])


def _crossing(before: FloatArray, after: FloatArray) -> FloatArray:
    part = (HALF - before[0]) / (after[0] - before[0])
    return np.array([HALF, before[1] + part * (after[1] - before[1])])


def _joined(
    chains: Sequence[FloatArray], partner: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[FloatArray]:
    """Yield rings of chains that meet along the meridian."""
    left = set(range(len(chains)))
    while left:
        first = at = min(left)
        ring: list[FloatArray] = []
        while at in left:
            left.remove(at)
            ring.append(chains[at])
            at, end = partner[at, 1]
            if end != 0:
                break
        if at == first or ring:
            yield np.concatenate(ring)


def _area(ring: FloatArray) -> float:
    """Return the signed area of a ring [degree²]: positive where it runs counterclockwise."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


def _closed(ring: FloatArray, shift: float, *, is_hole: bool) -> Ring:
    if (_area(ring) < 0) != is_hole:
        ring = ring[::-1]
    places = np.round(ring + np.array([shift, 0.0]), DIGITS).tolist()
    return [*places, places[0]]
