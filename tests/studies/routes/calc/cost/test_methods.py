"""Cost methods against numbers that others published, and laws.

Oracle `MARCIELLO`: the example of the package doc-calculator 0.5.0 of the authors of
doi:10.1016/j.enconman.2024.118517, which holds ATA 1967 maintenance and AEA charges; its
output for the inputs printed in its own documentation, per block hour of a 1.5 h sector.
"""

# pyright: reportIndexIssue=false

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.cost import (
    aea,
    ata,
    liebeck,
    methods,
    operations,
    ownership,
    thorbeck,
)
from corredor.studies.routes.calc.cost.escalation import index_value
from corredor.studies.routes.calc.cost.measures import POUND, POUND_FORCE
from corredor.studies.routes.calc.cost.rates import escalated_rates, method_rates
from corredor.studies.routes.calc.cost.trip import Trip

MARCIELLO = {
    "insurance": 151.78571428571428,
    "depreciation": 1944.8809523809523,
    "interest": 1819.0357142857142,
    "landing": 466.6666666666667,
    "navigation": 600.7447719269807,
    "handling": 540.0,
    "airframe": 1217.01664640884,
}
BLOCK, FLIGHTS = 1.5, 2800 / 1.5


def test_ownership_of_the_example():
    invested = ownership.investment(85e6, 6.5e6, 2, 0.1, 0.3)
    made = ownership.depreciation(invested, 0.15, 15, FLIGHTS)
    assert made / BLOCK == pytest.approx(MARCIELLO["depreciation"])
    paid = ownership.annual_share_of_flight(invested, 0.053, FLIGHTS)
    assert paid / BLOCK == pytest.approx(MARCIELLO["interest"])
    insured = ownership.annual_share_of_flight(85e6, 0.005, FLIGHTS)
    assert insured / BLOCK == pytest.approx(MARCIELLO["insurance"])


def test_charges_of_the_example():
    assert operations.landing_cost(70, 10) / BLOCK == pytest.approx(MARCIELLO["landing"])
    assert operations.handling_cost(18, 45) / BLOCK == pytest.approx(MARCIELLO["handling"])
    nautical_mile_of_the_example = 1.853
    made = operations.navigation_cost(600 * nautical_mile_of_the_example, 70, 0.685)
    assert made / BLOCK == pytest.approx(MARCIELLO["navigation"])


def test_ata_airframe_maintenance_of_the_example():
    pounds_of_the_example = 2.2
    mass = (40 - 2 * 1.2) * 1_000 * pounds_of_the_example * POUND
    made = ata.airframe_maintenance(mass, 72e6, 1.25, 90.0, 0.0)
    assert made / BLOCK == pytest.approx(MARCIELLO["airframe"])


def test_ata_engine_by_hand():
    """20,000 lbf, US$1 M, two engines, 2 h: (0.6+0.54)*2+0.3+0.6 = 3.18 h of labour each."""
    made = ata.engine_maintenance(20_000 * POUND_FORCE, 1e6, 2, 2.0, 4.0, 1.8)
    assert made == pytest.approx(2 * (3.18 * 4.0 * 2.8 + (2.5 * 2 + 2) * 10))


def test_mean_interest_of_the_association_of_european_airlines():
    """8 % over 14 years to 10 % is the 5.3 % that AEA 1989 and its users print."""
    assert round(ownership.average_interest(0.08, 14, 0.1), 3) == 0.053


def test_navigation_rate_of_scholz_is_that_of_kundu():
    """0.00414 USD for a nautical mile and root of kilogram is 0.5 USD for km at 50 t."""
    assert 0.00414 / 1.852 * math.sqrt(50_000) == pytest.approx(0.5, rel=1e-3)
    assert 0.00166 / 1.852 * math.sqrt(50_000) == pytest.approx(0.2, rel=3e-3)


def test_annuity_of_tu_berlin_by_its_definition():
    """Payments and the discounted residual add up to the price."""
    paid = thorbeck.annuity(0.05, 14, 0.1)
    worth = sum(paid / 1.05**year for year in range(1, 15)) + 0.1 / 1.05**14
    assert worth == pytest.approx(1)


def test_doc_i_of_a_hundred_thousand_pounds():
    """At 100,000 lb the polynomials are the sums of their coefficients."""
    mass = 100_000 * POUND
    made = liebeck.airframe_maintenance(mass, 2.0, 25.0, 2.0, 1.0)
    hours = 2 * (1.260 + 1.774 - 0.1071) + 1.614 + 0.7227 + 0.1204
    material = 2 * (12.39 + 29.80 + 0.1806) + 15.20 + 97.33 - 2.862
    assert made == pytest.approx(hours * 75 + material)


ENGINE = aea.Engine(513_000.0, 8.7, 42.0, 14.0, "2")
TRIP = Trip(
    distance=11_000.0,
    block_time=14.33,
    flight_time=13.8,
    block_fuel=116_000.0,
    payload=39_000.0,
    seats=457.0,
    take_off_mass=351_500.0,
    empty_mass=170_000.0,
    engine_mass=8_760.0,
    engines=2.0,
    engine=ENGINE,
    aircraft_price=160e6,
    engine_price=20e6,
    fuel_price=0.8,
    flights=270.0,
)


def rates(method: str) -> dict[str, float]:
    return escalated_rates(method_rates(read_data_table("operating_costs"), method), 1.0)


@pytest.mark.parametrize("method", sorted(methods.METHODS))
def test_each_method_names_what_it_leaves_out_and_adds_up(method: str):
    made = methods.trip_cost(method, TRIP, rates(method))
    assert made.fuel >= 0.8 * 116_000
    assert made.total == pytest.approx(sum(value for _, value in made.items()))
    assert sum(made.shares().values()) == pytest.approx(1)
    assert made.cash < made.total
    missing = {
        "ata_1967": ("cabin_crew", "interest", "landing", "navigation", "handling"),
        "liebeck_1995": ("handling",),
    }
    assert made.missing == missing.get(method, ())


@pytest.mark.parametrize("method", sorted(methods.METHODS))
@pytest.mark.parametrize("item", ["block_fuel", "block_time", "empty_mass", "aircraft_price"])
def test_cost_rises(method: str, item: str):
    more = dataclasses.replace(TRIP, **{item: getattr(TRIP, item) * 1.05})
    known = rates(method)
    before, after = (methods.trip_cost(method, trip, known) for trip in (TRIP, more))
    if (method, item) == ("thorbeck_2013", "block_time"):
        assert after.total == before.total
    elif (method, item) == ("liebeck_1995", "block_time"):
        assert after.flight_crew > before.flight_crew
    else:
        assert after.total > before.total


@pytest.mark.parametrize("method", sorted(methods.METHODS))
def test_draws_give_what_single_numbers_give(method: str):
    fuel = np.array([90_000.0, 110_000.0])
    many = methods.trip_cost(method, dataclasses.replace(TRIP, block_fuel=fuel), rates(method))
    one = methods.trip_cost(method, dataclasses.replace(TRIP, block_fuel=90_000.0), rates(method))
    assert many.total[0] == pytest.approx(one.total)


def test_every_rate_has_a_source_and_its_range_holds_it():
    for row in read_data_table("operating_costs"):
        assert row["source"]
        assert row["date"]
        assert row["unit"]
        if row["low"]:
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"])


def test_escalation_moves_money_only():
    table = method_rates(read_data_table("operating_costs"), "aea_1989a")
    rows = read_data_table("price_indices")
    rise = index_value(rows, "CPI-U", "2024") / index_value(rows, "CPI-U", "1989")
    made = escalated_rates(table, rise)
    assert made["flight_crew"] == pytest.approx(493 * 313.689 / 124.0)
    assert made["life"] == 14
    assert made["interest"] == 0.053


def test_unknown_method_index_and_year_are_errors():
    with pytest.raises(KeyError, match="no cost method"):
        methods.trip_cost("guess", TRIP, {})
    with pytest.raises(KeyError, match="no rates"):
        method_rates(read_data_table("operating_costs"), "guess")
    with pytest.raises(KeyError, match="CPI-U"):
        index_value(read_data_table("price_indices"), "CPI-U", "1800")
    with pytest.raises(ValueError, match="flights a year"):
        methods.trip_cost("ata_1967", dataclasses.replace(TRIP, flights=0.0), rates("ata_1967"))


@given(st.floats(0.5, 20), st.floats(0.5, 20))
def test_longer_flights_mean_fewer_a_year(first: float, second: float):
    short, long = sorted((first, second))
    assert aea.flights_per_year(short) >= aea.flights_per_year(long)
    assert aea.flights_per_year(short) * short <= aea.flights_per_year(long) * long + 1e-6
