"""The simplified method of Thorbeck, TU Berlin, in euros of 2010.

Thorbeck, J., and Scholz, D., DOC-Assessment Method, 3rd Symposium on Collaboration in Aircraft
Design, Linköping, 2013, compared with a public implementation at TU Berlin. Masses stand in
tonnes, as in the method.
"""

from __future__ import annotations

from typing import Final

from corredor.studies.routes.calc.cost.measures import (
    Count,
    FlightsPerYear,
    MoneyPerHour,
    Newton,
    PerYear,
)
from corredor.units import Hour, Money, Ratio, Share, Tonne, Year

GRAVITY: Final = 9.80665
"""Standard acceleration of free fall [m/s^2] (ISO 80000-3)."""
NEWTONS_PER_TONNE_FORCE: Final = 1_000 * GRAVITY
MATERIAL_HOUR: Final = 0.21
MATERIAL_CYCLE: Final = 13.7
MATERIAL_BASE: Final = 57.5
"""Airframe material [EUR_2010]: a tonne and flight hour, a tonne and flight, a flight."""
LABOUR_HOUR: Final = (0.655, 0.01)
LABOUR_CYCLE: Final = (0.254, 0.01)
"""Man-hours of a flight hour and of a flight: base, and for a tonne of empty mass."""
ENGINE_THRUST: Final = 1.5
ENGINE_HOUR: Final = 30.5
ENGINE_BASE: Final = 10.6
"""Engine maintenance of a flight [EUR_2010]: a tonne-force, a flight hour, an engine."""
YEARLY_HOURS: Final = 6_011.2
"""Hours of a year less 2,748.8 h of night curfew, overhaul and repair [hour/year]."""
BLOCK_SUPPLEMENT: Final = 1.83
"""Time that each flight adds to its flight time [hour]."""


def flights_per_year(flight_time: Hour) -> FlightsPerYear:
    """Flights of an aircraft in a year by TU Berlin: 6,011.2 h over flight time plus 1.83 h.

    Parameters
    ----------
    flight_time
        Flight time [hour].

    Returns
    -------
    float or array of the shape of the argument
        Flights [flight/year].

    Examples
    --------
    >>> round(flights_per_year(8.17), 2)
    601.12
    """
    return YEARLY_HOURS / (flight_time + BLOCK_SUPPLEMENT)


def annuity(rate: PerYear, period: Year, residual: Share) -> PerYear:
    """Yearly payment for interest and loss of value over the price, by TU Berlin.

    Parameters
    ----------
    rate
        Interest [1/year]; 5 % in the method.
    period
        Period [year]; 14 in the method.
    residual
        Value at the end over the price [share]; 10 % in the method.

    Returns
    -------
    float or array of the shape of the arguments
        Payment over the price [1/year]; 9.6 % with the method's numbers.

    Examples
    --------
    >>> round(annuity(0.05, 14, 0.1), 4)
    0.0959
    """
    discount = (1 + rate) ** -period
    return rate * (1 - residual * discount) / (1 - discount)


def airframe_maintenance(
    empty_mass: Tonne,
    flight_time: Hour,
    labour_rate: MoneyPerHour,
    burden: Ratio,
    material_prices: Money,
) -> Money:
    """Airframe maintenance of a flight by TU Berlin: material and labour by empty mass.

    Parameters
    ----------
    empty_mass
        Operating empty mass [tonne].
    flight_time
        Flight time [hour].
    labour_rate
        Wage of a man-hour [money/hour]; EUR 50 in 2010.
    burden
        Overhead over direct labour [1].
    material_prices
        What a euro of 2010 of material costs [money].

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight [money].

    Examples
    --------
    >>> round(airframe_maintenance(100.0, 2.0, 50.0, 0.0, 1.0))
    1698
    """
    material = empty_mass * (MATERIAL_HOUR * flight_time + MATERIAL_CYCLE) + MATERIAL_BASE
    hours = (LABOUR_HOUR[0] + LABOUR_HOUR[1] * empty_mass) * flight_time
    hours = hours + LABOUR_CYCLE[0] + LABOUR_CYCLE[1] * empty_mass
    return material * material_prices + hours * labour_rate * (1 + burden)


def engine_maintenance(
    thrust: Newton, engines: Count, flight_time: Hour, material_prices: Money
) -> Money:
    """Engine maintenance of a flight by TU Berlin: by thrust and flight time.

    Parameters
    ----------
    thrust
        Static take-off thrust of one engine [N].
    engines
        Number of engines [1].
    flight_time
        Flight time [hour].
    material_prices
        What a euro of 2010 of maintenance costs [money].

    Returns
    -------
    float or array of the shape of the arguments
        Cost of the flight for all engines [money].

    Examples
    --------
    >>> round(engine_maintenance(196_133.0, 2.0, 2.0, 1.0), 1)
    203.2
    """
    by_thrust = ENGINE_THRUST * thrust / NEWTONS_PER_TONNE_FORCE
    one = by_thrust + ENGINE_HOUR * flight_time + ENGINE_BASE
    return engines * one * material_prices
