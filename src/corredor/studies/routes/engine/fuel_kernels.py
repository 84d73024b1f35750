"""Kernel of `fuel_lookup`, compiled by ``numba``; imported by it alone, when it is called.

It does what `calc.performance.tabled` does. Each array holds one number or as many as there
are flights.
"""

from __future__ import annotations

import numpy as np
from numba import njit  # noqa: TID253 (its door imports this module when it is called)


@njit(error_model="numpy", cache=True, nogil=True, inline="always")
def _knot(along, count):
    return min(max(int(along / 2), 0), count // 2 - 1) * 2


@njit(error_model="numpy", cache=True, nogil=True, inline="always")
def _parabola(y):
    return (y - 1) * (y - 2) / 2, y * (2 - y), y * (y - 1) / 2


@njit(error_model="numpy", cache=True, nogil=True)
def look_up(values, first, step, distance, mass, factor, found):
    """Look up flights in the values of a table; nan outside of it."""
    layers, rows, columns = values.shape
    per_layer, per_row, per_column = 1 / step[0], 1 / step[1], 1 / step[2]
    next_way, next_mass = int(distance.size > 1), int(mass.size > 1)
    next_factor = int(factor.size > 1)
    for at in range(found.size):
        deep = (factor[at * next_factor] - first[0]) * per_layer
        along = (np.log(distance[at * next_way]) - first[1]) * per_row
        across = (mass[at * next_mass] - first[2]) * per_column
        layer, row, column = _knot(deep, layers), _knot(along, rows), _knot(across, columns)
        left, middle, right = _parabola(across - column)
        near, half, far = _parabola(along - row)
        total = 0.0
        for i, of_layer in enumerate(_parabola(deep - layer)):
            plane = values[layer + i]
            one, two, three = plane[row], plane[row + 1], plane[row + 2]
            total += of_layer * (
                near * (left * one[column] + middle * one[column + 1] + right * one[column + 2])
                + half * (left * two[column] + middle * two[column + 1] + right * two[column + 2])
                + far
                * (left * three[column] + middle * three[column + 1] + right * three[column + 2])
            )
        inside = 0 <= deep <= layers - 1 and 0 <= along <= rows - 1 and 0 <= across <= columns - 1
        found[at] = total if inside else np.nan
