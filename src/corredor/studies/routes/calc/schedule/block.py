"""Block time: taxi and flight in each direction, its spread, and the chance to keep a timetable."""

from __future__ import annotations

from typing import Annotated, Any, Final

import numpy as np

from corredor.studies.routes.calc.normal import normal_probability
from corredor.units import Hour, Km, Share

Knot = Annotated[float, "knot"]
Minute = Annotated[float, "minute"]

KM_PER_NAUTICAL_MILE: Final = 1.852
"""Kilometres to the nautical mile (BIPM SI Brochure, 8th edition, table 8)."""
MINUTES_PER_HOUR: Final = 60.0


def airborne_time(distance: Km, airspeed: Knot, wind: Knot) -> Hour:
    """Airborne time: distance flown over the mean speed over ground.

    Parameters
    ----------
    distance
        Distance flown [km].
    airspeed
        Mean true airspeed with climb and descent [knot].
    wind
        Mean wind along the track, tailwind positive [knot].

    Returns
    -------
    float or array of the shape of the arguments
        Time [hour]; not a number where the wind stands against the whole airspeed.

    Examples
    --------
    >>> round(float(airborne_time(11_000.0, 454.0, -24.5)), 2)
    13.83
    """
    speed = np.asarray(airspeed + wind, dtype=np.float64)
    time: Any = np.where(speed > 0, distance, np.nan) / np.where(speed > 0, speed, 1.0)
    return (time / KM_PER_NAUTICAL_MILE)[()]


def block_time(taxi_out: Minute, airborne: Hour, taxi_in: Minute) -> Hour:
    """Block time: taxi out, airborne time and taxi in.

    Parameters
    ----------
    taxi_out, taxi_in
        Time from block to take-off and from landing to block [minute].
    airborne
        Airborne time [hour].

    Returns
    -------
    float or array of the shape of the arguments
        Block time [hour].

    Examples
    --------
    >>> block_time(20.0, 13.83, 10.0)
    14.33
    """
    return airborne + (taxi_out + taxi_in) / MINUTES_PER_HOUR


def reliability(scheduled: Hour, expected: Hour, spread: Hour) -> Share:
    """Chance that a flight keeps its scheduled block time, its time being normal.

    Parameters
    ----------
    scheduled
        Block time of the timetable [hour].
    expected
        Mean block time [hour].
    spread
        Standard deviation of the block time from day to day [hour]; 0 is certain.

    Returns
    -------
    float or array of the shape of the arguments
        Probability [share].

    Raises
    ------
    ValueError
        A spread is negative.

    Examples
    --------
    >>> round(float(reliability(14.5, 14.25, 0.25)), 3)
    0.841
    """
    if np.any(np.asarray(spread) < 0):
        raise ValueError("the spread of a block time can't be negative")
    slack = np.subtract(scheduled, expected)
    wide = np.maximum(spread, np.finfo(np.float64).tiny)
    return normal_probability(slack / wide)


def scheduled_block_time(expected: Hour, spread: Hour, quantile: Hour, step: Minute) -> Hour:
    """Block time for the timetable: mean plus a multiple of the spread, up to the next step.

    Parameters
    ----------
    expected, spread
        Mean and standard deviation of the block time [hour].
    quantile
        Standard deviations kept in hand; 0.674 keeps three flights of four, 1.282 nine of ten.
    step
        Step of the timetable [minute], commonly 5.

    Returns
    -------
    float or array of the shape of the arguments
        Scheduled block time [hour].

    Examples
    --------
    >>> round(float(scheduled_block_time(14.25, 0.2, 0.674, 5.0)) * 60)
    865
    """
    steps = (expected + quantile * spread) * MINUTES_PER_HOUR / step
    return np.ceil(np.round(steps, 9)) * step / MINUTES_PER_HOUR
