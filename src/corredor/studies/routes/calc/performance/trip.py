"""Fuel and time of a trip, from brake release to touchdown, in still air.

Distances are lengths of the way through the air; `speeds` turns a way over the ground and a
wind into them. A `landing_mass` is the mass at touchdown: operating mass, payload and all the
fuel that is not burned on the trip.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.mission import MINUTE, flight
from corredor.studies.routes.calc.performance.roots import rising_root
from corredor.units import Hour, Kg, Km, Minute

FloatArray = NDArray[np.float64]
METRES: Final = 1_000.0
"""Metres of a kilometre."""
SECONDS: Final = 3_600.0
"""Seconds of an hour."""
LOW_DISTANCE: Final = 17 * 1_852.0
"""Part of the way flown below 3,000 ft [m] (European Environment Agency, as taken over by the
Travel Impact Model 3.0.0: 17 nautical miles belong to the landing and take-off cycle)."""
LOW_MINUTES: Final = (0.7, 2.2, 4.0)
"""Minutes of take-off, climb-out and approach below 3,000 ft (ICAO Annex 16 volume II, 2.1.4)."""
LOW_FLOWS: Final = (1.0, 0.82, 0.28)
"""Fuel flow at 100, 85 and 30 % of rated thrust over that at 100 %: mean of the turbofans of the
ICAO Aircraft Engine Emissions Databank."""
CHUNK: Final = 4_096
"""Missions computed at a time."""
LEAST_DISTANCE: Final = 100.0
"""Shortest trip of which the method speaks [km]."""
FIRST_SHARE: Final = 0.9
SECOND_SHARE: Final = 0.7
"""Shares of the take-off mass from which the landing mass is sought."""


def low_fuel(aircraft: Aircraft) -> float:
    """Fuel of take-off, climb-out and approach below 3,000 ft [kg]."""
    airframe = aircraft.airframe
    minutes = sum(m * flow for m, flow in zip(LOW_MINUTES, LOW_FLOWS, strict=True))
    return airframe.fuel_factor * airframe.takeoff_flow * minutes * MINUTE


def _checked(air_distance: float) -> float:
    if not np.all(np.asarray(air_distance) >= LEAST_DISTANCE):
        raise ValueError(f"air distance {air_distance} km: at least {LEAST_DISTANCE} km")
    return air_distance * METRES - LOW_DISTANCE


def trip_fuel(aircraft: Aircraft, air_distance: Km, landing_mass: Kg) -> Kg:
    """Trip fuel by the method of Poll and Schumann with the type's factor of service.

    Raises
    ------
    ValueError
        The way is shorter than 100 km.
    """
    return trip_fuel_and_time(aircraft, air_distance, landing_mass)[0]


def trip_fuel_and_time(aircraft: Aircraft, air_distance: Km, landing_mass: Kg) -> tuple[Kg, Hour]:
    """Trip fuel and airborne time in still air, both from one mission.

    Raises
    ------
    ValueError
        The way is shorter than 100 km.
    """
    fuel, time = flight(aircraft.airframe, _checked(air_distance), landing_mass)
    airborne = aircraft.speed_factor * (time + sum(LOW_MINUTES) * MINUTE) / SECONDS
    return fuel + low_fuel(aircraft), airborne


def trip_fuels(
    aircraft: Aircraft, air_distance: FloatArray, landing_mass: FloatArray
) -> FloatArray:
    """Trip fuel [kg] of many flights, as many at a time as the processor's cache holds.

    Parameters
    ----------
    aircraft
        The type.
    air_distance, landing_mass
        Arrays of one shape (n,): way through the air [km], mass at touchdown [kg].
    """
    distance: Any = air_distance
    mass: Any = landing_mass
    parts = [
        np.asarray(trip_fuel(aircraft, distance[at : at + CHUNK], mass[at : at + CHUNK]))
        for at in range(0, air_distance.size, CHUNK)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def burn_off(aircraft: Aircraft, air_distance: Km, takeoff_mass: Kg) -> Kg:
    """Trip fuel of a flight that takes off with a given mass."""

    def excess(landing_mass: float) -> float:
        return landing_mass + trip_fuel(aircraft, air_distance, landing_mass) - takeoff_mass

    first = takeoff_mass * FIRST_SHARE
    return takeoff_mass - rising_root(excess, first, takeoff_mass * SECOND_SHARE)


def still_air_time(aircraft: Aircraft, air_distance: Km, landing_mass: Kg) -> Hour:
    """Airborne time of a trip in still air, with the type's factor of service."""
    return trip_fuel_and_time(aircraft, air_distance, landing_mass)[1]


def taxi_fuel(aircraft: Aircraft, minutes: Minute) -> Kg:
    """Fuel of taxiing at ground idle."""
    return aircraft.airframe.fuel_factor * aircraft.airframe.idle_flow * minutes * MINUTE
