"""A fuel table of one type: trip fuel by distance and landing mass, to be looked up.

Looked up is fuel per mass and distance, with the distance that climb is worth added to it: a
number that hardly changes from knot to knot. Knots of distance lie close together where flights
are short: they are equidistant in its square root. Between them the number is linear in the root
and, over three knots at a time, quadratic in mass, so that fuel is continuous and, as the tests
hold, strictly increasing in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.studies.routes.calc.performance.aircraft import Aircraft
from corredor.studies.routes.calc.performance.trip import FloatArray, trip_fuels
from corredor.units import Kg, Km

NEAREST: Final = 200.0
"""First distance of the table [km]."""
FARTHEST: Final = 18_000.0
"""Last distance of any table [km]."""
BEYOND: Final = 1.1
"""Fuel at the last distance and the first mass over the fuel capacity."""
ROOT_STEP: Final = 0.12
"""Step of the square root of the distance [km^0.5]: 4 km at 225 km, 24 km at 10,000 km."""
CLIMB_WORTH: Final = 300.0
"""Distance [km] whose fuel is about that of climbing; only makes the table smoother."""
MASSES: Final = 15
"""Landing masses of the table: an odd number, for parabolas over three."""
LIGHTEST: Final = 0.98
"""First landing mass over the operating mass."""
HEAVIEST: Final = 1.02
"""Last landing mass over the greatest landing mass."""


@dataclass(frozen=True)
class FuelTable:
    """Trip fuel of one type at its knots.

    `rate` [1/km] is fuel per landing mass and distance with `CLIMB_WORTH`, of shape
    (distances, masses); the roots of the distances and the masses are equidistant.
    """

    code: str
    first_root: float
    root_step: float
    first_mass: float
    mass_step: float
    rate: FloatArray


def fuel_table(aircraft: Aircraft) -> FuelTable:
    """Return the fuel table of a type, from 200 km to beyond its range."""
    roots = np.arange(NEAREST**0.5, FARTHEST**0.5 + ROOT_STEP, ROOT_STEP)
    empty = LIGHTEST * aircraft.operating_mass
    needed = trip_fuels(aircraft, roots**2, empty + 0 * roots)
    roots = roots[: int(np.searchsorted(needed, BEYOND * aircraft.fuel_capacity)) + 1]
    low, high = empty, HEAVIEST * aircraft.max_landing_mass
    masses = np.linspace(low, high, MASSES)
    distance, mass = (grid.ravel() for grid in np.meshgrid(roots**2, masses, indexing="ij"))
    fuel = trip_fuels(aircraft, distance, mass)
    rate = (fuel / (mass * (distance + CLIMB_WORTH))).reshape(roots.size, MASSES)
    step = float(masses[1] - masses[0])
    return FuelTable(aircraft.code, float(roots[0]), ROOT_STEP, float(low), step, rate)


def tabled_fuel(table: FuelTable, air_distance: Km, landing_mass: Kg) -> Kg:
    """Trip fuel from the fuel table of a type.

    Raises
    ------
    ValueError
        A distance or a mass lies outside the table.
    """
    along = (np.sqrt(air_distance) - table.first_root) / table.root_step
    across = (np.asarray(landing_mass) - table.first_mass) / table.mass_step
    rows, columns = table.rate.shape
    inside = (along >= 0) & (along <= rows - 1) & (across >= 0) & (across <= columns - 1)
    if not np.all(inside):
        raise ValueError(f"{table.code}: distance or landing mass outside the fuel table")
    row = np.minimum(along.astype(np.intp), rows - 2)
    column = np.minimum(across.astype(np.intp) // 2 * 2, columns - 3)
    x, y = along - row, across - column
    left, middle, right = (y - 1) * (y - 2) / 2, y * (2 - y), y * (y - 1) / 2
    near, far = (
        left * table.rate[at, column]
        + middle * table.rate[at, column + 1]
        + right * table.rate[at, column + 2]
        for at in (row, row + 1)
    )
    return (near + x * (far - near)) * (air_distance + CLIMB_WORTH) * landing_mass
