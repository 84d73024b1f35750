"""Closed airspace: areas closed by rule or avoided by choice, ready for routing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, clearance, cross, interpolated, unit_vectors
from corredor.studies.routes.calc.sphere.constants import (
    AUTHALIC_RADIUS,
    METRES_PER_KM,
    BoolArray,
    FloatArray,
    Numbers,
)
from corredor.studies.routes.calc.track.cells import Cells, cells_of, is_closed_by_nearest
from corredor.studies.routes.calc.track.chords import Shores
from corredor.studies.routes.calc.track.nearest import Edges, Nearest, edges_of
from corredor.studies.routes.calc.track.rings import Rings, rings_of
from corredor.studies.routes.calc.track.stand_off import DRAWN, Zones
from corredor.studies.routes.calc.track.topology import Topology
from corredor.studies.routes.calc.track.walls import Walls, sight, together, walls_of
from corredor.studies.routes.calc.track.zone_walls import zone_walls

TOUCH: Final = 0.001 / METRES_PER_KM / AUTHALIC_RADIUS
"""Depth within a closed area up to which a point is on its boundary [radian]: 1 mm."""
ANTIPODAL: Final = 1e-9
"""Length of the sum of two unit vectors below which they are antipodal: 6 mm."""


@dataclass(frozen=True, eq=False)
class Airspace:
    """Closed areas with what routing past them needs.

    Attributes
    ----------
    rings
        Boundary of the union of the closed areas.
    avoided
        Areas among them that are closed by choice, not by rule.
    topology
        The partition that the areas belong to, for naming owners; None for bare rings.
    closed
        Codes of the closed and the avoided areas; empty for bare rings.
    zones
        Stand-off zones round some of them.
    """

    rings: Rings
    avoided: frozenset[str] = frozenset()
    topology: Topology | None = field(default=None, repr=False)
    closed: frozenset[str] = frozenset()
    zones: Zones | None = field(default=None, repr=False)

    @cached_property
    def walls(self) -> Walls:
        """Edges that block a leg, and corners at which a track may turn."""
        shores = self.shores.walls
        return shores if self.zones is None else together(shores, zone_walls(self.zones))

    @cached_property
    def shores(self) -> Shores:
        """Boundary of the closed areas, for laying chords in them."""
        walls = walls_of(self.rings)
        widths = np.zeros(max(len(walls.points) - 1, 0))
        if self.zones is not None:
            widths[walls.edges[self.zones.edges]] = self.zones.widths
        return Shores(walls, self.cells, widths)

    @cached_property
    def edges(self) -> Edges:
        """Edges of the boundary, for distances."""
        return edges_of(self.rings)

    @cached_property
    def cells(self) -> Cells:
        """Which parts of the globe are closed."""
        return cells_of(self.rings)

    def is_closed(self, latitude: Numbers, longitude: Numbers) -> BoolArray:
        """Whether geodetic positions lie in closed areas, by more than a millimetre, shape (n,).

        Examples
        --------
        >>> from corredor.studies.routes.calc.track import airspace_of, topology_of
        >>> square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
        >>> topology = topology_of({"grid": 1.0, "arcs": [square], "areas": {"AA": [[0]]}})
        >>> airspace = airspace_of(topology, {"AA"})
        >>> airspace.is_closed(np.array([5.0, 50.0]), np.array([5.0, 5.0])).tolist()
        [True, False]
        """
        return self.is_inside(np.atleast_2d(unit_vectors(latitude, longitude)))

    def is_barred(self, points: FloatArray) -> BoolArray:
        """Whether unit vectors lie in closed areas or in stand-off zones, shape (n,)."""
        inside = self.is_inside(points)
        return inside if self.zones is None else inside | self.zones.contains(points)

    def is_inside(self, points: FloatArray) -> BoolArray:
        """Whether unit vectors lie in closed areas, by more than a millimetre, shape (n,)."""
        inside = self.cells.is_closed(points)
        held = np.flatnonzero(inside)
        for rows, near in self.cells.near(points[held]):
            if len(near):
                starts, ends = self.edges.starts[near], self.edges.ends[near]
                depth = clearance(points[held[rows]], starts, ends).min(axis=1)
                inside[held[rows]] = depth > TOUCH
        return inside

    def nearest(self, point: FloatArray) -> Nearest:
        """The closed area whose boundary is nearest to a unit vector.

        Raises
        ------
        ValueError
            Nothing is closed.
        """
        if not len(self.rings.points):
            raise ValueError("no area is closed")
        return self.edges.named(*self.edges.near(point))

    def beside(self, first: FloatArray, last: FloatArray) -> Nearest:
        """The closed area that a legal leg between unit vectors comes nearest to."""
        return self.edges.named(*self.edges.beside(first, last))

    def binding(self, point: FloatArray) -> Nearest:
        """The area that a turn point stands off from or touches, and the distance from it."""
        nearest = self.nearest(point)
        if self.zones is None:
            return nearest
        distance, owner, width = self.zones.nearest(point)
        return Nearest(distance, owner) if distance <= width * DRAWN else nearest

    def owner(self, point: FloatArray) -> str:
        """The closed area that a unit vector lies in; without a topology the nearest one."""
        if self.topology is not None:
            for area in sorted(self.closed):
                if is_closed_by_nearest(rings_of(self.topology, {area}), point):
                    return area
        return self.nearest(point).owner

    def off_boundary(self, point: FloatArray) -> FloatArray:
        """A unit vector, set a millimetre outside the boundary if it lies within one of it.

        A point where that leads into another closed area stays.
        """
        if not len(self.rings.points):
            return point
        distance, edge = self.edges.near(point)
        if distance > TOUCH:
            return point
        for at in (edge, int(self.rings.preceding[edge]), int(self.rings.following[edge])):
            right = cross(self.edges.ends[at], self.edges.starts[at])
            moved = point + right * (2 * TOUCH / float(np.linalg.norm(right)))
            moved /= np.linalg.norm(moved)
            if self.edges.near(moved)[0] > TOUCH / 2 and not self.cells.is_closed(moved[None])[0]:
                return moved
        return point

    @cached_property
    def meetings(self) -> frozenset[bytes]:
        """Points at which the walls meet, and where legs need a closer look."""
        walls = self.walls
        return frozenset(point.tobytes() for point in walls.at[walls.meeting])

    def sees(self, first: FloatArray, last: FloatArray, *, tangent: bool = False) -> bool:
        """Whether a leg between unit vectors runs past the closed areas; it may touch them.

        Parameters
        ----------
        first, last
            The ends of the leg.
        tangent
            Whether it is known to be tangent to the walls that meet at its ends.
        """
        if np.linalg.norm(first + last) <= ANTIPODAL:
            return False
        seen = sight(self.walls, first, last)
        if not seen.clear:
            return False
        known = tangent or not seen.on_wall
        if known and not seen.touching and not self.meetings & {first.tobytes(), last.tobytes()}:
            return True
        return self.is_free_between(first, last, self.walls.points[list(seen.touching)])

    def is_free_between(self, first: FloatArray, last: FloatArray, touching: FloatArray) -> bool:
        """Whether a leg that crosses no wall is outside between the points at which it touches."""
        whole = float(angle(first, last))
        if whole == 0:
            return True
        shares = np.sort(np.concatenate(([0.0, 1.0], angle(first, touching) / whole)))
        middles = interpolated(first, last, (shares[1:] + shares[:-1]) / 2)
        return not self.is_barred(middles).any()
