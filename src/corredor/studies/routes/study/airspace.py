"""Airspace of a service: what is closed to its carrier, and the shortest legal track past it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from corredor.core.derive import derive_record
from corredor.core.errors import N_, NoLegalTrack, Wording
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.track import (
    Airspace,
    Enclosed,
    EndClosed,
    EndTooNear,
    NoTrack,
    Position,
    Relaxation,
    Topology,
    Track,
    airspace_of,
    shortest_track,
    smallest_relaxation,
    topology_of,
)
from corredor.studies.routes.study.reference import airspace_document
from corredor.studies.routes.study.stations import Station
from corredor.units import Degree, Km, Ratio

END_CLOSED: Final = N_("one end lies in an area that is closed to the carrier")
END_AVOIDED: Final = N_("one end lies in an area that the service avoids by choice")
TOO_NEAR: Final = N_("one end lies within the distance that is to be kept from closed areas")
ENCLOSED: Final = N_("closed areas lie all round one end")
KEPT_OFF: Final = N_("the distance that is to be kept from closed areas leaves no way between them")


@dataclass(frozen=True)
class LegalTrack:
    """Lengths of a legal track on WGS84.

    Parameters
    ----------
    length
        Of the shortest legal track [km].
    great_circle
        Of the way without closures [km].
    detour
        The first over the second [1].
    clearance
        Least distance from a closed area at the turn points [km]; 0 on a legal minimum.
    """

    length: Km
    great_circle: Km
    detour: Ratio
    clearance: Km


@cache
def topology() -> Topology:
    """Return the areas of all states."""
    return topology_of(airspace_document())


@lru_cache(maxsize=32)
def airspace(closed: frozenset[str], avoided: frozenset[str], stand_off: float = 0.0) -> Airspace:
    """Return the airspace with areas closed by rule and avoided by choice.

    `stand_off` is the distance kept from all of them [km].
    """
    known = topology().areas.keys()
    shut, kept = closed & known, avoided & known
    around = airspace_of(topology(), shut, kept)
    if not stand_off:
        return around
    # An area within others has no boundary of its own to stand off from.
    zones = dict.fromkeys(sorted(around.rings.areas), stand_off)
    return airspace_of(topology(), shut, kept, zones)


@lru_cache(maxsize=512)
def track_between(
    origin: tuple[float, float],
    destination: tuple[float, float],
    closed: frozenset[str],
    avoided: frozenset[str],
    stand_off: float = 0.0,
) -> Track:
    """Return the shortest legal track between two positions [degree], found once."""
    around = airspace(closed, avoided, stand_off)
    return shortest_track(Position(*origin), Position(*destination), around)


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


def legal_track(
    latitude: Degree,
    longitude: Degree,
    to_latitude: Degree,
    to_longitude: Degree,
    closed: str,
    avoided: str,
    stand_off: str,
) -> LegalTrack:
    """Shortest track past closed areas: bitangent great circles, their lengths on the ellipsoid."""
    from corredor.studies.routes.engine.geodesic import path_length

    ends = (float(latitude), float(longitude)), (float(to_latitude), float(to_longitude))
    track = track_between(*ends, _codes(closed), _codes(avoided), float(stand_off))
    length = path_length(
        [point.latitude for point in track.points], [point.longitude for point in track.points]
    )
    direct = path_length([ends[0][0], ends[1][0]], [ends[0][1], ends[1][1]])
    clearance = min((turn.clearance for turn in track.turns), default=0.0)
    return LegalTrack(length, direct, length / direct, clearance)


@dataclass(frozen=True)
class FlownTrack:
    """The track of a leg: its numbers with their lineage, its points, and its direction."""

    numbers: dict[str, Quantity]
    track: Track
    turned: bool = False

    @property
    def text(self) -> str:
        """The points as latitudes and longitudes [degree], for functions that take a track."""
        points = ((point.latitude, point.longitude) for point in self.track.points)
        text = [f"{latitude:.6f},{longitude:.6f}" for latitude, longitude in points]
        return " ".join(text[::-1] if self.turned else text)

    @property
    def reversed(self) -> FlownTrack:
        """The same track flown the other way."""
        return replace(self, turned=not self.turned)


def flown_track(
    origin: Station,
    destination: Station,
    closed: frozenset[str],
    avoided: frozenset[str],
    stand_off: float = 0.0,
) -> FlownTrack:
    """Return the legal track of a leg; `stand_off` is kept from closed areas [km].

    Raises
    ------
    NoLegalTrack
        E508: an end is closed to the carrier, or closed areas lie all round it.
    """
    try:
        track = track_between(origin.position, destination.position, closed, avoided, stand_off)
    except NoTrack as error:
        raise NoLegalTrack(
            None,
            origin=origin.code,
            destination=destination.code,
            reason=Wording(_reason(error)),
            areas=" ".join(_areas_of(error)),
        ) from error
    numbers = derive_record(
        legal_track,
        latitude=origin.latitude,
        longitude=origin.longitude,
        to_latitude=destination.latitude,
        to_longitude=destination.longitude,
        closed=" ".join(sorted(closed)),
        avoided=" ".join(sorted(avoided)),
        stand_off=f"{stand_off:g}",
    )
    return FlownTrack(numbers, track)


def _reason(error: NoTrack) -> str:
    match error:
        case EndClosed(by_choice=by_choice):
            return END_AVOIDED if by_choice else END_CLOSED
        case EndTooNear():
            return TOO_NEAR
        case Enclosed(stand_offs=stand_offs):
            return KEPT_OFF if stand_offs else ENCLOSED
        case _:
            return str(error)


def _areas_of(error: NoTrack) -> tuple[str, ...]:
    match error:
        case EndClosed() | EndTooNear():
            return (error.owner,)
        case Enclosed():
            return error.owners or error.stand_offs
        case _:
            return ()


def openings(
    origin: Station,
    destination: Station,
    closed: frozenset[str],
    avoided: frozenset[str],
    stand_off: float = 0.0,
) -> Relaxation | None:
    """Return the fewest areas and stand-offs that must go for a track; None if three don't do."""
    around = airspace(closed, avoided, stand_off)
    ends = [unit_vectors(*place.position) for place in (origin, destination)]
    return smallest_relaxation(around, ends[0], ends[1])
