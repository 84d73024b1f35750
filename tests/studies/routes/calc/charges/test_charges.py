"""Charges: published examples, and unknown that never reads as nothing."""

# pyright: reportArgumentType=false

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.charges import airport, formulas, route

RATES = route.route_rates(read_data_table("route_charges"))
B77W = route.Payer("home", 351.5, 64.8)


def test_canadian_charge_of_a_published_example():
    """OPSGROUP, Increased ATC charges in Canada, 2020: CYUL-LFPG, B777-300, 344.5 t, 1,550 km."""
    made = route.route_charges(
        RATES, [route.Segment("CA", 1550)], route.Payer("foreign", 344.5, 64.8), "2020-10-01"
    )
    assert round(made[0].amount) == 1047
    assert (made[0].currency, made[0].status) == ("CAD", "known")


def test_us_overflight_fee_is_the_formula_of_the_regulation():
    """14 CFR 187.53(d): E * DE / 100 + O * DO / 100."""
    nautical_mile = 1.852
    segments = [
        route.Segment("US", 300 * nautical_mile),
        route.Segment("US", 700 * nautical_mile, service="oceanic"),
    ]
    made = route.route_charges(RATES, segments, B77W, "2024-06-01")
    assert route.sums_by_currency(made) == {"USD": pytest.approx(3 * 61.75 + 7 * 26.51)}


def test_us_fee_is_not_due_from_a_flight_that_lands_there():
    made = route.route_charges(RATES, [route.Segment("US", 500, movements=1)], B77W, "2024-06-01")
    assert made == ()
    assert route.unknown_zones(made) == ()


def test_mexican_duty_by_wingspan():
    """Ley Federal de Derechos 289 I, 290: above 38 m MXN 11.35 a kilometre, to 38 m MXN 7.60."""
    segment = route.Segment("MX", 1000)
    for wingspan, duty in ((64.8, 11_350), (38.0, 7_600), (25.0, 2_630), (16.7, 340)):
        payer = route.Payer("home", 80.0, wingspan)
        assert route.route_charges(RATES, [segment], payer, "2024-08-01")[0].amount == duty


def test_weight_and_distance_factor_of_eurocontrol():
    assert formulas.weight_factor(50.0) == 1
    assert formulas.distance_factor(100.0, 0) == 1
    assert formulas.distance_factor(120.0, 1) == 1
    assert formulas.distance_factor(10.0, 1) == 0
    assert formulas.eurocontrol_charge(1000.0, 200.0, 0, 70.0) == 10 * 2 * 70


def test_crossing_and_distance_of_the_joint_financing_stand_side_by_side():
    made = route.route_charges(
        RATES, [route.Segment("BIRD", 1000, service="oceanic")], B77W, "2023-10-15"
    )
    assert route.sums_by_currency(made) == {"GBP": pytest.approx(54.17 + 235.10)}


def test_unknown_is_flagged_and_never_nothing():
    segments = [route.Segment(zone, 500) for zone in ("CU", "NO", "XX", "US")]
    made = route.route_charges(RATES, segments, B77W, "2026-11-01")
    assert route.unknown_zones(made) == ("CU", "NO", "XX")
    assert all(math.isnan(c.amount) for c in made if c.status == "unknown")


def test_a_rate_whose_time_ran_out_is_flagged_expired():
    made = route.route_charges(RATES, [route.Segment("RU", 1000)], B77W, "2026-11-01")
    assert [(c.status, c.currency, c.amount) for c in made] == [
        ("expired", "RUB", pytest.approx(31_654.0))
    ]


def test_draws_of_distance_make_draws_of_the_charge():
    segments = [route.Segment("US", np.array([185.2, 370.4])), route.Segment("US", 185.2)]
    made = route.sums_by_currency(route.route_charges(RATES, segments, B77W, "2024-06-01"))
    assert made["USD"] == pytest.approx([2 * 61.75, 3 * 61.75])


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


def test_unknown_formula_and_basis_are_errors():
    odd = route.Rate("AA", "en_route", "?", 1, "X", "any", False, (0, 9e9), (0, 9e9), "", "", "s")
    with pytest.raises(ValueError, match="formula"):
        route.route_charges([odd], [route.Segment("AA", 1)], B77W, "2024-01-01")
    with pytest.raises(ValueError, match="basis"):
        airport.airport_charges(
            (airport.AirportRate("MID", "landing", "?", 1, 1, 1, "MXN", "s"),),
            "MID",
            airport.Turnaround(1, 1, 1),
        )


def test_airport_bill_multiplies_and_flags():
    rates = airport.airport_rates(
        [
            {
                "airport": "MID",
                "item": "landing",
                "basis": "tonne",
                "value": "100",
                "low": "",
                "high": "120",
                "currency": "MXN",
                "source": "tariff",
            }
        ]
    )
    bill = airport.airport_charges(rates, "MID", airport.Turnaround(350, 300, 2))
    assert (bill[0].amount, bill[0].low, bill[0].high) == (35_000, 35_000, 42_000)
    assert [item.item for item in bill if not item.is_known] == list(airport.ITEMS[1:])
