"""Stand-off: zones of a given width round chosen areas, which no leg may enter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, clearance
from corredor.studies.routes.calc.sphere.constants import (
    AUTHALIC_RADIUS,
    KM_PER_NAUTICAL_MILE,
    BoolArray,
    FloatArray,
    IntArray,
)
from corredor.studies.routes.calc.track.rings import Rings
from corredor.units import Km

LARGEST: Final = 0.25
"""Widest zone [radian], 1,593 km: beyond it shifted edges stray from lines of equal distance."""
SLACK: Final = 1e-9
"""Rounding of a zone's width [radian]: 6 mm."""
DRAWN: Final = 1.002
"""Widest that a stand-off zone is drawn, over its width."""
TERRITORIAL_SEA: Final = 12 * KM_PER_NAUTICAL_MILE
"""Breadth of a territorial sea [km] (United Nations Convention on the Law of the Sea, 3)."""
_CHUNK: Final = 128


@dataclass(frozen=True, eq=False)
class Zones:
    """Edges of chosen areas, each with the width of the zone beside it.

    Attributes
    ----------
    edges
        Points of the rings at which the edges begin.
    starts, ends
        Unit vectors, shape (n, 3).
    widths
        [radian], shape (n,).
    rings
        The boundary that the edges belong to.
    """

    edges: IntArray = field(repr=False)
    starts: FloatArray = field(repr=False)
    ends: FloatArray = field(repr=False)
    widths: FloatArray = field(repr=False)
    rings: Rings = field(repr=False)

    def contains(self, points: FloatArray) -> BoolArray:
        """Whether unit vectors lie within a zone, shape (n,); its boundary is outside."""
        inside = np.zeros(len(points), bool)
        for first in range(0, len(points), _CHUNK):
            part = points[first : first + _CHUNK]
            centre = part.sum(axis=0)
            spread = float(angle(part, centre / max(np.linalg.norm(centre), SLACK)).max())
            around = np.cos(np.minimum(self._reach + spread, np.pi))
            near = np.flatnonzero(self._middles @ centre >= around * np.linalg.norm(centre))
            close = part @ self._middles[near].T >= np.cos(self._reach[near])
            rows, columns = np.flatnonzero(close.any(axis=1)), np.flatnonzero(close.any(axis=0))
            beside = near[columns]
            apart = clearance(part[rows], self.starts[beside], self.ends[beside])
            inside[first + rows] = (apart < self.widths[beside] - SLACK).any(axis=1)
        return inside

    @cached_property
    def _middles(self) -> FloatArray:
        """Middles of the edges, unit vectors, shape (n, 3)."""
        middles = self.starts + self.ends
        return middles / np.linalg.norm(middles, axis=1, keepdims=True)

    @cached_property
    def _reach(self) -> FloatArray:
        """Greatest distance from the middle of an edge to a point in its zone [radian]."""
        half = angle(self.starts, self.ends) / 2
        return np.minimum(self.widths + half + SLACK, np.pi)

    @property
    def by_area(self) -> dict[str, Km]:
        """Widths by code of the areas that have a zone [km]."""
        owners, first = np.unique(self.rings.area_of[self.edges], return_index=True)
        widths = (AUTHALIC_RADIUS * self.widths[first]).tolist()
        return {self.rings.areas[at]: w for at, w in zip(owners.tolist(), widths, strict=True)}

    def holding(self, point: FloatArray) -> tuple[str, ...]:
        """Codes of the areas in whose zones a unit vector lies, as the zones are drawn."""
        apart = clearance(point[None, :], self.starts, self.ends)[0]
        held: IntArray = self.rings.area_of[self.edges[apart < self.widths * DRAWN]]
        return tuple(sorted({self.rings.areas[int(at)] for at in held}))

    def nearest(self, point: FloatArray) -> tuple[Km, str, Km]:
        """Distance from a point to the area in whose zone it lies deepest, its code, the width."""
        apart = clearance(point[None, :], self.starts, self.ends)[0]
        edge = int(np.argmin(apart - self.widths))
        owner = self.rings.areas[int(self.rings.area_of[self.edges[edge]])]
        width = AUTHALIC_RADIUS * float(self.widths[edge])
        return AUTHALIC_RADIUS * float(apart[edge]), owner, width


def zones_of(rings: Rings, widths: Mapping[str, Km]) -> Zones:
    """Zones round chosen areas.

    Parameters
    ----------
    rings
        Boundary of the closed areas.
    widths
        Stand-off by code of the area [km].

    Raises
    ------
    KeyError
        An area has no boundary among the rings.
    ValueError
        A stand-off is negative or beyond 1,593 km.
    """
    unknown = sorted(set(widths) - set(rings.areas))
    if unknown:
        raise KeyError(f"no boundary to stand off from: {', '.join(unknown)}")
    by_area = np.array([widths.get(area, 0.0) for area in rings.areas]) / AUTHALIC_RADIUS
    if not np.all((by_area >= 0) & (by_area <= LARGEST)):
        raise ValueError(f"a stand-off lies between 0 and {LARGEST * AUTHALIC_RADIUS:.0f} km")
    width = by_area[rings.area_of]
    edges = np.flatnonzero(width > 0)
    ends = rings.points[rings.following[edges]]
    return Zones(edges, rings.points[edges], ends, width[edges], rings)


def from_coast(widths: Mapping[str, Km]) -> dict[str, Km]:
    """Stand-offs from the boundaries of closed areas [km] that keep distances from their coasts.

    A closed area reaches to the outer limit of its territorial sea, 12 nautical miles from the
    coast where no neighbour is nearer; a lesser distance from the coast is kept without a zone.

    Examples
    --------
    >>> {area: round(width, 3) for area, width in from_coast({"CA": 50.0, "US": 20.0}).items()}
    {'CA': 27.776, 'US': 0.0}
    """
    return {area: max(0.0, width - TERRITORIAL_SEA) for area, width in widths.items()}
