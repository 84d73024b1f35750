"""The formulas by which states charge for the use of their airspace."""

from __future__ import annotations

from typing import Annotated, Any, Final

import numpy as np

from corredor.units import Km, Money, Ratio, Tonne

NauticalMile = Annotated[float, "nautical_mile"]

HUNDRED: Final = 100.0
"""Kilometres or nautical miles to the unit of distance of a charge."""
REFERENCE_MASS: Final = 50.0
"""Mass whose weight factor is 1 [tonne] (EUROCONTROL, Conditions of Application, article 5)."""
MOVEMENT_DISTANCE: Final = 20.0
"""Distance not charged for each take-off and landing in a zone [km] (same, article 4)."""
PLACES: Final = 2
"""Decimals to which distance and weight factor are taken (same, articles 4 and 5)."""


def distance_factor(distance: Km, movements: Ratio) -> Ratio:
    """Distance factor of EUROCONTROL: hundreds of kilometres, less 20 km a take-off or landing.

    Parameters
    ----------
    distance
        Great-circle distance between entry and exit of the zone [km].
    movements
        Take-offs and landings within the zone [1].

    Returns
    -------
    float or array of the shape of the arguments
        Factor to two decimals [1], not below 0.

    Examples
    --------
    >>> float(distance_factor(945.3, 1))
    9.25
    """
    charged = np.maximum(distance - MOVEMENT_DISTANCE * movements, 0.0)
    return _rounded(charged / HUNDRED)


def weight_factor(mass: Tonne) -> Ratio:
    """Weight factor of EUROCONTROL: root of the maximum take-off mass over 50 tonnes.

    Parameters
    ----------
    mass
        Maximum take-off mass [tonne].

    Returns
    -------
    float or array of the shape of the argument
        Factor to two decimals [1].

    Examples
    --------
    >>> float(weight_factor(351.5))
    2.65
    """
    return _rounded((mass / REFERENCE_MASS) ** 0.5)


def _rounded(factor: float) -> Any:
    return np.round(np.asarray(factor, dtype=np.float64), PLACES)[()]


def eurocontrol_charge(distance: Km, mass: Tonne, movements: Ratio, unit_rate: Money) -> Money:
    """En-route charge of EUROCONTROL: unit rate times distance factor times weight factor.

    Parameters
    ----------
    distance
        Great-circle distance between entry and exit of the zone [km].
    mass
        Maximum take-off mass [tonne].
    movements
        Take-offs and landings within the zone [1].
    unit_rate
        Unit rate of the zone [money].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Notes
    -----
    EUROCONTROL, Conditions of Application of the Route Charges System; the same formula in the
    UK Civil Aviation (Route Charges for Navigation Services) Regulations 1997, regulation 6.

    Examples
    --------
    >>> round(float(eurocontrol_charge(945.3, 351.5, 1, 60.0)), 2)
    1470.75
    """
    return unit_rate * distance_factor(distance, movements) * weight_factor(mass)


def distance_charge(distance: Km, rate: Money) -> Money:
    """Charge by distance alone: a rate times hundreds of kilometres.

    Parameters
    ----------
    distance
        Distance in the zone, by the zone's own rule [km].
    rate
        Charge of 100 km [money].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Examples
    --------
    >>> distance_charge(1_250.0, 207.8)
    2597.5
    """
    return distance * rate / HUNDRED


def nautical_charge(distance: NauticalMile, rate: Money) -> Money:
    """US overflight charge: a rate times hundreds of nautical miles of great circle.

    Parameters
    ----------
    distance
        Great-circle distance from entry to exit of the airspace [nautical_mile].
    rate
        Charge of 100 nautical miles [money]: US$61.75 en route, US$26.51 oceanic.

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Notes
    -----
    14 CFR 187.53; due for flights that neither land in the United States nor take off there.

    Examples
    --------
    >>> nautical_charge(400.0, 61.75)
    247.0
    """
    return distance * rate / HUNDRED


def canadian_charge(distance: Km, mass: Tonne, rate: Money) -> Money:
    """Canadian en-route charge: a rate times distance times the root of the take-off mass.

    Parameters
    ----------
    distance
        Great-circle distance in Canadian airspace [km].
    mass
        Maximum take-off mass [tonne].
    rate
        Charge of a kilometre at one tonne [money].

    Returns
    -------
    float or array of the shape of the arguments
        Charge [money].

    Notes
    -----
    NAV CANADA, Customer Guide to Charges, enroute charge.

    Examples
    --------
    >>> round(canadian_charge(1_550.0, 344.5, 0.03639))
    1047
    """
    return rate * distance * mass**0.5
