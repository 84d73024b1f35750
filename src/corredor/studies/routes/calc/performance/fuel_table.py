"""A fuel table of one type: fuel and time by distance, landing mass and factor of service.

Looked up is fuel per mass and distance, with the distance that climb is worth added to it, and
time per that distance: numbers that hardly change from knot to knot. Knots of distance lie close
together where flights are short: they are equidistant in its logarithm. Between them numbers are
quadratic over three knots at a time in each direction, so that fuel is continuous and, as the
tests hold, strictly increasing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.holding import holding_fuel
from corredor.studies.routes.calc.performance.trip import (
    CHUNK,
    LEAST_DISTANCE,
    FloatArray,
    trip_fuel_and_time,
)
from corredor.units import Foot

NEAREST: Final = 200.0
"""Shortest distance for which pairs of airports are screened [km]."""
FARTHEST: Final = 18_000.0
"""Last distance of any table [km]."""
BEYOND: Final = 1.1
"""Fuel at the last distance and the first mass over the fuel capacity."""
LOG_STEP: Final = 0.05
"""Step of the logarithm of the distance: a twentieth of it."""
CLIMB_WORTH: Final = 300.0
"""Distance [km] whose fuel is about that of climbing; only makes the table smoother."""
MASSES: Final = 25
"""Landing masses of the table: an odd number, for parabolas over three."""
LIGHTEST: Final = 0.7
"""First landing mass over the operating mass: payloads below nothing are asked for in a search."""
HEAVIEST: Final = 1.2
"""Last landing mass over the greatest take-off mass: fuel for later sectors is still on board."""
FINER: Final = 32
"""Steps of the masses of holding in one of the others: its drag has corners."""
FACTORS: Final = 5
"""Factors of service of the table: an odd number, for parabolas over three."""
SPREADS: Final = 2.5
"""First and last factor apart from the central one, over the type's `fuel_spread`: four standard
deviations."""

AXIS: Final = ("first", "step", "count")


@dataclass(frozen=True, eq=False)
class Axis:
    """Equidistant knots, an odd number of them, for parabolas over three at a time."""

    first: float
    step: float
    count: int

    @property
    def knots(self) -> FloatArray:
        """The knots, shape (count,)."""
        return np.asarray(self.first + self.step * np.arange(self.count), np.float64)


@dataclass(frozen=True, eq=False)
class FuelTable:
    """Fuel and time of one type at their knots; not a number where nothing can be asked.

    Attributes
    ----------
    code
        Type designator.
    factors, ways, masses
        Axes: factors of service, logarithms of the distance [log km], landing masses [kg].
    fuel
        Trip fuel over landing mass, factor and distance with `CLIMB_WORTH` [1/km], of shape
        (factors, ways, masses).
    time
        Airborne time over the speed factor and distance with `CLIMB_WORTH` [hour/km], likewise.
    holding
        Fuel of a minute's holding at the mass over mass and factor [1/minute], of shape
        (holding_masses,).
    holding_masses
        Its masses [kg], which lie closer together.
    holding_height
        At which it is [foot].
    """

    code: str
    factors: Axis
    ways: Axis
    masses: Axis
    fuel: FloatArray = field(repr=False)
    time: FloatArray = field(repr=False)
    holding: FloatArray = field(repr=False)
    holding_masses: FloatArray = field(repr=False)
    holding_height: Foot

    @cached_property
    def axes(self) -> tuple[Any, Any, Any, tuple[int, int, int]]:
        """First knots, steps and counts of the axes, each of shape (3,), and their strides."""
        axes = self.factors, self.ways, self.masses
        first, step, count = ([getattr(axis, name) for axis in axes] for name in AXIS)
        strides = self.ways.count * self.masses.count, self.masses.count, 1
        return np.array(first), np.array(step), np.array(count), strides


def with_factor(aircraft: Aircraft, factor: Any) -> Aircraft:
    """Return a type with another factor of service on its fuel."""
    return replace(aircraft, airframe=aircraft.airframe._replace(fuel_factor=factor))


def fuel_table(aircraft: Aircraft, holding_height: Foot = 0) -> FuelTable:
    """Return the fuel table of a type, from the shortest trip to beyond its range."""
    factors, ways, masses = _axes(aircraft)
    shape = factors.count, ways.count, masses.count
    grid = np.meshgrid(factors.knots, np.exp(ways.knots), masses.knots, indexing="ij")
    factor, distance, mass = (axis.ravel() for axis in grid)
    # Far beyond the greatest take-off mass nothing flies, and fuel need not be a number.
    with np.errstate(all="ignore"):
        fuel, time = _missions(aircraft, factor, distance, mass)
    worth = distance + CLIMB_WORTH
    fuel, time = fuel / (mass * factor * worth), time / worth
    known = np.isfinite(fuel) & np.isfinite(time) & (fuel > 0)
    fuel, time = (np.where(known, part, np.nan).reshape(shape) for part in (fuel, time))
    close = Axis(masses.first, masses.step / FINER, FINER * (masses.count - 1) + 1).knots
    knots: Any = close
    hold: Any = holding_fuel(aircraft, knots, 1, holding_height)
    hold = hold / (aircraft.airframe.fuel_factor * knots)
    held = hold, close, holding_height
    return FuelTable(aircraft.code, factors, ways, masses, fuel, time, *held)


def _axes(aircraft: Aircraft) -> tuple[Axis, Axis, Axis]:
    central, spread = aircraft.airframe.fuel_factor, SPREADS * aircraft.fuel_spread
    factors = Axis(central * (1 - spread), 2 * central * spread / (FACTORS - 1), FACTORS)
    empty = LIGHTEST * aircraft.operating_mass
    step = (HEAVIEST * aircraft.max_takeoff_mass - empty) / (MASSES - 1)
    first = float(np.log(LEAST_DISTANCE))
    ways = np.arange(first, np.log(FARTHEST) + LOG_STEP, LOG_STEP)
    needed = _missions(aircraft, central + 0 * ways, np.exp(ways), aircraft.operating_mass)[0]
    count = int(np.searchsorted(needed, BEYOND * aircraft.fuel_capacity)) // 2 * 2 + 1
    return factors, Axis(first, LOG_STEP, min(count, len(ways))), Axis(empty, step, MASSES)


def _missions(aircraft: Aircraft, factor: Any, distance: Any, mass: Any) -> Any:
    """Trip fuel [kg] and time without the speed factor [hour] of missions, shape (2, n)."""
    mass = mass + 0 * distance
    found = np.empty((2, len(distance)))
    for at in range(0, len(distance), CHUNK):
        some = slice(at, at + CHUNK)
        flown = replace(with_factor(aircraft, factor[some]), speed_factor=1.0)
        found[:, some] = trip_fuel_and_time(flown, distance[some], mass[some])
    return found
