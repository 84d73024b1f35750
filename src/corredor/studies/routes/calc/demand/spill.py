"""Spill: passengers turned away when demand from flight to flight exceeds the seats.

The normal model: demand of a flight is normal about its mean. Swan 2002, Airline Demand
Distributions, doi:10.1016/S1366-5545(02)00010-2.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

import numpy as np

from corredor.studies.routes.calc.normal import normal_density, normal_probability
from corredor.units import Person, Ratio, Share

Seat = Annotated[float, "seat"]

NONE: Final = 1e-3
"""Passengers turned away of a mean flight below which nobody is [person]."""
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
    spilled: Any = spread * (normal_density(score) - score * (1 - normal_probability(score)))
    kept: Any = np.where(spilled < NONE, 0.0, spilled)
    return kept[()]


def carried_passengers(demand: Person, spilled: Person) -> Person:
    """Passengers aboard a mean flight: those that want it less those turned away.

    Parameters
    ----------
    demand, spilled
        Of a mean flight [person].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person].

    Examples
    --------
    >>> carried_passengers(100.0, 14.0)
    86.0
    """
    return demand - spilled


def expected_load_factor(carried: Person, seats: Seat) -> Share:
    """Load factor to be expected: passengers aboard a mean flight over its seats.

    Parameters
    ----------
    carried
        Passengers aboard a mean flight, after spill [person].
    seats
        Seats of the flight [seat].

    Returns
    -------
    float or array of the shape of the arguments
        Load factor [share].

    Examples
    --------
    >>> expected_load_factor(300.0, 400.0)
    0.75
    """
    return carried / seats
