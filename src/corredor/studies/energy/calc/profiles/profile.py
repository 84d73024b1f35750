"""A profile: hourly numbers with their kind, source and unit, and what may be made of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
HOURS_A_YEAR: Final = 8760
"""Hours of a year without its leap day."""


class Kind(StrEnum):
    """How a profile came about: read off meters, told in advance, or made by a rule."""

    MEASURED = "measured"
    FORECAST = "forecast"
    SYNTHETIC = "synthetic"


@dataclass(frozen=True)
class Profile:
    """An hourly series.

    Parameters
    ----------
    name
        What it is of.
    kind
        Measured, forecast or synthetic.
    unit
        Of its numbers, such as ``MW``; ``1`` for a share of installed power.
    values
        Hour by hour, shape (hours,), read-only, finite.
    source
        Who made it, and from what.
    start
        First hour, ISO 8601 with the zone or without; empty where the year is any.
    missing
        Hours that the source doesn't have, and that were filled from their neighbours.
    """

    name: str
    kind: Kind
    unit: str
    values: FloatArray
    source: str
    start: str = ""
    missing: int = 0

    def __post_init__(self) -> None:
        """Keep the numbers as a read-only array.

        Raises
        ------
        ValueError
            There is no number, or one isn't finite.
        """
        held = np.array(self.values, np.float64)
        if held.ndim != 1 or not held.size or not np.isfinite(held).all():
            raise ValueError(f"profile {self.name} is no series of finite numbers")
        held.setflags(write=False)
        object.__setattr__(self, "values", held)

    @property
    def hours(self) -> int:
        """Its length [hour]."""
        return int(self.values.size)


def filled(values: FloatArray, longest: int) -> tuple[FloatArray, int]:
    """Return a series whose gaps are filled in a straight line, and how many hours they were.

    Parameters
    ----------
    values
        Shape (hours,); nan where there is no number.
    longest
        Longest gap that may be filled [hour].

    Raises
    ------
    ValueError
        A gap is longer, or stands at an end of the series.

    Examples
    --------
    >>> filled(np.array([1.0, np.nan, 3.0]), 3)
    (array([1., 2., 3.]), 1)
    """
    known = np.isfinite(values)
    if not known.size or not known[0] or not known[-1]:
        raise ValueError("the series begins or ends with a gap")
    places = np.flatnonzero(known)
    gap = int(np.diff(places).max(initial=1)) - 1
    if gap > longest:
        raise ValueError(f"a gap of {gap} hours is longer than {longest}")
    made = np.interp(np.arange(values.size), places, values[known])
    return made, int((~known).sum())


def calibrated(profile: Profile, peak: float, mean: float) -> Profile:
    """Return a demand of the same shape with a published peak and mean.

    The deviation from the peak is stretched: peak less demand, times one factor.

    Parameters
    ----------
    profile
        Of demand.
    peak, mean
        Published [unit of the profile].

    Returns
    -------
    Profile
        Synthetic, whatever the shape was.

    Raises
    ------
    ValueError
        The mean isn't between 0 and the peak, or some hour would fall below 0.

    Examples
    --------
    >>> shape = Profile("d", Kind.MEASURED, "MW", np.array([1.0, 2.0, 3.0]), "made up")
    >>> made = calibrated(shape, 660.0, 440.0)
    >>> made.values, made.kind.value
    (array([220., 440., 660.]), 'synthetic')
    """
    values = profile.values
    top, middle = float(values.max()), float(values.mean())
    if not 0 < mean < peak or top <= middle:
        raise ValueError("a mean lies between 0 and the peak")
    made = peak - (top - values) * (peak - mean) / (top - middle)
    if made.min() < 0:
        raise ValueError("with this peak and mean some hours fall below 0")
    return replace(profile, values=made, kind=Kind.SYNTHETIC)


def scaled_to_peak(profile: Profile, peak: float) -> Profile:
    """Return a demand of the same shape with a published peak; synthetic, whatever it was.

    Examples
    --------
    >>> shape = Profile("d", Kind.MEASURED, "MW", np.array([1.0, 2.0]), "made up")
    >>> scaled_to_peak(shape, 660.0).values
    array([330., 660.])
    """
    made = profile.values * (peak / float(profile.values.max()))
    return replace(profile, values=made, kind=Kind.SYNTHETIC)


def per_unit(profile: Profile, installed: float = 0.0) -> Profile:
    """Return output over installed power; over the largest hour where that isn't known.

    Raises
    ------
    ValueError
        There is no output, or more than installed.

    Examples
    --------
    >>> made = Profile("sun", Kind.FORECAST, "MW", np.array([0.0, 27.5, 55.0]), "CENACE")
    >>> per_unit(made).values
    array([0. , 0.5, 1. ])
    """
    top = float(profile.values.max())
    size = installed or top
    if size <= 0 or top > size:
        raise ValueError(f"an output of {top} from {size} installed")
    return replace(profile, values=profile.values / size, unit="1")


def whole_years(profile: Profile) -> int:
    """Return how many years of 8,760 hours a profile has.

    Raises
    ------
    ValueError
        It has no whole number of them.

    Examples
    --------
    >>> whole_years(Profile("d", Kind.SYNTHETIC, "MW", np.ones(17_520), "made up"))
    2
    """
    years, rest = divmod(profile.hours, HOURS_A_YEAR)
    if rest or not years:
        raise ValueError(f"{profile.name} has {profile.hours} hours, no whole years")
    return years


def statistics(values: Any) -> dict[str, float]:
    """Return the mean, the extremes and the load factor of a series, in its unit.

    Examples
    --------
    >>> statistics([1.0, 3.0])
    {'mean': 2.0, 'least': 1.0, 'peak': 3.0, 'load_factor': 0.6666666666666666}
    """
    held = np.asarray(values, np.float64)
    peak, mean = float(held.max()), float(held.mean())
    factor = mean / peak if peak else 0.0
    return {"mean": mean, "least": float(held.min()), "peak": peak, "load_factor": factor}
