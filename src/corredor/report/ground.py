"""Ground: land, grid and borders under a map, with the points that can be seen in it.

The outlines are simplified for the very map, once for all languages: within a fraction of a pixel
inside the picture, see `corredor.report.areas`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

import numpy as np

from corredor.data.land import land
from corredor.report.areas import (
    DIGITS,
    SMALLEST,
    TOLERANCE,
    BoolArray,
    FloatArray,
    followed,
    kept_points,
    outside,
    projected,
)
from corredor.report.globe import Projection
from corredor.report.ink import INK
from corredor.report.marks import WIDTH

MESH: Final = 15
"""Distance between the lines of the grid [degree]."""
FINE: Final = 1
"""Distance between the points of a line of the grid before it is simplified [degree]."""
FINER: Final = TOLERANCE / 2
"""By how much a drawn line of the grid may leave the true one [px]: smooth lines show more."""
_POLE, _TURN = 90, 180


def ground(borders: str, projection: Projection) -> Iterator[dict[str, Any]]:
    """Yield the layers of land, grid and, where they are "un", borders."""

    def outline(geometry: Mapping[str, Any], **style: Any) -> dict[str, Any]:
        mark = {"type": "geoshape", "clip": False, **style}
        return {"data": {"values": [geometry]}, "mark": mark}

    line = {"filled": False, "stroke": INK}
    yield outline(drawn_land(projection), fill=INK, fillOpacity=0.13)
    yield outline(drawn_grid(projection), **line, strokeOpacity=0.14, strokeWidth=0.5)
    if borders == "un":
        yield outline(drawn_borders(projection), **line, strokeOpacity=0.4, strokeWidth=0.6)


@lru_cache(maxsize=64)
def drawn_land(projection: Projection) -> Mapping[str, Any]:
    """Return the land as a GeoJSON geometry for the engine."""
    polygons: list[Any] = []
    for rings in _land():
        drawn = [_closed(ring, projection) for ring in rings]
        if drawn[0] is not None:
            polygons.append([ring for ring in drawn if ring is not None])
    return {"type": "MultiPolygon", "coordinates": polygons}


def _closed(ring: FloatArray, projection: Projection) -> list[list[float]] | None:
    """Return the points of a ring that a map needs; None for one that it can't show.

    Outside the picture it is kept as exactly as inside: a coarse continent on the far side of the
    globe may come to lie the other way round, and the engine would shade the sea.
    """
    points = projected(ring, projection)
    low, high = points.min(axis=0), points.max(axis=0)
    if np.any(high < 0) or low[0] > WIDTH or low[1] > projection.height:
        return None
    if np.all(high - low < SMALLEST):
        return None
    kept = kept_points(points, np.zeros(len(points)), is_ring=True)
    if np.count_nonzero(kept) <= len(("there", "back")):
        return None
    places = np.round(ring[kept], DIGITS).tolist()
    return [*places, places[0]]


@lru_cache(maxsize=64)
def drawn_borders(projection: Projection) -> Mapping[str, Any]:
    """Return the borders between countries as a GeoJSON geometry for the engine."""
    return _lines(_borders(), projection, TOLERANCE)


@lru_cache(maxsize=64)
def drawn_grid(projection: Projection) -> Mapping[str, Any]:
    """Return meridians and parallels as a GeoJSON geometry for the engine."""
    return _lines(_grid(), projection, FINER)


def _lines(
    lines: Iterable[FloatArray], projection: Projection, tolerance: float
) -> Mapping[str, Any]:
    """Return the pieces of lines that a map shows, with one point more at their ends."""
    pieces: list[list[list[float]]] = []
    for line in lines:
        points = projected(line, projection)
        for part in _runs(_is_near(points, projection)):
            among = points[part]
            kept = kept_points(among, outside(among, projection), tolerance=tolerance)
            pieces.append(np.round(line[part][kept], DIGITS).tolist())
    return {"type": "MultiLineString", "coordinates": pieces}


def _is_near(points: FloatArray, projection: Projection) -> BoolArray:
    """Return which pieces of a line may cross the picture, shape (n - 1,)."""
    low, high = np.minimum(points[:-1], points[1:]), np.maximum(points[:-1], points[1:])
    frame = np.array((WIDTH, projection.height))
    return np.all((high >= 0) & (low <= frame), axis=1)


def _runs(pieces: BoolArray) -> Iterator[slice]:
    """Yield the points of pieces that follow one another."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], pieces.view(np.int8), [0]))))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        yield slice(int(first), int(last) + 1)


@cache
def _grid() -> tuple[FloatArray, ...]:
    along = np.arange(-_POLE + MESH, _POLE - MESH + FINE, FINE, dtype=np.float64)
    around = np.arange(-_TURN, _TURN + FINE, FINE, dtype=np.float64)
    meridians = [
        np.column_stack((np.full_like(along, longitude), along))
        for longitude in range(-_TURN, _TURN, MESH)
    ]
    parallels = [
        np.column_stack((around, np.full_like(around, latitude)))
        for latitude in range(-_POLE + MESH, _POLE, MESH)
    ]
    return (*meridians, *parallels)


@cache
def _arcs() -> tuple[FloatArray, ...]:
    """Return the arcs of the topology as longitudes and latitudes [degree]."""
    topology = land()
    scale, move = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return tuple(np.cumsum(np.array(arc), axis=0) * scale + move for arc in topology["arcs"])


def _joined(arcs: Iterable[int]) -> FloatArray:
    """Return the line that arcs make one after the other; one below 0 is walked back."""
    walks = [_arcs()[~arc][::-1] if arc < 0 else _arcs()[arc] for arc in arcs]
    return followed(np.concatenate([walks[0][:1], *(walk[1:] for walk in walks)]))


@cache
def _land() -> tuple[tuple[FloatArray, ...], ...]:
    """Return the polygons of the land, each as its rings without a repeated first point."""
    shapes = land()["objects"]["land"]["geometries"]
    return tuple(
        tuple(_joined(ring)[:-1] for ring in polygon)
        for shape in shapes
        for polygon in shape["arcs"]
    )


@cache
def _borders() -> tuple[FloatArray, ...]:
    return tuple(_joined(arcs) for arcs in land()["objects"]["borders"]["arcs"])
