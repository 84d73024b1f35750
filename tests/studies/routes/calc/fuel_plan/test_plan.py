"""Fuel plan and payload limits: the rules of Annex 6, settled masses, laws."""

from collections.abc import Callable
from dataclasses import replace

# pyright: reportArgumentType=false, reportIndexIssue=false
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.routes.calc.fuel_plan import (
    LIMITS,
    FuelRules,
    Limits,
    fuel_plan,
    mass_margins,
    payload_limit,
)
from corredor.studies.routes.calc.performance import Aircraft, holding_fuel, trip_fuel

Fleet = Callable[[str], Aircraft]
PAYLOADS = st.floats(10_000, 45_000)
WAYS = st.floats(1_500, 12_000)


def test_items_follow_annex_6(of: Fleet) -> None:
    b77w = of("B77W")
    plan = fuel_plan(b77w, 38_800.0, 11_600.0, 400.0, 20.0)
    landing = plan.landing_mass
    assert plan.trip == pytest.approx(trip_fuel(b77w, 11_600.0, landing), rel=1e-5)
    assert plan.contingency == pytest.approx(0.05 * plan.trip, rel=1e-5)
    at_alternate = plan.zero_fuel_mass + plan.final_reserve
    assert plan.alternate == pytest.approx(trip_fuel(b77w, 400.0, at_alternate), rel=1e-4)
    mean = plan.zero_fuel_mass + plan.final_reserve / 2
    assert plan.final_reserve == pytest.approx(holding_fuel(b77w, mean, 30.0, 1_500.0), rel=1e-3)
    assert plan.ramp_mass - plan.takeoff_mass == pytest.approx(plan.taxi)
    assert plan.takeoff_mass - landing == pytest.approx(plan.trip)


def test_contingency_is_never_below_five_minutes_of_holding(of: Fleet) -> None:
    plan = fuel_plan(of("A320"), 15_000.0, 400.0, 200.0, 15.0)
    five = holding_fuel(of("A320"), plan.landing_mass, 5.0, 1_500.0)
    assert plan.contingency == pytest.approx(five, rel=1e-3)
    assert plan.contingency > 0.05 * plan.trip


def test_an_isolated_aerodrome_asks_for_two_hours_at_cruise(of: Fleet) -> None:
    # Rossiya's B77W burns about 7.5 t/h at the end of such a flight.
    plan = fuel_plan(of("B77W"), 38_800.0, 11_600.0, None, 20.0)
    assert 11_000 < plan.alternate + plan.final_reserve < 17_000


def test_order_of_magnitude_of_moscow_havana(of: Fleet) -> None:
    # Study of 2026: 11,000 km with 25 kt ahead, 85 % of 457 seats: trip 110-120 t of 352 t.
    plan = fuel_plan(of("B77W"), 0.85 * 457 * 100, 11_620.0, 370.0, 20.0)
    assert 105_000 < plan.trip < 120_000
    assert 325_000 < plan.takeoff_mass < 351_533


@settings(max_examples=15, deadline=None)
@given(PAYLOADS, WAYS, st.floats(1.002, 1.2))
def test_fuel_rises_with_distance_and_payload(
    of: Fleet, payload: float, way: float, more: float
) -> None:
    b77w = of("B77W")
    least = fuel_plan(b77w, payload, way, 400.0, 20.0).block_fuel
    assert fuel_plan(b77w, payload * more, way, 400.0, 20.0).block_fuel > least
    assert fuel_plan(b77w, payload, way * more, 400.0, 20.0).block_fuel > least
    assert fuel_plan(b77w, payload, way, 400.0 * more, 20.0).block_fuel > least


@settings(max_examples=10, deadline=None)
@given(PAYLOADS, WAYS)
def test_fuel_has_no_jump(of: Fleet, payload: float, way: float) -> None:
    ways = way + np.linspace(0, 1, 11)
    fuel = fuel_plan(of("B77W"), payload, ways, 400.0, 20.0).block_fuel
    assert np.all(np.abs(np.diff(fuel)) < 1e-3 * fuel[:-1])


def test_draws_are_planned_as_single_flights_are(of: Fleet) -> None:
    ways = np.array([3_000.0, 8_000.0, 11_500.0])
    many = fuel_plan(of("A359"), 25_000.0, ways, 400.0, 20.0)
    for at, way in enumerate(ways):
        one = fuel_plan(of("A359"), 25_000.0, float(way), 400.0, 20.0)
        assert many.block_fuel[at] == pytest.approx(one.block_fuel, rel=1e-9)


def test_a_plan_from_a_near_one_is_the_same(of: Fleet) -> None:
    near = fuel_plan(of("A332"), 30_000.0, 7_000.0, 400.0, 20.0)
    warm = fuel_plan(of("A332"), 30_500.0, 7_000.0, 400.0, 20.0, near=near)
    cold = fuel_plan(of("A332"), 30_500.0, 7_000.0, 400.0, 20.0)
    assert warm.block_fuel == pytest.approx(cold.block_fuel, rel=1e-4)


@pytest.mark.parametrize(
    ("way", "limits", "binding"),
    [
        (2_500.0, Limits(), "zero_fuel_mass"),
        (9_000.0, Limits(), "landing_mass"),
        (11_600.0, Limits(), "takeoff_mass"),
        (15_000.0, Limits(), "fuel_capacity"),
        (11_600.0, Limits(departure_field=300_000.0), "departure_field"),
        (3_000.0, Limits(arrival_field=220_000.0), "arrival_field"),
    ],
)
def test_each_limit_binds_in_its_place(of: Fleet, way: float, limits: Limits, binding: str) -> None:
    b77w = of("B77W")
    found = payload_limit(b77w, way, 400.0, 20.0, limits)
    assert found.binding == binding
    margins = mass_margins(b77w, found.plan, limits)
    assert abs(margins[binding]) < 5
    assert all(margins[name] > -5 for name in LIMITS)


def test_greatest_payload_never_rises_with_distance(of: Fleet) -> None:
    ways = np.linspace(500.0, 16_000.0, 60)
    found = payload_limit(of("B77W"), ways, 400.0, 20.0)
    assert np.all(np.diff(found.payload) <= 1.0)
    assert set(found.binding) <= set(LIMITS)


def test_a_lower_limit_never_raises_the_payload(of: Fleet) -> None:
    masses = np.linspace(250_000.0, 360_000.0, 23)
    found = payload_limit(of("B77W"), 9_000.0, 400.0, 20.0, Limits(departure_field=masses))
    assert np.all(np.diff(found.payload) >= -1.0)


def test_rules_are_parameters(of: Fleet) -> None:
    three = fuel_plan(of("A359"), 25_000.0, 9_000.0, 400.0, 20.0, rules=FuelRules(0.03))
    five = fuel_plan(of("A359"), 25_000.0, 9_000.0, 400.0, 20.0)
    assert three.contingency == pytest.approx(0.6 * five.contingency, rel=0.01)
    assert three.block_fuel < five.block_fuel


def test_too_short_a_way_is_an_error(of: Fleet) -> None:
    with pytest.raises(ValueError, match="at least 100"):
        fuel_plan(of("A359"), 25_000.0, 20.0, 400.0, 20.0)


def test_the_record_is_in_kilograms_and_adds_up(of: Fleet) -> None:
    plan = fuel_plan(of("A359"), 25_000.0, 9_000.0, 400.0, 20.0, additional=700, extra=300)
    assert plan.block_fuel == pytest.approx(
        plan.taxi + plan.trip + plan.contingency + plan.alternate + plan.final_reserve + 1_000
    )
    assert replace(plan, extra=0.0).block_fuel == pytest.approx(plan.block_fuel - 300)
