"""The mass that a runway allows: long, high and hot.

An approximation for screening, not the flight manual: the balanced field length grows with the
square of mass over density ratio and thrust (Loftin, Subsonic aircraft: evolution and the
matching of size to performance, NASA RP-1060, 1980, chapter 3), and the climb with one engine
out asks for thrust in proportion to mass (CS 25.121 b). Obstacles, tyre speed, brake energy,
slope, wet runways and wind are not looked at.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.atmosphere import (
    FOOT,
    SEA_PRESSURE,
    SEA_TEMPERATURE,
    air_pressure,
    air_temperature,
)
from corredor.units import Foot, Kelvin, Kg, Metre

FLAT_RATING: Final = 15.0
"""Kelvin above the standard temperature up to which take-off thrust is kept (type certificate
data sheets of the engines: 86 °F at sea level)."""
HOT_LOSS: Final = 0.0095
"""Loss of take-off thrust per kelvin beyond that: an approximation, 0.7 to 1.1 %."""
THRUST_EXPONENTS: Final = (0.75, 0.90, 1.05)
"""Exponent of the pressure ratio in take-off thrust: favourable, central, adverse."""
CLIMB_MARGINS: Final = (1.15, 1.06, 1.00)
"""Mass that the climb with an engine out allows at sea level and 30 °C over the greatest
take-off mass: favourable, central, adverse."""
FAVOURABLE: Final = 0
CENTRAL: Final = 1
ADVERSE: Final = 2


def _limit(
    aircraft: Aircraft, length: float, elevation: float, temperature: float, case: int
) -> float:
    height = elevation * FOOT
    pressure_ratio = air_pressure(height) / SEA_PRESSURE
    density_ratio = pressure_ratio * SEA_TEMPERATURE / temperature
    excess = np.maximum(temperature - air_temperature(height) - FLAT_RATING, 0)
    thrust = pressure_ratio ** THRUST_EXPONENTS[case] * (1 - HOT_LOSS * excess)
    runway = np.sqrt(length / aircraft.takeoff_length * density_ratio * thrust)
    climb = CLIMB_MARGINS[case] * thrust
    return aircraft.max_takeoff_mass * np.minimum(np.minimum(runway, climb), 1)


def field_limited_mass(
    aircraft: Aircraft, runway_length: Metre, elevation: Foot, temperature: Kelvin
) -> Kg:
    """Take-off mass that a runway allows: balanced field and climb with an engine out.

    Parameters
    ----------
    aircraft
        The type.
    runway_length
        Length available for take-off.
    elevation
        Elevation of the runway.
    temperature
        Temperature of the air.
    """
    return _limit(aircraft, runway_length, elevation, temperature, CENTRAL)


def field_limited_mass_low(
    aircraft: Aircraft, runway_length: Metre, elevation: Foot, temperature: Kelvin
) -> Kg:
    """Low end of the take-off mass that a runway allows."""
    return _limit(aircraft, runway_length, elevation, temperature, ADVERSE)


def field_limited_mass_high(
    aircraft: Aircraft, runway_length: Metre, elevation: Foot, temperature: Kelvin
) -> Kg:
    """High end of the take-off mass that a runway allows."""
    return _limit(aircraft, runway_length, elevation, temperature, FAVOURABLE)
