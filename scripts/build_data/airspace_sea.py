"""Territorial sea of each owner: everything within its breadth of the coast, the nearest first."""

# pyright: reportMissingModuleSource=false, reportArgumentType=false, reportCallIssue=false

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from airspace_land import Land, parts_of
from pyproj import Transformer
from shapely import MultiPoint, STRtree, box

NAUTICAL_MILE: Final = 1852.0
"""[m]"""
BREADTH: Final = 12 * NAUTICAL_MILE
"""Breadth of the territorial sea [m]; UN Convention on the Law of the Sea, article 3."""
CASPIAN_BREADTH: Final = 15 * NAUTICAL_MILE
"""[m]; Convention on the Legal Status of the Caspian Sea (Aktau, 2018), article 7."""
CASPIAN: Final = (46.0, 36.0, 55.5, 47.6)
"""West, south, east, north [degree]; no other sea inside."""
HEIGHT: Final = 4.0
"""Height of a cell [degree of latitude]."""
SPACING: Final = 250.0
"""Distance between the points of the coast from which the line of equal distance is drawn [m]."""
STEP: Final = 3000.0
"""Longest straight line taken over from a cell's plane to the globe [m]."""
ROUGHNESS: Final = 300.0
"""More than the width of the slivers where two buffers share their edge [m]."""
QUARTER: Final = 24
"""Segments of a quarter circle; they run inside the circle by 0.05 % of its radius."""


@dataclass
class Coast:
    """Segments of coast, with their owners and breadths of sea."""

    owners: list[str]
    breadths: np.ndarray
    pieces: np.ndarray
    tree: STRtree


def coast_of(land: Land) -> Coast:
    """Cut the coasts to segments, with copies beyond ±180."""
    owners: list[str] = []
    pieces: list[Any] = []
    for owner, lines in sorted(land.coasts.items()):
        for points in (shapely.get_coordinates(line) for line in lines):
            # Single segments: around a closed line smaller than the radius, GEOS 3.14 returns too
            # small a buffer.
            for piece in itertools.pairwise(points):
                for turn in (-360, 0, 360):
                    moved = np.array(piece) + np.array([turn, 0])
                    if moved[:, 0].max() > -190 and moved[:, 0].min() < 190:
                        owners.append(owner)
                        pieces.append(shapely.linestrings(moved))
    lines = np.array(pieces)
    caspian = shapely.within(lines, box(*CASPIAN))
    return Coast(owners, np.where(caspian, CASPIAN_BREADTH, BREADTH), lines, STRtree(lines))


def cells() -> list[tuple[float, float, float, float]]:
    """Return boxes of longitude and latitude, some 450 km wide, from 60° S to 86° N."""
    boxes: list[tuple[float, float, float, float]] = []
    for south in np.arange(-64, 88, HEIGHT):
        widest = HEIGHT / np.cos(np.radians(min(abs(south), abs(south + HEIGHT))))
        count = int(np.ceil(360 / widest))
        edges = np.linspace(-180, 180, count + 1)
        boxes += [(w, float(south), e, float(south + HEIGHT)) for w, e in itertools.pairwise(edges)]
    return boxes


def divided(buffers: dict[str, Any], coasts: dict[str, Any]) -> dict[str, Any]:
    """Give each point that lies in two owners' buffers to the owner of the nearest coast."""
    names = sorted(buffers)
    shared = [buffers[a] & buffers[b] for a, b in itertools.combinations(names, 2)]
    overlap = shapely.union_all([piece for piece in shared if piece.area > 0])
    if overlap.is_empty:
        return buffers
    # Two circles of one radius about one point differ by their corners: ask a little around.
    overlap = overlap.buffer(ROUGHNESS) & shapely.union_all([buffers[name] for name in names])
    reach = overlap.buffer(CASPIAN_BREADTH * 1.1)
    points: dict[tuple[float, float], str] = {}
    for name in names:
        near = shapely.segmentize(coasts[name] & reach, SPACING)
        for x, y in np.unique(np.round(shapely.get_coordinates(near), 1), axis=0):
            points.setdefault((x, y), name)
    places = MultiPoint(list(points))
    faces = shapely.get_parts(shapely.voronoi_polygons(places, extend_to=overlap, ordered=True))
    owners = np.array(list(points.values()))
    result: dict[str, Any] = {}
    for name in names:
        nearest = shapely.coverage_union_all(faces[owners == name])
        result[name] = shapely.union_all([buffers[name] - overlap, overlap & nearest])
    return result


def seas_of_cell(
    frame: tuple[float, float, float, float], coast: Coast, excess: float
) -> dict[str, Any]:
    """Return the seas of the owners inside a cell, `excess` [m] wider than the law says.

    The land is still covered by them.
    """
    west, south, east, north = frame
    lon, lat = (west + east) / 2, (south + north) / 2
    high = CASPIAN_BREADTH * 1.1 / 111_000
    wide = high / np.cos(np.radians(min(max(abs(south), abs(north)) + high, 88)))
    found = coast.tree.query(box(west - wide, south - high, east + wide, north + high))
    if not len(found):
        return {}
    plane = Transformer.from_crs(
        "EPSG:4326",
        f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84",
        always_xy=True,
    )
    buffers: dict[str, Any] = {}
    lines: dict[str, Any] = {}
    for owner in sorted({coast.owners[i] for i in found}):
        own = np.sort([i for i in found if coast.owners[i] == owner])
        flat = shapely.transform(coast.pieces[own], plane.transform, interleaved=False)
        rounds = shapely.buffer(flat, coast.breadths[own] + excess, quad_segs=QUARTER)
        buffers[owner] = shapely.union_all(rounds)
        lines[owner] = shapely.union_all(flat)
    seas: dict[str, Any] = {}
    for owner, sea in divided(buffers, lines).items():
        back = shapely.transform(
            shapely.segmentize(sea, STEP),
            lambda x, y: plane.transform(x, y, direction="INVERSE"),
            interleaved=False,
        )
        back = shapely.transform(back, lambda points: _near(points, lon))
        inside = shapely.make_valid(back) & box(*frame)
        if inside.area > 0:
            seas[owner] = inside
    return seas


def _near(points: np.ndarray, lon: float) -> np.ndarray:
    """Return the points at the turn of longitude nearest to `lon`."""
    return np.column_stack([lon + (points[:, 0] - lon + 180) % 360 - 180, points[:, 1]])


def zones_of(land: Land, excess: float) -> dict[str, Any]:
    """Return land with territorial sea of each owner, in longitude and latitude."""
    coast = coast_of(land)
    owners = [owner for owner, pieces in sorted(land.polygons.items()) for _ in pieces]
    grounds = np.array([p for _, pieces in sorted(land.polygons.items()) for p in pieces])
    tree = STRtree(grounds)
    zones: dict[str, list[Any]] = {owner: list(p) for owner, p in land.polygons.items()}
    for frame in cells():
        seas = seas_of_cell(frame, coast, excess)
        if not seas:
            continue
        near = tree.query(box(*frame))
        ground = {i: shapely.clip_by_rect(grounds[i], *frame) for i in near}
        for owner, sea in seas.items():
            others = [shapely.make_valid(ground[i]) for i in near if owners[i] != owner]
            rest = sea - shapely.union_all(others) if others else sea
            zones[owner] += parts_of(rest, "Polygon")
    return {owner: shapely.union_all(pieces) for owner, pieces in sorted(zones.items())}


GULF: Final = (22.5, 58.9, 27.6, 60.8)
"""The Gulf of Finland: west, south, east, north [degree]."""
CORRIDOR: Final = 3 * NAUTICAL_MILE
"""Finland and Estonia end their seas this far from the middle of the Gulf [m]; Finland: Act
463/1956 as amended by 981/1995; Estonia: exchange of notes of 1994."""


def corridor_of(land: Land, margin: float) -> Any:
    """Return the high seas between Finland and Estonia, narrower by `margin` [m] on each side."""
    west, south, east, north = GULF
    plane = Transformer.from_crs(
        "EPSG:4326", "+proj=aeqd +lat_0=59.8 +lon_0=25 +datum=WGS84", always_xy=True
    )
    frame = box(west - 1, south - 1, east + 3, north + 1)
    points: dict[tuple[float, float], str] = {}
    for owner in ("EE", "FI", "RU"):
        lines = shapely.union_all(land.coasts[owner]) & frame
        flat = shapely.transform(lines, plane.transform, interleaved=False)
        dense = shapely.get_coordinates(shapely.segmentize(flat, SPACING))
        for x, y in np.unique(np.round(dense, 1), axis=0):
            points.setdefault((x, y), owner)
    faces = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(list(points)), ordered=True))
    owners = np.array(list(points.values()))
    estonia, finland = (shapely.coverage_union_all(faces[owners == o]) for o in ("EE", "FI"))
    strip = shapely.segmentize((estonia & finland).buffer(CORRIDOR - margin), STEP)
    back = shapely.transform(
        strip, lambda x, y: plane.transform(x, y, direction="INVERSE"), interleaved=False
    )
    return back & box(*GULF)
