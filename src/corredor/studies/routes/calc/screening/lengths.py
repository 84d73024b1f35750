"""Lengths of geodesics on WGS84 from chords: square roots and polynomials alone.

Thomas's form of the Andoyer-Lambert approximation, to the square of the flattening (Spheroidal
geodesics, reference systems and local geometry, US Naval Oceanographic Office SP-138, 1970). It
asks for the angle between reduced latitudes, and that is had from the chord between unit
vectors, so that no trigonometric function is called. Against exact geodesics the error is below
half a metre up to 15,000 km and below 4 m up to 18,000 km; near the antipode it isn't meant.

The functions take floats and arrays alike, and are compiled as they stand by `engine.screening`.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.sphere.constants import (
    FLATTENING,
    METRES_PER_KM,
    SEMI_MAJOR_AXIS,
)
from corredor.units import Km

FloatArray = NDArray[np.float64]

TERMS: Final = 16
"""Degree of the polynomial of the arc sine: exact to 2e-14."""
EQUATOR: Final = SEMI_MAJOR_AXIS / METRES_PER_KM
"""Semi-major axis [km]."""
SQUARED: Final = FLATTENING * FLATTENING / 64
"""Weight of the second order (Thomas 1970)."""


def _arc_over_sine(square: FloatArray) -> FloatArray:
    sine = np.sqrt(square)
    return np.where(sine > 0, np.arcsin(sine) / np.where(sine > 0, sine, 1), 1.0)


def _series() -> tuple[float, ...]:
    """Coefficients of asin(√y)/√y for y up to a half, the highest first."""
    fitted = np.polynomial.Chebyshev.interpolate(_arc_over_sine, TERMS, domain=[0, 1 / 2])
    return tuple(fitted.convert(kind=np.polynomial.Polynomial).coef[::-1].tolist())


SERIES: Final = _series()


def reduced_vectors(latitude: Any, longitude: Any) -> FloatArray:
    """Unit vectors of reduced latitude of geodetic positions [degree], shape (n, 3).

    Examples
    --------
    >>> reduced_vectors(0.0, 90.0).round(3).tolist()
    [0.0, 1.0, 0.0]
    """
    north, east = np.radians(latitude), np.radians(longitude)
    height, across = (1 - FLATTENING) * np.sin(north), np.cos(north)
    size = np.hypot(height, across)
    across, height = across / size, height / size
    return np.stack([across * np.cos(east), across * np.sin(east), height], axis=-1)


def half_chord(x: Any, y: Any, z: Any) -> Any:
    """Square of half the chord from the differences of the components of two unit vectors."""
    return (x * x + y * y + z * z) / 4


def chord_geodesic(square: Any, north_sum: Any, north_difference: Any) -> Km:
    """Length of the geodesic between two positions on WGS84 [km], from their reduced vectors.

    Parameters
    ----------
    square
        `half_chord` of the vectors; above 0 and below 1.
    north_sum, north_difference
        Sum and difference of the third components.

    Examples
    --------
    >>> here, there = reduced_vectors(np.zeros(2), np.array([0.0, 1.0]))
    >>> round(float(chord_geodesic(half_chord(*(here - there)), 0.0, 0.0)), 4)
    111.3195
    """
    least = np.minimum(square, 1 - square)
    arc = SERIES[0]
    for at in range(1, TERMS + 1):
        arc = arc * least + SERIES[at]
    arc = 2 * np.sqrt(least) * arc
    # Selection by a product: what is compiled has no arrays here, and stays the same to the bit.
    arc = arc + (square > least) * (np.pi - 2 * arc)
    sine = 2 * np.sqrt(square * (1 - square))
    t = arc / sine
    u = north_sum * north_sum / (2 * (1 - square))
    v = north_difference * north_difference / (2 * square)
    x, y = u + v, u - v
    d, e = 4 * t * t, 2 * (1 - 2 * square)
    a = d * e
    c = t - (a - e) / 2
    first = FLATTENING / 4 * (t * x - y)
    second = SQUARED * (x * (a + c * x) - y * (2 * d + e * y) + d * x * y)
    return EQUATOR * sine * (t - first + second)
