"""Choice between itineraries: multinomial and nested logit, and the quality of service index.

The form of Coldren and Koppelman 2005, doi:10.1016/j.tra.2004.10.001: the utility of an itinerary
is a sum of coefficients times attributes. Coefficients are inputs, each with a source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

LEVELS: Final = ("nonstop", "direct", "single_connection", "double_connection")
"""Levels of service; direct is one flight number with a stop."""


def itinerary_utility(coefficients: Mapping[str, Any], attributes: Mapping[str, float]) -> Any:
    """Return the utility of an itinerary: the sum of coefficients times attributes.

    Parameters
    ----------
    coefficients
        By attribute; each a number or draws of shape (n,).
    attributes
        Of the itinerary: a level of service is 1 under its name, others are in the units of the
        coefficient's source.

    Raises
    ------
    KeyError
        An attribute has no coefficient.

    Examples
    --------
    >>> itinerary_utility({"nonstop": 2.0, "fare": -0.005}, {"nonstop": 1, "fare": 400.0})
    0.0
    """
    unknown = sorted(set(attributes) - set(coefficients))
    if unknown:
        raise KeyError(f"no coefficient for {', '.join(unknown)}")
    return sum((coefficients[name] * value for name, value in attributes.items()), 0.0)


def logit_shares(utilities: FloatArray) -> FloatArray:
    """Return the shares of itineraries by multinomial logit.

    Parameters
    ----------
    utilities
        Shape (k,) or, with draws, (k, n).

    Returns
    -------
    array of the same shape
        Shares [share], adding to 1 over the itineraries.

    Examples
    --------
    >>> logit_shares(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    weights = np.exp(utilities - utilities.max(axis=0))
    return weights / weights.sum(axis=0)


def nested_logit_shares(
    utilities: FloatArray, nests: Sequence[str], similarity: Mapping[str, float]
) -> FloatArray:
    """Return the shares of itineraries by two-level nested logit.

    Parameters
    ----------
    utilities
        Shape (k,) or, with draws, (k, n).
    nests
        Nest of each itinerary, such as its carrier or time of day.
    similarity
        Inverse logsum parameter of each nest, at least 1; 1 is multinomial logit [1].

    Raises
    ------
    KeyError
        A nest has no parameter.
    ValueError
        A parameter is below 1: itineraries of a nest would compete less than others.

    Examples
    --------
    >>> shares = nested_logit_shares(np.zeros(3), ["a", "a", "b"], {"a": 2.0, "b": 1.0})
    >>> shares.round(3).tolist()
    [0.293, 0.293, 0.414]
    """
    names = sorted(set(nests))
    if min(similarity[name] for name in names) < 1:
        raise ValueError("an inverse logsum parameter is at least 1")
    inside = np.empty_like(utilities, dtype=np.float64)
    logsums: list[FloatArray] = []
    for name in names:
        at = np.array([nest == name for nest in nests])
        scaled = utilities[at] * similarity[name]
        top = scaled.max(axis=0)
        total = np.exp(scaled - top).sum(axis=0)
        inside[at] = np.exp(scaled - top) / total
        logsums.append((np.log(total) + top) / similarity[name])
    outside = logit_shares(np.stack(logsums))
    return inside * outside[[names.index(nest) for nest in nests]]


def quality_of_service(
    frequency: float, service: float, equipment: float, elapsed: float, fastest: float, power: float
) -> Any:
    """Return the quality of service index of an itinerary.

    Parameters
    ----------
    frequency
        Departures a week.
    service
        Weight of its level of service, nonstop 1.
    equipment
        Weight of its aircraft, the usual one 1.
    elapsed, fastest
        Its elapsed time, and that of the fastest itinerary of the market [hour].
    power
        Power of the fastest time over its own; 0 leaves time out.

    Examples
    --------
    >>> quality_of_service(7.0, 0.5, 1.0, 20.0, 10.0, 1.0)
    1.75
    """
    return frequency * service * equipment * (fastest / elapsed) ** power


def index_shares(indices: FloatArray) -> FloatArray:
    """Return shares in proportion to quality of service, shape (k,) or (k, n).

    Raises
    ------
    ValueError
        An index is negative, or all are nothing.

    Examples
    --------
    >>> index_shares(np.array([3.0, 1.0])).tolist()
    [0.75, 0.25]
    """
    total = indices.sum(axis=0)
    if np.any(indices < 0) or np.any(total <= 0):
        raise ValueError("indices of quality are not negative, and some are above zero")
    return indices / total
