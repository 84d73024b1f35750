"""Fuel from a table: compiled as by NumPy, near the mission within, the mission itself beyond."""

# pyright: reportArgumentType=false

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.fuel_plan import ANNEX_6, Limits, fuel_plan, payload_limit
from corredor.studies.routes.calc.performance import (
    MISSION,
    Aircraft,
    Fuels,
    aircraft_of,
    fuel_table,
    trip_fuel,
)
from corredor.studies.routes.calc.performance.fuel_table import with_factor
from corredor.studies.routes.engine import fuel_lookup
from corredor.studies.routes.engine.fuel_lookup import BATCH, tabled_fuels

BOUND = 5e-4
CODES = ("B77W", "A333", "IL96", "A21N")


def made(code: str) -> tuple[Aircraft, Fuels]:
    aircraft = aircraft_of(code, read_data_table("aircraft"), read_data_table("in_service"))
    return aircraft, tabled_fuels(fuel_table(aircraft, ANNEX_6.holding_height))


TYPES = {code: made(code) for code in CODES}


def test_compiled_as_by_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numba")
    aircraft, fuels = TYPES["B77W"]
    rng = np.random.default_rng(0)
    distance = rng.uniform(100, 14_000, BATCH)
    mass = rng.uniform(aircraft.operating_mass, aircraft.max_landing_mass, BATCH)
    drawn = with_factor(aircraft, rng.uniform(0.95, 1.05, BATCH) * aircraft.airframe.fuel_factor)
    compiled = [(fuels.trip(one, distance, mass), fuels.time(one, distance, mass))
                for one in (aircraft, drawn)]  # fmt: skip
    monkeypatch.setattr(fuel_lookup, "is_fast", lambda: False)
    for one, found in zip((aircraft, drawn), compiled, strict=True):
        np.testing.assert_allclose(found[0], fuels.trip(one, distance, mass), rtol=1e-12)
        np.testing.assert_allclose(found[1], fuels.time(one, distance, mass), rtol=1e-12)


def test_one_flight_as_among_many() -> None:
    aircraft, fuels = TYPES["A333"]
    distance, mass = np.linspace(100, 9_000, 40), np.linspace(130_000, 180_000, 40)
    many = fuels.trip(aircraft, distance, mass)
    one = [fuels.trip(aircraft, float(d), float(m)) for d, m in zip(distance, mass, strict=True)]
    np.testing.assert_allclose(many, one, rtol=1e-13)
    grid = fuels.trip(aircraft, distance[:, None], mass)
    np.testing.assert_allclose(np.diagonal(grid), many, rtol=1e-13)


def test_the_mission_answers_beyond_the_table() -> None:
    aircraft, fuels = TYPES["A21N"]
    heavy = 1.3 * aircraft.max_takeoff_mass
    mixed = np.array([aircraft.operating_mass, heavy])
    found = fuels.trip(aircraft, 2_000.0, mixed)
    assert found[1] == trip_fuel(aircraft, 2_000.0, mixed[1:])[0]  # pyright: ignore[reportIndexIssue]
    assert fuels.trip(aircraft, 2_000.0, heavy) == pytest.approx(found[1], rel=1e-12)
    assert fuels.holding(aircraft, heavy, 30.0, 1_500.0) == pytest.approx(
        MISSION.holding(aircraft, heavy, 30.0, 1_500.0)
    )
    assert fuels.holding(aircraft, 60_000.0, 30.0, 9_000.0) == pytest.approx(
        MISSION.holding(aircraft, 60_000.0, 30.0, 9_000.0)
    )
    with pytest.raises(ValueError, match="at least"):
        fuels.trip(aircraft, 50.0, aircraft.operating_mass)
    with pytest.raises(ValueError, match="A21N"):
        fuels.trip(TYPES["B77W"][0], 2_000.0, 200_000.0)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(CODES), st.floats(0.05, 1), st.floats(0, 1), st.floats(-1, 1))
def test_a_plan_from_the_table_is_that_of_the_missions(
    code: str, share: float, loaded: float, spread: float
) -> None:
    aircraft, fuels = TYPES[code]
    factor = aircraft.airframe.fuel_factor * (1 + spread * aircraft.fuel_spread)
    flown = with_factor(aircraft, factor)
    far = 200.0 + share * 8_000.0
    asked = flown, loaded * aircraft.max_payload, far, 300.0, 20.0
    exact = fuel_plan(*asked)
    found = fuel_plan(*asked, fuels=fuels)
    if exact.takeoff_mass < aircraft.max_takeoff_mass:
        for item in ("trip", "block_fuel", "alternate", "final_reserve", "contingency"):
            assert getattr(found, item) == pytest.approx(getattr(exact, item), rel=2 * BOUND), item
        assert found.block_fuel == pytest.approx(exact.block_fuel, rel=BOUND)


@pytest.mark.parametrize("code", CODES)
def test_payload_limits_from_the_table_are_those_of_the_missions(code: str) -> None:
    aircraft, fuels = TYPES[code]
    ways = np.linspace(300, 9_000, 30)
    limits = Limits(departure_field=0.97 * aircraft.max_takeoff_mass)
    exact = payload_limit(aircraft, ways, 300.0, 20.0, limits)
    found = payload_limit(aircraft, ways, 300.0, 20.0, limits, fuels=fuels)
    burned = np.asarray(exact.plan.block_fuel)
    flies = np.asarray(exact.payload) > 0
    error = np.abs(np.asarray(found.payload) - np.asarray(exact.payload))
    assert np.all((error < 2 * BOUND * burned)[flies])
