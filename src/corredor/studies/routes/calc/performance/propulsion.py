"""Thrust, efficiency and fuel flow of the engines by the method of Poll and Schumann.

Poll and Schumann, parts 2 and 3, The Aeronautical Journal, doi 10.1017/aer.2020.124 and
10.1017/aer.2024.141. All in SI, all engines together; floats or arrays.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import COMPRESSION, air_temperature
from corredor.studies.routes.calc.performance.bounds import at_least

HEATING_VALUE: Final = 43.1e6
"""Lower heating value of kerosene [J/kg] (part 1, section 3; ASTM D1655 sets at least 42.8)."""
RAM: Final = 0.55
"""Fall of thrust with the Mach number, from the momentum of the air taken in (part 2)."""
LOW_MACH: Final = 0.4
"""Mach number below which the shape of the efficiency curve depends on it (part 3)."""
LOW_MACH_RATE: Final = 1.3
"""Rate of that dependence, of sigma (part 3)."""
CURVATURE: Final = 0.43
"""Curvature of the efficiency around its best, at Mach numbers above 0.4 (part 2)."""
LOW_THRUST: Final = 0.3
"""Thrust over that of best efficiency below which a cubic through zero holds (part 3)."""
CUBIC: Final = ((10.0, 0.8, 0.6027), (33.3333, 0.97, 0.8281), (37.037, 1.0, 0.9163))
"""Coefficients of that cubic: factor, share of the curvature, share of the quartic (part 3)."""
LEAST_EFFICIENCY: Final = 0.3
"""Floor of the relative efficiency far above the best thrust, where the polynomial would pass
through zero: no engine works there, but fuel must go on rising with mass."""
IDLE_FALL: Final = (0.178, 0.0085)
"""Fall of the idle fuel flow with height per 10,000 ft, linear and square (part 3)."""
TEN_THOUSAND_FEET: Final = 3048.0
"""Ten thousand feet [m]."""
THROTTLE_MACH: Final = 0.53
"""Fall of the throttle parameter of best efficiency with the Mach number squared (part 3)."""
THROTTLE_MARGIN: Final = 1.2
"""Margin on the greatest throttle parameter (recommended by Poll for the published tables)."""
THROTTLE_THRUST: Final = 2.5
"""Change of relative thrust with relative throttle (part 3)."""


class EfficiencyCurve(NamedTuple):
    """Shape of the efficiency over relative thrust at a Mach number (parts 2 and 3).

    Above `LOW_THRUST` it is a quartic around the best thrust, below it a cubic through zero.
    """

    square: float
    """Coefficient of the square of the distance from the best thrust."""
    quartic: float
    """Coefficient of its fourth power, turned about."""
    linear_low: float
    """Linear coefficient of the cubic."""
    square_low: float
    """Square coefficient of the cubic."""
    cubic_low: float
    """Cubic coefficient of the cubic."""


def efficiency_curve(mach: float) -> EfficiencyCurve:
    """Shape of the efficiency at a Mach number: it depends on it below `LOW_MACH` alone."""
    sigma = LOW_MACH_RATE * at_least(LOW_MACH - mach, 0)
    cubic = (
        sign * factor * (1 - share * CURVATURE + (share - quartic * CURVATURE) * sigma)
        for sign, (factor, share, quartic) in zip((1, -1, 1), CUBIC, strict=True)
    )
    return EfficiencyCurve(sigma - CURVATURE, CURVATURE * sigma, *cubic)


def curve_value(curve: EfficiencyCurve, thrust_ratio: float) -> float:
    """Overall efficiency over the best one at the Mach number of a curve."""
    x = thrust_ratio
    apart = (1 - x) * (1 - x)
    high = at_least(1 + apart * (curve.square - curve.quartic * apart), LEAST_EFFICIENCY)
    low = x * (curve.linear_low + x * (curve.square_low + x * curve.cubic_low))
    return high + (x < LOW_THRUST) * (low - high)


def relative_efficiency(thrust_ratio: float, mach: float) -> float:
    """Overall efficiency over the best one at the same Mach number (part 2; part 3 below 0.4).

    `thrust_ratio` is the thrust coefficient over that of best efficiency.

    Examples
    --------
    >>> [round(float(relative_efficiency(ratio, 0.8)), 4) for ratio in (1.0, 0.5)]
    [1.0, 0.8925]
    """
    return curve_value(efficiency_curve(mach), thrust_ratio)


def best_thrust(airframe: Airframe, mach: float) -> float:
    """Thrust coefficient of best overall efficiency at a Mach number (part 2)."""
    design = airframe.design_mach
    unit = airframe.design_thrust * design**2 / (1 + RAM * design)
    return unit * (1 + RAM * mach) / mach**2


def best_efficiency(airframe: Airframe, mach: float) -> float:
    """Best overall propulsion efficiency of new engines at a Mach number (part 2, eq. 35)."""
    return airframe.efficiency * mach**airframe.efficiency_exponent


def overall_efficiency(airframe: Airframe, thrust: float, mach: float) -> float:
    """Overall propulsion efficiency of new engines at a thrust coefficient (part 2, eq. 35)."""
    share = relative_efficiency(thrust / best_thrust(airframe, mach), mach)
    return best_efficiency(airframe, mach) * share


def idle_flow(airframe: Airframe, height: float) -> float:
    """Fuel flow at flight idle [kg/s] at a height [m] (part 3)."""
    x = height / TEN_THOUSAND_FEET
    linear, square = IDLE_FALL
    return airframe.idle_flow * (1 - linear * x + square * x**2)


def greatest_thrust(airframe: Airframe, height: float, mach: float) -> float:
    """Greatest thrust coefficient at maximum continuous climb rating (part 3); height [m]."""
    temperature = air_temperature(height)
    best = airframe.engine_temperature_ratio * (
        1 - THROTTLE_MACH * (mach - airframe.engine_mach) ** 2
    )
    total = temperature * (1 + COMPRESSION * mach**2)
    throttle = THROTTLE_MARGIN * airframe.turbine_temperature / (best * total)
    return (1 + THROTTLE_THRUST * (throttle - 1)) * best_thrust(airframe, mach)
