"""The critical fuel scenario: whether the plan's fuel reaches an airport from the worst point.

At each equal time point the aeroplane loses cabin pressure, an engine, or both; it must reach the
airport with fuel for holding and an approach (EASA AMC 20-6 rev. 2, appendix 4; 14 CFR 121.646).
What the plan lacks there is the additional fuel of ICAO Annex 6 part I, 4.3.6.3 f.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.edto.profile import DiversionProfile, EqualTimePoint
from corredor.studies.routes.calc.fuel_plan import FuelPlan
from corredor.studies.routes.calc.performance import (
    Aircraft,
    diversion_fuel,
    engine_out_ceiling,
    holding_fuel,
    trip_fuel,
)
from corredor.units import Foot, Kg, Km, Knot, Share

LOW_HEIGHT: Final = 10_000.0
"""Height flown without cabin pressure [foot] (AMC 20-6, appendix 4)."""
HOLDING_MINUTES: Final = 15.0
HOLDING_HEIGHT: Final = 1_500.0
"""Holding at the alternate [minute] above it [foot] (AMC 20-6, appendix 4; 14 CFR 121.646 b 3)."""
WIND_ALLOWANCE: Final = 0.05
"""Fuel for errors of the wind forecast, as a share of the diversion fuel (AMC 20-6, appendix 4:
5 % where no wind model is used)."""
APPROACH_SHARE: Final = 0.004
"""An approach, a missed approach and a second one, over the mass: an assumption of planning."""
CLIMB_SHARE: Final = 0.01
"""Fuel that height and speed at cruise are worth, over the mass: 136 kJ/kg of energy by an engine
of a third efficiency at 43 MJ/kg."""
SHORTEST: Final = 200.0
"""Way left [km] below which the fuel left is that of so long a way."""


@dataclass(frozen=True)
class Scenario:
    """A failure and how the diversion is flown: height [foot], None for the engine-out ceiling."""

    name: str
    engines_out: float
    height: Foot | None


SCENARIOS: Final = (
    Scenario("depressurisation", 0, LOW_HEIGHT),
    Scenario("depressurisation_engine_out", 1, LOW_HEIGHT),
    Scenario("engine_out", 1, None),
)


@dataclass(frozen=True)
class CriticalPoint:
    """The point and the scenario at which the plan's fuel is shortest.

    Attributes
    ----------
    where
        The equal time point.
    scenario
        Name of the scenario.
    critical, on_board
        Fuel needed there and fuel left there by the plan [kg].
    """

    where: EqualTimePoint
    scenario: str
    critical: Kg
    on_board: Kg

    @property
    def additional(self) -> Kg:
        """Additional fuel [kg]: what the plan lacks, or nothing."""
        return np.maximum(self.critical - self.on_board, 0)[()]


def fuel_remaining(aircraft: Aircraft, plan: FuelPlan, air_distance_left: Km) -> Kg:
    """Fuel on board in cruise at a way through the air before the destination.

    The fuel of a trip as long as the way left, less what its climb stores in height and speed.
    """
    left = np.maximum(air_distance_left, SHORTEST)
    burned = trip_fuel(aircraft, left, plan.landing_mass + 0 * left)
    return plan.landing_fuel + burned - CLIMB_SHARE * (plan.landing_mass + burned)


def critical_fuel(
    aircraft: Aircraft,
    scenario: Scenario,
    distance: Km,
    mass: Kg,
    calibrated_speed: Knot,
    wind_allowance: Share = WIND_ALLOWANCE,
) -> Kg:
    """Fuel of a diversion with holding and approaches, from the mass at its start.

    Parameters
    ----------
    aircraft, scenario
        The type and what fails.
    distance
        To the airport [km].
    mass
        At the point of failure [kg].
    calibrated_speed
        Of the diversion [knot].
    wind_allowance
        For errors of the wind forecast.
    """
    height: Any = scenario.height
    if height is None:
        height = engine_out_ceiling(aircraft, mass, calibrated_speed)
    flown = diversion_fuel(aircraft, distance, mass, calibrated_speed, height, scenario.engines_out)
    flown = (1 + wind_allowance) * flown
    held = holding_fuel(aircraft, mass - flown, HOLDING_MINUTES, HOLDING_HEIGHT)
    return flown + held + APPROACH_SHARE * (mass - flown)


def critical_point(
    aircraft: Aircraft,
    plan: FuelPlan,
    profile: DiversionProfile,
    air_distance: Km,
    calibrated_speed: Knot,
) -> CriticalPoint | None:
    """Point at which the plan's fuel is shortest of the critical fuel; None without such points.

    Parameters
    ----------
    aircraft, plan
        The type and its fuel plan without additional fuel.
    profile
        Of the track flown.
    air_distance
        Way through the air of the whole track [km]; wind is spread evenly.
    calibrated_speed
        Of the diversion [knot].
    """
    places = profile.equal_time_points
    if not places:
        return None
    left: Any = air_distance * (1 - np.array([place.along for place in places]) / profile.length)
    on_board: Any = fuel_remaining(aircraft, plan, left)
    mass = plan.zero_fuel_mass + on_board
    distance: Any = np.array([place.distance for place in places])
    needed = np.stack(
        [critical_fuel(aircraft, case, distance, mass, calibrated_speed) for case in SCENARIOS]
    )
    case, place = np.unravel_index(int(np.argmax(needed - on_board)), needed.shape)
    return CriticalPoint(
        places[place],
        SCENARIOS[case].name,
        float(needed[case, place]),
        float(on_board[place]),
    )
