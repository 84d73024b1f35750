"""The seasonal mean wind at jet level, anywhere on the globe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import FloatArray
from corredor.units import Degree, Knot

SEASONS: Final = ("DJF", "MAM", "JJA", "SON")
"""Meteorological seasons: December to February, and so on."""
DAYS: Final = 365.25
"""Days of a year."""
FIRST_CENTRE: Final = 15.5
"""Day of the year in the middle of December to February; the next lie a quarter of a year on."""
TURN: Final = 360.0
"""Degrees of a full turn."""


@dataclass(frozen=True, eq=False)
class WindField:
    """Mean wind by season on a grid.

    Attributes
    ----------
    latitudes
        Evenly spaced, from the south pole to the north pole [degree], shape (rows,).
    longitudes
        Evenly spaced, from 0 towards the east, all round [degree], shape (columns,).
    eastward, northward
        Components [knot] by season, shape (4, rows, columns).
    """

    latitudes: FloatArray = field(repr=False)
    longitudes: FloatArray = field(repr=False)
    eastward: FloatArray = field(repr=False)
    northward: FloatArray = field(repr=False)


def season_weights(day: float) -> FloatArray:
    """Weights of the seasons' means on a day of the year, shape (4,).

    A season's mean stands for its middle; between two middles the wind changes evenly.

    Parameters
    ----------
    day
        Day of the year; 1 is the first of January.

    Examples
    --------
    >>> season_weights(15.5).tolist()
    [1.0, 0.0, 0.0, 0.0]
    >>> season_weights(-5.0).round(2).tolist() == season_weights(360.25).round(2).tolist()
    True
    """
    place = (day - FIRST_CENTRE) / DAYS * len(SEASONS) % len(SEASONS)
    before = int(place)
    weights = np.zeros(len(SEASONS))
    weights[before] += before + 1 - place
    weights[(before + 1) % len(SEASONS)] += place - before
    return weights


def wind_field_of(rows: Iterable[Mapping[str, str]]) -> WindField:
    """Return the field of the rows of ``data/winds/winds.csv``.

    Raises
    ------
    ValueError
        The rows don't fill an even grid from pole to pole for each season.
    """
    table = [(row["season"], float(row["latitude"]), float(row["longitude"]), row) for row in rows]
    latitudes = np.array(sorted({line[1] for line in table}))
    longitudes = np.array(sorted({line[2] for line in table}))
    shape = len(SEASONS), len(latitudes), len(longitudes)
    step = TURN / len(longitudes)
    even = np.allclose(longitudes, step * np.arange(len(longitudes))) and np.allclose(
        latitudes, np.linspace(-TURN / 4, TURN / 4, len(latitudes))
    )
    if not even or len(table) != np.prod(shape):
        raise ValueError("the winds don't fill an even grid from pole to pole for each season")
    table.sort(key=lambda line: (SEASONS.index(line[0]), line[1], line[2]))
    east, north = (
        np.array([float(line[3][name]) for line in table]).reshape(shape)
        for name in ("eastward_knots", "northward_knots")
    )
    return WindField(latitudes, longitudes, east, north)


def wind_at(winds: WindField, day: float, latitude: Degree, longitude: Degree) -> tuple[Knot, Knot]:
    """Eastward and northward components of the mean wind at places, bilinear in the grid.

    Parameters
    ----------
    winds
        The field.
    day
        Day of the year; 1 is the first of January.
    latitude, longitude
        Floats or arrays of one shape [degree].
    """
    weights = season_weights(day)
    rows, columns = len(winds.latitudes), len(winds.longitudes)
    row = (np.asarray(latitude, float) + TURN / 4) / (TURN / 2) * (rows - 1)
    column = np.remainder(np.asarray(longitude, float), TURN) / TURN * columns
    low = np.clip(np.floor(row).astype(int), 0, rows - 2)
    left = np.floor(column).astype(int) % columns
    up, across = row - low, column - np.floor(column)
    right = (left + 1) % columns

    def value(component: FloatArray) -> Any:
        grid = np.tensordot(weights, component, axes=1)
        south = grid[low, left] * (1 - across) + grid[low, right] * across
        north = grid[low + 1, left] * (1 - across) + grid[low + 1, right] * across
        return south * (1 - up) + north * up

    return value(winds.eastward), value(winds.northward)
