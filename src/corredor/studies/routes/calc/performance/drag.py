"""Drag of an aircraft by the method of Poll and Schumann.

Poll and Schumann, An estimation method for the fuel burn and other performance characteristics
of civil transport aircraft in the cruise, parts 1 and 2, The Aeronautical Journal 2021,
doi 10.1017/aer.2020.62 and 10.1017/aer.2020.124. Numbers of equations are those of part 1 unless
part 2 is named. All in SI; floats or arrays.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import (
    GAS_CONSTANT,
    GRAVITY,
    HEAT_RATIO,
    air_pressure,
    air_temperature,
    pressure_at,
)
from corredor.studies.routes.calc.performance.bounds import at_least

SUTHERLAND: Final = 1.458e-6
"""Factor of Sutherland's law for air [kg/(m s K^0.5)] (eq. 25; ICAO Doc 7488, table A)."""
SUTHERLAND_TEMPERATURE: Final = 110.4
"""Constant of Sutherland's law for air [K] (eq. 25; Doc 7488, table A)."""
FRICTION: Final = 0.0269
"""Factor of the mean skin friction coefficient (eq. 28)."""
FRICTION_EXPONENT: Final = 0.14
"""Exponent of the Reynolds number in the skin friction coefficient (eq. 28)."""
VISCOUS_LIFT: Final = 0.8
"""Factor of the lift-dependent drag that is no vortex drag (part 2, eq. 13)."""
VISCOUS_SWEEP: Final = 0.53
"""Fall of that drag with the cosine of sweep (part 2, eq. 13)."""
PLANFORM: Final = 1.03
"""One plus the share by which vortex drag exceeds that of an elliptic wing (eq. 12)."""
WINGLET: Final = 0.075
"""Gain of the Oswald factor by winglets (eq. 12)."""
LIFT_CRITICAL: Final = 0.10
"""Fall of the critical Mach number with the lift coefficient (part 2, wave drag)."""
SECOND_WAVE: Final = 70.0
"""Coefficient of the second wave-drag term, j3 (part 2, wave drag)."""


def dynamic_pressure(pressure: float, mach: float) -> float:
    """Dynamic pressure [Pa] at a static pressure [Pa] and a Mach number."""
    return HEAT_RATIO / 2 * pressure * mach**2


def lift_coefficient(airframe: Airframe, mass: float, height: float, mach: float) -> float:
    """Lift coefficient in level flight (eq. 5); mass [kg], height [m]."""
    return mass * GRAVITY / (dynamic_pressure(air_pressure(height), mach) * airframe.wing_area)


def reynolds_number(airframe: Airframe, temperature: float, pressure: float, mach: float) -> float:
    """Reynolds number on the square root of the wing's area (eq. 3); air in K and Pa.

    The speed of sound and Sutherland's law together go with the square of the temperature.
    """
    unit = (airframe.wing_area * HEAT_RATIO / GAS_CONSTANT) ** 0.5 / SUTHERLAND
    return unit * mach * pressure * (SUTHERLAND_TEMPERATURE + temperature) / temperature**2


def zero_lift_drag(airframe: Airframe, temperature: float, pressure: float, mach: float) -> float:
    """Drag coefficient at zero lift without wave drag (eqs 8 and 28); air in K and Pa."""
    reynolds = reynolds_number(airframe, temperature, pressure, mach)
    return FRICTION * airframe.friction_area * reynolds**-FRICTION_EXPONENT


def lift_drag(airframe: Airframe) -> tuple[float, float]:
    """Drag coefficient over the lift coefficient squared (eq. 12; part 2, eq. 13).

    Two terms: a constant, and a factor of the drag coefficient at zero lift.
    """
    circle, gain = np.pi * airframe.aspect_ratio, 1 + WINGLET * airframe.winglets
    viscous = VISCOUS_LIFT * (1 - VISCOUS_SWEEP * airframe.cos_sweep)
    return (PLANFORM + airframe.fuselage_effect) / (circle * gain), viscous / gain


def wave_drag(airframe: Airframe, lift: float, mach: float) -> float:
    """Wave drag coefficient at a lift coefficient and a Mach number (part 2)."""
    cosine = airframe.cos_sweep
    critical = airframe.wing_constant - LIFT_CRITICAL / cosine**2 * lift
    excess = mach * cosine / critical
    first = at_least(excess - airframe.wave_onset, 0)
    second = at_least(excess - airframe.wave_rise, 0)
    square = second * second
    return cosine**3 * airframe.wave_factor * (first * first) + SECOND_WAVE * (square * square)


def drag_coefficient(airframe: Airframe, lift: float, height: float, mach: float) -> float:
    """Drag coefficient of the clean aircraft at a lift coefficient (eq. 8); height [m]."""
    temperature = air_temperature(height)
    zero_lift = zero_lift_drag(airframe, temperature, pressure_at(height, temperature), mach)
    constant, share = lift_drag(airframe)
    induced = constant + share * zero_lift
    return zero_lift + induced * (lift * lift) + wave_drag(airframe, lift, mach)
