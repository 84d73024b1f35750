"""Choice between itineraries: logit, with nests or without, and the quality of service index.

The form of Coldren and Koppelman 2005, doi:10.1016/j.tra.2004.10.001: the utility of an itinerary
is a sum of coefficients times attributes. Coefficients are inputs, each with a source. The rivals
of a service are added up as weights, each relative to the service's own.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

import numpy as np

from corredor.studies.routes.calc.cost.measures import MoneyPerPerson
from corredor.units import Hour, Ratio, Share

PerHour = Annotated[float, "1/hour"]
MoneyPerHour = Annotated[float, "money/person/hour"]
FlightsPerWeek = Annotated[float, "flight/week"]

LEVELS: Final = ("nonstop", "direct", "single_connection", "double_connection")
"""Levels of service; direct is one flight number with a stop."""


def level_of_service(stops: int, changes: int) -> str:
    """Return the level of a journey with so many stops on one flight and changes of flights.

    Examples
    --------
    >>> [level_of_service(1, changes) for changes in (0, 1, 2, 3)]
    ['direct', 'single_connection', 'double_connection', 'double_connection']
    >>> level_of_service(0, 0)
    'nonstop'
    """
    if changes:
        return LEVELS[min(changes, 2) + 1]
    return LEVELS[1] if stops else LEVELS[0]


def utility_of_time(elapsed: Hour, hour: PerHour) -> Ratio:
    """Utility of the time of a journey: hours times the utility of one.

    Parameters
    ----------
    elapsed
        From the first departure to the last arrival [hour].
    hour
        Utility of an hour [1/hour]; negative.

    Returns
    -------
    float or array of the shape of the arguments
        Utility [1].

    Examples
    --------
    >>> utility_of_time(20.0, -0.25)
    -5.0
    """
    return elapsed * hour


def utility_of_fare(fare: MoneyPerPerson, hour: PerHour, value_of_time: MoneyPerHour) -> Ratio:
    """Utility of a fare: that of the hours which it is worth.

    Parameters
    ----------
    fare
        One way [money/person].
    hour
        Utility of an hour [1/hour]; negative.
    value_of_time
        What travellers pay for an hour less [money/person/hour].

    Returns
    -------
    float or array of the shape of the arguments
        Utility [1].

    Examples
    --------
    >>> utility_of_fare(400.0, -0.25, 20.0)
    -5.0
    """
    return fare / value_of_time * hour


def utility_of_frequency(weekly: FlightsPerWeek, frequency: Ratio) -> Ratio:
    """Utility of the flights of a week: a coefficient times their logarithm.

    Parameters
    ----------
    weekly
        Departures a week [flight/week].
    frequency
        Coefficient [1]; 1 where each departure is an itinerary of its own and all are alike.

    Returns
    -------
    float or array of the shape of the arguments
        Utility [1].

    Examples
    --------
    >>> round(float(utility_of_frequency(7.0, 1.0)), 3)
    1.946
    """
    return frequency * np.log(weekly)


def logit_weight(own: Ratio, rival: Ratio) -> Ratio:
    """Weight of a rival itinerary over the own by multinomial logit: exponential of utilities.

    Parameters
    ----------
    own, rival
        Their utilities [1].

    Returns
    -------
    float or array of the shape of the arguments
        Weight [1].

    Examples
    --------
    >>> float(logit_weight(-2.0, -2.0))
    1.0
    """
    return np.exp(rival - own)


def rival_weight(own: Ratio, rival: Ratio, similarity: Ratio) -> Ratio:
    """Weight of a rival itinerary over the own by nested logit, within or between nests.

    Parameters
    ----------
    own, rival
        Their utilities [1].
    similarity
        Inverse logsum parameter of the nests [1], as of `nested_share`.

    Returns
    -------
    float or array of the shape of the arguments
        Weight [1].

    Examples
    --------
    >>> float(rival_weight(-2.0, -2.0, 1.5))
    1.0
    """
    return np.exp(similarity * (rival - own))


def logit_share(rivals: Ratio) -> Share:
    """Share of an itinerary by multinomial logit, from the weights of all its rivals.

    Parameters
    ----------
    rivals
        Sum of their weights over the own [1].

    Returns
    -------
    float or array of the shape of the argument
        Share [share].

    Examples
    --------
    >>> logit_share(3.0)
    0.25
    """
    return 1 / (1 + rivals)


def nested_share(alike: Ratio, others: Ratio, similarity: Ratio) -> Share:
    """Share of an itinerary by nested logit: within its nest, times that of the nest.

    Parameters
    ----------
    alike
        Sum of the weights of rivals in the own nest [1].
    others
        Sum of those in the other nest [1].
    similarity
        Inverse logsum parameter of both nests [1], at least 1; with less, itineraries of one nest
        would compete less than others.

    Returns
    -------
    float or array of the shape of the arguments
        Share [share]; not a number where the parameter is below 1.

    Notes
    -----
    Two-level nested logit with scales of 1 above the nests: of the exponential of the logsum, a
    nest has the sum of its weights to the power of one over the parameter.

    Examples
    --------
    >>> round(float(nested_share(1.0, 1.0, 2.0)), 3)
    0.293
    """
    power: Any = 1 / np.where(np.asarray(similarity) >= 1, similarity, np.nan)
    nest: Any = (1 + alike) ** power
    return (nest / (nest + others**power) / (1 + alike))[()]


def lone_share(others: Ratio, similarity: Ratio) -> Share:
    """Share of an itinerary that is alone in its nest, by nested logit.

    Parameters
    ----------
    others, similarity
        As of `nested_share`.

    Returns
    -------
    float or array of the shape of the arguments
        Share [share]; not a number where the parameter is below 1.

    Examples
    --------
    >>> round(float(lone_share(2.0, 2.0)), 3)
    0.414
    """
    return nested_share(0.0, others, similarity)


def quality_of_service(
    weekly: FlightsPerWeek, weight: Ratio, elapsed: Hour, fastest: Hour, power: Ratio
) -> FlightsPerWeek:
    """Quality of service index: flights a week by the weight of their level and their time.

    Parameters
    ----------
    weekly
        Departures a week [flight/week].
    weight
        Weight of the level of service, nonstop 1 [1].
    elapsed, fastest
        Time of the journey, and that of a journey of the same market to which all are compared;
        which one changes no share [hour].
    power
        Power of the latter over the former [1]; 0 leaves time out.

    Returns
    -------
    float or array of the shape of the arguments
        Nonstop flights a week that would be as good [flight/week].

    Examples
    --------
    >>> quality_of_service(7.0, 0.5, 20.0, 10.0, 1.0)
    1.75
    """
    return weekly * weight * (fastest / elapsed) ** power


def index_share(own: FlightsPerWeek, rivals: FlightsPerWeek) -> Share:
    """Share of an itinerary in proportion to quality of service.

    Parameters
    ----------
    own, rivals
        Its index, and the sum of those of its rivals [flight/week].

    Returns
    -------
    float or array of the shape of the arguments
        Share [share].

    Examples
    --------
    >>> index_share(3.0, 1.0)
    0.75
    """
    return own / (own + rivals)
