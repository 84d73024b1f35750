"""Payload and range: what a type can lift and how far, and which limit binds.

Fuel carried is the trip fuel, a contingency as a share of it, and a reserve; the last two are
still on board at touchdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.bounds import at_least, at_most
from corredor.studies.routes.calc.performance.roots import rising_root
from corredor.studies.routes.calc.performance.trip import trip_fuel
from corredor.units import Kg, Km, Share

TYPICAL_RANGE: Final = (3_000.0, 9_000.0)
"""Two distances from which ranges are sought [km]."""
LEAST_RANGE: Final = 150.0
"""Shortest range that is sought [km]."""
FLYABLE: Final = (0.8, 1.2)
"""Landing masses between which fuel is computed, over operating and greatest landing mass."""
STRUCTURE: Final = "structure"
TAKEOFF: Final = "takeoff"
LANDING: Final = "landing"
TANKS: Final = "tanks"
LIMITS: Final = (STRUCTURE, TAKEOFF, LANDING, TANKS)
"""What may bind a payload: maximum zero-fuel mass, take-off mass (certified or of the runway),
maximum landing mass, fuel capacity."""


@dataclass(frozen=True)
class RangePoint:
    """A corner of the payload-range diagram."""

    distance: Km
    payload: Kg
    fuel: Kg
    takeoff_mass: Kg


def _range(aircraft: Aircraft, payload: Any, fuel: Any, reserve: Any, contingency: Any) -> Any:
    """Distance [km] that a fuel load takes a payload; not below `LEAST_RANGE`."""
    burned = (fuel - reserve) / (1 + contingency)
    landing = aircraft.operating_mass + payload + fuel - burned

    def missing(distance: Any) -> Any:
        # the logarithm of the masses is as good as linear in distance (Breguet)
        flown = at_least(distance, LEAST_RANGE)
        return np.log((landing + trip_fuel(aircraft, flown, landing)) / (landing + burned))

    return rising_root(missing, *TYPICAL_RANGE)


def payload_range(
    aircraft: Aircraft, reserve: Kg, contingency: Share
) -> tuple[RangePoint, RangePoint, RangePoint]:
    """Return the corners of the payload-range diagram.

    The farthest with the greatest payload, the farthest with full tanks at the greatest take-off
    mass, and the ferry range with full tanks and no payload.

    Parameters
    ----------
    aircraft
        The type.
    reserve
        Fuel kept for alternate and final reserve [kg].
    contingency
        Contingency fuel as a share of the trip fuel.
    """
    tanks, most = aircraft.fuel_capacity, aircraft.max_takeoff_mass
    corners: list[RangePoint] = []
    full = aircraft.max_payload
    at_tanks = np.clip(most - tanks - aircraft.operating_mass, 0, full)
    for payload in (full, float(at_tanks), 0.0):
        zero_fuel = aircraft.operating_mass + payload
        fuel = min(tanks, most - zero_fuel)
        distance = _range(aircraft, payload, fuel, reserve, contingency)
        corners.append(RangePoint(float(distance), payload, fuel, zero_fuel + fuel))
    first, second, third = corners
    return first, second, third


def landing_limits(
    aircraft: Aircraft, air_distance: Km, reserve: Kg, contingency: Share, takeoff_limit: Kg
) -> Mapping[str, Any]:
    """Return the greatest landing mass [kg] that each limit of `LIMITS` allows."""
    way, kept, share, runway = np.broadcast_arrays(
        air_distance, reserve, contingency, takeoff_limit
    )
    start = aircraft.operating_mass, aircraft.max_landing_mass
    least, most = (part * end for part, end in zip(FLYABLE, start, strict=True))

    def burned(mass: Any) -> Any:
        # a limit that never binds has its root where no aircraft flies: go on in a straight line
        flyable: Any = at_most(at_least(mass, least), most)
        return trip_fuel(aircraft, way, flyable) + (mass - flyable)  # pyright: ignore[reportArgumentType]

    # each limit: of mass and of burn, and what their weighted sum may come to
    zero, one = 0 * way, 0 * way + 1
    of_mass, of_burn = np.stack((one, one, zero)), np.stack((-share, one, one))
    allowed = np.stack((
        aircraft.operating_mass + kept + aircraft.max_payload,
        np.minimum(runway, aircraft.max_takeoff_mass),
        (aircraft.fuel_capacity - kept) / (1 + share),
    ))  # fmt: skip

    def excess(mass: Any) -> Any:
        return of_mass * mass + of_burn * burned(mass) - allowed

    low, high = (end + 0 * allowed for end in start)
    structure, takeoff, tanks = rising_root(excess, low, high)
    landing = aircraft.max_landing_mass + zero
    return {STRUCTURE: structure, TAKEOFF: takeoff, LANDING: landing, TANKS: tanks}


def max_payload(
    aircraft: Aircraft, air_distance: Km, reserve: Kg, contingency: Share, takeoff_limit: Kg
) -> Kg:
    """Greatest payload over a way through the air under all limits; negative where none is left.

    `takeoff_limit` is the mass that the runway allows; the certified limit holds besides.
    """
    limits = landing_limits(aircraft, air_distance, reserve, contingency, takeoff_limit)
    mass: Any = reduce(np.minimum, (limits[name] for name in LIMITS))
    kept = contingency * trip_fuel(aircraft, air_distance, mass)
    return mass - aircraft.operating_mass - reserve - kept


def binding_limit(
    aircraft: Aircraft, air_distance: Km, reserve: Kg, contingency: Share, takeoff_limit: Kg
) -> str:
    """Name the limit of `LIMITS` that binds the payload of one flight."""
    limits = landing_limits(aircraft, air_distance, reserve, contingency, takeoff_limit)
    return min(LIMITS, key=lambda name: float(limits[name]))
