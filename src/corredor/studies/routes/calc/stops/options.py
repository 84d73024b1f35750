"""All ways from origin to destination by none, one or two technical stops, compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Final

import numpy as np

from corredor.studies.routes.calc.fuel_plan import (
    ANNEX_6,
    FuelRules,
    service_payload_limit,
    service_plan,
)
from corredor.studies.routes.calc.fuel_plan.limits import ARRIVAL_FIELD, DEPARTURE_FIELD
from corredor.studies.routes.calc.performance import MISSION, Aircraft, Fuels
from corredor.studies.routes.calc.sphere.constants import FloatArray
from corredor.studies.routes.calc.stops.legs import Legs, Station, Terms, legs_between
from corredor.studies.routes.calc.stops.pareto import is_on_frontier
from corredor.units import Hour, Kg, Money

AIRSPACE: Final = "airspace"
GATE: Final = "gate"
RANGE: Final = "range"
RUNWAY: Final = "runway"
OUTAGE: Final = "outage"
REASONS: Final = (AIRSPACE, GATE, OUTAGE, RUNWAY, RANGE)
"""Why a way fails: no legal track, a gate closed to the carrier, no fuel at a station and none
to spare from the one before, a runway, or the aircraft's own limits."""
MOST_STOPS: Final = 2


@dataclass(frozen=True)
class StopOption:
    """A way that can be flown.

    Attributes
    ----------
    path
        Codes of its stations in order.
    fuel
        Trip and taxi fuel of all sectors [kg].
    time
        From first off-block to last on-block [hour].
    cost
        Fuel, time and stops, in the currency of the terms.
    """

    path: tuple[str, ...]
    fuel: Kg
    time: Hour
    cost: Money

    @property
    def stops(self) -> tuple[str, ...]:
        """Codes of the stops."""
        return self.path[1:-1]


@dataclass(frozen=True)
class Refusal:
    """A way that can't be flown, and why.

    Attributes
    ----------
    path
        Codes of its stations in order.
    reason
        One of `REASONS`.
    where
        The station, or the two stations of the sector, that fail.
    limit
        The limit of mass or fuel that binds; empty where none does.
    shortfall
        By how much that limit is missed [kg]; 0 where none is.
    payload
        Greatest payload that the sector takes [kg]; not a number where there is no such sector.
    """

    path: tuple[str, ...]
    reason: str
    where: tuple[str, ...]
    limit: str = ""
    shortfall: Kg = 0
    payload: Kg = np.nan


@dataclass(frozen=True)
class StopComparison:
    """All ways compared.

    Attributes
    ----------
    options
        Ways that can be flown, the cheapest first.
    frontier
        Those of them that no other beats on fuel, time and cost at once.
    refusals
        Ways that can't, in the order tried.
    """

    options: tuple[StopOption, ...]
    frontier: tuple[StopOption, ...]
    refusals: tuple[Refusal, ...]

    def best(self, count: str) -> StopOption:
        """Return the way that is best by ``fuel``, ``time`` or ``cost``.

        Raises
        ------
        ValueError
            No way can be flown.
        """
        if not self.options:
            raise ValueError("no way can be flown")
        return min(self.options, key=lambda option: (getattr(option, count), option.path))


def stop_options(
    aircraft: Aircraft,
    stations: Sequence[Station],
    air_distances: FloatArray,
    payload: Kg,
    terms: Terms,
    *,
    most_stops: int = MOST_STOPS,
    rules: FuelRules = ANNEX_6,
    fuels: Fuels = MISSION,
) -> StopComparison:
    """Ways from the first station to the last by up to two of those between, compared.

    Parameters
    ----------
    aircraft
        The type.
    stations
        Origin, candidates, destination.
    air_distances
        Ways through the air on the shortest legal track [km], from row to column, infinite where
        there is no legal track, shape (n, n).
    payload
        Carried all the way [kg].
    terms
        What a stop takes.
    most_stops
        Greatest number of stops.
    rules
        Of the fuel plans.
    fuels
        Where fuel and time come from, as of `fuel_plan`.
    """
    last = len(stations) - 1
    legs = legs_between(aircraft, stations, air_distances, payload, terms, rules, fuels)
    options: list[StopOption] = []
    refusals: list[Refusal] = []
    for count in range(most_stops + 1):
        for between in permutations(range(1, last), count):
            path = [0, *between, last]
            found = _barred(stations, legs, path) or _flown(aircraft, stations, legs, path)
            if isinstance(found, Refusal):
                refusals.append(found)
            else:
                options.append(found)
    options.sort(key=lambda option: (option.cost, option.fuel, option.path))
    if not options:
        return StopComparison((), (), tuple(refusals))
    counts = np.array([[option.fuel, option.time, option.cost] for option in options])
    kept = np.flatnonzero(is_on_frontier(counts))
    frontier = tuple(options[at] for at in kept)
    return StopComparison(tuple(options), frontier, tuple(refusals))


def _barred(stations: Sequence[Station], legs: Legs, path: list[int]) -> Refusal | None:
    """Return why a way may not be flown, or can't be by a leg of its own."""
    codes = tuple(stations[at].code for at in path)
    for at in path:
        if not stations[at].is_open:
            return Refusal(codes, GATE, (stations[at].code,))
    for one, two in pairwise(path):
        if not legs.is_legal[one, two]:
            return Refusal(codes, AIRSPACE, (stations[one].code, stations[two].code))
    if not stations[path[0]].has_fuel:
        return Refusal(codes, OUTAGE, codes[:1])
    for one, two in pairwise(path):
        if legs.margin[one, two] < 0:
            binding = str(legs.binding[one, two])
            reason = RUNWAY if binding in (DEPARTURE_FIELD, ARRIVAL_FIELD) else RANGE
            where = stations[one].code, stations[two].code
            missing, most = -float(legs.margin[one, two]), float(legs.payload_limit[one, two])
            return Refusal(codes, reason, where, binding, missing, most)
    return None


def _flown(
    aircraft: Aircraft, stations: Sequence[Station], legs: Legs, path: list[int]
) -> StopOption | Refusal:
    """Return a way with the fuel carried past stations that have none."""
    codes = tuple(stations[at].code for at in path)
    burned = [float(legs.burned[one, two]) for one, two in pairwise(path)]
    times = [float(legs.block_time[one, two]) for one, two in pairwise(path)]
    if not all(stations[at].has_fuel for at in path[:-1]):
        sectors = [legs.sector(stations, one, two) for one, two in pairwise(path)]
        plans = service_plan(aircraft, sectors, legs.rules, legs.fuels)
        for plan in plans:
            if not plan.is_feasible:
                where = plan.sector.origin, plan.sector.destination
                most = service_payload_limit(aircraft, sectors, legs.rules, legs.fuels)
                return Refusal(codes, OUTAGE, where, plan.binding, -plan.margin, most)
        burned = [float(plan.plan.taxi + plan.plan.trip) for plan in plans]
    time = sum(times) + legs.terms.turnaround * (len(times) - 1)
    cost = legs.terms.hourly_cost * time + sum(stations[at].charge for at in path[1:-1])
    price = 0.0
    for at, fuel in zip(path, burned, strict=False):
        price = stations[at].fuel_price if stations[at].has_fuel else price
        cost += price * fuel
    return StopOption(codes, sum(burned), time, cost)
