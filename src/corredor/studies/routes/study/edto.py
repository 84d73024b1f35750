"""Diversion: how far a track leads from airports, by the readings of which of them count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc import edto
from corredor.studies.routes.calc.closures import ClosedAreas
from corredor.studies.routes.calc.edto import (
    ALL_AIRPORTS,
    EMERGENCY_STATES,
    OPEN_STATES,
    READINGS,
    DiversionProfile,
    profiles_by_reading,
)
from corredor.studies.routes.calc.sphere import geodetic_positions, unit_vectors
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.alternates import airfields
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.sectors import OUTBOUND, Sector
from corredor.studies.routes.study.wind import points_of
from corredor.units import Km, Knot, Minute, Share

TWINS: Final = 2
"""Engines of aeroplanes whose rule is that of extended diversion time by one engine out."""
SPEEDS: Final = 33
"""Speeds at which an hour reaches as far as the threshold, between which the share of a track
beyond a time is read off: it falls smoothly."""
HOUR: Final = 60.0
"""Minutes of an hour."""
SHOWN: Final = 250.0
"""Way between the samples of a profile that are shown [km]."""


@dataclass(frozen=True)
class Diversion:
    """How far a sector leads from airports under one reading.

    `time` is the diversion time, `rule_time` the approval that covers it, `beyond` the share of
    the track that no operator without approval may fly.
    """

    sector: Sector
    reading: str
    distance: Quantity
    time: Quantity
    rule_time: Quantity
    beyond: Quantity


@lru_cache(maxsize=256)
def profiles(track: str, closed: str, exempting: str) -> Mapping[str, DiversionProfile]:
    """Return the profiles of a track by reading.

    `closed` are codes of the states closed to the carrier, `exempting` those of them whose act
    exempts emergencies.
    """
    known = airfields()
    shut, admits = frozenset(closed.split()), frozenset(exempting.split())
    allowed = {
        ALL_AIRPORTS: np.ones(len(known.states), bool),
        EMERGENCY_STATES: np.array([s not in shut or s in admits for s in known.states]),
        OPEN_STATES: np.array([state not in shut for state in known.states]),
    }
    latitudes, longitudes = points_of(track)
    corners = unit_vectors(np.array(latitudes), np.array(longitudes))
    return profiles_by_reading(corners, known.points, allowed)


def greatest_diversion(track: str, closed: str, exempting: str, reading: str) -> Km:
    """Greatest distance of a track from an adequate airport."""
    return profiles(track, closed, exempting)[reading].greatest_distance


def diversion_time(distance: Km, airspeed: Knot) -> Minute:
    """Diversion time in still air at the approved speed with one engine inoperative."""
    return edto.diversion_time(distance, airspeed)


def rule_time(diversion: Minute) -> Minute:
    """Shortest diversion time ever approved that covers a flight."""
    return edto.rule_time(diversion)


def rule_time_of_more(diversion: Minute) -> Minute:
    """Diversion time that rules state for aeroplanes with more than two engines."""
    return edto.rule_time_of_more(diversion)


def beyond_threshold(
    airspeed: Knot, threshold: Minute, track: str, closed: str, exempting: str, reading: str
) -> Share:
    """Share of a track from which the nearest adequate airport is farther than a time."""
    profile = profiles(track, closed, exempting)[reading]
    hourly = airspeed * threshold / HOUR
    count = SPEEDS if np.ndim(hourly) else 1
    ends = float(np.min(hourly)), float(np.max(hourly))
    speeds: list[float] = np.linspace(*ends, count).tolist()
    every: Any = np.array(speeds)
    shares: list[float] = np.ravel(edto.beyond(profile, every, HOUR)).tolist()
    return np.interp(hourly, speeds, shares)


def diversions(case: Case, sectors: tuple[Sector, ...]) -> tuple[Diversion, ...]:
    """Return the diversions of the outbound sectors, by reading, by the rule for the engines."""
    asked_for = rule_time if built(case.aircraft.code).engines <= TWINS else rule_time_of_more
    airspeed = case.fleet_assumed("edto_speed")
    threshold = case.fleet_assumed("edto_threshold")
    states = states_of(case.closed)
    found: list[Diversion] = []
    for sector in sectors:
        if sector.direction != OUTBOUND:
            continue
        for reading in READINGS:
            asked = {"track": sector.track.text, "reading": reading, **states}
            distance = derive(greatest_diversion, **asked)
            minutes = derive(diversion_time, distance=distance, airspeed=airspeed)
            rule = derive(asked_for, diversion=minutes)
            far = derive(beyond_threshold, airspeed=airspeed, threshold=threshold, **asked)
            found.append(Diversion(sector, reading, distance, minutes, rule, far))
    return tuple(found)


def states_of(closed: ClosedAreas) -> dict[str, str]:
    """Return the codes of closed states, and of those whose act exempts emergencies, as text."""
    exempting = " ".join(sorted(closed.emergency))
    return {"closed": " ".join(sorted(closed.codes)), "exempting": exempting}


@dataclass(frozen=True)
class Sample:
    """A place of a profile: way flown [km], position [degree], nearest airport, distance [km]."""

    along: float
    latitude: float
    longitude: float
    nearest: str
    distance: float


def samples(sector: Sector, closed: ClosedAreas, reading: str) -> tuple[Sample, ...]:
    """Return the profile of a sector at places some way apart, with its farthest point."""
    profile = profiles(sector.track.text, **states_of(closed))[reading]
    steps = np.floor(profile.along / SHOWN)
    kept = np.flatnonzero(np.diff(steps, prepend=-1) > 0)
    kept = np.unique(np.concatenate((kept, [profile.farthest, len(profile.along) - 1])))
    latitudes, longitudes = geodetic_positions(profile.points[kept])
    codes = airfields().codes
    return tuple(
        Sample(
            round(float(profile.along[at]), 1),
            round(float(latitude), 4),
            round(float(longitude), 4),
            codes[int(profile.nearest[at])],
            round(float(profile.distance[at]), 1),
        )
        for at, latitude, longitude in zip(kept, latitudes, longitudes, strict=True)
    )
