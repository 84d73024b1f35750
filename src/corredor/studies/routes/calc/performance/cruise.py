"""Level flight: speed and height as airlines fly them, and fuel burned on the way.

All in SI; floats or arrays; nothing branches.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import (
    FOOT,
    GRAVITY,
    HEAT_RATIO,
    KNOT,
    air_temperature,
    mach_at,
    pressure_at,
    pressure_height,
    sound_speed,
)
from corredor.studies.routes.calc.performance.bounds import at_least, at_most
from corredor.studies.routes.calc.performance.level import (
    Level,
    efficiency_of,
    level_in_air,
    lift_and_drag,
)
from corredor.studies.routes.calc.performance.propulsion import HEATING_VALUE

LOW_SPEED: Final = 250 * KNOT
"""Calibrated speed below 10,000 ft [m/s] (14 CFR 91.117; ICAO Annex 11, appendix 4)."""
HIGH_SPEED: Final = 300 * KNOT
"""Calibrated speed of climb and descent above it [m/s] (usual schedules 250/300/Mach)."""
LOW_HEIGHT: Final = 8_000 * FOOT
HIGH_HEIGHT: Final = 14_000 * FOOT
"""Heights between which the lower speed passes over into the higher one [m]: around the limit,
which lies at 10,000 ft, and smoothly, so that fuel has no kink at it."""
CUBIC: Final = 3
"""Coefficient of the cubic 3u² - 2u³, which rises from 0 to 1 with level ends."""
MACH_ROUNDING: Final = 0.02
"""Width of the bend where the Mach number takes over from the calibrated speed."""
ROUNDING: Final = 1_500 * FOOT
"""Width of the bend where one limit of height takes over from another [m]."""
STEP: Final = 2_000 * FOOT / 12**0.5
"""Root mean square distance of the flown level from the wanted one [m].

Levels of one direction lie 2,000 ft apart (ICAO Annex 2, appendix 3: reduced vertical
separation), and any place between two of them is as likely as another."""
LEAST_PULL: Final = 1e-6
"""Thrust over weight that stands for none: both thrust and efficiency go to zero, fuel does not."""


def least(first: float, second: float, width: float) -> float:
    """Lesser of two values, with a smooth bend of a width where they meet."""
    apart = first - second
    return (first + second - np.sqrt(apart * apart + width * width)) / 2


def lower(first: float, second: float) -> float:
    """Lower of two heights [m], with a smooth bend where they meet."""
    return least(first, second, ROUNDING)


def scheduled_mach(airframe: Airframe, height: float, pressure: float) -> float:
    """Mach number of climb, cruise and descent at a height [m] with its pressure [Pa]."""
    above = at_most(at_least(height - LOW_HEIGHT, 0) / (HIGH_HEIGHT - LOW_HEIGHT), 1)
    calibrated = LOW_SPEED + above * above * (CUBIC - 2 * above) * (HIGH_SPEED - LOW_SPEED)
    return least(mach_at(calibrated, pressure), airframe.cruise_mach, MACH_ROUNDING)


def scheduled_level(airframe: Airframe, height: float) -> Level:
    """Level of a type at a height [m] at the speed of climb, cruise and descent."""
    temperature = air_temperature(height)
    pressure = pressure_at(height, temperature)
    mach = scheduled_mach(airframe, height, pressure)
    return level_in_air(airframe, temperature, pressure, mach)


def cruise_height(airframe: Airframe, mass: float) -> float:
    """Height [m] that airlines want for a mass [kg]: that of the type's lift coefficient."""
    lift = HEAT_RATIO / 2 * airframe.cruise_mach**2 * airframe.wing_area * airframe.cruise_lift
    return lower(pressure_height(GRAVITY / lift * mass), airframe.ceiling)


def thrust_per_weight_burn(airframe: Airframe, level: Level, mass: float, slope: float) -> float:
    """Logarithm of mass [kg] burned per metre flown [1/m] at a slope of the energy height.

    `slope` is the gain of energy height, the height plus v²/2g, per metre flown: zero in
    steady level flight.
    """
    lift, drag = lift_and_drag(airframe, level, mass)
    pull = at_least(drag / lift + slope, LEAST_PULL)
    unit = airframe.fuel_factor * (GRAVITY / HEATING_VALUE)
    return unit * pull / efficiency_of(level, pull * lift)


def cruise_speed(airframe: Airframe, height: float) -> float:
    """True airspeed [m/s] of level flight at a height [m]."""
    temperature = air_temperature(height)
    mach = scheduled_mach(airframe, height, pressure_at(height, temperature))
    return mach * sound_speed(temperature)
