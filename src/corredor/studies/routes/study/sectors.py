"""Sectors: each flight of a rotation, out and home, with its way, payload, fuel and time.

They are made from the last to the first: where a station has no fuel, the flight before carries it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corredor.core.derive import derive, derive_record
from corredor.core.quantity import Quantity
from corredor.studies.routes.study import performance
from corredor.studies.routes.study.airspace import FlownTrack
from corredor.studies.routes.study.alternates import alternate_of, way_to_alternate
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.flight import fuel, payload, time, track_of, way
from corredor.studies.routes.study.loads import payload_planned
from corredor.studies.routes.study.outages import has_fuel
from corredor.studies.routes.study.performance import PAYLOAD_LIMITS
from corredor.studies.routes.study.stations import Station

OUTBOUND: Final = "outbound"
INBOUND: Final = "inbound"
DIRECTIONS: Final = (OUTBOUND, INBOUND)


@dataclass(frozen=True)
class Sector:
    """One flight of a rotation.

    Parameters
    ----------
    direction, number
        Direction of the service, and place of the sector in it, from 0.
    origin, destination, alternate
        Stations; the alternate is the nearest adequate one that is open to the carrier.
    track
        The legal track.
    quantities
        Its numbers by noun.
    carries
        Whether it carries fuel past its destination, which has none.
    """

    direction: str
    number: int
    origin: Station
    destination: Station
    alternate: Station
    track: FlownTrack
    quantities: Mapping[str, Quantity]
    carries: bool

    def __getitem__(self, noun: str) -> Quantity:
        """Return one of its numbers."""
        return self.quantities[noun]

    @property
    def pair(self) -> str:
        """Its stations, such as ``SVO-HAV``."""
        return f"{self.origin.code}-{self.destination.code}"

    @property
    def binding(self) -> str:
        """Which of `PAYLOAD_LIMITS` binds its payload."""
        return min(PAYLOAD_LIMITS, key=lambda name: self[f"allowed_{name}"].value)


@dataclass(frozen=True)
class _Leg:
    direction: str
    number: int
    origin: Station
    destination: Station
    track: FlownTrack


def sectors(case: Case) -> tuple[Sector, ...]:
    """Return the flights of a rotation, outbound and then inbound.

    Raises
    ------
    CorredorError
        There is no legal track, or a number that is needed is not given.
    """
    found: list[Sector] = []
    after: Sector | None = None
    for leg in reversed(_legs(case)):
        after = _sector(case, leg, after)
        found.append(after)
    return tuple(reversed(found))


def _legs(case: Case) -> list[_Leg]:
    """Return the legs of a rotation; home the tracks are those of the way out, turned round."""
    out: list[_Leg] = []
    for number, (origin, destination) in enumerate(pairwise(case.stations)):
        track = track_of(case, origin, destination)
        out.append(_Leg(OUTBOUND, number, origin, destination, track))
    home = [
        replace(
            leg,
            direction=INBOUND,
            number=number,
            origin=leg.destination,
            destination=leg.origin,
            track=leg.track.reversed,
        )
        for number, leg in enumerate(reversed(out))
    ]
    return [*out, *home]


def _sector(case: Case, leg: _Leg, after: Sector | None) -> Sector:
    alternate = alternate_of(leg.destination, leg.origin, case.closed.codes)
    made = dict(leg.track.numbers) | {
        "payload_planned": payload_planned(case),
        "alternate_distance": way_to_alternate(leg.destination, alternate),
    }
    made |= way(case, leg.track)
    carries = after is not None and not has_fuel(case, after.origin.code)
    if after is not None and carries:
        kept = derive_record(
            performance.reserves_kept,
            aircraft=case.aircraft.code,
            payload=made["payload_planned"],
            alternate_distance=made["alternate_distance"],
            fuel_factor=case.aircraft.fuel_factor,
            operating_mass=case.aircraft.operating_mass,
        )
        made["tankered"] = derive(performance.fuel_carried, needed=after["block_fuel"], **kept)
    made |= payload(case, leg.origin, made)
    made |= fuel(case, made)
    made |= time(case, made)
    parts = leg.direction, leg.number, leg.origin, leg.destination
    return Sector(*parts, alternate, leg.track, made, carries)
