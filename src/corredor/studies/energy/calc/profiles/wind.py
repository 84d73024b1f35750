"""Wind power from wind speed: height, density and the curve of a turbine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
STANDARD_DENSITY: Final = 1.225
"""Density of air of power curves [kg/m^3] (IEC 61400-12-1:2022)."""
GAS_CONSTANT: Final = 287.05
"""Of dry air [J/kg/K] (IEC 61400-12-1:2022, equation 12)."""
THIRD: Final = 1 / 3


def speed_at_height(speed: Any, measured: float, hub: float, exponent: float) -> Any:
    """Return wind speed at hub height by the power law (IEC 61400-1:2019, 6.3.2.2) [m/s].

    Parameters
    ----------
    speed
        Measured, float or array [m/s].
    measured, hub
        Heights above ground [m].
    exponent
        Of shear [1]; 1/7 over open land is a habit, no law.

    Examples
    --------
    >>> round(speed_at_height(5.0, 10.0, 80.0, 1 / 7), 3)
    6.73
    """
    return speed * (hub / measured) ** exponent


def air_density(pressure: Any, temperature: Any) -> Any:
    """Return the density of dry air, from pressure [Pa] and temperature [K], in kg/m^3.

    Examples
    --------
    >>> round(air_density(101_325.0, 288.15), 3)
    1.225
    """
    return pressure / (GAS_CONSTANT * temperature)


def curve_output(
    speed: FloatArray,
    speeds: Sequence[float],
    output: Sequence[float],
    density: FloatArray | float = STANDARD_DENSITY,
) -> FloatArray:
    """Return the output of a turbine by its power curve, as shares of its rated power.

    Speed is corrected for density as for turbines that turn their blades (IEC 61400-12-1:2022,
    9.2). Below the first and above the last speed of the curve it stands still.

    Parameters
    ----------
    speed
        At hub height, shape (hours,) [m/s].
    speeds, output
        The curve, rising in speed: speeds [m/s] and shares of rated power [share].
    density
        Of air, shape (hours,) or one number [kg/m^3].

    Raises
    ------
    ValueError
        Speeds don't rise, or a share isn't between 0 and 1.

    Examples
    --------
    >>> curve_output(np.array([2.0, 7.5, 12.0, 30.0]), [3, 12, 25], [0, 1, 1])
    array([0. , 0.5, 1. , 0. ])
    """
    at, share = np.asarray(speeds, np.float64), np.asarray(output, np.float64)
    if np.any(np.diff(at) <= 0) or np.any((share < 0) | (share > 1)) or at.shape != share.shape:
        raise ValueError("a power curve has rising speeds, and shares between 0 and 1")
    corrected = speed * (np.asarray(density) / STANDARD_DENSITY) ** THIRD
    return np.interp(corrected, at, share, left=0.0, right=0.0)
