"""Gravity: traffic between two places from people, income and distance, and how it responds.

Nothing here has a coefficient of its own: each is an assumption with low and high, or a fit.
"""

from __future__ import annotations

from typing import Annotated

from corredor.studies.routes.calc.cost.measures import MoneyPerPerson
from corredor.units import Ratio, Same, Share

Elasticity = Annotated[float, "1"]
PersonsPerYear = Annotated[float, "person/year"]


def gravity_traffic(
    scale: PersonsPerYear,
    people: Ratio,
    income: Ratio,
    distance: Ratio,
    people_elasticity: Elasticity,
    income_elasticity: Elasticity,
    distance_elasticity: Elasticity,
) -> PersonsPerYear:
    """Traffic by gravity: that of a reference pair, times the ratios to it, each to its power.

    Parameters
    ----------
    scale
        Passengers of the reference pair in a year [person/year].
    people, income, distance
        Product of populations, product of incomes a head, and distance, over those of the
        reference pair [1].
    people_elasticity, income_elasticity, distance_elasticity
        Powers [1]; that of distance is negative.

    Returns
    -------
    float or array of the shape of the arguments
        Passengers in a year [person/year].

    Examples
    --------
    >>> gravity_traffic(100_000.0, 0.5, 1.0, 2.0, 1.0, 1.3, -1.0)
    25000.0
    """
    pull = people**people_elasticity * income**income_elasticity
    return scale * pull * distance**distance_elasticity


def fare_response(
    traffic: PersonsPerYear, before: MoneyPerPerson, after: MoneyPerPerson, elasticity: Elasticity
) -> PersonsPerYear:
    """Traffic at another fare: times the ratio of fares to the power of the elasticity.

    Parameters
    ----------
    traffic
        Passengers at the first fare [person/year].
    before, after
        The fares [money/person].
    elasticity
        Change of traffic for one of fare, in hundredths [1]; negative.

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person/year].

    Examples
    --------
    >>> round(fare_response(1_000.0, 400.0, 440.0, -1.0))
    909
    """
    return traffic * (after / before) ** elasticity


def stimulated_traffic(traffic: PersonsPerYear, stimulation: Share) -> PersonsPerYear:
    """Traffic with the travellers whom the new service itself makes: an explicit assumption.

    Parameters
    ----------
    traffic
        Passengers who travel anyway [person/year].
    stimulation
        New travellers over those [share].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person/year].

    Examples
    --------
    >>> stimulated_traffic(1_000.0, 0.25)
    1250.0
    """
    return traffic * (1 + stimulation)


def catchment_traffic(traffic: PersonsPerYear, leakage: Share) -> PersonsPerYear:
    """Traffic that a station keeps: that of its catchment less what leaks to other airports.

    Parameters
    ----------
    traffic
        Passengers of the catchment [person/year].
    leakage
        Part that flies from elsewhere [share].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers [person/year].

    Examples
    --------
    >>> catchment_traffic(1_000.0, 0.25)
    750.0
    """
    return traffic * (1 - leakage)


def pull_of(first: Same, second: Same, reference: Same, other: Same) -> Ratio:
    """Pull of a pair over that of the reference pair: the product of both ends, over its product.

    Parameters
    ----------
    first, second
        People, or income a head, at the ends of the pair, in any one unit.
    reference, other
        The same at the ends of the reference pair.

    Returns
    -------
    float or array of the shape of the arguments
        Ratio [1].

    Examples
    --------
    >>> pull_of(2.0, 6.0, 3.0, 2.0)
    2.0
    """
    return first * second / (reference * other)


def distance_ratio(distance: Same, reference: Same) -> Ratio:
    """Distance of a pair over that of the reference pair.

    Parameters
    ----------
    distance, reference
        Distances, in any one unit.

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
