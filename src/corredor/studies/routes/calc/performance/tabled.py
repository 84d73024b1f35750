"""Fuel and time looked up in the fuel table of a type; not a number where it knows nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from corredor.studies.routes.calc.performance.fuel_table import CLIMB_WORTH, FuelTable
from corredor.studies.routes.calc.performance.trip import FloatArray
from corredor.units import Hour, Kg, Km, Minute, Ratio


def looked_up(table: FuelTable, values: FloatArray, distance: Any, mass: Any, factor: Any) -> Any:
    """Values of a table at distances [km], masses [kg] and factors; nan outside of it.

    Each is read off the parabolas through three knots in each direction.
    """
    way = np.log(distance)
    if not np.ndim(way) and not np.ndim(mass) and not np.ndim(factor):
        return _one_looked_up(table, values, (float(factor), float(way), float(mass)))
    shape = np.shape(way + mass + factor)
    first, step, count, strides = table.axes
    columns = (3, *(1 for _ in shape))
    along = np.empty((3, *shape))
    along[0], along[1], along[2] = factor, way, mass
    along -= first.reshape(columns)
    along /= step.reshape(columns)
    last = count.reshape(columns) - 1
    knot = 2 * np.maximum(np.minimum((along / 2).astype(np.intp), last // 2 - 1), 0)
    y = along - knot
    low, high = (y - 1) / 2, y - 2
    left, middle, right = low * high, y * -high, y * low
    at = knot[0] * strides[0] + knot[1] * strides[1] + knot[2]
    block = values.ravel()[_corners(values.shape, at.ndim) + at]
    for one, two, three in zip(left, middle, right, strict=True):
        block = one * block[0] + two * block[1] + three * block[2]
    inside = (along >= 0) & (along <= last)
    return block if inside.all() else np.where(inside.all(axis=0), block, np.nan)


def _one_looked_up(table: FuelTable, values: FloatArray, places: tuple[float, ...]) -> float:
    """Do the same for one flight in the language itself, which takes a third of the time."""
    starts: list[int] = []
    weights: list[tuple[float, float, float]] = []
    for axis, place in zip((table.factors, table.ways, table.masses), places, strict=True):
        along = (place - axis.first) / axis.step
        if not 0 <= along <= axis.count - 1:
            return np.nan
        knot = 2 * min(int(along / 2), (axis.count - 1) // 2 - 1)
        y = along - knot
        low, high = (y - 1) / 2, y - 2
        starts.append(knot)
        weights.append((low * high, y * -high, y * low))
    layer, row, column = starts
    deep, down, across = weights
    block = values[layer : layer + 3, row : row + 3, column : column + 3].tolist()
    total = 0.0
    for of_layer, plane in zip(deep, block, strict=True):
        for of_row, line in zip(down, plane, strict=True):
            one, two, three = line
            total += of_layer * of_row * (across[0] * one + across[1] * two + across[2] * three)
    return total


@cache
def _corners(shape: tuple[int, int, int], dimensions: int) -> Any:
    """Where the knots of three by three by three lie from the first of them."""
    _, rows, columns = shape
    three = np.arange(3)
    corners = three[:, None, None] * (rows * columns) + three[:, None] * columns + three
    return corners.reshape(*corners.shape, *(1 for _ in range(dimensions)))


def tabled_fuel(table: FuelTable, air_distance: Km, landing_mass: Kg, fuel_factor: Ratio) -> Kg:
    """Trip fuel from the fuel table of a type; not a number outside of it."""
    rate = looked_up(table, table.fuel, air_distance, landing_mass, fuel_factor)
    return rate * (air_distance + CLIMB_WORTH) * (landing_mass * fuel_factor)


def tabled_time(table: FuelTable, air_distance: Km, landing_mass: Kg, fuel_factor: Ratio) -> Hour:
    """Airborne time from the fuel table of a type for a speed factor of 1; nan outside of it."""
    pace = looked_up(table, table.time, air_distance, landing_mass, fuel_factor)
    return pace * (air_distance + CLIMB_WORTH)


def tabled_holding(table: FuelTable, mass: Kg, minutes: Minute, fuel_factor: Ratio) -> Kg:
    """Fuel of holding from the fuel table of a type; not a number outside of it.

    Masses lie so close together there that the line between two of them is good to 0.01 %.
    """
    flow: Any = np.interp(mass, table.holding_masses, table.holding, left=np.nan, right=np.nan)
    return flow * mass * (minutes * fuel_factor)
