"""Geodesics on WGS84: the one door to ``pyproj``.

PROJ solves the inverse problem by Karney's method (2013, doi:10.1007/s00190-012-0578-z), whose
error is some nanometres on any pair of points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.units import Degree, Km

FloatArray = NDArray[np.float64]

LIBRARY: Final = "pyproj"
_METRES_PER_KM: Final = 1_000.0


@dataclass(frozen=True)
class Geodesic:
    """The shortest line between two positions on WGS84.

    Attributes
    ----------
    length
        [km].
    course, arrival
        True course at the first position and at the last [degree], clockwise from north,
        from -180 to 180.
    """

    length: Km
    course: Degree
    arrival: Degree


@lru_cache(maxsize=1)
def _ellipsoid() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def geodesic(
    latitude: Degree, longitude: Degree, to_latitude: Degree, to_longitude: Degree
) -> Geodesic:
    """Geodesic between two positions [degree], north and east positive.

    Examples
    --------
    >>> round(geodesic(0.0, 0.0, 0.0, 1.0).length, 6)
    111.319491
    """
    course, back, metres = _ellipsoid().inv(longitude, latitude, to_longitude, to_latitude)
    arrival = back + 180.0 if back <= 0 else back - 180.0
    return Geodesic(metres / _METRES_PER_KM, course, arrival)


def geodesic_distances(
    latitude: FloatArray, longitude: FloatArray, to_latitude: FloatArray, to_longitude: FloatArray
) -> FloatArray:
    """Lengths of geodesics between positions [km]; arrays of one shape [degree].

    Examples
    --------
    >>> equator = np.zeros(2)
    >>> geodesic_distances(equator, equator, equator, np.array([1.0, 2.0])).round(3).tolist()
    [111.319, 222.639]
    """
    places = np.broadcast_arrays(longitude, latitude, to_longitude, to_latitude)
    # pyproj keeps the shape of arrays and writes into its arguments unless they are copied.
    metres = _ellipsoid().inv(*(np.array(place, float) for place in places))[2]
    return np.asarray(metres, float) / _METRES_PER_KM


def path_length(latitudes: Sequence[float], longitudes: Sequence[float]) -> Km:
    """Length of a path of geodesics through positions [degree] on WGS84 [km].

    Examples
    --------
    >>> round(path_length([0.0, 0.0, 0.0], [0.0, 1.0, 2.0]), 3)
    222.639
    """
    return float(_ellipsoid().line_length(longitudes, latitudes)) / _METRES_PER_KM


def path_samples(
    latitudes: Sequence[float], longitudes: Sequence[float], spacing: Km
) -> tuple[FloatArray, FloatArray]:
    """Latitudes and longitudes [degree] along a path of geodesics, at most `spacing` apart [km].

    The positions of the path are among them.

    Examples
    --------
    >>> [len(places) for places in path_samples([0.0, 0.0], [0.0, 1.0], 1.0)]
    [113, 113]
    """
    north, east = [latitudes[0]], [longitudes[0]]
    for at in range(len(latitudes) - 1):
        ends = latitudes[at], longitudes[at], latitudes[at + 1], longitudes[at + 1]
        pieces = max(1, int(np.ceil(geodesic(*ends).length / spacing)))
        inner = _ellipsoid().npts(ends[1], ends[0], ends[3], ends[2], pieces - 1)
        east += [place[0] for place in inner] + [ends[3]]
        north += [place[1] for place in inner] + [ends[2]]
    return np.array(north), np.array(east)
