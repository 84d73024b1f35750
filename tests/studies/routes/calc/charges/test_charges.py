"""Charges: published examples, and unknown that never reads as nothing."""

# pyright: reportArgumentType=false

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.charges import airport, formulas, route

RATES = route.route_rates(read_data_table("route_charges"))
B77W = route.Payer("home", 351.5, 64.8)


def test_canadian_charge_of_a_published_example():
    """OPSGROUP, Increased ATC charges in Canada, 2020: CYUL-LFPG, B777-300, 344.5 t, 1,550 km."""
    payer = route.Payer("foreign", 344.5, 64.8)
    (rate,), status = route.rates_due(RATES, route.Segment("CA"), payer, "2020-10-01")
    assert (rate.currency, status) == ("CAD", "known")
    assert round(formulas.canadian_charge(1_550.0, 344.5, rate.value)) == 1047


def test_us_overflight_fee_is_the_formula_of_the_regulation():
    """14 CFR 187.53(d): E * DE / 100 + O * DO / 100; US$61.75 en route and US$26.51 oceanic."""
    due = [
        route.rates_due(RATES, route.Segment("US", service=service), B77W, "2024-06-01")
        for service in ("en_route", "oceanic")
    ]
    values = [rates[0].value for rates, status in due if status == "known"]
    assert values == [61.75, 26.51]
    fee = formulas.nautical_charge(300.0, values[0]) + formulas.nautical_charge(700.0, values[1])
    assert fee == pytest.approx(3 * 61.75 + 7 * 26.51)


def test_us_fee_is_not_due_from_a_flight_that_lands_there():
    due, status = route.rates_due(RATES, route.Segment("US", movements=1), B77W, "2024-06-01")
    assert (due, status) == ((), "known")


def test_mexican_duty_by_wingspan():
    """Ley Federal de Derechos 289 I, 290: above 38 m MXN 11.35 a kilometre, to 38 m MXN 7.60."""
    for wingspan, duty in ((64.8, 11.35), (38.0, 7.60), (25.0, 2.63), (16.7, 0.34)):
        payer = route.Payer("home", 80.0, wingspan)
        (rate,), _ = route.rates_due(RATES, route.Segment("MX"), payer, "2024-08-01")
        assert (rate.formula, rate.value) == ("per_km", duty)


def test_weight_and_distance_factor_of_eurocontrol():
    assert formulas.weight_factor(50.0) == 1
    assert formulas.distance_factor(100.0, 0) == 1
    assert formulas.distance_factor(120.0, 1) == 1
    assert formulas.distance_factor(10.0, 1) == 0
    assert formulas.eurocontrol_charge(1000.0, 200.0, 0, 70.0) == 10 * 2 * 70


def test_crossing_and_distance_of_the_joint_financing_stand_side_by_side():
    segment = route.Segment("BIRD", service="oceanic")
    due, _ = route.rates_due(RATES, segment, B77W, "2023-10-15")
    assert sorted((rate.formula, rate.value) for rate in due) == [
        ("flat", 54.17),
        ("per_100_km", 23.51),
    ]
    assert formulas.distance_charge(1_000.0, 23.51) == pytest.approx(235.10)


def test_unknown_is_said_and_never_nothing():
    for zone in ("CU", "NO", "XX"):
        found = route.rates_due(RATES, route.Segment(zone), B77W, "2026-11-01")
        assert found == ((), "unknown")


def test_a_rate_whose_time_ran_out_is_expired():
    (rate,), status = route.rates_due(RATES, route.Segment("RU"), B77W, "2026-11-01")
    assert (status, rate.currency, rate.value) == ("expired", "RUB", 3_165.4)


def test_every_row_names_its_source():
    assert all(rate.source for rate in RATES)


@given(st.floats(0, 10_000), st.floats(0, 10_000), st.floats(20, 600))
def test_charges_never_fall_with_distance_or_mass(first: float, second: float, mass: float):
    near, far = sorted((first, second))
    assert formulas.eurocontrol_charge(near, mass, 0, 60.0) <= formulas.eurocontrol_charge(
        far, mass, 0, 60.0
    )
    assert formulas.canadian_charge(near, mass, 0.04) <= formulas.canadian_charge(far, mass, 0.04)
    assert formulas.weight_factor(mass) <= formulas.weight_factor(mass + 1)


def test_every_formula_of_the_table_is_one_that_is_known():
    known = {"eurocontrol", "per_100_km", "per_km", "per_100_nm", "canadian", "flat"}
    assert {rate.formula for rate in RATES} <= known


@given(st.floats(0, 600), st.floats(0, 500), st.floats(0, 24), st.floats(0, 100))
def test_airport_charges_are_linear(mass: float, people: float, hours: float, rate: float):
    for made, twice in (
        (airport.charge_by_mass(mass, rate), airport.charge_by_mass(2 * mass, rate)),
        (airport.charge_by_passenger(people, rate), airport.charge_by_passenger(2 * people, rate)),
        (airport.charge_by_hour(hours, rate), airport.charge_by_hour(hours, 2 * rate)),
        (
            airport.charge_by_mass_and_hour(mass, hours, rate),
            airport.charge_by_mass_and_hour(mass, 2 * hours, rate),
        ),
        (airport.charge_of_flight(rate), airport.charge_of_flight(2 * rate)),
    ):
        assert twice == pytest.approx(2 * made)
