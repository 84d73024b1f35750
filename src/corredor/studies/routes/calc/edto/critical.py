"""The critical fuel scenario: whether the plan's fuel reaches an airport from the worst point.

At each equal time point the aeroplane loses cabin pressure, an engine, or both; it must reach the
airport with fuel for holding and an approach (EASA AMC 20-6 rev. 2, appendix 4; 14 CFR 121.646).
What the plan lacks there is the additional fuel of ICAO Annex 6 part I, 4.3.6.3 f.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
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
from corredor.studies.routes.calc.sphere.constants import FloatArray
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


@dataclass(frozen=True)
class PlannedFlight:
    """A flight as its plan has it, whose critical fuel is asked for.

    Attributes
    ----------
    landing_mass, landing_fuel
        Mass at touchdown at the destination, and the fuel in it, by a plan without additional
        fuel [kg].
    profile
        Of the track flown.
    air_distance
        Way through the air of the whole track [km]; wind is spread evenly.
    """

    landing_mass: Kg
    landing_fuel: Kg
    profile: DiversionProfile
    air_distance: Km


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
    flights: Sequence[PlannedFlight],
    calibrated_speed: Knot,
    count: int = 1,
    fuels: Fuels = MISSION,
) -> tuple[tuple[CriticalPoint, ...], ...]:
    """Points and scenarios at which the fuel of flights is shortest of the critical fuel.

    Parameters
    ----------
    aircraft
        The type.
    flights
        As planned; all their points are looked at together.
    calibrated_speed
        Of the diversion [knot].
    count
        At most so many of a flight, the worst first, each with the scenario that is worst there.
    fuels
        Where fuel comes from, as of `fuel_plan`.
    """
    places = [place for flight in flights for place in flight.profile.equal_time_points]
    if not places:
        return tuple(() for _ in flights)
    counts = [len(flight.profile.equal_time_points) for flight in flights]
    values = [
        (flight.landing_mass, flight.landing_fuel, flight.air_distance, flight.profile.length)
        for flight in flights
    ]
    columns: Any = np.repeat(np.array(values, float), counts, axis=0).T
    mass, fuel, whole, length = columns
    left = whole * (1 - np.array([place.along for place in places]) / length)
    on_board: Any = fuel_remaining(aircraft, mass, fuel, left, fuels)
    distance: Any = np.array([place.distance for place in places])
    there = distance, mass - fuel + on_board, calibrated_speed
    needed = np.stack([critical_fuel(aircraft, case, *there, fuels=fuels) for case in SCENARIOS])
    found: list[tuple[CriticalPoint, ...]] = []
    for end, size in zip(accumulate(counts), counts, strict=True):
        part = slice(end - size, end)
        found.append(_worst(places[part], needed[:, part], on_board[part], count))
    return tuple(found)


def _worst(
    places: Sequence[EqualTimePoint], needed: FloatArray, on_board: FloatArray, count: int
) -> tuple[CriticalPoint, ...]:
    """Return the points of one flight that lack most; `needed` has shape (scenarios, points)."""
    lacks = needed - on_board
    order: list[int] = np.argsort(-lacks.max(axis=0), kind="stable")[:count].tolist()
    cases: list[int] = lacks.argmax(axis=0).tolist()
    return tuple(
        CriticalPoint(
            places[at],
            SCENARIOS[cases[at]].name,
            float(needed[cases[at], at]),
            float(on_board[at]),
        )
        for at in order
    )
