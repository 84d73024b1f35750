"""International Standard Atmosphere and the speeds in it.

All in SI. Every function takes floats or arrays; none branches, so that the engine may compile
them as they stand.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.performance.bounds import at_least

GRAVITY: Final = 9.80665
"""Standard acceleration of gravity [m/s²] (ICAO Doc 7488, 3rd edition, table A)."""
GAS_CONSTANT: Final = 287.05287
"""Specific gas constant of air [J/(kg K)] (Doc 7488, table A)."""
HEAT_RATIO: Final = 1.4
"""Ratio of the specific heats of air (Doc 7488, table A)."""
SEA_TEMPERATURE: Final = 288.15
"""Temperature at mean sea level [K] (Doc 7488, table A)."""
SEA_PRESSURE: Final = 101_325.0
"""Pressure at mean sea level [Pa] (Doc 7488, table A)."""
LAPSE: Final = 0.0065
"""Fall of temperature with height below the tropopause [K/m] (Doc 7488, table D)."""
TROPOPAUSE: Final = 11_000.0
"""Height of the tropopause [m] (Doc 7488, table D)."""
HIGH_TEMPERATURE: Final = SEA_TEMPERATURE - LAPSE * TROPOPAUSE
"""Temperature from the tropopause up to 20 km [K]."""
PRESSURE_EXPONENT: Final = GRAVITY / (LAPSE * GAS_CONSTANT)
SCALE_HEIGHT: Final = GAS_CONSTANT * HIGH_TEMPERATURE / GRAVITY
"""Height over which pressure falls by the factor e above the tropopause [m]."""
TROPOPAUSE_PRESSURE: Final = (
    SEA_PRESSURE * (HIGH_TEMPERATURE / SEA_TEMPERATURE) ** PRESSURE_EXPONENT
)
SEA_SOUND: Final = (HEAT_RATIO * GAS_CONSTANT * SEA_TEMPERATURE) ** 0.5
"""Speed of sound at mean sea level [m/s]."""
ISENTROPIC: Final = HEAT_RATIO / (HEAT_RATIO - 1)
COMPRESSION: Final = (HEAT_RATIO - 1) / 2
FOOT: Final = 0.3048
"""One foot [m] (international foot, exact)."""
KNOT: Final = 1852 / 3600
"""One knot [m/s] (exact)."""


def air_temperature(height: float) -> float:
    """Temperature of the standard atmosphere [K] at a pressure height [m] up to 20 km.

    Examples
    --------
    >>> round(float(air_temperature(11_000.0)), 6)
    216.65
    """
    return at_least(SEA_TEMPERATURE - LAPSE * height, HIGH_TEMPERATURE)


def air_pressure(height: float) -> float:
    """Pressure of the standard atmosphere [Pa] at a pressure height [m] up to 20 km.

    Examples
    --------
    >>> round(float(air_pressure(0.0))), round(float(air_pressure(11_000.0)))
    (101325, 22632)
    """
    return pressure_at(height, air_temperature(height))


def pressure_at(height: float, temperature: float) -> float:
    """Pressure [Pa] at a pressure height [m] whose standard temperature [K] is known."""
    below = (temperature / SEA_TEMPERATURE) ** PRESSURE_EXPONENT
    return SEA_PRESSURE * below * np.exp(at_least(height - TROPOPAUSE, 0) / -SCALE_HEIGHT)


def pressure_height(pressure: float) -> float:
    """Pressure height [m] in the standard atmosphere at which the pressure [Pa] is found.

    Examples
    --------
    >>> round(float(pressure_height(air_pressure(9_000.0))), 6)
    9000.0
    """
    low = at_least(pressure, TROPOPAUSE_PRESSURE) / SEA_PRESSURE
    high = at_least(TROPOPAUSE_PRESSURE / pressure, 1)
    below = SEA_TEMPERATURE / LAPSE * (1 - low ** (1 / PRESSURE_EXPONENT))
    return below + SCALE_HEIGHT * np.log(high)


def sound_speed(temperature: float) -> float:
    """Speed of sound [m/s] in air of a temperature [K]."""
    return np.sqrt(HEAT_RATIO * GAS_CONSTANT * temperature)


def mach_at(calibrated_speed: float, pressure: float) -> float:
    """Mach number at which an aircraft flies a calibrated airspeed [m/s] at a pressure [Pa].

    Examples
    --------
    >>> round(float(mach_at(340.294, SEA_PRESSURE)), 4)
    1.0
    """
    impact = (1 + COMPRESSION * (calibrated_speed / SEA_SOUND) ** 2) ** ISENTROPIC - 1
    total = impact * SEA_PRESSURE / pressure + 1
    return np.sqrt((total ** (1 / ISENTROPIC) - 1) / COMPRESSION)
