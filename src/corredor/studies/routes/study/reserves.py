"""Critical fuel: whether the fuel of each flight reaches an airport from its worst point."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from corredor.core.derive import derive, derive_record
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc.edto import (
    READINGS,
    SCENARIOS,
    CriticalPoint,
    DiversionProfile,
    critical_balance,
    critical_points,
)
from corredor.studies.routes.calc.performance import Aircraft
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.edto import (
    diversion_time,
    greatest_diversion,
    profiles,
    states_of,
)
from corredor.studies.routes.study.fuels import fuels_of
from corredor.studies.routes.study.interpolation import on_box
from corredor.studies.routes.study.sectors import Sector
from corredor.units import Kg, Km, Knot, Ratio

NAMES: Final = {scenario.name: scenario for scenario in SCENARIOS}
UNITS: Final = ("kg", "kg", "km", "1", "knot")
"""Units of what the worst point hangs on."""
WORST: Final = 2
"""Points at which fuel that lacks is looked for on every draw: the worst of the central plan."""


@dataclass(frozen=True)
class CriticalFuel:
    """Fuel at the worst point of a flight: needed there, left by the plan, and what it lacks."""

    critical: Kg
    on_board: Kg
    additional: Kg


@dataclass(frozen=True)
class Reserve:
    """The worst point of a flight beyond the threshold, under one reading.

    Parameters
    ----------
    reading
        Which airports count.
    scenario
        What fails there.
    along
        Way flown to it [km].
    numbers
        Those of `CriticalFuel` by name.
    """

    sector: Sector
    reading: str
    scenario: str
    along: float
    numbers: Mapping[str, Quantity]


def landing_fuel(block_fuel: Kg, taxi: Kg, trip: Kg) -> Kg:
    """Fuel on board at touchdown at the destination: block fuel less taxi and trip."""
    return block_fuel - taxi - trip


def critical_fuel(
    aircraft: str,
    landing_mass: Kg,
    landing_fuel: Kg,
    air_distance: Km,
    fuel_factor: Ratio,
    calibrated_speed: Knot,
    points: str,
) -> CriticalFuel:
    """Critical fuel of a flight at its worst point, against the fuel left there by the plan.

    `points` are the worst ones, each as the part of the way left, the distance to the airport [km]
    and what fails; the fuel that lacks is the most at any of them.
    """
    ways = landing_mass, landing_fuel, air_distance, fuel_factor, calibrated_speed
    found = [on_box(_balance(aircraft, *text.split(",")), *ways) for text in points.split()]
    lacks = np.maximum.reduce([needed - on_board for needed, on_board in found])
    return CriticalFuel(found[0][0], found[0][1], np.maximum(lacks, 0)[()])


def _balance(code: str, share: str, way: str, name: str) -> Callable[..., Any]:
    """Return the fuel needed and left at a point as a function of what they hang on."""
    left, away, failed = float(share), float(way), NAMES[name]

    def balance(mass: Any, fuel: Any, whole: Any, factor: Any, speed: Any) -> Any:
        flown, ways = _as_flown(code, factor), (left * whole, away + 0 * whole)
        made = critical_balance(flown, mass, fuel, failed, *ways, speed, fuels_of(code))
        return np.stack(np.broadcast_arrays(*made))

    return balance


def _as_flown(code: str, fuel_factor: Any) -> Aircraft:
    aircraft = built(code)
    return replace(aircraft, airframe=aircraft.airframe._replace(fuel_factor=fuel_factor))


def reserves(case: Case, sectors: tuple[Sector, ...]) -> tuple[Reserve, ...]:
    """Return the critical fuel of the flights that lead beyond the threshold, by reading.

    A reading by which the worst points are those of one before it isn't repeated.

    Raises
    ------
    InputAbsent
        E501: the fleet states no speed of a diversion.
    """
    airspeed = case.fleet_assumed("edto_speed")
    threshold = case.fleet_assumed("edto_threshold").to("minute").value
    states = states_of(case.closed)
    found: list[Reserve] = []
    for sector in sectors:
        track, known = sector.track.text, set[str]()
        for reading in READINGS:
            distance = derive(greatest_diversion, track=track, reading=reading, **states)
            minutes = derive(diversion_time, distance=distance, airspeed=airspeed)
            if minutes.value <= threshold:
                continue
            profile = profiles(track, **states)[reading]
            made = _reserve(case, sector, reading, profile, known)
            found += [] if made is None else [made]
    return tuple(found)


def _reserve(
    case: Case, sector: Sector, reading: str, profile: DiversionProfile, known: set[str]
) -> Reserve | None:
    code = case.aircraft.code
    asked = {
        "landing_mass": sector["landing_mass"],
        "landing_fuel": derive(
            landing_fuel,
            block_fuel=sector["block_fuel"],
            taxi=sector["taxi"],
            trip=sector["trip"],
        ),
        "air_distance": sector["air_distance"],
        "fuel_factor": case.aircraft.fuel_factor,
        "calibrated_speed": case.fleet_assumed("diversion_speed"),
    }
    mass, fuel, way, factor, speed = (
        one.to(unit).value for one, unit in zip(asked.values(), UNITS, strict=True)
    )
    flown = _as_flown(code, factor)
    worst = critical_points(flown, mass, fuel, profile, way, speed, WORST, fuels_of(code))
    texts = [_text(point, profile.length) for point in worst]
    if not texts or texts[0] in known:
        return None
    known.add(texts[0])
    numbers = derive_record(critical_fuel, aircraft=code, points=" ".join(texts), **asked)
    return Reserve(sector, reading, worst[0].scenario, worst[0].where.along, numbers)


def _text(point: CriticalPoint, length: Km) -> str:
    left = 1 - point.where.along / length
    return f"{left:.6f},{point.where.distance:.3f},{point.scenario}"
