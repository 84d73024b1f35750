"""The sectors between any two of the stations, planned all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.fuel_plan import (
    LIMITS,
    FuelRules,
    Limits,
    Sector,
    fuel_plan,
    mass_margins,
    payload_limit,
)
from corredor.studies.routes.calc.fuel_plan.limits import UNLIMITED
from corredor.studies.routes.calc.performance import Aircraft, Fuels
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray
from corredor.units import Hour, Kg, Km, Minute, Money

MINUTES: Final = 60.0
"""Minutes of an hour."""


@dataclass(frozen=True)
class Station:
    """An airport as the service finds it.

    Attributes
    ----------
    code
        Its code.
    departure_field, arrival_field
        Masses that its runways allow for take-off and landing [kg].
    alternate_distance
        Way through the air to its alternate [km]; None where it is isolated.
    has_fuel, is_open
        Whether it has fuel on the day, and whether every gate is open to the carrier.
    fuel_price
        Of a kilogram into wing.
    charge
        Of one technical stop.
    """

    code: str
    departure_field: Kg = UNLIMITED
    arrival_field: Kg = UNLIMITED
    alternate_distance: Km | None = None
    has_fuel: bool = True
    is_open: bool = True
    fuel_price: Money = 0
    charge: Money = 0


@dataclass(frozen=True)
class Terms:
    """What a stop takes: taxi out and in, time on the ground, and what an hour costs."""

    taxi_out: Minute
    taxi_in: Minute
    turnaround: Hour
    hourly_cost: Money


@dataclass(frozen=True, eq=False)
class Legs:
    """Sectors from each station to each other, shape (n, n) from row to column.

    Attributes
    ----------
    is_legal
        Whether there is a legal track.
    air_distance
        Way through the air [km].
    burned
        Trip and taxi fuel without fuel carried for later [kg].
    block_time
        [hour].
    margin, binding
        Room below the nearest limit [kg], and its name.
    payload_limit
        Greatest payload [kg]; computed where the payload breaks a limit of one of the sectors.
    payload, terms, rules, fuels
        With which they were planned.
    """

    is_legal: BoolArray = field(repr=False)
    air_distance: FloatArray = field(repr=False)
    burned: FloatArray = field(repr=False)
    block_time: FloatArray = field(repr=False)
    margin: FloatArray = field(repr=False)
    binding: Any = field(repr=False)
    payload_limit: FloatArray = field(repr=False)
    payload: Kg
    terms: Terms
    rules: FuelRules
    fuels: Fuels

    def sector(self, stations: Sequence[Station], one: int, two: int) -> Sector:
        """Return the sector between two stations by their numbers."""
        origin, destination = stations[one], stations[two]
        return Sector(
            origin.code,
            destination.code,
            float(self.air_distance[one, two]),
            destination.alternate_distance,
            self.payload,
            self.terms.taxi_out,
            origin.has_fuel,
            Limits(origin.departure_field, destination.arrival_field),
        )


def legs_between(
    aircraft: Aircraft,
    stations: Sequence[Station],
    air_distances: FloatArray,
    payload: Kg,
    terms: Terms,
    rules: FuelRules,
    fuels: Fuels,
) -> Legs:
    """Plan the sectors between any two stations; those to isolated ones apart from the others.

    Parameters
    ----------
    aircraft, stations, air_distances, payload, terms, rules, fuels
        As of `stop_options`.
    """
    legal = np.isfinite(air_distances) & ~np.eye(len(stations), dtype=bool)
    isolated = np.array([station.alternate_distance is None for station in stations])
    blank = np.full(air_distances.shape, np.nan)
    burned, time, margin, most = (blank.copy() for _ in range(4))
    binding = np.full(air_distances.shape, "", dtype=object)
    for alone in (False, True):
        rows, columns = np.nonzero(legal & (isolated == alone)[None, :])
        if not len(rows):
            continue
        at = rows, columns
        ways: Any = air_distances[at]
        origins = [stations[int(row)] for row in rows]
        ends = [stations[int(column)] for column in columns]
        departing: Any = np.array([station.departure_field for station in origins])
        arriving: Any = np.array([station.arrival_field for station in ends])
        limits = Limits(departing, arriving)
        alternates: Any = np.array([station.alternate_distance for station in ends])
        towards = None if alone else alternates
        flight = ways, towards, terms.taxi_out
        plan = fuel_plan(aircraft, payload, *flight, rules=rules, fuels=fuels)
        room = mass_margins(aircraft, plan, limits)
        every = np.stack([np.broadcast_to(room[name], ways.shape) for name in LIMITS])
        burned[at] = plan.taxi + plan.trip
        flown = fuels.time(aircraft, ways, plan.landing_mass)
        time[at] = flown + (terms.taxi_out + terms.taxi_in) / MINUTES
        margin[at] = every.min(axis=0)
        binding[at] = np.array(LIMITS)[every.argmin(axis=0)]
        if (margin[at] < 0).any():
            limit = payload_limit(aircraft, *flight, limits, rules=rules, fuels=fuels)
            most[at] = limit.payload
    found = burned, time, margin, binding, most
    return Legs(legal, air_distances, *found, payload, terms, rules, fuels)
