"""Records of a track: positions, turns, legs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from corredor.studies.routes.calc.track.stand_off import TERRITORIAL_SEA
from corredor.units import Degree, Km


@dataclass(frozen=True)
class Position:
    """A geodetic position on WGS84 [degree], north and east positive."""

    latitude: Degree
    longitude: Degree


@dataclass(frozen=True)
class Turn:
    """A point at which the track bends round a closed area.

    Attributes
    ----------
    position
        Where it is.
    owner
        The area that binds there.
    clearance
        Distance to the boundary of that area [km]: nothing on the legal minimum.
    by_choice
        Whether the area is avoided by choice rather than closed by rule.
    """

    position: Position
    owner: str
    clearance: Km
    by_choice: bool

    @property
    def from_coast(self) -> Km:
        """Distance from the coast [km] where the boundary is that of a full territorial sea."""
        return self.clearance + TERRITORIAL_SEA


@dataclass(frozen=True)
class Leg:
    """A great-circle arc of the track.

    Attributes
    ----------
    first, last
        Its ends.
    length
        On the authalic sphere [km].
    clearance
        Least distance to the boundary of a closed area [km]; infinite where nothing is closed.
    owner
        The closed area that is nearest, empty where nothing is closed.
    """

    first: Position
    last: Position
    length: Km
    clearance: Km = math.inf
    owner: str = ""


@dataclass(frozen=True, eq=False)
class Track:
    """A legal track, the shortest on the authalic sphere.

    Attributes
    ----------
    points
        Origin, turn points and destination.
    legs
        The arcs between them; their lengths on WGS84 are the sums of geodesics.
    turns
        What binds at each turn point.
    great_circle
        Length without closures on the authalic sphere [km].
    samples
        Number of points, a kilometre apart or less, at which the track was found legal.
    """

    points: tuple[Position, ...]
    legs: tuple[Leg, ...]
    turns: tuple[Turn, ...]
    great_circle: Km
    samples: int

    @property
    def sphere_length(self) -> Km:
        """Length on the authalic sphere [km]."""
        return sum(leg.length for leg in self.legs)
