"""Break-even: the load factor and the fare at which a flight pays for itself, in closed form."""

from __future__ import annotations

from corredor.studies.routes.calc.cost.measures import MoneyPerPerson, Seat
from corredor.units import Kg, Money, Person, Share


def breakeven_load_factor(
    cost: Money,
    seats: Seat,
    fare: MoneyPerPerson,
    ancillary: MoneyPerPerson,
    passenger_cost: MoneyPerPerson,
    commission: Share,
    cargo_revenue: Money,
) -> Share:
    """Load factor at which a flight pays for itself: cost less cargo, over what full seats leave.

    Parameters
    ----------
    cost
        Cost of the flight that doesn't depend on passengers [money].
    seats
        Seats for sale [seat].
    fare
        Mean fare without taxes [money/person].
    ancillary
        Revenue of a passenger besides the fare [money/person].
    passenger_cost
        Cost that each passenger adds: catering, passenger charges, fuel [money/person].
    commission
        Distribution over the fare [share].
    cargo_revenue
        Revenue from cargo and mail, less its costs [money].

    Returns
    -------
    float or array of the shape of the arguments
        Load factor [share]; above 1 a full flight loses money, below 0 cargo alone pays. Infinite
        or not a number where a passenger leaves nothing.

    Examples
    --------
    >>> breakeven_load_factor(100_000.0, 400.0, 340.0, 10.0, 33.0, 0.05, 0.0)
    0.8333333333333334
    """
    left = fare * (1 - commission) + ancillary - passenger_cost
    return (cost - cargo_revenue) / (seats * left)


def breakeven_fare(
    cost: Money,
    seats: Seat,
    load_factor: Share,
    ancillary: MoneyPerPerson,
    passenger_cost: MoneyPerPerson,
    commission: Share,
    cargo_revenue: Money,
) -> MoneyPerPerson:
    """Mean fare at which a flight pays for itself at a given load factor.

    Parameters
    ----------
    cost, seats, ancillary, passenger_cost, commission, cargo_revenue
        As of `breakeven_load_factor`.
    load_factor
        Passengers over seats [share].

    Returns
    -------
    float or array of the shape of the arguments
        Fare without taxes [money/person].

    Examples
    --------
    >>> round(breakeven_fare(100_000.0, 400.0, 5 / 6, 10.0, 33.0, 0.05, 0.0), 6)
    340.0
    """
    needed = (cost - cargo_revenue) / (seats * load_factor) + passenger_cost - ancillary
    return needed / (1 - commission)


def contribution(
    cost: Money,
    passengers: Person,
    fare: MoneyPerPerson,
    ancillary: MoneyPerPerson,
    passenger_cost: MoneyPerPerson,
    commission: Share,
    cargo_revenue: Money,
) -> Money:
    """Result of a flight: revenue of passengers and cargo less all costs.

    Parameters
    ----------
    cost, fare, ancillary, passenger_cost, commission, cargo_revenue
        As of `breakeven_load_factor`.
    passengers
        Passengers aboard [person].

    Returns
    -------
    float or array of the shape of the arguments
        Result [money]; negative is a loss.

    Examples
    --------
    >>> contribution(100_000.0, 300.0, 340.0, 10.0, 33.0, 0.05, 0.0)
    -10000.0
    """
    left = fare * (1 - commission) + ancillary - passenger_cost
    return passengers * left + cargo_revenue - cost


def cargo_revenue(cargo: Kg, rate: Money, handling: Money) -> Money:
    """Revenue from cargo less its handling: mass times what a kilogram leaves.

    Parameters
    ----------
    cargo
        Cargo and mail [kg].
    rate
        Revenue of a kilogram [money].
    handling
        Handling of a kilogram [money].

    Returns
    -------
    float or array of the shape of the arguments
        Revenue [money].

    Examples
    --------
    >>> cargo_revenue(5_000.0, 2.5, 0.5)
    10000.0
    """
    return cargo * (rate - handling)
