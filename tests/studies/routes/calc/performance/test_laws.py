"""What must hold of fuel, time and payload for every type."""

# pyright: reportArgumentType=false

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import (
    Aircraft,
    UnknownAircraft,
    airborne_time,
    aircraft_of,
    binding_limit,
    burn_off,
    diversion_fuel,
    engine_out_ceiling,
    field_limited_mass,
    field_limited_mass_high,
    field_limited_mass_low,
    fuel_table,
    holding_fuel,
    max_payload,
    payload_range,
    still_air_distance,
    tabled_fuel,
    tabled_holding,
    tabled_time,
    trip_fuel,
    trip_fuels,
)
from corredor.studies.routes.calc.performance.cruise import cruise_height
from corredor.studies.routes.calc.performance.fuel_table import with_factor
from corredor.studies.routes.calc.performance.holding import least_drag_mach
from corredor.studies.routes.calc.performance.level import level_at, lift_and_drag
from corredor.studies.routes.calc.performance.trip import trip_fuel_and_time

ROWS, TERMS = read_data_table("aircraft"), read_data_table("in_service")
CODES = tuple(row["code"] for row in ROWS)
TYPES = {code: aircraft_of(code, ROWS, TERMS) for code in CODES}
codes = st.sampled_from(CODES)
few = settings(deadline=None, max_examples=25)
shares = st.floats(0, 1)


def landing(aircraft: Aircraft, share: float) -> float:
    low, high = aircraft.operating_mass, aircraft.max_landing_mass
    return low + share * (high - low)


def farthest(aircraft: Aircraft) -> float:
    *_, ferry = payload_range(aircraft, 0.0, 0.0)
    return min(ferry.distance, 17_900.0)


@pytest.mark.parametrize("code", CODES)
def test_fuel_rises_without_jumps(code: str) -> None:
    aircraft = TYPES[code]
    distance = np.arange(100.0, farthest(aircraft), 5.0)
    for share in (0.0, 0.5, 1.0):
        fuel = trip_fuels(aircraft, distance, landing(aircraft, share) + 0 * distance)
        assert np.all(fuel > 0)
        steps = np.diff(fuel)
        assert np.all(steps > 0)
        assert np.all(steps / fuel[1:] < 1e-3 + 5.0 / distance[1:])
    mass = np.linspace(landing(aircraft, 0), landing(aircraft, 1), 800)
    for way in (150.0, 800.0, 0.9 * farthest(aircraft)):
        fuel = trip_fuels(aircraft, way + 0 * mass, mass)
        assert np.all(np.diff(fuel) > 0)
        assert np.all(np.diff(fuel) / fuel[1:] < 1e-3)


@few
@given(codes, shares, st.floats(200, 15_000))
def test_burn_off_undoes_the_trip(code: str, share: float, distance: float) -> None:
    aircraft = TYPES[code]
    mass = landing(aircraft, share)
    fuel = trip_fuel(aircraft, distance, mass)
    if mass + fuel < aircraft.max_takeoff_mass:
        assert burn_off(aircraft, distance, mass + fuel) == pytest.approx(fuel, rel=1e-6)


@few
@given(codes, shares, st.floats(300, 9_000), st.floats(-80, 80))
def test_head_wind_costs_time(code: str, share: float, distance: float, wind: float) -> None:
    aircraft = TYPES[code]
    mass = landing(aircraft, share)
    calm = airborne_time(aircraft, distance, 0.0, mass)
    blown = airborne_time(aircraft, distance, wind, mass)
    assert blown * np.sign(wind) <= calm * np.sign(wind) + 1e-9
    assert still_air_distance(distance, 470.0, 0.0) == pytest.approx(distance)


TABLE_BOUND, TIME_BOUND, HOLDING_BOUND = 5e-4, 6e-4, 1e-4
"""Greatest relative differences of a fuel table from the method: in trip fuel, in time, in fuel of
holding."""


@pytest.mark.parametrize("code", CODES)
def test_fuel_table(code: str) -> None:
    aircraft = TYPES[code]
    table = fuel_table(aircraft, 1_500.0)
    rng = np.random.default_rng(0)
    distance = np.exp(rng.uniform(np.log(100), np.log(farthest(aircraft)), 5_000))
    mass = rng.uniform(aircraft.operating_mass, aircraft.max_takeoff_mass, 5_000)
    spread = 2.4 * aircraft.fuel_spread
    factor = aircraft.airframe.fuel_factor * rng.uniform(1 - spread, 1 + spread, 5_000)
    flown = replace(with_factor(aircraft, factor), speed_factor=1.0)
    fuel, time = trip_fuel_and_time(flown, distance, mass)
    flyable = mass + fuel <= 1.02 * aircraft.max_takeoff_mass
    flights = distance, mass, factor
    held = holding_fuel(flown, mass, 30.0, 1_500.0)
    for found, exact, bound in (
        (tabled_fuel(table, *flights), fuel, TABLE_BOUND),
        (tabled_time(table, *flights), time, TIME_BOUND),
        (tabled_holding(table, mass, 30.0, factor), held, HOLDING_BOUND),
    ):
        error = np.abs(np.asarray(found) / np.asarray(exact) - 1)[flyable]
        assert error.max() < bound
        assert error.mean() < bound / 4


@pytest.mark.parametrize("code", CODES[::3])
def test_fuel_of_the_table_rises_without_a_jump(code: str) -> None:
    aircraft = TYPES[code]
    table, factor = fuel_table(aircraft), aircraft.airframe.fuel_factor
    far = farthest(aircraft)
    along = np.linspace(100, far, 20_000)
    for share in (0.0, 0.37, 1.0):
        line: Any = tabled_fuel(table, along, landing(aircraft, share), factor)
        assert np.all(np.diff(line) > 0)
        assert np.max(np.diff(line)) < 4 * (line[-1] - line[0]) / len(line)
    across = np.linspace(landing(aircraft, 0), landing(aircraft, 1), 20_000)
    for way in (210.0, 0.8 * far):
        line = tabled_fuel(table, way, across, factor)
        assert np.all(np.diff(line) > 0)
    spread = 2 * aircraft.fuel_spread
    factors = factor * np.linspace(1 - spread, 1 + spread, 999)
    line = tabled_fuel(table, 0.5 * far, landing(aircraft, 0.5), factors)
    assert np.all(np.diff(line) > 0)


def test_nothing_is_known_outside_the_table() -> None:
    aircraft = TYPES["A333"]
    table, factor = fuel_table(aircraft), aircraft.airframe.fuel_factor
    mass = landing(aircraft, 0.5)
    inside = tabled_fuel(table, 150.0, mass, factor)
    assert inside == pytest.approx(trip_fuel(aircraft, 150.0, mass), rel=TABLE_BOUND)
    for flight in ((90.0, mass, factor), (5e4, mass, factor), (9e3, 9e5, factor), (9e3, mass, 9.0)):
        assert np.isnan(tabled_fuel(table, *flight))
        many = tabled_fuel(table, np.array([150.0, flight[0]]), *flight[1:])
        assert np.isnan(many[1])  # pyright: ignore[reportIndexIssue]


@pytest.mark.parametrize("code", CODES[::4])
def test_payload_range(code: str) -> None:
    aircraft = TYPES[code]
    reserve = 0.05 * aircraft.max_zero_fuel_mass
    corners = payload_range(aircraft, reserve, 0.05)
    distances = [corner.distance for corner in corners]
    payloads = [corner.payload for corner in corners]
    assert distances == sorted(distances)
    assert payloads == sorted(payloads, reverse=True)
    for corner in corners:
        assert corner.takeoff_mass <= aircraft.max_takeoff_mass + 1e-6
        assert corner.fuel <= aircraft.fuel_capacity + 1e-6
        carried = max_payload(aircraft, corner.distance, reserve, 0.05, np.inf)
        if binding_limit(aircraft, corner.distance, reserve, 0.05, np.inf) != "landing":
            assert carried == pytest.approx(corner.payload, abs=2.0)
    ways = np.linspace(300, distances[-1], 20)
    carried = max_payload(aircraft, ways, reserve, 0.05, np.inf)
    assert np.all(np.diff(carried) <= 1e-3)
    assert np.max(carried) <= aircraft.max_payload + 1e-3


@few
@given(codes, st.floats(1_500, 4_500), st.floats(0, 8_000), st.floats(270, 315))
def test_field_limit(code: str, length: float, elevation: float, temperature: float) -> None:
    aircraft = TYPES[code]
    place = length, elevation, temperature
    low, middle, high = (
        limit(aircraft, *place)
        for limit in (field_limited_mass_low, field_limited_mass, field_limited_mass_high)
    )
    assert 0 < low <= middle <= high <= aircraft.max_takeoff_mass
    assert field_limited_mass(aircraft, length + 100, elevation, temperature) >= middle
    assert field_limited_mass(aircraft, length, elevation + 500, temperature) <= middle
    assert field_limited_mass(aircraft, length, elevation, temperature + 3) <= middle


def test_field_limit_at_sea_level_is_certified() -> None:
    for aircraft in TYPES.values():
        at_sea = field_limited_mass(aircraft, aircraft.takeoff_length, 0.0, 288.15)
        assert at_sea == pytest.approx(aircraft.max_takeoff_mass)


@few
@given(codes, shares)
def test_holding_and_ceiling(code: str, share: float) -> None:
    aircraft = TYPES[code]
    mass = landing(aircraft, share)
    half_hour = holding_fuel(aircraft, mass, 30.0, 1_500.0)
    assert 0 < half_hour == pytest.approx(holding_fuel(aircraft, mass, 60.0, 1_500.0) / 2)
    assert engine_out_ceiling(aircraft, mass, 300.0) >= engine_out_ceiling(
        aircraft, 1.1 * mass, 300.0
    )


@pytest.mark.parametrize("code", CODES)
def test_holding_fuel_rises_without_jumps(code: str) -> None:
    aircraft = TYPES[code]
    low, high = 0.9 * aircraft.operating_mass, 1.05 * aircraft.max_takeoff_mass
    for height in (1_500.0, 15_000.0, 25_000.0):
        mass: Any = np.linspace(low, high, 3_000)
        steps = np.diff(holding_fuel(aircraft, mass, 30.0, height))
        assert np.all(steps > 0)
        assert np.all(steps < 1e-3 * holding_fuel(aircraft, low, 30.0, height))


@pytest.mark.parametrize("code", CODES)
def test_holding_is_flown_at_least_drag(code: str) -> None:
    """To a twentieth of a percent of the drag, against a search in steps of Mach 0.0001."""
    aircraft = TYPES[code]
    machs: Any = np.arange(0.2, 0.8, 1e-4)
    for mass in (aircraft.operating_mass, aircraft.max_landing_mass, aircraft.max_takeoff_mass):
        for height in (500.0, 6_000.0):

            def glide(mach: Any, mass: float = mass, height: float = height) -> Any:
                level = level_at(aircraft.airframe, height, mach)
                lift, drag = lift_and_drag(aircraft.airframe, level, mass)
                return drag / lift

            found = glide(least_drag_mach(aircraft.airframe, mass, height))
            assert found == pytest.approx(np.min(glide(machs)), rel=5e-4)


@pytest.mark.parametrize("code", ["A332", "B77W", "IL96"])
def test_the_heavier_fly_lower_and_burn_more_in_proportion(code: str) -> None:
    """Cruise is flown at one lift coefficient, so that fuel would go with mass.

    Approach and idle descent don't grow with mass, friction is less in denser air, and the light
    stay below the height that they could fly at: the power of mass in fuel is below one. So an
    A330-200 burns 2.8 % an hour of what it carries farther, where one operator has 4 % (5,404 kg
    of 23,000 over 2,662 nm: HandyTechnic, Fuel-Cargo-Optim); fuel in proportion to mass is 3.6 %.
    """
    aircraft = TYPES[code]
    mass: Any = np.linspace(landing(aircraft, 0.0), landing(aircraft, 1.0), 100)
    assert np.all(np.diff(cruise_height(aircraft.airframe, mass)) < 0)
    fuel = trip_fuels(aircraft, 5_000.0 + 0 * mass, mass)
    power = np.diff(np.log(fuel)) / np.diff(np.log(mass))
    assert np.all(power < 1)
    assert np.all(power[50:] > 0.4)


def test_unknown_type_is_an_error() -> None:
    with pytest.raises(UnknownAircraft, match="B77X"):
        aircraft_of("B77X", ROWS, TERMS)


def test_too_short_a_way_is_an_error() -> None:
    with pytest.raises(ValueError, match="100"):
        trip_fuel(TYPES["B77W"], 50.0, 200_000.0)


def test_years_wear(of: Callable[[str], Aircraft]) -> None:
    older = aircraft_of("B77W", ROWS, TERMS, year=2027)
    newer = aircraft_of("B77W", ROWS, TERMS, year=2019)
    fuels = [trip_fuel(one, 9_000.0, 210_000.0) for one in (newer, of("B77W"), older)]
    assert fuels == sorted(fuels)


@few
@given(codes, st.integers(0, 2**32 - 1))
def test_arrays_and_floats_agree(code: str, seed: int) -> None:
    aircraft = TYPES[code]
    rng = np.random.default_rng(seed)
    mass = rng.uniform(landing(aircraft, 0.2), landing(aircraft, 0.9), 3)
    way = rng.uniform(500, 0.6 * farthest(aircraft), 3)
    runway, top, height = rng.uniform(2_000, 4_000, 3), mass * 1.2, rng.uniform(1_000, 9_000, 3)
    cases = (
        (trip_fuel, (way, mass)),
        (burn_off, (way, top)),
        (airborne_time, (way, way / 500 - 8, mass)),
        (holding_fuel, (mass, way / 50, height)),
        (diversion_fuel, (way / 9, mass, 290 + height / 300, height, np.array([0.0, 1.0, 1.0]))),
        (engine_out_ceiling, (mass, 290 + height / 300)),
        (max_payload, (way, mass * 0.05, way / 2e5, top)),
        (field_limited_mass, (runway, height, 280 + height / 500)),
    )
    for function, given_arrays in cases:
        found = function(aircraft, *given_arrays)
        one_by_one = [
            float(function(aircraft, *(float(values[at]) for values in given_arrays)))
            for at in range(3)
        ]
        np.testing.assert_allclose(found, one_by_one, rtol=1e-7)
