"""The wind along a track, the equivalent wind, and the way through the air.

The equivalent wind is the one along the track, everywhere the same, with which the flight would
take the same time (Sawyer, Equivalent headwinds, Meteorological Reports 6, 1950). Winds here are
tailwinds: positive from behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.sphere import (
    geodetic_positions,
    great_circle_distance,
    sampled,
    unit_vectors,
)
from corredor.studies.routes.calc.sphere.constants import FloatArray
from corredor.studies.routes.calc.winds.climatology import WindField, wind_at
from corredor.units import Degree, Km, Knot, Ratio

SPACING: Final = 100.0
"""Longest piece of a track with one wind [km]: a tenth of the grid's cell is enough."""
SMALL: Final = float(np.finfo(np.float64).tiny)
LEAST_SPEED: Final = 0.2
"""Ground speed over airspeed below which a wind isn't believed."""


@dataclass(frozen=True, eq=False)
class TrackWind:
    """Mean wind on the pieces of a track, in the direction of flight.

    Attributes
    ----------
    lengths
        Of the pieces [km], shape (n,).
    along, across
        Components along the track, tailwind positive, and across it, from the left positive
        [knot], shape (n,).
    """

    lengths: FloatArray = field(repr=False)
    along: FloatArray = field(repr=False)
    across: FloatArray = field(repr=False)

    @property
    def reversed(self) -> TrackWind:
        """The wind on the same track flown the other way."""
        return TrackWind(self.lengths[::-1], -self.along[::-1], -self.across[::-1])


def _unit(vectors: FloatArray) -> FloatArray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def track_wind(
    winds: WindField, day: float, latitudes: Sequence[Degree], longitudes: Sequence[Degree]
) -> TrackWind:
    """Mean wind along a track of great circles between positions on a day of the year.

    Parameters
    ----------
    winds
        The field.
    day
        Day of the year; 1 is the first of January.
    latitudes, longitudes
        Of origin, turn points and destination in the order of flight [degree].
    """
    places: Any = np.array(latitudes), np.array(longitudes)
    corners = unit_vectors(*places)
    legs = [sampled(one, two, SPACING) for one, two in pairwise(corners)]
    starts = np.concatenate([leg[:-1] for leg in legs])
    ends = np.concatenate([leg[1:] for leg in legs])
    middle, heading = _unit(starts + ends), _unit(ends - starts)
    axis = np.maximum(np.hypot(middle[:, 0], middle[:, 1]), SMALL)
    north_part = heading[:, 2] / axis
    east_part = (middle[:, 0] * heading[:, 1] - middle[:, 1] * heading[:, 0]) / axis
    middles: Any = geodetic_positions(middle)
    east, north = wind_at(winds, day, *middles)
    return TrackWind(
        np.asarray(great_circle_distance(starts, ends), float),
        east * east_part + north * north_part,
        east * north_part - north * east_part,
    )


def equivalent_wind(wind: TrackWind, airspeed: Knot, scale: Ratio = 1) -> Knot:
    """Equivalent wind along a track, tailwind positive, in the seasonal mean.

    Parameters
    ----------
    wind
        Mean wind on the track in the direction of flight.
    airspeed
        True airspeed; a float or an array of draws, shape (n,).
    scale
        Wind at flight level over that of the table; a float or an array of draws.

    Raises
    ------
    ValueError
        The wind stands against nearly the whole airspeed.
    """
    speed = np.asarray(airspeed, float)[..., None]
    along, across = (np.asarray(scale)[..., None] * part for part in (wind.along, wind.across))
    ground = np.sqrt(np.maximum(speed**2 - across**2, 0)) + along
    if np.any(ground < LEAST_SPEED * speed):
        raise ValueError("the wind stands against nearly the whole airspeed")
    time = np.sum(wind.lengths / ground, axis=-1)
    return np.sum(wind.lengths) / time - airspeed


def wind_error(seasonal: Knot, daily: Knot, days: float) -> Knot:
    """Standard error of an equivalent wind: of the table, and of days about the season's mean.

    Parameters
    ----------
    seasonal
        Standard error of the season's mean: that of the table and that from year to year.
    daily
        Standard deviation from day to day of the equivalent wind on a long track.
    days
        Number of flights over which the answer is a mean; 1 for a single day.
    """
    return np.sqrt(np.square(seasonal) + np.square(daily) / days)


def flown_distance(
    legal_length: Km, great_circle: Km, flown_factor: Ratio, detour_factor: Ratio
) -> Km:
    """Distance flown over the ground: shortest way and detour, each by the factor of practice.

    Parameters
    ----------
    legal_length
        Of the shortest legal track [km].
    great_circle
        Between its ends [km].
    flown_factor
        Way flown over the shortest way where nothing is closed.
    detour_factor
        Detour flown round closed airspace over the least one; 1 makes the flown factor that of
        the whole legal track.

    Examples
    --------
    >>> round(flown_distance(10_405.0, 9_594.0, 1.06, 1.4))
    11373
    """
    return flown_factor * (great_circle + detour_factor * (legal_length - great_circle))


def air_distance(ground_distance: Km, airspeed: Knot, tailwind: Knot) -> Km:
    """Way through the air for a way over the ground with an equivalent wind.

    Examples
    --------
    >>> round(air_distance(11_000.0, 454.0, -24.5))
    11627
    """
    return ground_distance * airspeed / (airspeed + tailwind)
