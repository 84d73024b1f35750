"""Curves of a type over the way over the ground: what each measure is, and how far it goes.

One flight plan for each knot: masses, fuel and time by `calc.fuel_plan` with the payload asked
for. Knots are equidistant in the square root of the way, as in the fuel table, and what stands
at them is divided by the way with the worth of climbing added to it, so that a straight line
between knots is good to 1e-4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.fuel_plan import FuelPlan, Limits, fuel_plan, payload_limit
from corredor.studies.routes.calc.performance import (
    Aircraft,
    cruise_airspeed,
    still_air_distance,
    still_air_time,
)
from corredor.studies.routes.calc.performance.fuel_table import CLIMB_WORTH, FARTHEST, NEAREST
from corredor.studies.routes.calc.performance.trip import LEAST_DISTANCE
from corredor.units import Kelvin, Kg, Km, Knot, Ratio

FloatArray = NDArray[np.float64]

ROOT_STEP: Final = 0.16
"""Step of the square root of the way [km^0.5]."""
BEYOND: Final = 1.1
"""Take-off mass over the greatest one up to which the curves go."""
COARSE: Final = 32
"""Knots at which the range is sought first."""
SHARES: Final = (0.55, 1.0, 7)
"""Take-off masses over the greatest one for which payload is tabled: first, last, how many."""
PAYLOAD_STEPS: Final = 8
"""Knots from one plan of the greatest payload to the next; between them it is linear."""

FUEL: Final = "fuel"
TIME: Final = "time"
PAYLOAD: Final = "payload"
DETOUR: Final = "detour"
DISTANCE: Final = "distance"
MEASURES: Final = (FUEL, TIME, PAYLOAD, DETOUR, DISTANCE)
"""Trip fuel a seat-kilometre, airborne time, greatest payload, legal way over the great circle,
legal way."""
HEAVIER_IS_BETTER: Final = (PAYLOAD,)
"""Measures of which more is better; of the others less."""


@dataclass(frozen=True)
class Terms:
    """What a screening assumes.

    Attributes
    ----------
    flown_factor, detour_factor
        Way flown over the great circle, and detour flown over the least legal one.
    tailwind
        Mean wind along the way [knot], negative from ahead; the same in both directions, so that
        a headwind stands for the worse of them.
    alternate_distance
        Way through the air to an alternate [km].
    warmth
        Temperature at take-off above that of the standard atmosphere [kelvin].
    """

    flown_factor: Ratio
    detour_factor: Ratio
    tailwind: Knot
    alternate_distance: Km
    warmth: Kelvin


@dataclass(frozen=True, eq=False)
class Curve:
    """One type over the way over the ground.

    Attributes
    ----------
    aircraft
        The type.
    payload
        The payload asked for [kg].
    airspeed
        True airspeed in cruise [knot].
    ways
        Knots [km], shape (m,).
    takeoff_mass, landing_mass, block_fuel, trip_fuel
        Of the flight with the payload asked for [kg], shape (m,).
    time
        Airborne [hour], shape (m,).
    """

    aircraft: Aircraft
    payload: Kg
    airspeed: Knot
    ways: FloatArray = field(repr=False)
    takeoff_mass: FloatArray = field(repr=False)
    landing_mass: FloatArray = field(repr=False)
    block_fuel: FloatArray = field(repr=False)
    trip_fuel: FloatArray = field(repr=False)
    time: FloatArray = field(repr=False)


@dataclass(frozen=True, eq=False)
class Curves:
    """A measure of all types at the same knots.

    Attributes
    ----------
    measure
        One of `MEASURES`.
    first_root, root_step
        Where the knots stand: roots of the way [km^0.5].
    values
        Shape (types, levels, knots); one level but for payload, where they are take-off masses.
    first_share, share_step
        Levels: take-off masses over the greatest one of the type.
    """

    measure: str
    first_root: float
    root_step: float
    values: FloatArray = field(repr=False)
    first_share: float = 1.0
    share_step: float = 1.0


def flight_plan(aircraft: Aircraft, payload: Any, air_distance: Any, terms: Terms) -> FuelPlan:
    """Fuel plan of flights of a type, with the taxi time of its service [kg]."""
    far = np.maximum(air_distance, LEAST_DISTANCE)
    return fuel_plan(aircraft, payload, far, terms.alternate_distance, aircraft.taxi_minutes)


def way_through_air(airspeed: Knot, ground_distance: Any, terms: Terms) -> Any:
    """Way through the air of ways over the ground [km] with the wind of a screening [km]."""
    return still_air_distance(ground_distance, airspeed, terms.tailwind)


def curve_of(aircraft: Aircraft, payload: Kg, terms: Terms) -> Curve:
    """Plan flights of a type over all ways up to beyond its range.

    Raises
    ------
    ValueError
        The headwind is as fast as the type.
    """
    airspeed = float(cruise_airspeed(aircraft, aircraft.operating_mass + payload))
    if airspeed + terms.tailwind <= 0:
        raise ValueError(f"{aircraft.code}: a headwind of {-terms.tailwind} kt stops it")
    roots = np.arange(NEAREST**0.5, FARTHEST**0.5 + ROOT_STEP, ROOT_STEP)
    some = roots[:: -(-len(roots) // COARSE)]
    first = flight_plan(aircraft, payload, way_through_air(airspeed, some**2, terms), terms)
    heavy = np.flatnonzero(first.takeoff_mass > BEYOND * aircraft.max_takeoff_mass)
    last = some[heavy[0]] if len(heavy) else roots[-1]
    ways = roots[roots <= last] ** 2
    through = way_through_air(airspeed, ways, terms)
    plan = flight_plan(aircraft, payload, through, terms)
    return Curve(
        aircraft=aircraft,
        payload=payload,
        airspeed=airspeed,
        ways=ways,
        takeoff_mass=np.asarray(plan.takeoff_mass),
        landing_mass=np.asarray(plan.landing_mass),
        block_fuel=np.asarray(plan.block_fuel),
        trip_fuel=np.asarray(plan.trip),
        time=np.asarray(
            still_air_time(aircraft, np.maximum(through, LEAST_DISTANCE), plan.landing_mass)
        ),
    )


def stacked(curves: Sequence[Curve], measure: str, terms: Terms) -> Curves:
    """Lay a measure of all types upon the same knots.

    Raises
    ------
    ValueError
        There is no such measure.
    """
    if measure not in MEASURES:
        raise ValueError(f"measure {measure!r}: one of {', '.join(MEASURES)}")
    knots = max((len(curve.ways) for curve in curves), default=2)
    levels = SHARES[2] if measure == PAYLOAD else 1
    values = np.zeros((len(curves), levels, knots))
    for at, curve in enumerate(curves):
        values[at, :, : len(curve.ways)] = _values(curve, measure, terms)
        values[at, :, len(curve.ways) :] = values[at, :, len(curve.ways) - 1, None]
    shares = np.linspace(*SHARES)
    step = float(shares[1] - shares[0]) if measure == PAYLOAD else 1.0
    first = float(shares[0]) if measure == PAYLOAD else 1.0
    return Curves(measure, NEAREST**0.5, ROOT_STEP, values, first, step)


def _values(curve: Curve, measure: str, terms: Terms) -> FloatArray:
    """Value of a measure at the knots, without the weight of the pair, shape (levels, m)."""
    worth = curve.ways + CLIMB_WORTH
    match measure:
        case "fuel":
            return (curve.trip_fuel / curve.aircraft.seats / worth)[None, :]
        case "time":
            return (curve.time / worth)[None, :]
        case "payload":
            return _payloads(curve, terms)
        case _:
            return np.ones((1, len(worth)))


def _payloads(curve: Curve, terms: Terms) -> FloatArray:
    """Greatest payload at each level and knot [kg], negative where a ring has shut the way out.

    What each limit allows is smooth and linear between plans; their least has corners. It isn't
    cut off at none: the line through that corner would be wrong on both sides of it.
    """
    aircraft = curve.aircraft
    few = curve.ways[::PAYLOAD_STEPS]
    few = few if few[-1] == curve.ways[-1] else np.append(few, curve.ways[-1])
    levels: Any = np.linspace(*SHARES)[:, None] * aircraft.max_takeoff_mass + 0 * few
    through: Any = np.maximum(
        way_through_air(curve.airspeed, few + 0 * levels, terms), LEAST_DISTANCE
    )
    taxi, limits = aircraft.taxi_minutes, Limits(departure_field=levels)
    found = payload_limit(aircraft, through, terms.alternate_distance, taxi, limits)
    roots, knots = np.sqrt(few), np.sqrt(curve.ways)
    least = np.full((len(levels), len(knots)), np.inf)
    for allowed in found.allowed.values():
        each: Any = np.broadcast_to(np.asarray(allowed, float), levels.shape)
        lines: Any = [np.interp(knots, roots, line) for line in each]
        least = np.minimum(least, lines)
    return least
