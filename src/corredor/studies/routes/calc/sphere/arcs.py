"""Great-circle arcs: lengths, interpolation, samples, distances from a point.

Points are unit vectors, shape (..., 3); angles are in radians, lengths in kilometres on the
authalic sphere. Formulas for unit vectors as in Kahan, "How futile are mindless assessments of
roundoff" (2006), section 12: no loss of digits near zero or near the antipode.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import AUTHALIC_RADIUS, FloatArray
from corredor.units import Km

SAMPLE_SPACING: Final = 1.0
"""Largest distance between samples of an arc [km]."""

_SHORT: Final = 1e-5
"""Square of a chord below which a scalar product loses digits of it."""


def angle(first: FloatArray, second: FloatArray) -> FloatArray:
    """Angle between unit vectors [radian], sound for small and for nearly straight angles.

    Examples
    --------
    >>> float(angle(np.array([1.0, 0, 0]), np.array([-1.0, 0, 0]))) == math.pi
    True
    """
    apart, along = first - second, first + second
    return 2 * np.arctan2(
        np.sqrt(np.einsum("...i,...i", apart, apart)), np.sqrt(np.einsum("...i,...i", along, along))
    )


def cross(first: FloatArray, second: FloatArray) -> FloatArray:
    """Vector product of arrays of vectors, shape (..., 3), without NumPy's moving of axes.

    Examples
    --------
    >>> cross(np.array([1.0, 0, 0]), np.array([[0, 1.0, 0]])).tolist()
    [[0.0, 0.0, 1.0]]
    """
    a, b, c = first[..., 0], first[..., 1], first[..., 2]
    x, y, z = second[..., 0], second[..., 1], second[..., 2]
    return np.stack((b * z - c * y, c * x - a * z, a * y - b * x), axis=-1)


def great_circle_distance(first: FloatArray, second: FloatArray) -> FloatArray:
    """Length of the great circle between unit vectors on the authalic sphere [km].

    Examples
    --------
    >>> round(float(great_circle_distance(np.array([1.0, 0, 0]), np.array([0, 1.0, 0]))), 3)
    10007.555
    """
    return AUTHALIC_RADIUS * angle(first, second)


def interpolated(first: FloatArray, second: FloatArray, share: FloatArray) -> FloatArray:
    """Points at shares of the way along an arc, shape (n, 3).

    Parameters
    ----------
    first, second
        Unit vectors, shape (3,); not antipodal.
    share
        From 0 at the first to 1 at the second, shape (n,).

    Raises
    ------
    ValueError
        The ends are antipodal: no arc between them is the shortest.

    Examples
    --------
    >>> equator, east = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
    >>> interpolated(equator, east, np.array([0.5])).round(4).tolist()
    [[0.7071, 0.7071, 0.0]]
    """
    whole = float(angle(first, second))
    if not np.any(first + second):
        raise ValueError("the ends are antipodal: no arc between them is the shortest")
    across = second - first * float(first @ second)
    size = float(np.linalg.norm(across))
    if size == 0:
        return np.repeat(first[None, :], len(share), axis=0)
    turn = whole * np.asarray(share, float)[:, None]
    points = np.cos(turn) * first + np.sin(turn) * (across / size)
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def sampled(first: FloatArray, second: FloatArray, spacing: Km = SAMPLE_SPACING) -> FloatArray:
    """Points along an arc, both ends included, at most `spacing` apart [km], shape (n, 3).

    Examples
    --------
    >>> len(sampled(np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), 100.0))
    102
    """
    pieces = max(1, math.ceil(float(great_circle_distance(first, second)) / spacing))
    points = interpolated(first, second, np.linspace(0, 1, pieces + 1))
    points[0], points[-1] = first, second
    return points


def cross_track(first: FloatArray, second: FloatArray, points: FloatArray) -> FloatArray:
    """Signed distance of points from the great circle through two others [km], left positive.

    Examples
    --------
    >>> equator, east = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
    >>> round(float(cross_track(equator, east, np.array([0, 0, 1.0]))), 3)
    10007.555
    """
    normal = cross(first, second)
    height = points @ normal
    return AUTHALIC_RADIUS * np.arctan2(height, np.linalg.norm(cross(normal, points), axis=-1))


def clearance(points: FloatArray, starts: FloatArray, ends: FloatArray) -> FloatArray:
    """Smallest distance of points from arcs [radian], shape (n, m).

    Parameters
    ----------
    points
        Unit vectors, shape (n, 3).
    starts, ends
        Ends of the arcs, shape (m, 3).
    """
    normals = cross(starts, ends)
    sizes = np.linalg.norm(normals, axis=1)
    normals = normals / np.where(sizes == 0, 1, sizes)[:, None]
    beside = (points @ cross(normals, starts).T > 0) & (points @ cross(ends, normals).T > 0)
    to_end = np.minimum(_near(points, starts), _near(points, ends))
    to_line = np.abs(np.arcsin(np.clip(points @ normals.T, -1, 1)))
    return np.where(beside, to_line, to_end)


def _near(points: FloatArray, others: FloatArray) -> FloatArray:
    """Angles between all pairs [radian], shape (n, m); short ones from differences."""
    square = np.maximum(2 - 2 * (points @ others.T), 0)
    one, two = np.nonzero(square < _SHORT)
    square[one, two] = np.sum((points[one] - others[two]) ** 2, axis=1)
    return 2 * np.arcsin(np.minimum(np.sqrt(square) / 2, 1))
