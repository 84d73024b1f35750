"""Fuel of holding, and of level flight with an engine out or at a low height.

Approximations for the items of the fuel plan and for the critical fuel of extended diversion
time operations; a dispatch release uses the operator's flight manual.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import (
    FOOT,
    GRAVITY,
    KNOT,
    air_pressure,
    air_temperature,
    mach_at,
    pressure_at,
    sound_speed,
)
from corredor.studies.routes.calc.performance.bounds import at_most
from corredor.studies.routes.calc.performance.cruise import MACH_ROUNDING, least
from corredor.studies.routes.calc.performance.drag import (
    FRICTION_EXPONENT,
    dynamic_pressure,
    lift_drag,
    zero_lift_drag,
)
from corredor.studies.routes.calc.performance.level import (
    efficiency_of,
    level_at,
    lift_and_drag,
)
from corredor.studies.routes.calc.performance.mission import MINUTE
from corredor.studies.routes.calc.performance.propulsion import HEATING_VALUE, greatest_thrust
from corredor.studies.routes.calc.performance.trip import METRES
from corredor.units import Foot, Kg, Km, Knot, Minute, Ratio

FRICTION_SHARE: Final = (2 - FRICTION_EXPONENT) / 2
INDUCED_SHARE: Final = (2 + FRICTION_EXPONENT) / 2
"""Weights of friction and of the drag that it brings with lift in the condition of least drag:
half the powers of the Mach number with which they go, the Reynolds number included."""
SETTLING: Final = 3
"""Rounds that settle the Mach number of least drag: each leaves a thirtieth of the error."""
FIRST_MACH: Final = 0.4
"""Mach number at which friction is first computed; the result does not depend on it."""
ASYMMETRY: Final = 1.06
"""Drag with one engine out over that with all: windmilling engine and rudder. Textbooks give 4
to 8 % in cruise; an approximation."""
CLIMB_REST: Final = 300 * FOOT / MINUTE
"""Rate of climb left at a ceiling [m/s] (Poll and Schumann, part 3, doi 10.1017/aer.2024.141)."""
HEIGHTS: Final = (3_000 * FOOT, 43_000 * FOOT)
"""Heights between which a ceiling is sought [m]."""
HALVINGS: Final = 9
"""Halvings of that span, to 24 m; the straight line through what is left is right to a metre."""


def _flow(airframe: Airframe, mass: Any, height: Any, mach: Any, running: Any) -> Any:
    """Fuel flow [kg/s] in level flight; `running` is the share of the engines that run."""
    level = level_at(airframe, height, mach)
    lift, drag = lift_and_drag(airframe, level, mass)
    drag = drag * (1 + (ASYMMETRY - 1) * (running < 1))
    power = GRAVITY * mass * drag / lift * level.airspeed
    return airframe.fuel_factor * power / (efficiency_of(level, drag / running) * HEATING_VALUE)


def least_drag_mach(airframe: Airframe, mass: float, height: float) -> float:
    """Mach number of least drag in level flight at a mass [kg] and a height [m].

    Drag is least where that of friction, weighed by its power of the Mach number, equals that of
    lift; friction hardly depends on the Mach number, so that a few rounds settle it. Wave drag is
    left out: up to 20,000 ft it begins above these speeds, and at 30,000 ft it puts drag up to 3 %
    above the least one for the heaviest. The Mach number stays below that of cruise.
    """
    temperature = air_temperature(height)
    pressure = pressure_at(height, temperature)
    at_one = mass * (GRAVITY / airframe.wing_area) / dynamic_pressure(pressure, 1)
    constant, share = lift_drag(airframe)
    mach: Any = FIRST_MACH
    for _ in range(SETTLING):
        friction = zero_lift_drag(airframe, temperature, pressure, mach)
        balance = (constant / friction + INDUCED_SHARE * share) / FRICTION_SHARE
        mach = np.sqrt(at_one * np.sqrt(balance))
    return least(mach, airframe.cruise_mach, MACH_ROUNDING)


def holding_fuel(aircraft: Aircraft, mass: Kg, minutes: Minute, height: Foot) -> Kg:
    """Fuel of holding at the speed of least drag, clean, at a pressure height.

    Final reserve is 30 minutes at 1,500 ft above the aerodrome (ICAO Annex 6 part I, 4.3.6.3 e).
    """
    airframe, level = aircraft.airframe, height * FOOT
    mach = least_drag_mach(airframe, mass, level)
    return _flow(airframe, mass, level, mach, 1.0) * minutes * MINUTE


def _running(aircraft: Aircraft) -> float:
    return (aircraft.engines - 1) / aircraft.engines


def _schedule(airframe: Airframe, calibrated_speed: Any, height: Any) -> Any:
    mach = mach_at(calibrated_speed * KNOT, air_pressure(height))
    return at_most(mach, airframe.cruise_mach)


def engine_out_ceiling(aircraft: Aircraft, mass: Kg, calibrated_speed: Knot) -> Foot:
    """Pressure height that a type holds at a calibrated speed with one engine out.

    Thrust is that of maximum continuous climb rating of the engines left.
    """
    airframe = aircraft.airframe

    def excess(height: Any) -> Any:
        """Thrust coefficient beyond that of the climb left."""
        mach = _schedule(airframe, calibrated_speed, height)
        level = level_at(airframe, height, mach)
        lift, drag = lift_and_drag(airframe, level, mass)
        thrust = _running(aircraft) * greatest_thrust(airframe, height, mach)
        return thrust - ASYMMETRY * drag - lift * CLIMB_REST / level.airspeed

    floor, top = HEIGHTS
    low: Any = 0 * (mass + calibrated_speed) + floor
    high: Any = low + (top - floor)
    at_low, at_high = excess(low), excess(high)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        there = excess(middle)
        up: Any = there > 0
        low, at_low = low + up * (middle - low), at_low + up * (there - at_low)
        high = high + (1 - up) * (middle - high)
        at_high = at_high + (1 - up) * (there - at_high)
    part: Any = np.clip(at_low / (at_low - at_high), 0, 1)
    return (low + part * (high - low)) / FOOT


def level_airspeed(aircraft: Aircraft, calibrated_speed: Knot, height: Foot) -> Knot:
    """True airspeed of a calibrated speed, or of the cruise Mach number where that is less.

    Examples
    --------
    The one-engine speed of a Boeing 777, 435 kt, is 320 kt calibrated at 22,300 ft.
    """
    level = height * FOOT
    mach = _schedule(aircraft.airframe, calibrated_speed, level)
    return mach * sound_speed(air_temperature(level)) / KNOT


def diversion_fuel(
    aircraft: Aircraft,
    air_distance: Km,
    mass: Kg,
    calibrated_speed: Knot,
    height: Foot,
    engines_out: Ratio,
) -> Kg:
    """Fuel of a level diversion at a calibrated speed and height from a mass at its start.

    With no engine out and 10,000 ft it is the diversion after loss of cabin pressure; with one
    engine out at its ceiling the other case of the critical fuel. The mean mass is that after
    half of the fuel.
    """
    airframe, level = aircraft.airframe, height * FOOT
    running = 1 - engines_out / aircraft.engines
    mach = _schedule(airframe, calibrated_speed, level)
    time = air_distance * METRES / (mach * sound_speed(air_temperature(level)))
    half = _flow(airframe, mass, level, mach, running) * time / 2
    return _flow(airframe, mass - half, level, mach, running) * time
