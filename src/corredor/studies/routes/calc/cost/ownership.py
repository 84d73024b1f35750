"""Ownership: investment, depreciation, interest, insurance and lease of an aircraft."""

from __future__ import annotations

from dataclasses import dataclass

from corredor.studies.routes.calc.cost.measures import (
    Count,
    FlightsPerYear,
    MoneyPerYear,
    PerYear,
)
from corredor.units import Money, Share, Year


def investment(
    aircraft_price: Money,
    engine_price: Money,
    engines: Count,
    airframe_spares: Share,
    engine_spares: Share,
) -> Money:
    """Investment: price of the aircraft with its spare parts.

    Parameters
    ----------
    aircraft_price
        Delivery price of the aircraft with its engines [money].
    engine_price
        Price of one engine [money].
    engines
        Number of engines [1].
    airframe_spares, engine_spares
        Value of spares over the price of airframe and of engines [share].

    Returns
    -------
    float or array of the shape of the arguments
        Investment [money].

    Examples
    --------
    >>> investment(85e6, 6.5e6, 2, 0.1, 0.3)
    96100000.0
    """
    power = engine_price * engines
    return aircraft_price + airframe_spares * (aircraft_price - power) + engine_spares * power


def depreciation(invested: Money, residual: Share, life: Year, flights: FlightsPerYear) -> Money:
    """Depreciation of one flight: straight line to the residual value.

    Parameters
    ----------
    invested
        Price with spares [money].
    residual
        Value at the end over the price [share].
    life
        Period of depreciation [year].
    flights
        Flights that one aircraft makes in a year [flight/year].

    Returns
    -------
    float or array of the shape of the arguments
        Depreciation of one flight [money].

    Examples
    --------
    >>> depreciation(140e6, 0.1, 14, 900.0)
    10000.0
    """
    return invested * (1 - residual) / life / flights


def average_interest(rate: PerYear, period: Year, residual: Share) -> PerYear:
    """Mean yearly interest on the price of an aircraft paid off in equal rates to a residual.

    Parameters
    ----------
    rate
        Interest on the outstanding loan [1/year].
    period
        Years of repayment, which are those of depreciation too [year].
    residual
        Loan left at the end over the price [share].

    Returns
    -------
    float or array of the shape of the arguments
        Interest of a mean year over the price [1/year]. AEA 1989: 8 %, 14 years, 10 % give 5.3 %.

    Notes
    -----
    Scholz, Aircraft Design lecture notes, HAW Hamburg, chapter 14, after AEA 1989a.

    Examples
    --------
    >>> round(average_interest(0.08, 14, 0.1), 4)
    0.0529
    """
    growth = (1 + rate) ** period
    return (growth - residual) * rate / (growth - 1) - (1 - residual) / period


def annual_share_of_flight(invested: Money, rate: PerYear, flights: FlightsPerYear) -> Money:
    """Interest or insurance of one flight: a yearly rate on a value, over the year's flights.

    Parameters
    ----------
    invested
        The value that the rate is taken of [money].
    rate
        Yearly rate [1/year].
    flights
        Flights that one aircraft makes in a year [flight/year].

    Returns
    -------
    float or array of the shape of the arguments
        Cost of one flight [money].

    Examples
    --------
    >>> annual_share_of_flight(100e6, 0.05, 500.0)
    10000.0
    """
    return invested * rate / flights


@dataclass(frozen=True)
class Ownership:
    """What one flight bears of an aircraft that its carrier owns [money]."""

    depreciation: Money
    loan_interest: Money
    insurance: Money


def ownership_of_flight(
    invested: Money,
    price: Money,
    residual: Share,
    life: Year,
    interest: PerYear,
    insurance: PerYear,
    flights: FlightsPerYear,
) -> Ownership:
    """Depreciation, interest and insurance of one flight: yearly ones over the year's flights.

    Parameters
    ----------
    invested
        Price with spares, which loses its value and bears the interest [money].
    price
        Price of the aircraft, which is insured [money].
    residual, life
        As of `depreciation`.
    interest, insurance
        Yearly rates [1/year].
    flights
        Flights that one aircraft makes in a year [flight/year].

    Examples
    --------
    >>> ownership_of_flight(140e6, 120e6, 0.1, 14, 0.05, 0.006, 900.0).insurance
    800.0
    """
    return Ownership(
        depreciation(invested, residual, life, flights),
        annual_share_of_flight(invested, interest, flights),
        annual_share_of_flight(price, insurance, flights),
    )


def lease_of_flight(rent: MoneyPerYear, flights: FlightsPerYear) -> Money:
    """Lease of one flight: the yearly rent of the aircraft over the year's flights.

    Parameters
    ----------
    rent
        Rent of a year [money/year].
    flights
        Flights that one aircraft makes in a year [flight/year].

    Returns
    -------
    float or array of the shape of the arguments
        Lease of the flight [money].

    Examples
    --------
    >>> lease_of_flight(9.6e6, 300.0)
    32000.0
    """
    return rent / flights
