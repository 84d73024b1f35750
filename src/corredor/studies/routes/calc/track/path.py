"""The shortest legal path between two points, as unit vectors."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross
from corredor.studies.routes.calc.sphere.constants import FloatArray
from corredor.studies.routes.calc.track.airspace import ANTIPODAL, Airspace
from corredor.studies.routes.calc.track.search import shortest_path

STRAIGHT: Final = 1e-9
"""Turn below which a path is straight [radian]."""


def legal_path(first: FloatArray, last: FloatArray, airspace: Airspace) -> FloatArray | None:
    """Points of the shortest legal path, ends included, shape (n, 3); None where there is none."""
    if np.linalg.norm(first + last) <= ANTIPODAL:
        halfway = free_halfway(airspace, first)
        if halfway is not None:
            return np.stack((first, halfway, last))
    corners = shortest_path(airspace.walls, first, last, airspace.sees, airspace.shores)
    if corners is None:
        return None
    path = np.concatenate((first[None, :], airspace.walls.at[list(corners)], last[None, :]))
    return _straightened(path, airspace)


def _straightened(path: FloatArray, airspace: Airspace) -> FloatArray:
    """The path without points at which it goes straight on and could as well pass by."""
    at = 1
    while at < len(path) - 1:
        one, two = cross(path[at - 1], path[at]), cross(path[at], path[at + 1])
        turn = float(angle(one / np.linalg.norm(one), two / np.linalg.norm(two)))
        if turn <= STRAIGHT and airspace.sees(path[at - 1], path[at + 1]):
            path = np.delete(path, at, axis=0)
        else:
            at += 1
    return path


def free_halfway(airspace: Airspace, point: FloatArray) -> FloatArray | None:
    """Middle of a legal great circle from a point to its antipode; None where all are blocked."""
    walls = airspace.walls
    east = cross(np.eye(3)[int(np.argmin(np.abs(point)))], point)
    east /= np.linalg.norm(east)
    north = cross(point, east)
    courses = np.unique(np.arctan2(walls.points @ east, walls.points @ north))
    if not len(courses):
        return north
    gaps = np.diff(np.append(courses, courses[0] + 2 * np.pi))
    for at in np.argsort(-gaps, kind="stable"):
        course = courses[at] + gaps[at] / 2
        middle = np.cos(course) * north + np.sin(course) * east
        if airspace.sees(point, middle) and airspace.sees(middle, -point):
            return middle
    return None
