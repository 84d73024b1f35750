"""The parameters of one type that the method of Poll and Schumann needs, in SI."""

from __future__ import annotations

from typing import NamedTuple


class Airframe(NamedTuple):
    """Parameters of one type with its engines; all engines together.

    A named tuple of floats alone, so that compiled code can take it.
    """

    wing_area: float
    """Reference area of the wing [m²]."""
    aspect_ratio: float
    """Square of the span over the reference area."""
    cos_sweep: float
    """Cosine of the sweep at a quarter of the chord."""
    winglets: float
    """1 where the type has winglets in the sense of the method, else 0."""
    fuselage_effect: float
    """Interference of fuselage and wing in the vortex drag, delta 2."""
    friction_area: float
    """Drag area at zero lift over wing area, per skin friction coefficient: psi 0."""
    wave_rise: float
    """Normalised Mach number X0 from which the second wave-drag term grows."""
    wing_constant: float
    """Critical Mach number of the wing at zero lift times the cosine of sweep."""
    wave_onset: float
    """Normalised Mach number j2 from which wave drag grows."""
    wave_factor: float
    """Coefficient j1 of the first wave-drag term."""
    design_mach: float
    """Mach number at which fuel per distance is least."""
    design_thrust: float
    """Thrust coefficient of best efficiency at the design Mach number."""
    efficiency: float
    """Overall propulsion efficiency at best thrust and Mach 1: eta 1."""
    efficiency_exponent: float
    """Exponent of the Mach number in the best efficiency: eta 2."""
    takeoff_flow: float
    """Fuel flow at take-off thrust, static at sea level [kg/s]."""
    idle_flow: float
    """Fuel flow at ground idle, static at sea level [kg/s]."""
    turbine_temperature: float
    """Turbine entry temperature at maximum continuous climb [K]."""
    engine_temperature_ratio: float
    """Turbine entry over free stream total temperature at best efficiency."""
    engine_mach: float
    """Mach number that belongs to that ratio."""
    cruise_mach: float
    """Mach number at which airlines fly the type."""
    cruise_lift: float
    """Lift coefficient at which airlines fly the type where height is free."""
    ceiling: float
    """Highest pressure height in service [m]."""
    fuel_factor: float
    """Fuel flow in service over that of the method's new aircraft."""
