"""A flight from 3,000 ft to 3,000 ft: climb, cruise with step climbs, descent.

The flight is integrated backwards from its landing mass, so that neither the take-off mass nor
the fuel is guessed and iterated: mass and fuel come out together. Nothing branches on data:
fuel is continuous in distance and mass. All in SI; floats or arrays.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np

from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import (
    FOOT,
    GRAVITY,
    air_temperature,
    pressure_at,
    sound_speed,
)
from corredor.studies.routes.calc.performance.cruise import (
    STEP,
    cruise_height,
    least,
    lower,
    scheduled_level,
    scheduled_mach,
    thrust_per_weight_burn,
)
from corredor.studies.routes.calc.performance.level import (
    Level,
    layer_of,
    level_in_air,
    stacked_heights,
)
from corredor.studies.routes.calc.performance.propulsion import idle_flow

BASE: Final = 3_000 * FOOT
"""Height of the top of the landing and take-off cycle [m] (ICAO Annex 16 volume II)."""
REFERENCE_HEIGHT: Final = 37_000 * FOOT
"""Height at which the rates below are given a second time [m]."""
MINUTE: Final = 60
"""One minute [s]."""
CLIMB_RATES: Final = (2_600 * FOOT / MINUTE, 900 * FOOT / MINUTE)
"""Rates of climb at sea level and at 37,000 ft [m/s], linear between: airline practice."""
DESCENT_RATES: Final = (1_000 * FOOT / MINUTE, 2_300 * FOOT / MINUTE)
"""Rates of descent at sea level and at 37,000 ft [m/s], linear between: airline practice."""
SHORT_HEIGHT: Final = 0.0148
"""Greatest height over the distance [m/m]: 90 ft a nautical mile: airline practice on short
flights, on which climb and descent together take the lesser part of the way."""
USUAL_HEIGHT: Final = 34_000 * FOOT
"""Greatest height on a flight of hardly any cruise [m]: with `USUAL_RISE` airline practice, by
which short flights stay below the levels of long ones though they are light."""
USUAL_RISE: Final = FOOT / 1852
"""Rise of the greatest height with distance [m/m]: a thousand feet each thousand miles."""
CLIMB_LAYERS: Final = 6
"""Layers of equal height into which the climb is cut."""
DESCENT_LAYERS: Final = 4
"""Layers of equal height into which the descent is cut."""
IDLE_ROUNDING: Final = 0.3
"""Width, over the idle fuel, of the bend where idle takes over from the thrust wanted."""
LEGS: Final = 6
"""Legs of equal length into which the cruise is cut: even, for levels above and below."""
CLIMB_SLOPE: Final = 0.048
"""First estimate of height gained per metre of climb; the result hardly depends on it."""


def _rate(rates: tuple[float, float], height: float) -> float:
    low, high = rates
    return low + (high - low) / REFERENCE_HEIGHT * height


class _Layers(NamedTuple):
    """Layers of equal height, stacked along the first axis from bottom to top.

    `level` and `middle` [m] are those of mid-height, `duration` [s] and `length` [m] those of
    flying through, `gain` [m] that of energy height.
    """

    level: Level
    middle: Any
    duration: Any
    length: Any
    gain: Any


def _layers(airframe: Airframe, top: float, count: int, rates: tuple[float, float]) -> _Layers:
    height: Any = stacked_heights(BASE, top, 2 * count + 1)
    temperature: Any = air_temperature(height)
    pressure: Any = pressure_at(height, temperature)
    mach: Any = scheduled_mach(airframe, height, pressure)
    level = level_in_air(airframe, temperature[1::2], pressure[1::2], mach[1::2])
    ends = mach[::2] * sound_speed(temperature[::2])
    energy = height[::2] + ends * ends / (2 * GRAVITY)
    middle = height[1::2]
    duration = (top - BASE) / count / _rate(rates, middle)
    return _Layers(level, middle, duration, level.airspeed * duration, energy[1:] - energy[:-1])


def climb(airframe: Airframe, mass: float, top: float) -> tuple[float, float, float]:
    """Mass at 3,000 ft [kg], ground covered [m] and time [s] of a climb.

    `mass` [kg] is that at the `top` of climb [m]. A climb that starts above its top is a
    climb of no height.
    """
    layers = _layers(airframe, top, CLIMB_LAYERS, CLIMB_RATES)
    slope = layers.gain / layers.length
    for number in reversed(range(CLIMB_LAYERS)):
        level = layer_of(layers.level, number)
        burn = thrust_per_weight_burn(airframe, level, mass, slope[number])
        mass = mass * np.exp(burn * layers.length[number])
    return mass, layers.length.sum(axis=0), layers.duration.sum(axis=0)


def descent(airframe: Airframe, mass: float, top: float) -> tuple[float, float, float]:
    """Mass at the top of descent [kg], ground covered [m] and time [s] of a descent.

    `mass` [kg] is that at 3,000 ft.
    """
    layers = _layers(airframe, top, DESCENT_LAYERS, DESCENT_RATES)
    slope = -layers.gain / layers.length
    idle = airframe.fuel_factor * (idle_flow(airframe, layers.middle) * layers.duration)
    for number in range(DESCENT_LAYERS):
        level = layer_of(layers.level, number)
        burn = thrust_per_weight_burn(airframe, level, mass, slope[number])
        wanted, least_fuel = mass * burn * layers.length[number], idle[number]
        mass = mass - least(-wanted, -least_fuel, IDLE_ROUNDING * least_fuel)
    return mass, layers.length.sum(axis=0), layers.duration.sum(axis=0)


def cruise(airframe: Airframe, mass: float, length: float, cap: float) -> tuple[float, float]:
    """Mass at the start [kg] and time [s] of a cruise of a length [m].

    `mass` [kg] is that at its end; `cap` [m] the greatest height on so short a flight. Legs are
    flown below and above the wanted height in turn, as steps of flight levels have it.
    """
    leg = length / LEGS
    time = 0.0
    for number in range(LEGS):
        side = STEP if number % 2 else -STEP
        level = scheduled_level(airframe, lower(cruise_height(airframe, mass) + side, cap))
        half = mass * np.exp(thrust_per_weight_burn(airframe, level, mass, 0) * leg / 2)
        level = scheduled_level(airframe, lower(cruise_height(airframe, half) + side, cap))
        mass = mass * np.exp(thrust_per_weight_burn(airframe, level, half, 0) * leg)
        time = time + leg / level.airspeed
    return mass, time


def flight(airframe: Airframe, distance: float, mass: float) -> tuple[float, float]:
    """Fuel [kg] and time [s] of a flight from 3,000 ft to 3,000 ft in still air.

    Parameters
    ----------
    airframe
        The type.
    distance
        Length of the way through the air [m].
    mass
        Mass at 3,000 ft before landing [kg].
    """
    cap = lower(BASE + SHORT_HEIGHT * distance, USUAL_HEIGHT + USUAL_RISE * distance)
    end = lower(cruise_height(airframe, mass), cap)
    high, down, descending = descent(airframe, mass, end)
    guess = (end - BASE) / CLIMB_SLOPE
    length = distance - down - guess
    start, cruising = cruise(airframe, high, length, cap)
    top = lower(cruise_height(airframe, start), cap)
    low, up, climbing = climb(airframe, start, top)
    rest = guess - up
    level = scheduled_level(airframe, top)
    fuel = low * np.exp(thrust_per_weight_burn(airframe, level, start, 0) * rest) - mass
    time = descending + cruising + climbing + rest / level.airspeed
    return fuel, time
