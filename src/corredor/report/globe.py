"""Globe: directions, great circles, and the projection that shows them.

The projection is the azimuthal equidistant one (Snyder, Map Projections: A Working Manual, 1987,
chapter 25), as the engine draws it; here it serves to place symbols and labels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from corredor.report.marks import WIDTH

Vector = tuple[float, float, float]
"""A direction from the middle of the earth, of length 1."""

STEP: Final = math.radians(1)
"""Greatest distance between two points of a drawn great circle [rad]."""
HEIGHT: Final = (280.0, 440.0)
"""Least and greatest height of a map [px]."""
MARGIN: Final = (96.0, 52.0)
"""Room for labels beside and above the outermost places [px]."""
CLOSEST: Final = math.radians(8)
"""Least width of the earth that a map shows [rad]: nearer, the outlines are too coarse."""
NOWHERE: Final = 1e-9


def direction(latitude: float, longitude: float) -> Vector:
    """Return the direction of a place: latitude north and longitude east positive [degree]."""
    phi, theta = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)


def position(vector: Vector) -> tuple[float, float]:
    """Return latitude and longitude [degree] of a direction."""
    x, y, z = vector
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def mean_direction(vectors: Sequence[Vector]) -> Vector:
    """Return the mean of directions; the first one where they cancel each other out."""
    total = [sum(parts) for parts in zip(*vectors, strict=True)]
    length = math.hypot(*total)
    if length < NOWHERE:
        return vectors[0]
    return total[0] / length, total[1] / length, total[2] / length


def great_circle(first: Vector, second: Vector) -> tuple[Vector, ...]:
    """Return the shortest path between two places, at most `STEP` between its points.

    It is empty between antipodes, where there is no single shortest path.

    Examples
    --------
    >>> path = great_circle(direction(0, 0), direction(0, 90))
    >>> len(path), [round(degree, 6) for degree in position(path[45])]
    (91, [0.0, 45.0])
    """
    cosine = max(-1.0, min(1.0, sum(a * b for a, b in zip(first, second, strict=True))))
    angle = math.acos(cosine)
    sine = math.sin(angle)
    if cosine < 0 and sine < NOWHERE:
        return ()
    count = max(math.ceil(round(angle / STEP, 9)), 1)
    path: list[Vector] = []
    for number in range(count + 1):
        part = number / count
        if sine < NOWHERE:
            path.append(first)
            continue
        a, b = math.sin((1 - part) * angle) / sine, math.sin(part * angle) / sine
        path.append(
            (
                a * first[0] + b * second[0],
                a * first[1] + b * second[1],
                a * first[2] + b * second[2],
            )
        )
    return tuple(path)


@dataclass(frozen=True)
class Projection:
    """An azimuthal equidistant projection: `scale` px per radian, the centre at `x`, `y` [px]."""

    latitude: float
    longitude: float
    scale: float
    x: float
    y: float
    height: float

    def point(self, vector: Vector) -> tuple[float, float]:
        """Return where a direction lies on the map [px], x to the right and y down.

        The antipode of the centre is a whole circle; it is placed at the top of it.
        """
        latitude, longitude = (math.radians(degree) for degree in position(vector))
        phi = math.radians(self.latitude)
        turn = longitude - math.radians(self.longitude)
        across = math.cos(latitude) * math.sin(turn)
        up = math.cos(phi) * math.sin(latitude) - math.sin(phi) * math.cos(latitude) * math.cos(
            turn
        )
        cosine = math.sin(phi) * math.sin(latitude) + math.cos(phi) * math.cos(latitude) * math.cos(
            turn
        )
        length = math.hypot(across, up)
        if length < NOWHERE:
            return self.x, self.y if cosine > 0 else self.y - math.pi * self.scale
        stretch = self.scale * math.atan2(length, cosine) / length
        return self.x + stretch * across, self.y - stretch * up

    @property
    def specification(self) -> dict[str, Any]:
        """The projection as the engine is told it, cut off at the map's edge."""
        corners = [math.hypot(x - self.x, y - self.y) for x in (0, WIDTH) for y in (0, self.height)]
        return {
            "type": "azimuthalEquidistant",
            "rotate": [-self.longitude, -self.latitude, 0],
            "scale": self.scale,
            "translate": [self.x, self.y],
            "clipAngle": min(math.degrees(max(corners) / self.scale) + 1, 179),
            "clipExtent": [[0, 0], [WIDTH, self.height]],
            "precision": 0,
        }


def fitted(shown: Sequence[Vector], centre: Vector) -> Projection:
    """Return the projection around a centre that shows all directions, with room for labels."""
    latitude, longitude = position(centre)
    plain = Projection(latitude, longitude, 1.0, 0.0, 0.0, 0.0)
    points = [plain.point(vector) for vector in shown]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    wide, high = max(right - left, CLOSEST), bottom - top
    scale = (WIDTH - 2 * MARGIN[0]) / wide
    if high > 0:
        scale = min(scale, (HEIGHT[1] - 2 * MARGIN[1]) / high)
    height = round(max(high * scale + 2 * MARGIN[1], HEIGHT[0]))
    x = WIDTH / 2 - scale * (left + right) / 2
    y = height / 2 - scale * (top + bottom) / 2
    return Projection(latitude, longitude, scale, x, y, height)
