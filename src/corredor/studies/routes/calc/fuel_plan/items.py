"""The items of a fuel plan and the masses with them.

Fuel carried burns fuel: trip fuel depends on the landing mass, the landing mass on the reserves,
and these on the masses and on the trip fuel. The plan is the fixed point of that; a kilogram more
at landing moves the reserves by some hundredths, so that a few rounds settle it. Floats, or
arrays of draws, shape (n,), alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.fuel_plan.rules import ANNEX_6, FuelRules
from corredor.studies.routes.calc.performance import (
    MISSION,
    Aircraft,
    Fuels,
    cruise_airspeed,
    taxi_fuel,
)
from corredor.units import Kg, Km, Minute

ROUNDS: Final = 2
"""Rounds that settle a plan: each leaves a hundredth or less; what is left is some kilograms on
flights beyond the aircraft's range, and below one on others."""
BREGUET: Final = 29_000.0
"""Range factor of jet airliners [km], from which the first round starts: trip fuel over landing
mass is nearly the exponential of the way over it, less 1 (Breguet)."""
KM_OF_MILE: Final = 1.852
MINUTES: Final = 60.0
"""Minutes of an hour."""


@dataclass(frozen=True)
class FuelPlan:
    """Fuel plan in the items of ICAO Annex 6 part I, 4.3.6 [kg].

    Attributes
    ----------
    taxi, trip, contingency, alternate, final_reserve, additional
        Items 4.3.6.3 a to f. At an isolated aerodrome `alternate` is what the flight of two hours
        needs beyond the final reserve.
    extra
        Expected delays and the like (4.3.6.3 g is the pilot's discretion).
    tankered
        Fuel carried for a later sector.
    zero_fuel_mass
        Operating mass and payload.
    """

    taxi: Kg
    trip: Kg
    contingency: Kg
    alternate: Kg
    final_reserve: Kg
    additional: Kg
    extra: Kg
    tankered: Kg
    zero_fuel_mass: Kg

    @property
    def landing_fuel(self) -> Kg:
        """Fuel on board at touchdown at the destination [kg], none of the contingency used."""
        reserves = self.contingency + self.alternate + self.final_reserve
        return reserves + self.additional + self.extra + self.tankered

    @property
    def takeoff_fuel(self) -> Kg:
        """Fuel on board at brake release [kg]."""
        return self.trip + self.landing_fuel

    @property
    def block_fuel(self) -> Kg:
        """Fuel on board at off-block [kg]."""
        return self.taxi + self.takeoff_fuel

    @property
    def ramp_mass(self) -> Kg:
        """Mass at off-block [kg]."""
        return self.zero_fuel_mass + self.block_fuel

    @property
    def takeoff_mass(self) -> Kg:
        """Mass at brake release [kg]."""
        return self.zero_fuel_mass + self.takeoff_fuel

    @property
    def landing_mass(self) -> Kg:
        """Mass at touchdown at the destination [kg]."""
        return self.zero_fuel_mass + self.landing_fuel


def _isolated(aircraft: Aircraft, mass: Any, minutes: Minute, fuels: Fuels) -> Any:
    """Fuel of flight at normal cruise for some minutes, ending at a mass [kg]."""
    hour = cruise_airspeed(aircraft, mass) * KM_OF_MILE
    # Two long trips differ by cruise alone: climb and descent drop out.
    spans: Any = np.stack([2 * hour + 0 * mass, 3 * hour + 0 * mass])
    fuel = fuels.trip(aircraft, spans, mass + np.zeros_like(spans))
    return (fuel[1] - fuel[0]) * minutes / MINUTES


def fuel_plan(
    aircraft: Aircraft,
    payload: Kg,
    air_distance: Km,
    alternate_distance: Km | None,
    taxi_minutes: Minute,
    *,
    additional: Kg = 0,
    extra: Kg = 0,
    tankered: Kg = 0,
    rules: FuelRules = ANNEX_6,
    near: FuelPlan | None = None,
    fuels: Fuels = MISSION,
) -> FuelPlan:
    """Fuel plan of one sector by ICAO Annex 6, 4.3.6, with the masses settled.

    Parameters
    ----------
    aircraft
        The type.
    payload
        Passengers, bags and cargo [kg].
    air_distance
        Way through the air to the destination [km].
    alternate_distance
        Way through the air from there to the destination alternate [km]; None: the destination
        is an isolated aerodrome.
    taxi_minutes
        Taxi before take-off [minute].
    additional, extra, tankered
        Fuel beyond the reserves [kg].
    rules
        The rules of the plan.
    near
        A plan of the same flight at about the same payload, to start from.
    fuels
        Where fuel comes from: the mission itself, or the type's table.

    Raises
    ------
    ValueError
        A way is shorter than the method of trip fuel speaks of.
    """
    zero_fuel: Any = aircraft.operating_mass + payload
    kept: Any = zero_fuel + additional + extra + tankered
    alternate, final = last_reserves(aircraft, kept, alternate_distance, rules, fuels)
    diverted = kept + final
    share: Any = rules.contingency * np.expm1(air_distance / BREGUET)
    if near is not None:
        share = near.contingency / near.landing_mass
    contingency: Any = share * (diverted + alternate)
    trip: Any = 0.0
    spare = rules.contingency_minutes, rules.holding_height
    for left in range(ROUNDS)[::-1]:
        landing = diverted + alternate + contingency
        trip = fuels.trip(aircraft, air_distance, landing)
        least = fuels.holding(aircraft, landing, *spare)
        asked = np.maximum(rules.contingency * trip, least)
        # Fuel is nearly in proportion to mass: what a step adds grows as a geometric series.
        contingency = contingency + (asked - contingency) / (1 - asked / landing) if left else asked
    taxi: Any = taxi_fuel(aircraft, taxi_minutes)
    items = (taxi, trip, contingency, alternate, final, additional, extra, tankered, zero_fuel)
    settled: list[Any] = [np.asarray(item, float)[()] for item in items]
    return FuelPlan(*settled)


def last_reserves(
    aircraft: Aircraft,
    mass: Kg,
    alternate_distance: Km | None,
    rules: FuelRules = ANNEX_6,
    fuels: Fuels = MISSION,
) -> tuple[Kg, Kg]:
    """Fuel to the alternate, and the final reserve, of a flight that has a mass without them.

    Parameters
    ----------
    aircraft, alternate_distance, rules, fuels
        As of `fuel_plan`.
    mass
        Zero-fuel mass and fuel that stays on board [kg].
    """
    final = _final_reserve(aircraft, mass, rules, fuels)
    if alternate_distance is None:
        beyond = rules.isolated_minutes - rules.final_reserve_minutes
        return _isolated(aircraft, mass + final, beyond, fuels), final
    return fuels.trip(aircraft, alternate_distance, mass + final), final


def _final_reserve(aircraft: Aircraft, mass: Any, rules: FuelRules, fuels: Fuels) -> Any:
    """Fuel of holding that ends at a mass [kg]: at the mean mass of the time."""
    asked = rules.final_reserve_minutes, rules.holding_height
    first = fuels.holding(aircraft, mass, *asked)
    return fuels.holding(aircraft, mass + first / (2 - first / mass), *asked)
