"""Range rings: how far a type goes from each runway, and why it doesn't reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.performance import Aircraft, field_limited_mass
from corredor.studies.routes.calc.performance.atmosphere import FOOT, air_temperature
from corredor.studies.routes.calc.performance.fuel_table import NEAREST
from corredor.studies.routes.calc.screening.curves import Curve, Terms

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

REACHED: Final = 0
NEAR: Final = 1
RUNWAY: Final = 2
CLOSED: Final = 3
RANGE: Final = 4
REASONS: Final = ("reached", "near", "runway", "closed", "range")
"""Names of the reasons by number: reached; nearer than the method speaks of; a runway is too
short, too high or not known to be paved; closed airspace; range with the payload asked for."""


@dataclass(frozen=True, eq=False)
class Rings:
    """How far types go over the ground with their payload [km].

    Attributes
    ----------
    rings
        From each airport with the mass that its runway allows, 0 where it can't take off, shape
        (types, airports).
    open_rings
        From a runway that limits nothing, shape (types,).
    shares
        Take-off mass that the runway allows over the greatest one, shape (types, airports).
    """

    rings: FloatArray = field(repr=False)
    open_rings: FloatArray = field(repr=False)
    shares: FloatArray = field(repr=False)


def takeoff_limits(
    aircraft: Aircraft, runway_length: Any, elevation: Any, terms: Terms
) -> FloatArray:
    """Take-off mass that runways of a length [m] and elevation [foot] allow [kg], shape (n,).

    0 where there is no runway.
    """
    lengths: Any = np.asarray(runway_length, float)
    heights: Any = np.asarray(elevation, float)
    temperature = air_temperature(heights * FOOT) + terms.warmth
    masses = field_limited_mass(aircraft, lengths, heights, temperature)
    return np.where(lengths > 0, np.asarray(masses, float), 0.0)


def rings_of(
    curves: Sequence[Curve], runway_length: FloatArray, elevation: FloatArray, terms: Terms
) -> Rings:
    """Range rings of types round airports.

    Parameters
    ----------
    curves
        Of the types.
    runway_length
        Longest paved runway [m], 0 where none is known, shape (n,).
    elevation
        [foot], shape (n,).
    terms
        What the screening assumes.
    """
    rings = np.zeros((len(curves), len(runway_length)))
    shares = np.zeros_like(rings)
    opened = np.zeros(len(curves))
    for at, curve in enumerate(curves):
        limits = takeoff_limits(curve.aircraft, runway_length, elevation, terms)
        rings[at] = _ring(curve, limits)
        opened[at] = _ring(curve, np.array([curve.aircraft.max_takeoff_mass]))[0]
        shares[at] = limits / curve.aircraft.max_takeoff_mass
    return Rings(rings, opened, shares)


def _ring(curve: Curve, takeoff_limit: FloatArray) -> FloatArray:
    """Farthest way at which no limit is broken [km]; 0 where one is at the first knot."""
    aircraft = curve.aircraft
    if curve.payload > aircraft.max_payload:
        return np.zeros(len(takeoff_limit))
    certified = min(
        float(_farthest(curve, curve.block_fuel, np.array([aircraft.fuel_capacity]))[0]),
        float(_farthest(curve, curve.landing_mass, np.array([aircraft.max_landing_mass]))[0]),
    )
    most = np.minimum(takeoff_limit, aircraft.max_takeoff_mass)
    return np.minimum(_farthest(curve, curve.takeoff_mass, most), certified)


def _farthest(curve: Curve, needed: FloatArray, limit: FloatArray) -> FloatArray:
    """Farthest way on which what is needed, which grows with it, keeps to limits [km]."""
    highest = np.maximum.accumulate(needed)
    found = np.interp(limit, highest, curve.ways**0.5) ** 2
    return np.where(limit >= highest[0], found, 0.0)


def reasons(way: Any, plain_way: Any, first: Any, second: Any, opened: Any) -> IntArray:
    """Why pairs are reached or not: one of `REASONS` by number.

    Parameters
    ----------
    way, plain_way
        Flown past closed areas, infinite where there is no way, and with nothing closed [km].
    first, second
        Rings of both airports [km].
    opened
        The ring of the type [km].
    """
    ring = np.minimum(first, second)
    told = np.where(plain_way <= ring, CLOSED, RANGE)
    told = np.where(way <= opened, RUNWAY, told)
    told = np.where(np.isinf(way), CLOSED, told)
    told = np.where((ring <= 0) & (opened > 0), RUNWAY, told)
    told = np.where(way <= ring, REACHED, told)
    return np.where(plain_way < NEAREST, NEAR, told)
