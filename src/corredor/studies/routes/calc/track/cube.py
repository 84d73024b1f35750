"""A cube around the sphere: faces on which great circles are straight, divided into cells."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import FloatArray, IntArray

SIDE: Final = 64
"""Cells along the side of a face: 90 to 160 km wide."""
FACES: Final = 6
_AXES: Final = ((1, 2), (2, 0), (0, 1))
"""Axes across a face of the axis x, y, z: right-handed, so that left stays left on a + face."""


def placed(points: FloatArray) -> tuple[IntArray, FloatArray]:
    """Faces of points and their places on them, from -1 to 1 both ways."""
    axis = np.argmax(np.abs(points), axis=1)
    return _on_face(points, 2 * axis + (points[np.arange(len(points)), axis] < 0))


def _on_face(points: FloatArray, face: IntArray) -> tuple[IntArray, FloatArray]:
    axis = face // 2
    row = np.arange(len(points))
    across = np.array(_AXES)[axis]
    place = np.stack((points[row, across[:, 0]], points[row, across[:, 1]]), axis=1)
    # On the far face the first axis is turned round, so that left stays left there too.
    place /= np.abs(points[row, axis])[:, None]
    place[:, 0] *= np.where(face % 2 == 1, -1.0, 1.0)
    return face, place


def cell_of(face: IntArray, place: FloatArray) -> IntArray:
    """Numbers of the cells that places on faces lie in."""
    column = np.clip(((place + 1) * (SIDE / 2)).astype(np.int64), 0, SIDE - 1)
    return (face * SIDE + column[:, 1]) * SIDE + column[:, 0]


def centre_of(cell: IntArray) -> FloatArray:
    """Places of the centres of cells on their faces."""
    column = np.stack((cell % SIDE, cell // SIDE % SIDE), axis=1)
    return np.asarray((column + 1 / 2) * (2 / SIDE) - 1, float)


def expanded(starts: IntArray, counts: IntArray) -> tuple[IntArray, IntArray]:
    """Pairs of each owner and every number from its start on, as many as it counts."""
    who = np.repeat(np.arange(len(starts)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    return who, np.arange(len(who)) - first + starts[who]


def cut(starts: FloatArray, ends: FloatArray) -> tuple[IntArray, FloatArray, IntArray]:
    """Cut edges where they leave a face: faces, pieces and the edges that they belong to."""
    planes = np.array([(1, -1, 0), (1, 1, 0), (0, 1, -1), (0, 1, 1), (1, 0, -1), (1, 0, 1)], float)
    before, after = starts @ planes.T, ends @ planes.T
    parted = np.sign(before) * np.sign(after) < 0
    share = np.where(parted, before / np.where(parted, before - after, 1), 1.0)
    shares = np.sort(
        np.concatenate((np.zeros((len(starts), 1)), share, np.ones((len(starts), 1))), axis=1),
        axis=1,
    )
    edge, part = np.nonzero(shares[:, 1:] > shares[:, :-1])
    low, high = shares[edge, part][:, None], shares[edge, part + 1][:, None]
    one = np.where(low == 0, starts[edge], starts[edge] * (1 - low) + ends[edge] * low)
    two = np.where(high == 1, ends[edge], starts[edge] * (1 - high) + ends[edge] * high)
    face = placed(one + two)[0]
    place = np.concatenate((_on_face(one, face)[1], _on_face(two, face)[1]), axis=1)
    return face, place, edge


def corner_of(side: int) -> FloatArray:
    """Unit vector of the centre of the first cell of a face."""
    place = centre_of(np.array([0]))[0]
    point = np.zeros(3)
    axis, sign = side // 2, -1.0 if side % 2 else 1.0
    point[axis] = sign
    point[list(_AXES[axis])] = place * np.array([sign, 1.0])
    return point / np.linalg.norm(point)
