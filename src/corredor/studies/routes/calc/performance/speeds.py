"""Speeds, and the wind: from the way over the ground to the way through the air and the time."""

from __future__ import annotations

from typing import Final

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.atmosphere import KNOT
from corredor.studies.routes.calc.performance.cruise import cruise_height, cruise_speed
from corredor.studies.routes.calc.performance.trip import still_air_time
from corredor.units import Hour, Kg, Km, Knot

KM_OF_MILE: Final = 1.852
"""Kilometres of a nautical mile (exact)."""


def cruise_airspeed(aircraft: Aircraft, mass: Kg) -> Knot:
    """True airspeed in cruise at the height that airlines want for a mass, as flown in service."""
    airframe = aircraft.airframe
    speed = cruise_speed(airframe, cruise_height(airframe, mass))
    return speed / KNOT / aircraft.speed_factor


def still_air_distance(ground_distance: Km, airspeed: Knot, tailwind: Knot) -> Km:
    """Way through the air for a way over the ground with a mean wind along it.

    The wind is positive from behind, negative from ahead.

    Examples
    --------
    >>> round(still_air_distance(10_000.0, 480.0, -24.0), 1)
    10526.3
    """
    return ground_distance * airspeed / (airspeed + tailwind)


def airborne_time(
    aircraft: Aircraft, ground_distance: Km, tailwind: Knot, landing_mass: Kg
) -> Hour:
    """Time from take-off to touchdown over a way on the ground with a mean wind along it."""
    airspeed = cruise_airspeed(aircraft, landing_mass)
    air_distance = still_air_distance(ground_distance, airspeed, tailwind)
    return still_air_time(aircraft, air_distance, landing_mass)
