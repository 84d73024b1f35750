"""The closed area that is nearest to a point or to a leg, found among few edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, clearance, cross
from corredor.studies.routes.calc.sphere.constants import AUTHALIC_RADIUS, FloatArray, IntArray
from corredor.studies.routes.calc.track.rings import Rings
from corredor.units import Km

_ROUNDING: Final = 1e-7
"""Error of a small angle found from its cosine [radian]."""
_ALIKE: Final = 1e-14
"""Difference of distances that is rounding [radian]; of such edges the first is named."""


@dataclass(frozen=True)
class Nearest:
    """The nearest closed area: distance to its boundary [km], inside too, and its code."""

    distance: Km
    owner: str


@dataclass(frozen=True, eq=False)
class Edges:
    """Edges of rings, each in a cap round its middle.

    Attributes
    ----------
    rings
        What they belong to.
    starts, ends, middles
        Unit vectors, shape (n, 3).
    halves
        Half the angle of each edge [radian], shape (n,).
    """

    rings: Rings = field(repr=False)
    starts: FloatArray = field(repr=False)
    ends: FloatArray = field(repr=False)
    middles: FloatArray = field(repr=False)
    halves: FloatArray = field(repr=False)

    def near(self, point: FloatArray) -> tuple[float, int]:
        """Least distance from a unit vector [radian], and the edge."""
        apart = np.arccos(np.clip(self.middles @ point, -1, 1))
        few = np.flatnonzero(apart - self.halves <= float((apart + self.halves).min()) + _ROUNDING)
        return _least(clearance(point[None, :], self.starts[few], self.ends[few])[0], few)

    def beside(self, first: FloatArray, last: FloatArray) -> tuple[float, int]:
        """Least distance from a leg that crosses no edge [radian], and the edge."""
        found = min(self.near(first), self.near(last))
        middle, normal = first + last, cross(first, last)
        size = float(np.linalg.norm(normal))
        if found[0] <= _ALIKE or size == 0:
            return found
        reach = self.halves + found[0] + _ROUNDING
        off = np.abs(self.middles @ normal) <= size * np.sin(np.minimum(reach, np.pi / 2))
        around = np.cos(np.minimum(reach + float(angle(first, last)) / 2, np.pi))
        few = np.flatnonzero(
            off & (self.middles @ middle >= around * float(np.linalg.norm(middle)))
        )
        leg = first[None, :], last[None, :]
        ends = clearance(self.starts[few], *leg)[:, 0], clearance(self.ends[few], *leg)[:, 0]
        return min(found, _least(np.minimum(*ends), few)) if len(few) else found

    def named(self, distance: float, edge: int) -> Nearest:
        """The area that an edge belongs to."""
        return Nearest(AUTHALIC_RADIUS * distance, self.rings.areas[int(self.rings.area_of[edge])])


def _least(distances: FloatArray, edges: IntArray) -> tuple[float, int]:
    least = float(distances.min())
    return least, int(edges[int(np.argmax(distances <= least + _ALIKE))])


def edges_of(rings: Rings) -> Edges:
    """Edges of rings."""
    starts, ends = rings.points, rings.points[rings.following]
    middles = starts + ends
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    return Edges(rings, starts, ends, middles, angle(starts, ends) / 2)
