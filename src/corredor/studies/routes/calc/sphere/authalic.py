"""Geodetic positions to unit vectors on the sphere of equal area, and back.

The two latitudes differ by a sine series in the double latitude (Snyder, Map Projections, USGS
Professional Paper 1395, 1987, equations 3-11 to 3-18). Its coefficients are computed here, by a
discrete sine transform of the closed formula, to the last digit of a float.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import ECCENTRICITY, FloatArray, Numbers

_TERMS: Final = 6
"""Terms of the series: the third flattening to this power is 2e-17."""
_NODES: Final = 32
_STEPS: Final = 6
_HALF_TURN: Final = 180.0


def _zone(sine: FloatArray) -> FloatArray:
    """Area from the equator to a latitude, over that to the pole (Snyder, 3-12)."""

    def area(s: Any) -> Any:
        inverse = np.arctanh(ECCENTRICITY * s) / ECCENTRICITY
        return s / (1 - (ECCENTRICITY * s) ** 2) + inverse

    return area(sine) / area(1.0)


@lru_cache(maxsize=1)
def _series() -> tuple[FloatArray, FloatArray]:
    """Coefficients of sin 2kφ, k = 1..6: of authalic less geodetic latitude, and back."""
    nodes = (np.arange(_NODES) + 1 / 2) * np.pi / (2 * _NODES)
    orders = 2 * np.arange(1, _TERMS + 1)
    transform = np.sin(np.outer(orders, nodes)) * 2 / _NODES
    forward = transform @ (np.arcsin(_zone(np.sin(nodes))) - nodes)
    geodetic = nodes.copy()
    for _ in range(_STEPS):
        shift = np.sin(np.outer(geodetic, orders)) @ forward
        slope = np.cos(np.outer(geodetic, orders)) @ (forward * orders)
        geodetic -= (geodetic + shift - nodes) / (1 + slope)
    return forward, transform @ (geodetic - nodes)


def _shifted(latitude: FloatArray, coefficients: FloatArray) -> FloatArray:
    shift = np.zeros_like(latitude)
    for order, coefficient in enumerate(coefficients, 1):
        shift += coefficient * np.sin(2 * order * latitude)
    return latitude + shift


def _radians(degrees: Numbers) -> FloatArray:
    return np.radians(np.asarray(degrees, float))


def authalic_latitude(latitude: Numbers) -> FloatArray:
    """Latitude on the sphere of equal area [degree].

    Parameters
    ----------
    latitude
        Geodetic latitude, north positive; a float or an array.

    Examples
    --------
    >>> round(float(authalic_latitude(45.0)), 6)
    44.871703
    """
    return np.degrees(_shifted(_radians(latitude), _series()[0]))


def geodetic_latitude(latitude: Numbers) -> FloatArray:
    """Geodetic latitude of an authalic one [degree]: the inverse of `authalic_latitude`.

    Examples
    --------
    >>> round(float(geodetic_latitude(authalic_latitude(66.5))), 12)
    66.5
    """
    return np.degrees(_shifted(_radians(latitude), _series()[1]))


def unit_vectors(latitude: Numbers, longitude: Numbers) -> FloatArray:
    """Unit vectors of geodetic positions on the authalic sphere, shape (..., 3).

    Longitude -180 is 180, and a pole has one vector, whatever its longitude.

    Parameters
    ----------
    latitude, longitude
        Degrees, north and east positive; floats or arrays of one shape.

    Raises
    ------
    ValueError
        A latitude beyond a pole, a longitude beyond ±360 or a position that is no number.

    Examples
    --------
    >>> unit_vectors(90.0, 77.0).round(3).tolist()
    [0.0, 0.0, 1.0]
    """
    latitudes, longitudes = np.broadcast_arrays(
        np.asarray(latitude, float), np.asarray(longitude, float)
    )
    pole = _HALF_TURN / 2
    if not (np.all(np.abs(latitudes) <= pole) and np.all(np.abs(longitudes) <= 2 * _HALF_TURN)):
        raise ValueError("latitudes lie within ±90 degrees, longitudes within ±360")
    at_pole = np.abs(latitudes) == pole
    turned = np.where(at_pole, 0.0, np.remainder(longitudes, 2 * _HALF_TURN))
    east = np.radians(np.where(turned > _HALF_TURN, turned - 2 * _HALF_TURN, turned))
    north = _shifted(np.radians(latitudes), _series()[0])
    across = np.where(at_pole, 0.0, np.cos(north))
    return np.stack((across * np.cos(east), across * np.sin(east), np.sin(north)), axis=-1)


def geodetic_positions(points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Latitudes and longitudes of unit vectors on the authalic sphere [degree].

    Examples
    --------
    >>> latitude, longitude = geodetic_positions(unit_vectors(55.75, 37.62))
    >>> round(float(latitude), 9), round(float(longitude), 9)
    (55.75, 37.62)
    """
    across = np.hypot(points[..., 0], points[..., 1])
    north = _shifted(np.arctan2(points[..., 2], across), _series()[1])
    return np.degrees(north), np.degrees(np.arctan2(points[..., 1], points[..., 0]))
