"""Sun: the only door to pvlib: clear sky, radiation on a tilted plane, output of panels.

A clear-sky profile is synthetic; one from the radiation of a weather file is as measured as the
file. Output is alternating current over rated direct current, after losses that the caller states.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta, timezone
from importlib import metadata
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
HOURS: Final = 8760
MIDDLE: Final = "30min"
"""From the beginning of an hour to its middle, where the sun is looked at."""
COMMON_YEAR: Final = "2023-01-01"
"""First day of the year without a leap day whose sun is taken."""
MODEL: Final = "isotropic"
STANDARD_RADIATION: Final = 1000.0
"""Radiation at which panels are rated [W/m^2] (IEC 61215)."""
RATED_TEMPERATURE: Final = 25.0
"""Cell temperature at which panels are rated [degC] (IEC 61215)."""


@dataclass(frozen=True)
class Site:
    """A place and how panels stand there.

    Parameters
    ----------
    latitude, longitude
        Of the place, north and east positive [degree].
    elevation
        Above the sea [m].
    offset
        Of its clock against UTC; halves and quarters are kept [hour].
    tilt, azimuth
        Of the panels, from the horizontal, and from the north over the east [degree].
    turbidity
        Linke turbidity of the air [1].
    """

    latitude: float
    longitude: float
    elevation: float
    offset: float
    tilt: float
    azimuth: float
    turbidity: float


@dataclass(frozen=True)
class Sun:
    """A year of sun by hour, arrays of shape (8760,).

    Parameters
    ----------
    plane
        Radiation on the panels [W/m^2].
    output
        Of panels, share of their rated power.
    version
        Of the library.
    """

    plane: FloatArray
    output: FloatArray
    version: str


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's use of names that pandas will drop from stopping strict runs."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*is deprecated.*", category=Warning)
        yield


def clear_sky(site: Site, losses: float, coefficient: float, temperature: float) -> Sun:
    """Return the sun of a year without clouds (Ineichen and Perez 2002) and what panels make.

    Parameters
    ----------
    site
        Place and panels.
    losses
        From rated to delivered, inverter included [share].
    coefficient
        Change of power for a degree of cell temperature [1/kelvin]; negative.
    temperature
        Of cells in the sun, one for the year [degC].

    Raises
    ------
    ImportError
        pvlib isn't installed.
    """
    with _quiet():
        place, times, position = _position(site)
        sky: Any = place.get_clearsky(
            times, model="ineichen", linke_turbidity=site.turbidity, solar_position=position
        )
        plane = _plane(site, position, sky["dni"], sky["ghi"], sky["dhi"])
    return _sun(plane, losses, coefficient, np.full(HOURS, temperature))


def measured_sun(
    site: Site,
    direct_normal: FloatArray,
    global_horizontal: FloatArray,
    diffuse_horizontal: FloatArray,
    losses: float,
    coefficient: float,
    temperature: FloatArray,
) -> Sun:
    """Return what panels make of a year of radiation, such as that of a weather file.

    Parameters
    ----------
    site, losses, coefficient
        As of `clear_sky`; the turbidity is not used.
    direct_normal, global_horizontal, diffuse_horizontal
        Radiation, each of shape (8760,) [W/m^2].
    temperature
        Of the cells, shape (8760,) [degC].

    Raises
    ------
    ValueError
        An array has another length.
    ImportError
        pvlib isn't installed.
    """
    held = (direct_normal, global_horizontal, diffuse_horizontal, temperature)
    if any(array.shape != (HOURS,) for array in held):
        raise ValueError("a year of radiation has 8,760 hours")
    with _quiet():
        _, _, position = _position(site)
        plane = _plane(site, position, *held[:3])
    return _sun(plane, losses, coefficient, temperature)


def _position(site: Site) -> tuple[Any, Any, Any]:
    import pandas as pd
    from pvlib.location import Location

    zone = timezone(timedelta(hours=site.offset))
    place = Location(site.latitude, site.longitude, altitude=site.elevation)
    first = pd.Timestamp(COMMON_YEAR, tz=zone) + pd.Timedelta(MIDDLE)
    times = pd.date_range(first, periods=HOURS, freq="h")
    return place, times, place.get_solarposition(times)


def _plane(site: Site, position: Any, direct: Any, whole: Any, diffuse: Any) -> FloatArray:
    from pvlib.irradiance import get_total_irradiance

    made: Any = get_total_irradiance(
        site.tilt,
        site.azimuth,
        position["apparent_zenith"].to_numpy(),
        position["azimuth"].to_numpy(),
        np.asarray(direct, np.float64),
        np.asarray(whole, np.float64),
        np.asarray(diffuse, np.float64),
        model=MODEL,
    )
    return np.nan_to_num(np.maximum(np.asarray(made["poa_global"], np.float64), 0.0))


def _sun(plane: FloatArray, losses: float, coefficient: float, temperature: FloatArray) -> Sun:
    warm = 1 + coefficient * (temperature - RATED_TEMPERATURE)
    output = np.clip(plane / STANDARD_RADIATION * warm * (1 - losses), 0.0, 1.0)
    return Sun(plane, output, metadata.version("pvlib"))
