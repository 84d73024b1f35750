"""Gravity: traffic between two places from people, income and distance, and how it responds.

Nothing here has a coefficient of its own: each is an assumption with low and high, or a fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np

from corredor.studies.routes.calc.cost.measures import MoneyPerPerson
from corredor.units import Km, Person, Ratio, Share

Elasticity = Annotated[float, "1"]

LOW: Final = 0.05
MIDDLE: Final = 0.5
HIGH: Final = 0.95
"""Quantiles of the interval that a forecast is given with."""


@dataclass(frozen=True)
class Forecast:
    """A forecast: the 5th, 50th and 95th percentile of its draws."""

    low: float
    middle: float
    high: float


def forecast_interval(draws: float) -> Forecast:
    """Return the interval of a forecast's draws.

    Raises
    ------
    ValueError
        A single number was given: demand without a range is no forecast.

    Examples
    --------
    >>> forecast_interval(np.linspace(0.0, 100.0, 101)).high
    95.0
    """
    values = np.asarray(draws, dtype=np.float64)
    if values.ndim != 1 or len(values) < 2:
        raise ValueError("a forecast of demand needs draws, not a single number")
    low, middle, high = np.quantile(values, (LOW, MIDDLE, HIGH))
    return Forecast(float(low), float(middle), float(high))


def gravity_traffic(
    scale: Person,
    people: Ratio,
    income: Ratio,
    distance: Ratio,
    people_elasticity: Elasticity,
    income_elasticity: Elasticity,
    distance_elasticity: Elasticity,
) -> Person:
    """Traffic by gravity: that of a reference pair, times the ratios to it, each to its power.

    Parameters
    ----------
    scale
        Passengers of the reference pair in a year [person].
    people, income, distance
        Product of populations, product of incomes a head, and distance, over those of the
        reference pair [1].
    people_elasticity, income_elasticity, distance_elasticity
        Powers [1]; that of distance is negative.

    Returns
    -------
    float or array of the shape of the arguments
        Passengers in a year [person].

    Examples
    --------
    >>> gravity_traffic(100_000.0, 0.5, 1.0, 2.0, 1.0, 1.3, -1.0)
    25000.0
    """
    pull = people**people_elasticity * income**income_elasticity
    return scale * pull * distance**distance_elasticity


def fare_response(
    traffic: Person, before: MoneyPerPerson, after: MoneyPerPerson, elasticity: Elasticity
) -> Person:
    """Traffic at another fare: times the ratio of fares to the power of the elasticity.

    Parameters
    ----------
    traffic
        Passengers at the first fare [person].
    before, after
        The fares [money/person].
    elasticity
        Change of traffic for one of fare, in hundredths [1]; negative.

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person].

    Examples
    --------
    >>> round(fare_response(1_000.0, 400.0, 440.0, -1.0))
    909
    """
    return traffic * (after / before) ** elasticity


def income_response(traffic: Person, growth: Ratio, elasticity: Elasticity) -> Person:
    """Traffic at another income: times the ratio of incomes to the power of the elasticity.

    Parameters
    ----------
    traffic
        Passengers at the first income [person].
    growth
        Second income over the first [1].
    elasticity
        Change of traffic for one of income, in hundredths [1].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person].

    Examples
    --------
    >>> round(income_response(1_000.0, 1.1, 1.5))
    1154
    """
    return traffic * growth**elasticity


def stimulated_traffic(traffic: Person, stimulation: Share) -> Person:
    """Traffic with the travellers whom the new service itself makes: an explicit assumption.

    Parameters
    ----------
    traffic
        Passengers who travel anyway [person].
    stimulation
        New travellers over those [share].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person].

    Examples
    --------
    >>> stimulated_traffic(1_000.0, 0.25)
    1250.0
    """
    return traffic * (1 + stimulation)


def catchment_traffic(traffic: Person, leakage: Share) -> Person:
    """Traffic that a station keeps: that of its catchment less what leaks to other airports.

    Parameters
    ----------
    traffic
        Passengers of the catchment [person].
    leakage
        Part that flies from elsewhere [share].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person].

    Examples
    --------
    >>> catchment_traffic(1_000.0, 0.25)
    750.0
    """
    return traffic * (1 - leakage)


def distance_ratio(distance: Km, reference: Km) -> Ratio:
    """Distance of a pair over that of the reference pair.

    Parameters
    ----------
    distance, reference
        Distances [km].

    Returns
    -------
    float or array of the shape of the arguments
        Ratio [1].

    Examples
    --------
    >>> distance_ratio(10_000.0, 8_000.0)
    1.25
    """
    return distance / reference
