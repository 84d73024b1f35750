"""Spill: passengers turned away when demand from flight to flight exceeds the seats.

The normal model: demand of a flight is normal about its mean. Swan 2002, Airline Demand
Distributions, doi:10.1016/S1366-5545(02)00010-2.
"""

from __future__ import annotations

from typing import Annotated, Final

import numpy as np

from corredor.studies.routes.calc.normal import normal_density, normal_probability
from corredor.units import Person, Ratio, Share

Seat = Annotated[float, "seat"]

TINY: Final = 1e-9
"""Least spread of demand, over its mean, that a division meets [1]."""


def spilled_passengers(demand: Person, variation: Ratio, seats: Seat) -> Person:
    """Spilled passengers: mean of demand above the seats, demand from flight to flight normal.

    Parameters
    ----------
    demand
        Mean passengers that want a flight [person].
    variation
        Standard deviation over mean of the demand from flight to flight [1]; the K factor,
        commonly 0.2 to 0.45.
    seats
        Seats of the flight [seat].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers turned away of a mean flight [person].

    Examples
    --------
    >>> round(float(spilled_passengers(100.0, 0.36, 100.0)), 2)
    14.36
    """
    spread = np.maximum(demand * np.maximum(variation, TINY), TINY)
    score = (seats - demand) / spread
    return spread * (normal_density(score) - score * (1 - normal_probability(score)))


def carried_passengers(demand: Person, variation: Ratio, seats: Seat) -> Person:
    """Carried passengers: mean demand less those spilled.

    Parameters
    ----------
    demand, variation, seats
        As of `spilled_passengers`.

    Returns
    -------
    float or array of the shape of the arguments
        Passengers of a mean flight [person].

    Examples
    --------
    >>> round(float(carried_passengers(100.0, 0.36, 100.0)), 2)
    85.64
    """
    return demand - spilled_passengers(demand, variation, seats)


def expected_load_factor(demand: Person, variation: Ratio, seats: Seat) -> Share:
    """Load factor: passengers carried over seats, after spill.

    Parameters
    ----------
    demand, variation, seats
        As of `spilled_passengers`.

    Returns
    -------
    float or array of the shape of the arguments
        Load factor [share].

    Examples
    --------
    >>> round(float(expected_load_factor(300.0, 0.35, 457.0)), 3)
    0.65
    """
    return carried_passengers(demand, variation, seats) / seats
