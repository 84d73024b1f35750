"""Geodesics: the shortest way between two places on the ellipsoid, as points to draw.

Longitudes after T. Vincenty, Survey Review 23, 1975, doi:10.1179/sre.1975.23.176.88: a geodesic
is a great circle on the auxiliary sphere of reduced latitudes, its longitudes a little compressed.
"""

from __future__ import annotations

from math import atan, atan2, cos, hypot, radians, sin, tan
from typing import Final

from corredor.report.globe import direction, great_circle, position

FLATTENING: Final = 1 / 298.257223563
"""Of the ellipsoid WGS 84 (NIMA TR 8350.2, third edition)."""
ROUNDS: Final = 12
"""Rounds of the iteration, which settles after three or four but near the antipodes."""
_CLOSE: Final = 1e-12

Place = tuple[float, float]
"""Latitude and longitude [degree]."""


def geodesic(first: Place, second: Place) -> tuple[Place, ...]:
    """Return points of the shortest way between two places, at most a degree apart.

    Examples
    --------
    >>> path = geodesic((0.0, 170.0), (0.0, -171.0))
    >>> len(path), [round(degree, 6) for degree in path[-2]]
    (21, [0.0, -171.95])
    """
    turn = (second[1] - first[1] + 180) % 360 - 180
    reduced = [_reduced(latitude) for latitude, _ in (first, second)]
    wide = _wide(radians(turn), *(radians(latitude) for latitude in reduced))
    degrees = wide * 180 / radians(180)
    ends = direction(reduced[0], 0.0), direction(reduced[1], degrees)
    path: list[Place] = []
    between = great_circle(*ends)[1:-1]
    for at, vector in enumerate(between, start=1):
        latitude, along = position(vector)
        less = (degrees - turn) * at / (len(between) + 1)
        longitude = (first[1] + along - less + 180) % 360 - 180
        path.append((_common(latitude), longitude))
    return (first, *path, second)


def _reduced(latitude: float) -> float:
    return atan((1 - FLATTENING) * tan(radians(latitude))) * 180 / radians(180)


def _common(reduced: float) -> float:
    return atan(tan(radians(reduced)) / (1 - FLATTENING)) * 180 / radians(180)


def _wide(turn: float, first: float, second: float) -> float:
    """Return the difference of longitudes on the auxiliary sphere [rad]."""
    wide = turn
    for _ in range(ROUNDS):
        across = cos(second) * sin(wide)
        along = cos(first) * sin(second) - sin(first) * cos(second) * cos(wide)
        sine = hypot(across, along)
        cosine = sin(first) * sin(second) + cos(first) * cos(second) * cos(wide)
        if sine < _CLOSE:
            return turn
        angle = atan2(sine, cosine)
        azimuth = cos(first) * cos(second) * sin(wide) / sine
        rest = 1 - azimuth**2
        middle = cosine - 2 * sin(first) * sin(second) / rest if rest > _CLOSE else 0.0
        c = FLATTENING / 16 * rest * (4 + FLATTENING * (4 - 3 * rest))
        more = angle + c * sine * (middle + c * cosine * (2 * middle**2 - 1))
        new = turn + (1 - c) * FLATTENING * azimuth * more
        if abs(new - wide) < _CLOSE:
            return new
        wide = new
    return turn
