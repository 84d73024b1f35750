"""The method of Poll and Schumann against other people's numbers."""

from collections.abc import Callable

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false
import pytest

from corredor.studies.routes.calc.performance import Aircraft
from corredor.studies.routes.calc.performance.atmosphere import (
    FOOT,
    air_pressure,
    air_temperature,
    mach_at,
    pressure_height,
)
from corredor.studies.routes.calc.performance.cruise import thrust_per_weight_burn
from corredor.studies.routes.calc.performance.drag import drag_coefficient, lift_coefficient
from corredor.studies.routes.calc.performance.level import level_at
from corredor.studies.routes.calc.performance.mission import flight
from corredor.studies.routes.calc.performance.propulsion import overall_efficiency

POINTS = (
    ("B789", 200_000.0, 370, 0.85, 0.47486, 0.022909, 0.38324, 1.43672),
    ("B77W", 280_000.0, 330, 0.84, 0.49599, 0.024846, 0.35698, 2.24693),
    ("A320", 65_000.0, 350, 0.78, 0.51289, 0.030793, 0.31405, 0.65398),
    ("A333", 190_000.0, 390, 0.82, 0.55637, 0.02784, 0.348, 1.50404),
    ("E190", 42_000.0, 250, 0.70, 0.37135, 0.022595, 0.23724, 0.5313),
)
"""Type, mass, flight level, Mach number: lift and drag coefficient, overall efficiency and fuel
flow [kg/s] of pycontrails 0.63.5 (Apache-2.0), which implements the same papers."""


@pytest.mark.parametrize(("code", "mass", "level", "mach", "lift", "drag", "share", "flow"), POINTS)
def test_agrees_with_pycontrails(
    bare: Callable[[str], Aircraft],
    code: str,
    mass: float,
    level: int,
    mach: float,
    lift: float,
    drag: float,
    share: float,
    flow: float,
) -> None:
    airframe = bare(code).airframe
    height = level * 100 * FOOT
    found = lift_coefficient(airframe, mass, height, mach)
    assert found == pytest.approx(lift, rel=1e-4)
    found_drag = drag_coefficient(airframe, found, height, mach)
    assert found_drag == pytest.approx(drag, rel=3e-4)
    assert overall_efficiency(airframe, found_drag, mach) == pytest.approx(share, rel=3e-4)
    flown = level_at(airframe, height, mach)
    burn = thrust_per_weight_burn(airframe, flown, mass, 0.0)
    assert burn * mass * flown.airspeed == pytest.approx(flow, rel=5e-4)


EEA = {500: 5_852, 1_000: 10_874, 5_000: 52_962, 5_500: 58_072}
"""Climb, cruise and descent of the Boeing 787-9 by nautical miles [kg]: European Environment
Agency, as printed in the Travel Impact Model 3.0.0 of October 2025."""


@pytest.mark.parametrize("miles", EEA)
def test_agrees_with_the_european_environment_agency(
    of: Callable[[str], Aircraft], miles: int
) -> None:
    """A new aircraft with 27 t of payload and 7 t of reserve at landing."""
    aircraft = of("B789")
    fresh = aircraft.airframe._replace(fuel_factor=1.0)
    fuel, _ = flight(fresh, miles * 1852.0, aircraft.operating_mass + 27_000 + 7_000)
    assert fuel == pytest.approx(EEA[miles], rel=0.015)


def test_standard_atmosphere() -> None:
    """ICAO Doc 7488, 3rd edition, table IV: pressure and temperature by geopotential height."""
    for height, pressure, temperature in (
        (0.0, 1013.25, 288.15), (5_000.0, 540.20, 255.65), (11_000.0, 226.32, 216.65),
        (12_000.0, 193.30, 216.65),
    ):  # fmt: skip
        assert air_pressure(height) / 100 == pytest.approx(pressure, abs=0.06)
        assert air_temperature(height) == pytest.approx(temperature)
        assert pressure_height(air_pressure(height)) == pytest.approx(height, abs=1e-6)


def test_speeds() -> None:
    """300 kt calibrated is Mach 0.78 at 29,314 ft, the crossover height of that schedule."""
    found = mach_at(300 * 1852 / 3600, air_pressure(29_314 * FOOT))
    assert found == pytest.approx(0.78, abs=0.0005)
