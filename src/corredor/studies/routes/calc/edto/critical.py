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
from corredor.studies.routes.calc.performance import (
    MISSION,
    Aircraft,
    Fuels,
    diversion_fuel,
    engine_out_ceiling,
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


def fuel_remaining(
    aircraft: Aircraft,
    landing_mass: Kg,
    landing_fuel: Kg,
    air_distance_left: Km,
    fuels: Fuels = MISSION,
) -> Kg:
    """Fuel on board in cruise at a way through the air before the destination.

    The fuel of a trip as long as the way left, less what its climb stores in height and speed.
    """
    left = np.maximum(air_distance_left, SHORTEST)
    burned = fuels.trip(aircraft, left, landing_mass + 0 * left)
    return landing_fuel + burned - CLIMB_SHARE * (landing_mass + burned)


def critical_fuel(
    aircraft: Aircraft,
    scenario: Scenario,
    distance: Km,
    mass: Kg,
    calibrated_speed: Knot,
    wind_allowance: Share = WIND_ALLOWANCE,
    fuels: Fuels = MISSION,
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
    fuels
        Where fuel comes from, as of `fuel_plan`.
    """
    height: Any = scenario.height
    if height is None:
        height = engine_out_ceiling(aircraft, mass, calibrated_speed)
    flown = diversion_fuel(aircraft, distance, mass, calibrated_speed, height, scenario.engines_out)
    flown = (1 + wind_allowance) * flown
    held = fuels.holding(aircraft, mass - flown, HOLDING_MINUTES, HOLDING_HEIGHT)
    return flown + held + APPROACH_SHARE * (mass - flown)


def critical_points(
    aircraft: Aircraft,
    landing_mass: Kg,
    landing_fuel: Kg,
    profile: DiversionProfile,
    air_distance: Km,
    calibrated_speed: Knot,
    count: int = 1,
    fuels: Fuels = MISSION,
) -> tuple[CriticalPoint, ...]:
    """Points and scenarios at which the plan's fuel is shortest of the critical fuel, worst first.

    Parameters
    ----------
    aircraft
        The type.
    landing_mass, landing_fuel
        Mass at touchdown at the destination, and the fuel in it, by a plan without additional
        fuel [kg].
    profile
        Of the track flown.
    air_distance
        Way through the air of the whole track [km]; wind is spread evenly.
    calibrated_speed
        Of the diversion [knot].
    count
        At most so many, each point with the scenario that is worst there.
    fuels
        Where fuel comes from, as of `fuel_plan`.
    """
    places = profile.equal_time_points
    if not places:
        return ()
    left: Any = air_distance * (1 - np.array([place.along for place in places]) / profile.length)
    distance: Any = np.array([place.distance for place in places])
    balances = [
        critical_balance(
            aircraft, landing_mass, landing_fuel, case, left, distance, calibrated_speed, fuels
        )
        for case in SCENARIOS
    ]
    needed, on_board = (np.stack(part) for part in zip(*balances, strict=True))
    lacks = needed - on_board
    worst = lacks.argmax(axis=0)
    order: list[int] = np.argsort(-lacks.max(axis=0), kind="stable")[:count].tolist()
    cases: list[int] = worst.tolist()
    return tuple(
        CriticalPoint(
            places[at],
            SCENARIOS[cases[at]].name,
            float(needed[cases[at], at]),
            float(on_board[cases[at], at]),
        )
        for at in order
    )


def critical_balance(
    aircraft: Aircraft,
    landing_mass: Kg,
    landing_fuel: Kg,
    scenario: Scenario,
    air_distance_left: Km,
    diversion_distance: Km,
    calibrated_speed: Knot,
    fuels: Fuels = MISSION,
) -> tuple[Kg, Kg]:
    """Fuel needed in a scenario at a place of a flight, and fuel left there by the plan.

    Parameters
    ----------
    aircraft, landing_mass, landing_fuel, calibrated_speed, fuels
        As of `critical_points`; numbers may be draws.
    scenario
        What fails.
    air_distance_left
        Way through the air from the place to the destination [km].
    diversion_distance
        From the place to the airport [km].
    """
    left = air_distance_left
    on_board: Any = fuel_remaining(aircraft, landing_mass, landing_fuel, left, fuels)
    mass = landing_mass - landing_fuel + on_board
    speed, way = calibrated_speed, diversion_distance
    needed = critical_fuel(aircraft, scenario, way, mass, speed, fuels=fuels)
    return needed, on_board
