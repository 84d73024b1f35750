"""Block time: taxi and flight in each direction, and the time that a timetable gives it."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.units import Hour, Minute

MINUTES_PER_HOUR: Final = 60.0
ROUNDING: Final = 9
"""Decimals of a step below which a time counts as on it."""


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


def scheduled_block_time(expected: Hour, step: Minute) -> Hour:
    """Block time for the timetable: the expected one, up to the next step.

    Parameters
    ----------
    expected
        Block time expected [hour].
    step
        Step of the timetable [minute], commonly 5.

    Returns
    -------
    float or array of the shape of the arguments
        Scheduled block time [hour].

    Examples
    --------
    >>> round(float(scheduled_block_time(14.25, 5.0)) * 60)
    855
    """
    steps = expected * MINUTES_PER_HOUR / step
    return np.ceil(np.round(steps, ROUNDING)) * step / MINUTES_PER_HOUR
