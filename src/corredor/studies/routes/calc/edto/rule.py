"""Diversion time, the approval that it asks for, and the two readings of what is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.edto.profile import DiversionProfile, diversion_profile
from corredor.studies.routes.calc.sphere.constants import (
    KM_PER_NAUTICAL_MILE,
    BoolArray,
    FloatArray,
    IntArray,
)
from corredor.units import Km, Knot, Minute, Share

RULE_TIMES: Final = (60.0, 75.0, 90.0, 120.0, 138.0, 180.0, 207.0, 240.0, 330.0, 370.0)
"""Diversion times that have been approved [minute]: 60 asks for no approval of two-engine
aeroplanes (14 CFR 121.161, EASA AMC 20-6); 75 to 240 are those of AMC 20-6 and of 14 CFR 121
appendix P, 330 is the Boeing 777's, 370 the Airbus A350's."""
RULE_TIMES_OF_MORE: Final = (180.0, 240.0)
"""Diversion times of aeroplanes with more than two engines [minute]: up to 180 they ask for no
approval (14 CFR 121.161 a 2); the alternates are those within 240, or else the nearest (14 CFR 121
appendix P, section III). ICAO Annex 6 part I, 4.7, leaves the threshold to the State."""
MINUTES: Final = 60.0
"""Minutes of an hour."""
ALL_AIRPORTS: Final = "all_airports"
OPEN_STATES: Final = "open_states"
EMERGENCY_STATES: Final = "emergency_states"
READINGS: Final = (ALL_AIRPORTS, EMERGENCY_STATES, OPEN_STATES)
"""Which airports count: all, as in an emergency nobody is turned away (Chicago Convention,
article 25); those of open states and of closing states whose act exempts emergency landings;
those of open states alone, on which an operator can plan with fuel and handling."""


def diversion_time(distance: Km, airspeed: Knot) -> Minute:
    """Diversion time in still air at the approved speed with one engine inoperative.

    Examples
    --------
    >>> round(diversion_time(638 * 1.852, 400.0), 1)
    95.7
    """
    return distance / KM_PER_NAUTICAL_MILE / airspeed * MINUTES


def rule_time(diversion: Minute) -> Minute:
    """Shortest diversion time ever approved that covers a flight; infinite where there is none.

    Examples
    --------
    >>> float(rule_time(95.7)), float(rule_time(306.0)), float(rule_time(400.0))
    (120.0, 330.0, inf)
    """
    return _least_of(RULE_TIMES, diversion)


def rule_time_of_more(diversion: Minute) -> Minute:
    """Diversion time that rules state for more than two engines; the flight's own beyond them all.

    Examples
    --------
    >>> [float(rule_time_of_more(minutes)) for minutes in (95.7, 200.0, 306.0)]
    [180.0, 240.0, 306.0]
    """
    time = _least_of(RULE_TIMES_OF_MORE, diversion)
    chosen: Any = np.where(np.isinf(time), diversion, time)
    return chosen[()]


def _least_of(times: Sequence[Minute], diversion: Minute) -> Minute:
    """Return the least of rising times that covers a diversion; infinite where none does.

    A comparison with each is ten times as fast on draws as a search for each draw.
    """
    asked = np.asarray(diversion)
    least: Any = np.full(asked.shape, np.inf)
    for time in reversed(times):
        least = np.where(asked <= time, time, least)
    return least[()]


def beyond(profile: DiversionProfile, airspeed: Knot, minutes: Minute) -> Share:
    """Share of a track from which the nearest airport is farther than a time.

    Parameters
    ----------
    profile
        The profile of the track.
    airspeed
        With one engine inoperative [knot]; one, or several, shape (k,).
    minutes
        The time.
    """
    reach = minutes / MINUTES * airspeed * KM_PER_NAUTICAL_MILE
    limit: FloatArray = np.asarray(reach, float)[..., None]
    far = np.maximum(profile.distance[:-1], profile.distance[1:])
    some = np.flatnonzero(far > limit.min())
    far, rise = far[some], np.abs(np.diff(profile.distance))[some]
    part = np.where(rise > 0, (far - limit) / np.where(rise > 0, rise, 1), far > limit)
    way: Any = np.clip(part, 0, 1) @ np.diff(profile.along)[some]
    return (way / profile.length)[()]


def profiles_by_reading(
    corners: FloatArray, airports: FloatArray, allowed: Mapping[str, BoolArray]
) -> Mapping[str, DiversionProfile]:
    """Diversion profiles under several readings of which airports count.

    Parameters
    ----------
    corners
        Of the track, unit vectors, shape (k, 3).
    airports
        Adequate airports, unit vectors, shape (m, 3).
    allowed
        By reading: whether each airport counts, shape (m,). Indexes of the nearest airports
        refer to all airports in every profile.

    Raises
    ------
    ValueError
        Under a reading no airport counts.
    """
    return {reading: _among(corners, airports, counts) for reading, counts in allowed.items()}


def _among(corners: FloatArray, airports: FloatArray, counts: BoolArray) -> DiversionProfile:
    chosen = np.flatnonzero(counts)
    return _indexed(diversion_profile(corners, airports[chosen]), chosen)


def _indexed(profile: DiversionProfile, chosen: IntArray) -> DiversionProfile:
    points = tuple(
        replace(point, behind=int(chosen[point.behind]), ahead=int(chosen[point.ahead]))
        for point in profile.equal_time_points
    )
    return replace(profile, nearest=chosen[profile.nearest], equal_time_points=points)
