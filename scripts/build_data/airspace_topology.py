"""A partition of the globe as arcs that its areas share, simplified in a known manner."""

# pyright: reportMissingModuleSource=false

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import shapely
from shapely import LineString, STRtree

GRID: Final = 1e-4
"""Step of the grid of the result [degree]; 11 m of latitude."""
FINE: Final = 1e-6
"""Step of the grid on which lines are crossed [degree]."""
RATIO: Final = round(GRID / FINE)
TURN: Final = round(360 / FINE)
RADIUS: Final = 6_371_008.8
"""Mean radius of the Earth [m]."""
POCKET: Final = 25e6
"""High seas enclosed by areas below this size [m²] are counted as closed."""

Node = tuple[int, int]


class Arc(NamedTuple):
    """A line between two junctions with the owners on its left and on its right.

    Its points are whole steps of the fine grid, unwrapped, so that a junction is the same to all.
    """

    left: str
    right: str
    points: np.ndarray


def area_of(polygon: Any) -> float:
    """Return the area of a small polygon of longitude and latitude [m²]."""
    metre = np.radians(RADIUS)
    return float(polygon.area * metre**2 * np.cos(np.radians(polygon.centroid.y)))


def faces_of(zones: dict[str, Any]) -> tuple[list[Any], list[str]]:
    """Return faces without overlap, each with its owner, "" for the high seas."""
    rings = [shapely.boundary(zone) for zone in zones.values()]
    points = shapely.get_coordinates(shapely.union_all(rings))
    levels = np.unique(np.round(points[np.abs(points[:, 0]) > 180 - FINE / 2, 1] / FINE) * FINE)
    seams = [LineString([(x, y) for y in levels]) for x in (-180, 180)] if len(levels) else []
    lines = shapely.union_all([*rings, *seams], grid_size=FINE)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    names = list(zones)
    pieces = [(name, p) for name in names for p in shapely.get_parts(zones[name])]
    tree = STRtree([piece for _, piece in pieces])
    spots = shapely.point_on_surface(faces)
    owners = [""] * len(faces)
    for face, piece in zip(*tree.query(spots, predicate="intersects"), strict=True):
        owners[face] = owners[face] or pieces[piece][0]
    return list(faces), owners


def oriented_edges(faces: list[Any], owners: list[str]) -> dict[tuple[Node, Node], int]:
    """Return for each directed edge of the partition the face on its left."""
    edges: dict[tuple[Node, Node], int] = {}
    for number, face in enumerate(shapely.orient_polygons(np.array(faces))):
        for ring in (face.exterior, *face.interiors):
            points = np.round(shapely.get_coordinates(ring) / FINE).astype(int)
            points[:, 0] = np.where(points[:, 0] == TURN // 2, -TURN // 2, points[:, 0])
            nodes = [(int(x), int(y)) for x, y in points]
            for first, second in pairwise(nodes):
                if first != second:
                    edges[first, second] = number
    return edges


def without_pockets(
    faces: list[Any], owners: list[str], edges: dict[tuple[Node, Node], int]
) -> list[str]:
    """Give small high seas to the owner with whom they share the longest line."""
    result = list(owners)
    small = {n for n, f in enumerate(faces) if not owners[n] and area_of(f) < POCKET}
    shared: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (first, second), number in edges.items():
        if number in small:
            other = edges.get((second, first), -1)
            if other >= 0 and owners[other]:
                length = np.hypot(first[0] - second[0], first[1] - second[1])
                shared[number][owners[other]] += float(length)
    for number, lengths in shared.items():
        result[number] = max(sorted(lengths), key=lengths.__getitem__)
    return result


def boundary_edges(
    edges: dict[tuple[Node, Node], int], owners: list[str]
) -> dict[tuple[Node, Node], tuple[str, str]]:
    """Return the edges on which the owner changes, with the owners left and right."""
    found: dict[tuple[Node, Node], tuple[str, str]] = {}
    for (first, second), number in edges.items():
        left = owners[number]
        other = edges.get((second, first), -1)
        right = owners[other] if other >= 0 else ""
        if left != right and (left > right):
            found[first, second] = left, right
    return found


def chained(found: dict[tuple[Node, Node], tuple[str, str]]) -> list[Arc]:
    """Join edges to arcs from junction to junction; a ring without junctions is one arc."""
    degree: dict[Node, int] = defaultdict(int)
    following: dict[tuple[Node, tuple[str, str]], Node] = {}
    sides: dict[Node, set[tuple[str, str]]] = defaultdict(set)
    for (first, second), pair in found.items():
        for node in (first, second):
            degree[node] += 1
            sides[node].add(pair)
        following[first, pair] = second
    junctions = {n for n, d in degree.items() if d != 2 or len(sides[n]) > 1}
    arcs: list[Arc] = []
    seen: set[tuple[Node, Node]] = set()
    ordered = sorted(found)
    for start in [e for e in ordered if e[0] in junctions] + ordered:
        if start in seen:
            continue
        pair = found[start]
        path = [start[0], start[1]]
        seen.add(start)
        while path[-1] not in junctions and path[-1] != path[0]:
            step = path[-1], following[path[-1], pair]
            seen.add(step)
            path.append(step[1])
        points = np.array(path)
        points[:, 0] = np.unwrap(points[:, 0], period=TURN)
        arcs.append(Arc(*pair, points))
    return arcs


def vectors(points: np.ndarray) -> np.ndarray:
    """Return unit vectors of longitude and latitude [degree]."""
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def distances(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return distances of points from a segment of a great circle [m]."""
    pole = np.cross(start, end)
    length = np.linalg.norm(pole)
    ends = np.minimum(np.linalg.norm(points - start, axis=1), np.linalg.norm(points - end, axis=1))
    if length < 1e-12:
        return RADIUS * ends
    pole /= length
    beside = np.abs(np.arcsin(np.clip(points @ pole, -1, 1)))
    within = (np.cross(pole, start) @ points.T >= 0) & (np.cross(end, pole) @ points.T >= 0)
    return RADIUS * np.where(within, beside, ends)


def simplified(points: np.ndarray, tolerance: float) -> np.ndarray:
    """Return the points kept so that none dropped is further than `tolerance` [m] from the line.

    Douglas and Peucker (1973), with great circles for lines.
    """
    places = vectors(points * FINE)
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    if np.allclose(places[0], places[-1], atol=1e-12):
        furthest = int(np.argmax(np.linalg.norm(places - places[0], axis=1)))
        kept[furthest] = True
        half = places[furthest] - places[0]
        aside = np.linalg.norm(np.cross(places - places[0], half), axis=1)
        kept[int(np.argmax(aside))] = True
    marks = np.flatnonzero(kept)
    stack = list(pairwise(marks))
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        away = distances(places[first + 1 : last], places[first], places[last])
        worst = int(np.argmax(away))
        if away[worst] > tolerance:
            middle = first + 1 + worst
            kept[middle] = True
            stack += [(first, middle), (middle, last)]
    return points[kept]


def on_grid(points: np.ndarray) -> np.ndarray:
    """Return whole steps of the coarse grid, without repeated points."""
    steps = (points + RATIO // 2) // RATIO
    different = np.r_[True, np.any(np.diff(steps, axis=0) != 0, axis=1)]
    return steps[different]


def drawn(points: np.ndarray, step: float = 0.02) -> np.ndarray:
    """Return the great circles between grid points as longitude and latitude [degree], filled in.

    Between two neighbours a straight line of longitude and latitude is then less than a metre
    from the great circle.
    """
    degrees = points * GRID
    places = vectors(degrees)
    parts: list[np.ndarray] = []
    for start, end, first, last in zip(
        places[:-1], places[1:], degrees[:-1], degrees[1:], strict=True
    ):
        count = int(np.ceil(np.hypot(*(last - first)) / step))
        share = np.arange(count)[:, None] / max(count, 1)
        middle = (1 - share) * start + share * end
        lat = np.degrees(np.arctan2(middle[:, 2], np.hypot(middle[:, 0], middle[:, 1])))
        lon = np.degrees(np.arctan2(middle[:, 1], middle[:, 0]))
        lon = first[0] + (lon - first[0] + 180) % 360 - 180
        parts.append(np.column_stack([lon, lat]))
        parts[-1][0] = first
    return np.vstack([*parts, degrees[-1:]])
