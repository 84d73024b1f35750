"""An aircraft type: its masses, its airframe, and how it flies in service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corredor.studies.routes.calc.performance.airframe import Airframe
from corredor.studies.routes.calc.performance.atmosphere import FOOT
from corredor.studies.routes.calc.performance.drag import drag_coefficient
from corredor.studies.routes.calc.performance.propulsion import overall_efficiency

TURBINE: Final = (2_000.0, 62.8, 0.0325)
"""Turbine entry temperature at take-off: its limit [K], and how it nears it by year of first
flight (Poll and Schumann, part 3, doi 10.1017/aer.2024.141, after Cumpsty and Heyes)."""
CONTINUOUS: Final = 0.92
"""Turbine entry temperature at maximum continuous climb over that at take-off (part 3)."""
LIFT_SHARE: Final = 0.95
"""Lift coefficient flown over that of best range: airlines stay below the optimum height."""
LIFTS: Final = (0.30, 0.80, 501)
"""Lift coefficients among which the best one is sought: first, last, how many."""
OPTIMUM_HEIGHT: Final = 11_000.0
"""Height at which it is sought [m]; it hardly depends on height."""
HUNDRED_FEET: Final = 100 * FOOT
"""One flight level [m]."""
KILONEWTON: Final = 1_000.0


@dataclass(frozen=True)
class Aircraft:
    """One type with its certified masses and its terms of service.

    Masses in kg, lengths in m, thrust in N of all engines together. `fuel_spread` is half the
    width of the 90 % interval of a carrier's quarter around the fuel expected, as a share of it;
    `speed_factor` multiplies the airborne time of the type's schedule.
    """

    code: str
    name: str
    body: str
    engines: int
    airframe: Airframe
    max_takeoff_mass: float
    max_landing_mass: float
    max_zero_fuel_mass: float
    operating_mass: float
    fuel_capacity: float
    seats: int
    wingspan: float
    takeoff_length: float
    static_thrust: float
    speed_factor: float
    fuel_spread: float
    time_spread: float
    taxi_minutes: float

    @property
    def max_payload(self) -> float:
        """Greatest payload that the structure takes [kg]."""
        return self.max_zero_fuel_mass - self.operating_mass


class UnknownAircraft(KeyError):
    """A type that no row of the table of aircraft names."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        self.code = code
        self.known = tuple(sorted(known))
        super().__init__(f"{code}: no such aircraft type; known: {' '.join(self.known)}")


def best_lift(airframe: Airframe) -> float:
    """Lift coefficient at which a type goes farthest on its fuel at its cruise Mach number."""
    lift: Any = np.linspace(*LIFTS)
    mach = airframe.cruise_mach
    drag = drag_coefficient(airframe, lift, OPTIMUM_HEIGHT, mach)
    return float(lift[np.argmax(overall_efficiency(airframe, drag, mach) * lift / drag)])


def _airframe_of(row: Mapping[str, str], term: Mapping[str, str]) -> Airframe:
    def cell(name: str) -> float:
        return float(row[name])

    limit, offset, rate = TURBINE
    takeoff_temperature = limit * (1 - np.exp(offset - rate * cell("first_flight")))
    airframe = Airframe(
        wing_area=cell("wing_area_m2"),
        aspect_ratio=cell("wingspan_m") ** 2 / cell("wing_area_m2"),
        cos_sweep=cell("cos_sweep"),
        winglets=cell("winglets"),
        fuselage_effect=cell("delta_2"),
        friction_area=cell("psi_0") * float(term["psi_0_ratio"]),
        wave_rise=cell("x_0"),
        wing_constant=cell("wing_constant"),
        wave_onset=cell("j_2"),
        wave_factor=cell("j_1"),
        design_mach=cell("design_mach"),
        design_thrust=cell("design_thrust"),
        efficiency=cell("eta_1") * float(term["eta_1_ratio"]),
        efficiency_exponent=cell("eta_2"),
        takeoff_flow=cell("takeoff_flow_kg_s"),
        idle_flow=cell("idle_flow_kg_s"),
        turbine_temperature=CONTINUOUS * float(takeoff_temperature),
        engine_temperature_ratio=cell("engine_temperature_ratio"),
        engine_mach=cell("engine_mach"),
        cruise_mach=cell("cruise_mach"),
        cruise_lift=1,
        ceiling=cell("service_level") * HUNDRED_FEET,
        fuel_factor=float(term["fuel_factor"]),
    )
    return airframe._replace(cruise_lift=LIFT_SHARE * best_lift(airframe))


def aircraft_of(
    code: str,
    rows: Iterable[Mapping[str, str]],
    terms: Iterable[Mapping[str, str]],
    year: int | None = None,
) -> Aircraft:
    """Return the type of an ICAO designator.

    Parameters
    ----------
    code
        ICAO type designator (Doc 8643), such as ``B77W``.
    rows
        Rows of ``data/aircraft/aircraft.csv``.
    terms
        Rows of ``data/in_service/in_service.csv``: how the types fly in service.
    year
        Year of service; engines wear and cabins grow heavier by the rate of the table. Without
        it the year to which the table refers.

    Raises
    ------
    UnknownAircraft
        No row has the code; there is no generic type.
    """
    found = {row["code"]: row for row in rows}
    fitted = {row["code"]: row for row in terms}
    if code not in found or code not in fitted:
        raise UnknownAircraft(code, found.keys() & fitted.keys())
    row, term = found[code], fitted[code]
    ageing = 0.0 if year is None else float(term["ageing"]) * (year - int(term["year"]))
    airframe = _airframe_of(row, term)
    airframe = airframe._replace(fuel_factor=airframe.fuel_factor * float(np.exp(ageing)))
    return Aircraft(
        code=code,
        name=row["name"],
        body=row["body"],
        engines=int(row["engines"]),
        airframe=airframe,
        max_takeoff_mass=float(row["max_takeoff_mass_kg"]),
        max_landing_mass=float(row["max_landing_mass_kg"]),
        max_zero_fuel_mass=float(row["max_zero_fuel_mass_kg"]),
        operating_mass=float(row["operating_mass_kg"]),
        fuel_capacity=float(row["fuel_capacity_kg"]),
        seats=int(row["seats"]),
        wingspan=float(row["wingspan_m"]),
        takeoff_length=float(row["takeoff_length_m"]),
        static_thrust=float(row["static_thrust_kn"]) * KILONEWTON,
        speed_factor=float(term["time_factor"]),
        fuel_spread=float(term["fuel_spread"]),
        time_spread=float(term["time_spread"]),
        taxi_minutes=float(term["taxi_minutes"]),
    )
