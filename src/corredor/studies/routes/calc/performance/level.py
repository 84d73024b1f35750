"""A type at a height and a speed: what fuel per distance asks for, computed once for any mass.

All in SI; floats or arrays; nothing branches.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import (
    GRAVITY,
    air_temperature,
    pressure_at,
    sound_speed,
)
from corredor.studies.routes.calc.performance.drag import (
    dynamic_pressure,
    lift_drag,
    wave_drag,
    zero_lift_drag,
)
from corredor.studies.routes.calc.performance.propulsion import (
    EfficiencyCurve,
    best_efficiency,
    best_thrust,
    curve_value,
    efficiency_curve,
)


class Level(NamedTuple):
    """A type at a height and a Mach number; every field a float or of one shape."""

    mach: float
    """Mach number."""
    airspeed: float
    """True airspeed [m/s]."""
    lift_per_mass: float
    """Lift coefficient of level flight over the mass [1/kg]."""
    zero_lift: float
    """Drag coefficient at zero lift without wave drag."""
    induced: float
    """Drag coefficient over the lift coefficient squared."""
    best_thrust: float
    """Thrust coefficient of best efficiency."""
    best_efficiency: float
    """Best overall propulsion efficiency of new engines."""
    curve: EfficiencyCurve
    """Efficiency over relative thrust."""


def level_in_air(airframe: Airframe, temperature: float, pressure: float, mach: float) -> Level:
    """Level of a type in air of a temperature [K] and a pressure [Pa] at a Mach number."""
    zero_lift = zero_lift_drag(airframe, temperature, pressure, mach)
    constant, share = lift_drag(airframe)
    return Level(
        mach=mach,
        airspeed=mach * sound_speed(temperature),
        lift_per_mass=GRAVITY / airframe.wing_area / dynamic_pressure(pressure, mach),
        zero_lift=zero_lift,
        induced=constant + share * zero_lift,
        best_thrust=best_thrust(airframe, mach),
        best_efficiency=best_efficiency(airframe, mach),
        curve=efficiency_curve(mach),
    )


def level_at(airframe: Airframe, height: float, mach: float) -> Level:
    """Level of a type at a height [m] of the standard atmosphere at a Mach number."""
    temperature = air_temperature(height)
    return level_in_air(airframe, temperature, pressure_at(height, temperature), mach)


def layer_of(levels: Level, number: int) -> Level:
    """One of several levels that are stacked along the first axis."""
    fields: tuple[Any, ...] = levels[:-1]
    curve: Any = levels.curve
    at = [field[number] for field in fields]
    return Level(*at, curve=EfficiencyCurve(*(part[number] for part in curve)))


def lift_and_drag(airframe: Airframe, level: Level, mass: float) -> tuple[float, float]:
    """Coefficients of lift and drag of a mass [kg] in level flight."""
    lift = mass * level.lift_per_mass
    wave = wave_drag(airframe, lift, level.mach)
    return lift, level.zero_lift + level.induced * (lift * lift) + wave


def efficiency_of(level: Level, thrust: float) -> float:
    """Overall propulsion efficiency at a thrust coefficient."""
    return level.best_efficiency * curve_value(level.curve, thrust / level.best_thrust)


def stacked_heights(bottom: float, top: float, count: int) -> Any:
    """Heights at equal steps from bottom to top, stacked along the first axis."""
    return bottom + np.multiply.outer(np.arange(count) / (count - 1), top - bottom)
