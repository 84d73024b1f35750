"""Critical fuel: whether the fuel of each flight reaches an airport from its worst point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from corredor.core.derive import derive, derive_record
from corredor.core.quantity import Quantity
from corredor.studies.routes.calc import edto
from corredor.studies.routes.calc.edto import READINGS, SCENARIOS
from corredor.studies.routes.calc.performance import Aircraft
from corredor.studies.routes.study.aircraft import built
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.edto import profiles, states_of
from corredor.studies.routes.study.fuels import fuels_of
from corredor.studies.routes.study.interpolation import on_box
from corredor.studies.routes.study.sectors import Sector
from corredor.units import Kg, Km, Knot, Ratio

NAMES: Final = {scenario.name: scenario for scenario in SCENARIOS}
PLANNED: Final = "landing_mass", "landing_fuel", "air_distance"
"""What is planned of a flight on which its worst point hangs."""
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
    worst = [_Worst(*text.split(",")) for text in points.split()]
    fuels = fuels_of(aircraft)

    def left_by_plan(whole: Any, mass: Any, factor: Any) -> Any:
        """Fuel on board at each point beyond that at touchdown."""
        parts = np.reshape([one.left for one in worst], (-1, *(1 for _ in np.shape(whole))))
        return edto.fuel_remaining(_as_flown(aircraft, factor), mass, 0.0, parts * whole, fuels)

    def needed(scenario: edto.Scenario, way: float, mass: Any) -> Any:
        def burned(mass: Any, factor: Any, speed: Any) -> Any:
            flown = _as_flown(aircraft, factor)
            return edto.critical_fuel(flown, scenario, way, mass, speed, fuels=fuels)

        return on_box(burned, mass, fuel_factor, calibrated_speed)

    more = on_box(left_by_plan, air_distance, landing_mass, fuel_factor)
    asked = [
        needed(one.scenario, one.away, landing_mass + left)
        for one, left in zip(worst, more, strict=True)
    ]
    lacks = np.max([fuel - left for fuel, left in zip(asked, more, strict=True)], axis=0)
    additional = np.maximum(lacks - landing_fuel, 0)[()]
    return CriticalFuel(asked[0], landing_fuel + more[0], additional)


def _as_flown(code: str, fuel_factor: Any) -> Aircraft:
    aircraft = built(code)
    return replace(aircraft, airframe=aircraft.airframe._replace(fuel_factor=fuel_factor))


class _Worst:
    """A point in text: the part of the way left, the distance to the airport [km], what fails."""

    def __init__(self, left: str, away: str, scenario: str) -> None:
        self.left, self.away, self.scenario = float(left), float(away), NAMES[scenario]


@dataclass(frozen=True)
class _Far:
    """A flight that leads beyond the threshold under a reading."""

    sector: Sector
    reading: str
    profile: edto.DiversionProfile
    asked: Mapping[str, Quantity]

    @property
    def planned(self) -> edto.PlannedFlight:
        mass, fuel, way = (self.asked[name].value for name in PLANNED)
        return edto.PlannedFlight(mass, fuel, self.profile, way)


def reserves(case: Case, sectors: tuple[Sector, ...]) -> tuple[Reserve, ...]:
    """Return the critical fuel of the flights that lead beyond the threshold, by reading.

    A reading by which the worst points are those of one before it isn't repeated.

    Raises
    ------
    InputAbsent
        E501: the fleet states no speed of a diversion.
    """
    far = [one for sector in sectors for one in _far(case, sector)]
    if not far:
        return ()
    code, speed = case.aircraft.code, case.fleet_assumed("diversion_speed").to("knot")
    flown = _as_flown(code, case.aircraft.fuel_factor.value)
    planned = [one.planned for one in far]
    worst = edto.critical_points(flown, planned, speed.value, WORST, fuels_of(code))
    known: set[tuple[str, int, str]] = set()
    found: list[Reserve] = []
    for one, points in zip(far, worst, strict=True):
        texts = [_text(point, one.profile.length) for point in points]
        flight = one.sector.direction, one.sector.number
        if not texts or (*flight, texts[0]) in known:
            continue
        known.add((*flight, texts[0]))
        asked = {"aircraft": code, "points": " ".join(texts), "calibrated_speed": speed}
        numbers = derive_record(critical_fuel, **asked, **one.asked)
        first = points[0]
        found.append(Reserve(one.sector, one.reading, first.scenario, first.where.along, numbers))
    return tuple(found)


def _far(case: Case, sector: Sector) -> list[_Far]:
    """Return the readings under which a flight leads beyond the threshold."""
    airspeed = case.fleet_assumed("edto_speed").to("knot").value
    threshold = case.fleet_assumed("edto_threshold").to("minute").value
    by_reading = profiles(sector.track.text, **states_of(case.closed))
    beyond = [
        reading
        for reading in READINGS
        if edto.diversion_time(by_reading[reading].greatest_distance, airspeed) > threshold
    ]
    if not beyond:
        return []
    fuel = derive(
        landing_fuel,
        block_fuel=sector["block_fuel"],
        taxi=sector["taxi"],
        trip=sector["trip"],
    )
    asked = {
        "landing_mass": sector["landing_mass"],
        "landing_fuel": fuel,
        "air_distance": sector["air_distance"],
        "fuel_factor": case.aircraft.fuel_factor,
    }
    return [_Far(sector, reading, by_reading[reading], asked) for reading in beyond]


def _text(point: edto.CriticalPoint, length: Km) -> str:
    left = 1 - point.where.along / length
    return f"{left:.6f},{point.where.distance:.3f},{point.scenario}"
