"""Overflown states: how far the track of a flight leads over each, by their indicative borders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.errors import NoLegalTrack
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray
from corredor.studies.routes.calc.track import Airspace, airspace_of
from corredor.studies.routes.calc.track.overflown import Borders, borders_of, overflown
from corredor.studies.routes.study.airspace import flown_track, topology
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.sectors import Sector
from corredor.studies.routes.study.stations import Station
from corredor.studies.routes.study.wind import points_of
from corredor.units import Km

LEAST: Final = 1.0
"""Way over an area below which a track is taken to graze it [km]: borders are good to no less."""


@cache
def _borders() -> Borders:
    return borders_of(topology())


@lru_cache(maxsize=64)
def _area(code: str) -> Airspace:
    return airspace_of(topology(), {code})


def _inside(code: str, points: FloatArray) -> BoolArray:
    if code not in topology().areas:
        return np.zeros(len(points), bool)
    return _area(code).is_inside(points)


@lru_cache(maxsize=256)
def ways_over(track: str, ends: str) -> Mapping[str, Km]:
    """Return how far a track, as text, leads over each area [km]; `ends` are those of its ends."""
    corners = unit_vectors(*map(np.array, points_of(track)))
    found = overflown(corners, _borders(), ends.split(), _inside)
    return MappingProxyType({code: way for code, way in sorted(found.items()) if way >= LEAST})


def way_over(track: str, ends: str, area: str) -> Km:
    """Way of a track over a state and its territorial sea, by indicative borders."""
    return ways_over(track, ends)[area]


def states_over(case: Case, sector: Sector) -> tuple[str, ...]:
    """Return the states that the track of a flight leads over; those closed to it touch it only."""
    found = ways_over(*_asked(sector))
    return tuple(code for code in found if code not in case.closed.codes)


def distance_over(sector: Sector, state: str) -> Quantity:
    """Return the way of a flight over a state."""
    track, ends = _asked(sector)
    return derive(way_over, track=track, ends=ends, area=state)


def _asked(sector: Sector) -> tuple[str, str]:
    return sector.track.text, _ends(sector.origin, sector.destination)


def _ends(*stations: Station) -> str:
    return " ".join(sorted({station.state for station in stations}))


def overflown_states(case: Case) -> tuple[str, ...]:
    """Return the states that a service overflies and lands in on no flight, one way.

    A leg without a legal track overflies none.
    """
    closed, avoided = case.closed.codes, frozenset(case.service.avoid)
    landed = {station.state for station in case.stations}
    found: set[str] = set()
    for one, two in pairwise(case.stations):
        try:
            track = flown_track(one, two, closed, avoided, case.stand_off)
        except NoLegalTrack:
            continue
        found |= ways_over(track.text, _ends(one, two)).keys()
    return tuple(sorted(found - landed - closed))
