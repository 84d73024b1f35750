"""Operations: fuel, crew, landing, navigation and handling of one flight."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.routes.calc.cost.measures import (
    Count,
    MoneyPerHour,
    MoneyPerKg,
    MoneyPerKm,
    MoneyPerTonne,
    Seat,
)
from corredor.units import Hour, Kg, Km, Money, Tonne

REFERENCE_MASS: Final = 50.0
"""Mass at which the weight factor of en-route charges is 1 [tonne] (EUROCONTROL CRCO)."""


def fuel_cost(fuel: Kg, price: MoneyPerKg) -> Money:
    """Fuel cost of a flight: block fuel times the price into plane.

    Parameters
    ----------
    fuel
        Block fuel [kg].
    price
        Price into plane, with taxes and fees [money/kg].

    Returns
    -------
    float or array of the shape of the arguments
        Cost [money].

    Examples
    --------
    >>> fuel_cost(100_000.0, 0.8)
    80000.0
    """
    return fuel * price


def attendants(seats: Seat, seats_per_attendant: Seat) -> Count:
    """Cabin attendants: seats over seats per attendant, the next whole number.

    Parameters
    ----------
    seats
        Seats of the aircraft [seat].
    seats_per_attendant
        Seats that one attendant may serve [seat]; 35 in AEA 1989, 50 by law.

    Returns
    -------
    float or array of the shape of the arguments
        Attendants [1].

    Examples
    --------
    >>> float(attendants(457.0, 35.0))
    14.0
    """
    return np.ceil(seats / seats_per_attendant) * 1.0


def crew_cost(block_time: Hour, members: Count, rate: MoneyPerHour) -> Money:
    """Crew cost of a flight: block time times members times the rate of one.

    Parameters
    ----------
    block_time
        Block time [hour].
    members
        Crew members, or crews where the rate is that of a crew [1].
    rate
        Cost of a member or crew for a block hour [money/hour].

    Returns
    -------
    float or array of the shape of the arguments
        Cost [money].

    Examples
    --------
    >>> crew_cost(14.0, 14.0, 81.0)
    15876.0
    """
    return block_time * members * rate


def landing_cost(mass: Tonne, rate: MoneyPerTonne) -> Money:
    """Landing charge of a cost method: a rate times the maximum take-off mass.

    Parameters
    ----------
    mass
        Maximum take-off mass [tonne].
    rate
        Charge of a tonne [money/tonne].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> landing_cost(351.5, 6.0)
    2109.0
    """
    return mass * rate


def navigation_cost(distance: Km, mass: Tonne, rate: MoneyPerKm) -> Money:
    """Navigation charge of a cost method: rate times distance times the root of mass over 50 t.

    Parameters
    ----------
    distance
        Distance [km].
    mass
        Maximum take-off mass [tonne].
    rate
        Charge of a kilometre at 50 tonnes [money/km].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> navigation_cost(1_000.0, 200.0, 0.5)
    1000.0
    """
    return rate * distance * (mass / REFERENCE_MASS) ** 0.5


def handling_cost(payload: Tonne, rate: MoneyPerTonne) -> Money:
    """Ground handling of a cost method: a rate times the payload.

    Parameters
    ----------
    payload
        Payload [tonne].
    rate
        Cost of a tonne of payload [money/tonne].

    Returns
    -------
    float or array of the shape of the arguments
        Cost [money].

    Examples
    --------
    >>> handling_cost(30.0, 100.0)
    3000.0
    """
    return payload * rate
