"""Weather files of EnergyPlus (EPW): eight lines of head and a row for each hour.

EnergyPlus, Auxiliary Programs, EnergyPlus Weather File (EPW) Data Dictionary. Missing values
have codes of their own; they are told, never taken for numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import N_
from corredor.studies.energy.readers.lines import CELLS, Origin, number_in, split, text_lines

FloatArray = NDArray[np.float64]
EPW: Final = "epw"
HEAD_LINES: Final = 8
LOCATION: Final = "LOCATION"
YEARS: Final = (8760, 8784)
"""Hours of a year and of a leap year."""
NO_LOCATION: Final = N_("the first line doesn't begin with LOCATION")
NO_YEAR: Final = N_("the rows are no whole year of hours")
ORDER: Final = N_("the hours don't follow one another")
LAST_COLUMN: Final = 21
FIELDS: Final = {
    "temperature": (6, 99.9),
    "pressure": (9, 999_999.0),
    "global_horizontal": (13, 9_999.0),
    "direct_normal": (14, 9_999.0),
    "diffuse_horizontal": (15, 9_999.0),
    "wind_speed": (21, 999.0),
}
"""Column of each field, from 0, and the number from which its value is missing."""


@dataclass(frozen=True)
class Weather:
    """A year of weather by hour; arrays have the shape (hours,), nan where a value is missing.

    Parameters
    ----------
    place, latitude, longitude, offset, elevation
        Station, its position [degree], its clock against UTC [hour], its height [m].
    temperature, pressure
        Of the air [degC, Pa].
    global_horizontal, direct_normal, diffuse_horizontal
        Radiation of the hour [Wh/m^2].
    wind_speed
        At the station's mast, commonly 10 m [m/s].
    missing
        Values that the file doesn't have, of all six fields.
    """

    place: str
    latitude: float
    longitude: float
    offset: float
    elevation: float
    temperature: FloatArray
    pressure: FloatArray
    global_horizontal: FloatArray
    direct_normal: FloatArray
    diffuse_horizontal: FloatArray
    wind_speed: FloatArray
    missing: int


def read_weather(stream: BinaryIO, file: str) -> Weather:
    """Return the weather of an EPW file.

    Raises
    ------
    BrokenSeries, OtherSeriesFormat
        E150: a cell can't be read, hours are missing or out of order; E151: it is no EPW file.
    """
    origin = Origin(EPW, file)
    columns = {name: column for name, (column, _) in FIELDS.items()}
    location: tuple[str, ...] = ()
    values: dict[str, list[float]] = {name: [] for name in FIELDS}
    previous, count = 0, 0
    for line, text in text_lines(stream, origin):
        if line == 1:
            location = split(line, text, origin)
            if location[0].upper() != LOCATION or len(location) < 10:
                raise origin.other(line, NO_LOCATION, LOCATION)
        elif line > HEAD_LINES and text.strip():
            cells = split(line, text, origin)
            if len(cells) <= LAST_COLUMN:
                raise origin.broken(line, CELLS)
            hour = int(number_in(cells[3], line, origin))
            if hour != previous % 24 + 1:
                raise origin.broken(line, ORDER)
            previous, count = hour, count + 1
            for name, column in columns.items():
                values[name].append(number_in(cells[column], line, origin))
    if not location:
        raise origin.other(1, NO_LOCATION, LOCATION)
    if count not in YEARS:
        raise origin.broken(0, NO_YEAR)
    numbers = [number_in(location[at], 1, origin) for at in range(6, 10)]
    return _made(location[1], numbers, values)


def _made(place: str, numbers: list[float], values: dict[str, list[float]]) -> Weather:
    arrays: dict[str, FloatArray] = {}
    missing = 0
    for name, (_, code) in FIELDS.items():
        held = np.array(values[name])
        absent = held >= code
        missing += int(absent.sum())
        arrays[name] = np.where(absent, np.nan, held)
    latitude, longitude, offset, elevation = numbers
    return Weather(place, latitude, longitude, offset, elevation, **arrays, missing=missing)
