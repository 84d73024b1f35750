"""Orientation of three points on the sphere, exact where floats can't tell.

The sign of the determinant of three vectors: positive where the third lies to the left of the
great circle from the first to the second. A float filter decides nearly always; the rest is
decided by rational arithmetic on the same floats (Shewchuk 1997, doi:10.1007/PL00009321).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import FloatArray, IntArray

FILTER: Final = 4e-15
"""Determinant of unit vectors [1] from which its float has the right sign: 18 roundings."""


def orientation(first: FloatArray, second: FloatArray, third: FloatArray) -> int:
    """Side of a great circle from first to second on which third lies: 1 left, -1 right, 0 on it.

    Examples
    --------
    >>> equator, east = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
    >>> orientation(equator, east, np.array([0, 0, 1.0]))
    1
    >>> orientation(equator, east, np.array([0.6, 0.8, 0]))
    0
    """
    value = float(np.dot(np.cross(first, second), third))
    if abs(value) > FILTER:
        return 1 if value > 0 else -1
    return exact_sign(first, second, third)


def exact_sign(first: FloatArray, second: FloatArray, third: FloatArray) -> int:
    """Sign of the determinant of three vectors, by rational arithmetic."""
    a, b, c = ([Fraction(float(x)) for x in vector] for vector in (first, second, third))
    value = (
        (a[1] * b[2] - a[2] * b[1]) * c[0]
        + (a[2] * b[0] - a[0] * b[2]) * c[1]
        + (a[0] * b[1] - a[1] * b[0]) * c[2]
    )
    return (value > 0) - (value < 0)


def orientations(first: FloatArray, second: FloatArray, third: FloatArray) -> IntArray:
    """Sides of great circles, shape (n,), of vectors of shapes (n, 3) or (3,).

    Examples
    --------
    >>> equator, east = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
    >>> orientations(equator, east, np.array([[0, 0, 1.0], [0, 0, -1.0]])).tolist()
    [1, -1]
    """
    one, two, three = np.broadcast_arrays(first, second, third)
    one, two, three = (np.atleast_2d(vectors) for vectors in (one, two, three))
    values = np.einsum("ij,ij->i", np.cross(one, two), three)
    signs = np.sign(values).astype(np.int64)
    for at in np.flatnonzero(np.abs(values) <= FILTER):
        signs[at] = exact_sign(one[at], two[at], three[at])
    return signs
