"""The fuel table, compiled for large batches; without Numba `calc` looks up with NumPy."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import Any

import numpy as np

from corredor.studies.routes.calc.performance.fuel_table import (
    CLIMB_WORTH,
    FuelTable,
    tabled_fuel,
)


def is_fast() -> bool:
    """Whether Numba is installed."""
    return importlib.util.find_spec("numba") is not None


@cache
def _lookup() -> Any:
    import numba

    @numba.njit(error_model="numpy", nogil=True, cache=True)
    def lookup(
        rate: Any, first: float, step: float, light: float, mass_step: float,
        distance: Any, mass: Any, fuel: Any,
    ) -> bool:  # fmt: skip
        rows, columns = rate.shape
        per_step, per_mass = 1 / step, 1 / mass_step
        inside = True
        for at in range(distance.size):
            along = (np.sqrt(distance[at]) - first) * per_step
            across = (mass[at] - light) * per_mass
            inside &= (along >= 0) & (along <= rows - 1) & (across >= 0) & (across <= columns - 1)
            row = min(max(int(along), 0), rows - 2)
            column = min(max(int(across), 0) // 2 * 2, columns - 3)
            x, y = along - row, across - column
            left, middle, right = (y - 1) * (y - 2) / 2, y * (2 - y), y * (y - 1) / 2
            line = rate[row]
            near = left * line[column] + middle * line[column + 1] + right * line[column + 2]
            line = rate[row + 1]
            far = left * line[column] + middle * line[column + 1] + right * line[column + 2]
            fuel[at] = (near + x * (far - near)) * (distance[at] + CLIMB_WORTH) * mass[at]
        return inside

    return lookup


def tabled_fuels(table: FuelTable, air_distance: Any, landing_mass: Any) -> Any:
    """Trip fuel [kg] of many flights from a fuel table: `tabled_fuel`, compiled where possible.

    Parameters
    ----------
    table
        The fuel table of a type.
    air_distance, landing_mass
        Arrays of one shape (n,): way through the air [km], mass at touchdown [kg].

    Raises
    ------
    ValueError
        A distance or a mass lies outside the table.
    """
    distance: Any = np.ascontiguousarray(air_distance, dtype=np.float64)
    mass: Any = np.ascontiguousarray(landing_mass, dtype=np.float64)
    if not is_fast():
        return tabled_fuel(table, distance, mass)
    fuel = np.empty_like(distance)
    place = table.first_root, table.root_step, table.first_mass, table.mass_step
    if not _lookup()(table.rate, *place, distance, mass, fuel):
        raise ValueError(f"{table.code}: distance or landing mass outside the fuel table")
    return fuel
