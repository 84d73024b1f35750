"""Which closed areas keep two positions apart."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import cross
from corredor.studies.routes.calc.sphere.constants import FloatArray, IntArray
from corredor.studies.routes.calc.sphere.predicates import orientations
from corredor.studies.routes.calc.track.airspace import ANTIPODAL
from corredor.studies.routes.calc.track.rings import Rings

_ASIDE: Final = np.array([0.36, 0.48, 0.8])


def separating_rings(rings: Rings, first: FloatArray, last: FloatArray) -> IntArray:
    """Rings that lie between two points: a line between them crosses each an odd number of times.

    Two open points are joined by a legal path where there is no such ring.
    """
    if np.linalg.norm(first + last) <= ANTIPODAL:
        aside = _ASIDE / np.linalg.norm(_ASIDE)
        odd = _odd(rings, first, aside) ^ _odd(rings, aside, last)
    else:
        odd = _odd(rings, first, last)
    return np.flatnonzero(odd)


def bordering(rings: Rings, numbers: IntArray) -> set[str]:
    """Areas that border some rings from inside."""
    return {area for at in numbers for area in rings.owners[int(at)].split()}


def _odd(rings: Rings, first: FloatArray, last: FloatArray) -> IntArray:
    """Of each ring whether the arc between two points crosses it an odd number of times: 0, 1."""
    above = rings.points @ cross(first, last) > 0
    following = rings.following
    edges = np.flatnonzero(above != above[following])
    starts, ends = rings.points[edges], rings.points[following[edges]]
    one, two = orientations(starts, ends, first), orientations(starts, ends, last)
    up = above[following[edges]]
    crossed = np.where(up, (one > 0) & (two <= 0), (one <= 0) & (two > 0))
    ring = np.searchsorted(rings.starts, edges[crossed], side="right") - 1
    return np.bincount(ring, minlength=len(rings.owners)) % 2
