"""Break-even: the load factor and the fare at which a flight pays for itself, in closed form."""

from __future__ import annotations

from corredor.studies.routes.calc.cost.measures import (
    MoneyPerKg,
    MoneyPerKgKm,
    MoneyPerPerson,
    Seat,
)
from corredor.units import Kg, Km, Money, Person, Share


def breakeven_load_factor(
    cost: Money,
    seats: Seat,
    fare: MoneyPerPerson,
    passenger_cost: MoneyPerPerson,
    distribution: Share,
) -> Share:
    """Load factor at which a rotation pays for itself; above all seats, full flights lose money.

    Parameters
    ----------
    cost
        Cost that doesn't depend on passengers, less what cargo leaves [money].
    seats
        Seats for sale [seat].
    fare
        Mean fare without taxes [money/person].
    passenger_cost
        Cost that each passenger adds, less what each pays besides the fare [money/person].
    distribution
        Cost of sale over the fare [share].

    Returns
    -------
    float or array of the shape of the arguments
        Load factor [share]; above 1 a full flight loses money, below 0 cargo alone pays. Infinite
        or not a number where a passenger leaves nothing.

    Examples
    --------
    >>> breakeven_load_factor(100_000.0, 400.0, 340.0, 23.0, 0.05)
    0.8333333333333334
    """
    return cost / (seats * (fare * (1 - distribution) - passenger_cost))


def breakeven_fare(
    cost: Money,
    seats: Seat,
    load_factor: Share,
    passenger_cost: MoneyPerPerson,
    distribution: Share,
) -> MoneyPerPerson:
    """Mean one-way fare without taxes at which a rotation pays for itself.

    Parameters
    ----------
    cost, seats, passenger_cost, distribution
        As of `breakeven_load_factor`.
    load_factor
        Passengers over seats [share].

    Returns
    -------
    float or array of the shape of the arguments
        Fare without taxes [money/person].

    Examples
    --------
    >>> round(breakeven_fare(100_000.0, 400.0, 5 / 6, 23.0, 0.05), 6)
    340.0
    """
    return (cost / (seats * load_factor) + passenger_cost) / (1 - distribution)


def contribution(
    cost: Money,
    passengers: Person,
    fare: MoneyPerPerson,
    passenger_cost: MoneyPerPerson,
    distribution: Share,
) -> Money:
    """Result of a rotation: what passengers and cargo leave, less its cost; negative is a loss.

    Parameters
    ----------
    cost, fare, passenger_cost, distribution
        As of `breakeven_load_factor`.
    passengers
        Passengers aboard, of all flights [person].

    Returns
    -------
    float or array of the shape of the arguments
        Result [money].

    Examples
    --------
    >>> contribution(100_000.0, 300.0, 340.0, 23.0, 0.05)
    -10000.0
    """
    return passengers * (fare * (1 - distribution) - passenger_cost) - cost


def cost_left(cost: Money, cargo_revenue: Money) -> Money:
    """Cost that passengers must pay: less what cargo leaves.

    Examples
    --------
    >>> cost_left(100_000.0, 12_000.0)
    88000.0
    """
    return cost - cargo_revenue


def net_passenger_cost(passenger_cost: MoneyPerPerson, ancillary: MoneyPerPerson) -> MoneyPerPerson:
    """Cost that each passenger adds, less what each pays besides the fare.

    Examples
    --------
    >>> net_passenger_cost(55.0, 20.0)
    35.0
    """
    return passenger_cost - ancillary


def cargo_revenue(cargo: Kg, rate: MoneyPerKg) -> Money:
    """Revenue from cargo on a journey: mass times the rate of a kilogram.

    Parameters
    ----------
    cargo
        Cargo and mail [kg].
    rate
        What a kilogram earns on the whole way, less the cost of its sale [money/kg].

    Returns
    -------
    float or array of the shape of the arguments
        Revenue [money].

    Examples
    --------
    >>> cargo_revenue(5_000.0, 2.0)
    10000.0
    """
    return cargo * rate


def cargo_revenue_by_distance(cargo: Kg, distance: Km, rate: MoneyPerKgKm) -> Money:
    """Revenue from cargo on a flight: mass times great-circle distance times the yield.

    Parameters
    ----------
    cargo
        Cargo and mail [kg].
    distance
        Great-circle distance of the flight [km], by which tonne-kilometres are counted.
    rate
        What a kilogram earns on a kilometre, less the cost of its sale [money/kg/km].

    Returns
    -------
    float or array of the shape of the arguments
        Revenue [money].

    Examples
    --------
    >>> round(cargo_revenue_by_distance(5_000.0, 9_600.0, 0.25e-3), 6)
    12000.0
    """
    return cargo * distance * rate
