"""Curves and rings against the flight plans that they stand for."""

from dataclasses import replace

# pyright: reportArgumentType=false, reportIndexIssue=false
import numpy as np
import pytest

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.fuel_plan import Limits, payload_limit
from corredor.studies.routes.calc.performance import aircraft_of, still_air_time
from corredor.studies.routes.calc.screening import (
    CLOSED,
    NEAR,
    RANGE,
    REACHED,
    RUNWAY,
    Terms,
    curve_of,
    merged,
    reasons,
    rings_of,
    stacked,
    takeoff_limits,
    top,
)
from corredor.studies.routes.calc.screening.curves import flight_plan, way_through_air

TERMS = Terms(1.05, 1.7, -20.0, 370.4, 15.0)
TYPES = {"B77W": 35_000.0, "A20N": 15_000.0, "IL96": 25_000.0}


@pytest.fixture(scope="module")
def curves():
    rows, terms = read_data_table("aircraft"), read_data_table("in_service")
    return {
        code: curve_of(aircraft_of(code, rows, terms), payload, TERMS)
        for code, payload in TYPES.items()
    }


def looked_up(table, ways):
    place = (np.sqrt(ways) - table.first_root) / table.root_step
    knot = place.astype(int)
    line = table.values[0, -1]
    return line[knot] + (place - knot) * (line[knot + 1] - line[knot])


@pytest.mark.parametrize("code", TYPES)
def test_fuel_and_time_between_knots(curves, code: str) -> None:
    curve = curves[code]
    ways = np.linspace(300, curve.ways[-1] * 0.95, 777)
    through = way_through_air(curve.airspeed, ways, TERMS)
    plan = flight_plan(curve.aircraft, curve.payload, through, TERMS)
    worth = ways + 300
    fuel = looked_up(stacked([curve], "fuel", TERMS), ways) * worth * curve.aircraft.seats
    assert np.abs(fuel / plan.trip - 1).max() < 2e-4
    time = looked_up(stacked([curve], "time", TERMS), ways) * worth
    exact = still_air_time(curve.aircraft, through, plan.landing_mass)
    assert np.abs(time / exact - 1).max() < 2e-4


@pytest.mark.parametrize("code", TYPES)
def test_payload_between_knots(curves, code: str) -> None:
    curve = curves[code]
    ways = np.linspace(300, curve.ways[-1] * 0.95, 501)
    found = looked_up(stacked([curve], "payload", TERMS), ways)
    most = payload_limit(
        curve.aircraft,
        way_through_air(curve.airspeed, ways, TERMS),
        TERMS.alternate_distance,
        curve.aircraft.taxi_minutes,
        Limits(departure_field=curve.aircraft.max_takeoff_mass),
    )
    apart = np.abs(np.maximum(found, 0) - np.maximum(most.payload, 0))
    assert apart.max() < 0.003 * curve.aircraft.max_payload


@pytest.mark.parametrize("code", TYPES)
def test_at_the_ring_a_limit_binds(curves, code: str) -> None:
    curve = curves[code]
    lengths, heights = np.array([4_500.0, 2_000.0, 3_900.0]), np.array([0.0, 100.0, 7_316.0])
    rings = rings_of([curve], lengths, heights, TERMS)
    limits = takeoff_limits(curve.aircraft, lengths, heights, TERMS)
    for ring, limit in zip(rings.rings[0], limits, strict=True):
        if ring == 0:
            continue
        most = payload_limit(
            curve.aircraft,
            way_through_air(curve.airspeed, np.array([ring * 0.999, ring * 1.001]), TERMS),
            TERMS.alternate_distance,
            curve.aircraft.taxi_minutes,
            Limits(departure_field=np.full(2, limit)),
        )
        assert most.payload[0] > curve.payload > most.payload[1]


def test_longer_lower_runways_never_shorten_a_ring(curves) -> None:
    lengths = np.linspace(1_500, 4_500, 13)
    for curve in curves.values():
        low = rings_of([curve], lengths, np.zeros(13), TERMS).rings[0]
        high = rings_of([curve], lengths, np.full(13, 7_000.0), TERMS).rings[0]
        assert np.all(np.diff(low) >= 0)
        assert np.all(high <= low)


def test_more_payload_or_wind_never_goes_farther(curves) -> None:
    curve = curves["B77W"]
    opened = [
        rings_of([curve_of(curve.aircraft, load, terms)], np.zeros(0), np.zeros(0), terms)
        for load, terms in (
            (20_000.0, TERMS),
            (40_000.0, TERMS),
            (40_000.0, replace(TERMS, tailwind=-60.0)),
        )
    ]
    rings = [found.open_rings[0] for found in opened]
    assert rings[0] > rings[1] > rings[2]


def test_payload_beyond_structure_goes_nowhere(curves) -> None:
    aircraft = curves["A20N"].aircraft
    curve = curve_of(aircraft, aircraft.max_payload + 1, TERMS)
    assert rings_of([curve], np.array([4_000.0]), np.zeros(1), TERMS).open_rings[0] == 0


def test_a_headwind_as_fast_as_the_type_is_refused(curves) -> None:
    with pytest.raises(ValueError, match="headwind"):
        curve_of(curves["A20N"].aircraft, 1.0, replace(TERMS, tailwind=-600.0))
    with pytest.raises(ValueError, match="measure"):
        stacked([], "comfort", TERMS)


@pytest.mark.parametrize(
    ("way", "plain", "first", "second", "opened", "told"),
    [
        (5_000, 4_000, 6_000, 7_000, 8_000, REACHED),
        (5_000, 4_000, 6_000, 4_500, 8_000, RUNWAY),
        (5_000, 4_000, 6_000, 0, 8_000, RUNWAY),
        (9_000, 4_000, 8_000, 8_000, 8_000, CLOSED),
        (np.inf, 4_000, 8_000, 8_000, 8_000, CLOSED),
        (9_000, 8_500, 8_000, 8_000, 8_000, RANGE),
        (150, 150, 8_000, 8_000, 8_000, NEAR),
        (5_000, 4_000, 0, 0, 0, RANGE),
    ],
)
def test_reasons(way, plain, first, second, opened, told) -> None:
    assert reasons(way, plain, first, second, opened) == told


def test_top_is_a_total_order() -> None:
    generator = np.random.default_rng(5)
    values = generator.integers(0, 9, 500).astype(float)
    keys = generator.permutation(500)
    whole = top(values, keys, 60)
    parts = [top(values[at::7], keys[at::7], 60) for at in range(7)]
    found = merged(reversed(parts), 60)
    assert found.keys.tolist() == whole.keys.tolist()
    order = np.lexsort((keys, values))[:60]
    assert whole.keys.tolist() == keys[order].tolist()
