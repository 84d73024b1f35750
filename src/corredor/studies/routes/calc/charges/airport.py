"""Airport charges: by take-off mass, by passenger, by hour on the stand, or for a turnaround."""

from __future__ import annotations

from typing import Annotated

from corredor.studies.routes.calc.cost.measures import (
    MoneyPerHour,
    MoneyPerPerson,
    MoneyPerTonne,
)
from corredor.units import Hour, Money, Person, Tonne

MoneyPerFlight = Annotated[float, "money/flight"]
MoneyPerTonneHour = Annotated[float, "money/tonne/hour"]


def charge_by_mass(mass: Tonne, rate: MoneyPerTonne) -> Money:
    """Charge of an airport by mass: a rate times the maximum take-off mass.

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
    >>> charge_by_mass(350.0, 10.0)
    3500.0
    """
    return mass * rate


def charge_by_passenger(passengers: Person, rate: MoneyPerPerson) -> Money:
    """Charge of an airport by passenger: a rate times those who depart.

    Parameters
    ----------
    passengers
        Departing passengers [person].
    rate
        Charge of a passenger [money/person].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> charge_by_passenger(300.0, 20.0)
    6000.0
    """
    return passengers * rate


def charge_by_hour(time: Hour, rate: MoneyPerHour) -> Money:
    """Charge of an airport by time: a rate times the hours on the stand.

    Parameters
    ----------
    time
        Time on the stand [hour].
    rate
        Charge of an hour [money/hour].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> charge_by_hour(2.0, 150.0)
    300.0
    """
    return time * rate


def charge_by_mass_and_hour(mass: Tonne, time: Hour, rate: MoneyPerTonneHour) -> Money:
    """Charge of an airport by mass and time, as for parking.

    Parameters
    ----------
    mass
        Maximum take-off mass [tonne].
    time
        Time on the stand [hour].
    rate
        Charge of a tonne for an hour [money/tonne/hour].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> charge_by_mass_and_hour(350.0, 2.0, 0.5)
    350.0
    """
    return mass * time * rate


def charge_of_flight(rate: MoneyPerFlight) -> Money:
    """Flat charge of one flight.

    Parameters
    ----------
    rate
        Charge of a flight [money/flight].

    Returns
    -------
    float or array of the shape of the argument
        Charge [money].

    Examples
    --------
    >>> charge_of_flight(750.0)
    750.0
    """
    return rate
