"""The Travel Impact Model, version 3.0.0: from distance and fuel to kilograms CO2e a passenger.

Source: Google, Travel Impact Model 3.0.0, October 2025 (github.com/google/travel-impact-model).
The model measures distance on a sphere with one nautical mile to the arc-minute. It is good for
this model only: to fly, lengths are taken on the ellipsoid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.units import Degree, Kg, Km, Person, Ratio, Share

NauticalMile = Annotated[float, "nautical_mile"]
Seat = Annotated[float, "seat"]
KgPerPerson = Annotated[float, "kg/person"]

KM_PER_NAUTICAL_MILE: Final = 1.852
"""Kilometres to the nautical mile (BIPM SI Brochure, 8th edition, table 8)."""
NAUTICAL_MILES_PER_DEGREE: Final = 60.0
"""Length of a degree of arc [nautical_mile] on the model's sphere; R = 6,366.7 km."""
LANDING_AND_TAKEOFF_DISTANCE: Final = 17.0
"""Distance flown within the landing and take-off cycle [nautical_mile] (TIM 3.0.0, example)."""
PASSENGER_MASS: Final = 100.0
"""Mass of a passenger with baggage [kg/person] (TIM 3.0.0; ICAO Doc 9889; IATA RP 1726)."""
CABINS: Final = ("economy", "premium_economy", "business", "first")
"""Cabins in rising order of space; the keys of seats and cabin factors."""


@dataclass(frozen=True)
class Emissions:
    """Emissions of greenhouse gases of a flight.

    Parameters
    ----------
    well_to_tank, tank_to_wake, well_to_wake
        From production of the fuel, from burning it, and their sum, CO2-equivalent [kg].
    """

    well_to_tank: Kg
    tank_to_wake: Kg
    well_to_wake: Kg


def model_distance(
    latitude_from: Degree, longitude_from: Degree, latitude_to: Degree, longitude_to: Degree
) -> Km:
    """Great-circle distance on the sphere of the Travel Impact Model, one nautical mile a minute.

    Parameters
    ----------
    latitude_from, longitude_from, latitude_to, longitude_to
        Ends [degree]; north and east positive.

    Returns
    -------
    float or array of the shape of the arguments
        Distance [km].

    Examples
    --------
    >>> round(float(model_distance(47.4647, 8.54917, 37.618806, -122.375417)), 1)
    9369.4
    """
    first, second = np.radians(latitude_from), np.radians(latitude_to)
    steps = np.sin((second - first) / 2) ** 2
    turns = np.sin(np.radians(np.subtract(longitude_to, longitude_from)) / 2) ** 2
    arc = 2 * np.arcsin(np.sqrt(np.minimum(steps + np.cos(first) * np.cos(second) * turns, 1)))
    return np.degrees(arc) * NAUTICAL_MILES_PER_DEGREE * KM_PER_NAUTICAL_MILE


def climb_cruise_distance(great_circle: NauticalMile, detour: Ratio) -> NauticalMile:
    """Distance of climb, cruise and descent: great circle times detour, less 17 nautical miles.

    Parameters
    ----------
    great_circle
        Great-circle distance [nautical_mile].
    detour
        Distance flown over the great circle [1]; the model's default is 1.052.

    Returns
    -------
    float or array of the shape of the arguments
        Distance outside the landing and take-off cycle [nautical_mile], not below 0.

    Examples
    --------
    >>> round(float(climb_cruise_distance(5058.9, 1.0273)))
    5180
    """
    return np.maximum(great_circle * detour - LANDING_AND_TAKEOFF_DISTANCE, 0.0)


def tabled_fuel(
    distance: NauticalMile, knots: NDArray[np.float64], fuel: NDArray[np.float64]
) -> Kg:
    """Fuel of climb, cruise and descent, linear between the knots of a table and beyond them.

    Parameters
    ----------
    distance
        Distance outside the landing and take-off cycle [nautical_mile].
    knots
        Distances of the table [nautical_mile], shape (k,), rising, k at least 2.
    fuel
        Fuel at each knot [kg], shape (k,).

    Returns
    -------
    float or array of the shape of `distance`
        Fuel [kg], not below 0.

    Raises
    ------
    ValueError
        The table has fewer than two knots, or they don't rise.

    Examples
    --------
    >>> knots = np.array([5000.0, 5500.0])
    >>> round(float(tabled_fuel(5180.0, knots, np.array([52_962.0, 58_072.0]))))
    54802
    """
    if len(knots) < 2 or np.any(np.diff(knots) <= 0):
        raise ValueError("a table of fuel needs at least two distances in rising order")
    at = np.clip(np.searchsorted(knots, distance) - 1, 0, len(knots) - 2)
    slope = (fuel[at + 1] - fuel[at]) / (knots[at + 1] - knots[at])
    return np.maximum(fuel[at] + (distance - knots[at]) * slope, 0.0)


def fuel_emissions(fuel: Kg, well_to_tank_factor: Ratio, tank_to_wake_factor: Ratio) -> Emissions:
    """Emissions of fuel: kilograms of fuel times the factors of production and of burning.

    Parameters
    ----------
    fuel
        Fuel burned [kg].
    well_to_tank_factor, tank_to_wake_factor
        CO2-equivalent to the kilogram of fuel [1]; 0.6465 and 3.1894 in the model
        (ISO 14083; ICAO CORSIA life cycle assessment).

    Returns
    -------
    Emissions
        Each of the shape of the arguments [kg].

    Examples
    --------
    >>> round(fuel_emissions(56_440.0, 0.6465, 3.1894).well_to_wake)
    216498
    """
    produced, burned = fuel * well_to_tank_factor, fuel * tank_to_wake_factor
    return Emissions(produced, burned, produced + burned)


def cargo_share(cargo: Kg, passengers: Person) -> Share:
    """Part of the emissions that cargo bears: its part of the mass, a passenger counting 100 kg.

    Parameters
    ----------
    cargo
        Belly cargo and mail [kg].
    passengers
        Passengers aboard [person].

    Returns
    -------
    float or array of the shape of the arguments
        Share [share].

    Examples
    --------
    >>> cargo_share(2_500.0, 225.0)
    0.1
    """
    return cargo / (cargo + passengers * PASSENGER_MASS)


def equivalent_capacity(
    economy: Seat,
    premium_economy: Seat,
    business: Seat,
    first: Seat,
    premium_economy_factor: Ratio,
    business_factor: Ratio,
    first_factor: Ratio,
) -> Seat:
    """Capacity in economy seats: seats of each cabin times the space that one of them takes.

    Parameters
    ----------
    economy, premium_economy, business, first
        Seats [seat].
    premium_economy_factor, business_factor, first_factor
        Space of a seat over that of an economy seat [1] (IATA RP 1726).

    Returns
    -------
    float or array of the shape of the arguments
        Economy seats that would take the same space [seat].

    Examples
    --------
    >>> equivalent_capacity(188.0, 21.0, 48.0, 0.0, 1.5, 4.0, 5.0)
    411.5
    """
    premium = premium_economy * premium_economy_factor
    return economy + premium + business * business_factor + first * first_factor


def emissions_per_passenger(
    emissions: Kg, cargo: Share, capacity: Seat, load_factor: Share, cabin_factor: Ratio
) -> KgPerPerson:
    """Emissions of a passenger: the passengers' part, by space of the seat, over occupied seats.

    Parameters
    ----------
    emissions
        Emissions of the flight [kg].
    cargo
        Part borne by cargo [share].
    capacity
        Equivalent capacity [seat].
    load_factor
        Occupied seats over seats [share].
    cabin_factor
        Space of the passenger's seat over that of an economy seat [1].

    Returns
    -------
    float or array of the shape of the arguments
        Emissions [kg/person].

    Examples
    --------
    >>> round(emissions_per_passenger(216_498.0, 0.08, 411.5, 0.845, 1.0), 1)
    572.8
    """
    return emissions * (1 - cargo) / capacity * cabin_factor / load_factor


def emission_factors(rows: tuple[Mapping[str, Any], ...], version: str) -> dict[str, float]:
    """Return the factors of one version of the model by id, from the rows of their table.

    Raises
    ------
    KeyError
        No row has that version.

    Examples
    --------
    >>> rows = ({"version": "3.0.0", "id": "tank_to_wake", "value": "3.1894"},)
    >>> emission_factors(rows, "3.0.0")
    {'tank_to_wake': 3.1894}
    """
    found = {row["id"]: float(row["value"]) for row in rows if row["version"] == version}
    if not found:
        raise KeyError(f"no emission factors of version {version!r}")
    return found
