"""Arcs simplified without crossings, and the rings of each area made of them."""

# pyright: reportMissingModuleSource=false

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

import numpy as np
import shapely
from airspace_topology import Arc, drawn, on_grid, simplified
from shapely import LineString, Point, Polygon, STRtree

TRIES: Final = 8
"""Halvings of the tolerance of two arcs that cross."""
TOUCH: Final = 1e-9
"""Ends of lines closer than this are one [degree]."""


def crossings(lines: list[Any]) -> set[int]:
    """Return the numbers of lines that meet one another elsewhere than at their ends."""
    shapes = [LineString(line) for line in lines]
    bad = {number for number, shape in enumerate(shapes) if not shape.is_simple}
    tree = STRtree(shapes)
    for first, second in zip(*tree.query(shapes, predicate="intersects"), strict=True):
        if first >= second:
            continue
        ends = shapely.multipoints([lines[i][k] for i in (first, second) for k in (0, -1)])
        shared = shapely.get_parts(shapes[first] & shapes[second])
        if any(p.geom_type != "Point" or p.distance(ends) > TOUCH for p in shared):
            bad |= {int(first), int(second)}
    return bad


def lasting(arcs: list[Arc]) -> list[Arc]:
    """Return the arcs that are more than a point of the grid, or a line to and fro."""
    steps = [on_grid(arc.points) for arc in arcs]
    loops = [_node(line[0]) == _node(line[-1]) for line in steps]
    return [
        arc
        for arc, line, loop in zip(arcs, steps, loops, strict=True)
        if len(line) > (3 if loop else 1)
    ]


def settled(arcs: list[Arc], outer: float, inner: float) -> list[np.ndarray]:
    """Return the arcs on the grid, simplified by as much as goes without crossings [m]."""
    tolerance = [inner if arc.right else outer for arc in arcs]
    lines = [on_grid(simplified(a.points, t)) for a, t in zip(arcs, tolerance, strict=True)]
    for _ in range(TRIES):
        bad = crossings([drawn(line) for line in lines])
        if not bad:
            return lines
        for number in bad:
            tolerance[number] /= 2
            lines[number] = on_grid(simplified(arcs[number].points, tolerance[number]))
    raise ValueError("lines still cross")


def rings_of(arcs: list[Arc], lines: list[np.ndarray]) -> dict[str, list[list[int]]]:
    """Return rings of arcs for each area, its interior on the left; ``~i`` is arc i reversed."""
    walks: dict[str, list[int]] = defaultdict(list)
    for number, arc in enumerate(arcs):
        for owner, walk in ((arc.left, number), (arc.right, ~number)):
            if owner:
                walks[owner].append(walk)
    return {owner: _joined(walks[owner], lines) for owner in sorted(walks)}


def _line(walk: int, lines: list[np.ndarray]) -> np.ndarray:
    return lines[walk] if walk >= 0 else lines[~walk][::-1]


def _node(point: np.ndarray) -> tuple[int, int]:
    return int(point[0]) % 3_600_000, int(point[1])


def _heading(line: np.ndarray) -> float:
    step = (line[1] - line[0]).astype(float)
    return float(np.arctan2(step[1], step[0] * np.cos(np.radians(line[0][1] * 1e-4))))


def _joined(walks: list[int], lines: list[np.ndarray]) -> list[list[int]]:
    leaving: dict[tuple[int, int], list[int]] = defaultdict(list)
    for walk in walks:
        leaving[_node(_line(walk, lines)[0])].append(walk)
    rings: list[list[int]] = []
    free = dict.fromkeys(walks)
    while free:
        walk = next(iter(free))
        ring: list[int] = []
        while walk in free:
            del free[walk]
            ring.append(walk)
            back = _heading(_line(walk, lines)[::-1])
            choices = leaving[_node(_line(walk, lines)[-1])]
            # Turn as far to the left as goes: the first one clockwise from the way back.
            walk = min(
                choices,
                key=lambda w: (back - _heading(_line(w, lines)) - 1e-9) % (2 * np.pi),
            )
        if walk != ring[0]:
            raise ValueError(f"ring does not close: {ring}")
        rings.append(ring)
    return rings


def ring_points(ring: list[int], lines: list[np.ndarray]) -> np.ndarray:
    """Return a ring as filled-in longitude and latitude [degree], unwrapped."""
    parts = [drawn(_line(walk, lines)) for walk in ring]
    points = np.vstack([parts[0], *(part[1:] for part in parts[1:])])
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    return points


def polygons_of(rings: list[list[int]], lines: list[np.ndarray]) -> list[list[list[int]]]:
    """Sort the rings of an area to polygons, each an exterior and its holes."""
    exteriors: list[tuple[list[int], Any]] = []
    holes: list[tuple[list[int], Any]] = []
    for ring in rings:
        polygon = Polygon(ring_points(ring, lines))
        (exteriors if polygon.exterior.is_ccw else holes).append((ring, polygon))
    result = [[ring] for ring, _ in exteriors]
    for ring, hole in holes:
        spot = hole.point_on_surface()
        homes = [
            (exterior.area, number)
            for number, (_, exterior) in enumerate(exteriors)
            if any(exterior.contains(Point(spot.x + t, spot.y)) for t in (-360, 0, 360))
        ]
        result[min(homes)[1]].append(ring)
    return result
