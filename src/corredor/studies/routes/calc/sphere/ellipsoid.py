"""Lengths of geodesics on WGS84 in bulk, within a millimetre of the exact ones.

Vincenty 1975 (Survey Review 23, no. 176, 88-93): the geodesic is a great circle on an auxiliary
sphere of reduced latitudes. Where his iteration fails, near the antipode, the course at the
first position is found by halving, as Karney poses it (2013, doi:10.1007/s00190-012-0578-z,
section 4): the longitude that it leads to grows with it.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import (
    FLATTENING,
    METRES_PER_KM,
    SEMI_MAJOR_AXIS,
    FloatArray,
    Numbers,
)

_SEMI_MINOR_AXIS: Final = SEMI_MAJOR_AXIS * (1 - FLATTENING)
_SQUARE: Final = (SEMI_MAJOR_AXIS / _SEMI_MINOR_AXIS) ** 2 - 1
"""Second eccentricity, squared."""
_NEAR_ANTIPODE: Final = 3 * np.pi * FLATTENING
"""Angle from the antipode within which the iteration isn't used [radian]."""
_SCALE: Final = (-175 / 16384, 320 / 16384, -768 / 16384, 4096 / 16384)
_BEND: Final = (-47 / 1024, 74 / 1024, -128 / 1024, 256 / 1024)
"""Series in the squared second eccentricity times cos² of the azimuth, highest power first
(Vincenty, 3 and 4)."""
_THREE: Final = 3
_FOUR: Final = 4
_SIXTH: Final = 1 / 6
_ROUNDS: Final = 12
_ENOUGH: Final = 1e-13
_HALVINGS: Final = 52
_TINY: Final = 1e-150
_EQUATOR: Final = 1e-8
"""Sine of a latitude that counts as on the equator: 6 cm, where halving loses its digits."""
_ROUND: Final = 360.0


def geodesic_length(
    latitude: Numbers, longitude: Numbers, to_latitude: Numbers, to_longitude: Numbers
) -> FloatArray:
    """Length of the geodesic between two positions on WGS84 [km].

    Parameters
    ----------
    latitude, longitude, to_latitude, to_longitude
        Geodetic, degrees, north and east positive; floats or arrays.

    Examples
    --------
    >>> round(float(geodesic_length(0.0, 0.0, 0.0, 1.0)), 6)
    111.319491
    """
    places = np.broadcast_arrays(latitude, longitude, to_latitude, to_longitude)
    shape = places[0].shape
    lat1, lon1, lat2, lon2 = (np.ravel(place).astype(float) for place in places)
    sin1, cos1 = _reduced(lat1)
    sin2, cos2 = _reduced(lat2)
    apart = np.radians(np.abs(np.remainder(lon2 - lon1 + _ROUND / 2, _ROUND) - _ROUND / 2))
    cosine = sin1 * sin2 + cos1 * cos2 * np.cos(apart)
    far = cosine < -np.cos(_NEAR_ANTIPODE)
    on_equator = (np.abs(sin1) < _EQUATOR) & (np.abs(sin2) < _EQUATOR)
    # The longest equatorial geodesic; beyond it the shortest line leaves the equator.
    near = ~far | (on_equator & (apart <= (1 - FLATTENING) * np.pi))
    length = np.empty(len(lat1))
    length[near] = _iterated(*(value[near] for value in (sin1, cos1, sin2, cos2, apart)))
    if not near.all():
        length[~near] = _halved(*(value[~near] for value in (sin1, cos1, sin2, cos2, apart)))
    return (length / METRES_PER_KM).reshape(shape)


def _reduced(latitude: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Sine and cosine of the reduced latitude."""
    angle = np.radians(latitude)
    north, across = (1 - FLATTENING) * np.sin(angle), np.cos(angle)
    size = np.hypot(north, across)
    return north / size, across / size


def _iterated(
    sin1: FloatArray, cos1: FloatArray, sin2: FloatArray, cos2: FloatArray, apart: FloatArray
) -> FloatArray:
    """Lengths [m] by Vincenty's iteration of the longitude on the auxiliary sphere."""
    longitude = apart.copy()
    rounds = _ROUNDS
    while True:
        sin_lon, cos_lon = np.sin(longitude), np.cos(longitude)
        sine = np.hypot(cos2 * sin_lon, cos1 * sin2 - sin1 * cos2 * cos_lon)
        cosine = sin1 * sin2 + cos1 * cos2 * cos_lon
        arc = np.arctan2(sine, cosine)
        sin_azimuth = cos1 * cos2 * sin_lon / np.where(sine == 0, 1, sine)
        square = 1 - sin_azimuth**2
        middle = cosine - 2 * sin1 * sin2 / np.where(square <= _ENOUGH, 1, square)
        middle = np.where(square <= _ENOUGH, 0, middle)
        before = longitude
        longitude = apart + _longitude_excess(sin_azimuth, square, arc, sine, cosine, middle)
        rounds -= 1
        if not rounds or np.all(np.abs(longitude - before) <= _ENOUGH):
            return _length(square, arc, sine, cosine, middle)


def _longitude_excess(
    sin_azimuth: FloatArray,
    square: FloatArray,
    arc: FloatArray,
    sine: FloatArray,
    cosine: FloatArray,
    middle: FloatArray,
) -> FloatArray:
    """Longitude on the auxiliary sphere less that on the ellipsoid (Vincenty, 10 and 11)."""
    c = FLATTENING / _FOUR**2 * square * (_FOUR + FLATTENING * (_FOUR - _THREE * square))
    inner = middle + c * cosine * (2 * middle**2 - 1)
    return (1 - c) * FLATTENING * sin_azimuth * (arc + c * sine * inner)


def _length(
    square: FloatArray, arc: FloatArray, sine: FloatArray, cosine: FloatArray, middle: FloatArray
) -> FloatArray:
    """Length of a geodesic [m] from its arc on the auxiliary sphere (Vincenty, 3, 4, 6 and 19)."""
    u = square * _SQUARE
    a, b = 1 + u * np.polyval(_SCALE, u), u * np.polyval(_BEND, u)
    twice = 2 * middle**2 - 1
    third = b * _SIXTH * middle * (_FOUR * sine**2 - _THREE) * (_FOUR * middle**2 - _THREE)
    bend = middle + b / _FOUR * (cosine * twice - third)
    return _SEMI_MINOR_AXIS * a * (arc - b * sine * bend)


def _halved(
    sin1: FloatArray, cos1: FloatArray, sin2: FloatArray, cos2: FloatArray, apart: FloatArray
) -> FloatArray:
    """Lengths [m] by halving the course at the end farther from the equator, turned south."""
    swapped = np.abs(sin1) < np.abs(sin2)
    sin1, sin2 = np.where(swapped, sin2, sin1), np.where(swapped, sin1, sin2)
    cos1, cos2 = np.where(swapped, cos2, cos1), np.where(swapped, cos1, cos2)
    turned = np.where(sin1 > 0, -1.0, 1.0)
    sin1, sin2 = np.minimum(sin1 * turned, -_TINY), sin2 * turned
    low, high = np.zeros(len(sin1)), np.full(len(sin1), np.pi)
    for _ in range(_HALVINGS):
        course = (low + high) / 2
        short = _reached(course, sin1, cos1, sin2, cos2)[0] < apart
        low, high = np.where(short, course, low), np.where(short, high, course)
    _, square, arc, middle = _reached((low + high) / 2, sin1, cos1, sin2, cos2)
    return _length(square, arc, np.sin(arc), np.cos(arc), middle)


def _reached(
    course: FloatArray, sin1: FloatArray, cos1: FloatArray, sin2: FloatArray, cos2: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Difference of longitude, cos² of the azimuth at the equator, arc and cosine of its middle."""
    along = np.cos(course) * cos1
    azimuth = np.sin(course) * cos1
    rising = np.sqrt(np.maximum(along**2 + (cos2 - cos1) * (cos2 + cos1), 0))
    first, last = np.arctan2(sin1, along), np.arctan2(sin2, rising)
    start, end = np.arctan2(azimuth * sin1, along), np.arctan2(azimuth * sin2, rising)
    arc = last - first
    square = 1 - azimuth**2
    middle = np.cos(first + last)
    sine, cosine = np.sin(arc), np.cos(arc)
    excess = _longitude_excess(azimuth, square, arc, sine, cosine, middle)
    return np.remainder(end - start, 2 * np.pi) - excess, square, arc, middle
