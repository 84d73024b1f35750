"""Areas: closed airspace as a map draws it, united and simplified to what can be seen.

The areas of `corredor.data` share arcs with their neighbours: an arc that two closed areas share
drops out, the rest is chained to rings. A ring keeps the points that a drawing needs (Douglas and
Peucker 1973, doi:10.3138/FM57-6770-U75U-7727) within a fraction of a pixel.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import cos
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.report.globe import STEP, Projection, direction, great_circle, position
from corredor.report.marks import WIDTH

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

TOLERANCE: Final = 0.8
"""By how much a drawn outline may leave the true one [px]."""
SMALLEST: Final = 1.6
"""Width below which an area isn't drawn [px]."""
OUTSIDE: Final = 0.4
"""Tolerance outside the picture, as a part of the distance from it."""
DIGITS: Final = 3
"""Decimals of a degree that are handed to the engine."""
_TURN: Final = 360


@cache
def _document() -> Mapping[str, Any]:
    path = files("corredor.data").joinpath("airspace", "airspace.json")
    return json.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def united(closed: frozenset[str]) -> tuple[FloatArray, ...]:
    """Return the outline of closed areas: rings of longitudes and latitudes [degree].

    Each has shape (n, 2), the closed area to its left; the first point isn't repeated. Areas that
    lie open inside closed ones are rings of their own. A code that is no area has no outline.
    """
    document = _document()
    walked: dict[int, None] = {}
    for arc in _arcs(document, closed):
        if ~arc in walked:
            del walked[~arc]
        else:
            walked[arc] = None
    walks = [_points(document, arc) for arc in walked]
    scale = float(document["grid"])
    rings = _chained(walks, round(_TURN / scale))
    return tuple(followed(np.asarray(ring * scale, np.float64)) for ring in rings)


def area_rings(code: str) -> Iterator[tuple[FloatArray, ...]]:
    """Yield the polygons of one area: the outer ring, then its holes.

    A ring is longitudes and latitudes [degree], shape (n, 2), the first point not repeated.
    """
    document = _document()
    scale = float(document["grid"])
    for polygon in document["areas"].get(code, ()):
        yield tuple(
            np.asarray(
                np.concatenate([_points(document, int(arc))[:-1] for arc in ring]) * scale,
                np.float64,
            )
            for ring in polygon
        )


def _arcs(document: Mapping[str, Any], closed: Collection[str]) -> list[int]:
    """Return the arcs of the closed areas as they walk them."""
    shapes = [document["areas"][code] for code in sorted(closed) if code in document["areas"]]
    return [int(arc) for shape in shapes for polygon in shape for ring in polygon for arc in ring]


def _points(document: Mapping[str, Any], arc: int) -> IntArray:
    steps = np.array(document["arcs"][~arc if arc < 0 else arc], np.int64)
    points = np.cumsum(steps, axis=0)
    return points[::-1] if arc < 0 else points


def _chained(walks: Sequence[IntArray], turn: int) -> list[IntArray]:
    """Return rings of walks that meet end to end; +180 and -180 degrees are one meridian."""

    def place(point: IntArray) -> tuple[int, int]:
        return int(point[0]) % turn, int(point[1])

    leaving: dict[tuple[int, int], list[int]] = {}
    for number, walk in enumerate(walks):
        leaving.setdefault(place(walk[0]), []).append(number)
    rings: list[IntArray] = []
    for first in range(len(walks)):
        if first not in leaving.get(place(walks[first][0]), ()):
            continue
        chain, at, home = list[IntArray](), first, place(walks[first][0])
        while True:
            leaving[place(walks[at][0])].remove(at)
            chain.append(walks[at][:-1])
            end = place(walks[at][-1])
            if end == home:
                break
            at = leaving[end][0]
        rings.append(np.concatenate(chain))
    return rings


def followed(line: FloatArray) -> FloatArray:
    """Return a line of longitudes and latitudes [degree] with points on its long pieces too.

    A piece is the shortest way between its ends, which a map may show as an arc.
    """
    ends = [direction(latitude, longitude) for longitude, latitude in line.tolist()]
    turns = np.einsum("ij,ij->i", *(np.array(part) for part in (ends[:-1], ends[1:])))
    long = np.flatnonzero(turns < cos(2 * STEP))
    if not len(long):
        return line
    pieces: list[FloatArray] = []
    done = 0
    for at in long.tolist():
        between = [position(vector)[::-1] for vector in great_circle(ends[at], ends[at + 1])[1:-1]]
        pieces += [line[done : at + 1], np.reshape(between, (-1, 2))]
        done = at + 1
    return np.concatenate([*pieces, line[done:]])


@lru_cache(maxsize=64)
def drawn_areas(closed: frozenset[str], projection: Projection) -> Mapping[str, Any] | None:
    """Return closed areas as a GeoJSON geometry for the engine; None where the map shows none.

    Its rings have the closed area to their right, as D3 asks for on a sphere.
    """
    rings = [simplified(ring, projection) for ring in united(closed)]
    coordinates = [_closed(ring) for ring in rings if ring is not None]
    return {"type": "Polygon", "coordinates": coordinates} if coordinates else None


def _closed(ring: FloatArray) -> list[list[float]]:
    places = np.round(ring[::-1], DIGITS).tolist()
    return [*places, places[0]]


def simplified(ring: FloatArray, projection: Projection) -> FloatArray | None:
    """Return the points of a ring that a map needs; None for one that it can't show.

    Parameters
    ----------
    ring
        Longitudes and latitudes [degree], shape (n, 2).
    """
    points = projected(ring, projection)
    low, high = points.min(axis=0), points.max(axis=0)
    if np.any(high < 0) or low[0] > WIDTH or low[1] > projection.height:
        return None
    if np.all(high - low < SMALLEST):
        return None
    kept = kept_points(points, outside(points, projection), is_ring=True)
    return ring[kept] if np.count_nonzero(kept) > len(("there", "back")) else None


def outside(points: FloatArray, projection: Projection) -> FloatArray:
    """Return how far points lie outside the picture [px], shape (n,); 0 for those inside."""
    return np.hypot(
        np.maximum(np.maximum(-points[:, 0], points[:, 0] - WIDTH), 0.0),
        np.maximum(np.maximum(-points[:, 1], points[:, 1] - projection.height), 0.0),
    )


def projected(places: FloatArray, projection: Projection) -> FloatArray:
    """Return longitudes and latitudes [degree] on the map [px], shape (n, 2)."""
    turn = np.radians(places[:, 0] - projection.longitude)
    latitude, phi = np.radians(places[:, 1]), np.radians(projection.latitude)
    across = np.cos(latitude) * np.sin(turn)
    up = np.cos(phi) * np.sin(latitude) - np.sin(phi) * np.cos(latitude) * np.cos(turn)
    cosine = np.sin(phi) * np.sin(latitude) + np.cos(phi) * np.cos(latitude) * np.cos(turn)
    length = np.hypot(across, up)
    stretch = projection.scale * np.arctan2(length, cosine) / np.where(length > 0, length, 1.0)
    return np.column_stack((projection.x + stretch * across, projection.y - stretch * up))


def kept_points(
    points: FloatArray,
    outside: FloatArray,
    *,
    is_ring: bool = False,
    tolerance: float = TOLERANCE,
) -> BoolArray:
    """Return which points of a line are kept, shape (n,): each left out is near what is drawn.

    Parameters
    ----------
    points
        Places on the map [px], shape (n, 2).
    outside
        How far each lies outside the picture [px], shape (n,).
    is_ring
        Whether the last point is joined to the first.
    tolerance
        How near, inside the picture [px].
    """
    size = len(points)
    allowed = np.maximum(tolerance, OUTSIDE * outside)
    kept = np.zeros(size + is_ring, np.bool_)
    kept[[0, -1]] = True
    open_ = [(0, len(kept) - 1)]
    if is_ring:
        points, allowed = np.vstack((points, points[:1])), np.append(allowed, allowed[0])
        far = int(np.argmax(np.hypot(*(points - points[0]).T)))
        kept[far] = True
        open_ = list(pairwise((0, far, size)))
    while open_:
        first, last = open_.pop()
        if last - first <= 1:
            continue
        between = slice(first + 1, last)
        excess = _distance(points[between], points[first], points[last]) / allowed[between]
        worst = int(np.argmax(excess))
        if excess[worst] > 1:
            middle = first + 1 + worst
            kept[middle] = True
            open_ += [(first, middle), (middle, last)]
    return kept[:size]


def _distance(points: FloatArray, first: FloatArray, last: FloatArray) -> FloatArray:
    """Return the distances of points from a straight piece, shape (n,)."""
    along = last - first
    length = float(along @ along)
    if length == 0:
        return np.hypot(*(points - first).T)
    part = np.clip((points - first) @ along / length, 0, 1)
    return np.hypot(*(points - first - part[:, None] * along).T)
