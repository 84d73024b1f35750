"""Cost methods against numbers that others published, and laws.

Oracle `MARCIELLO`: the example of the package doc-calculator 0.5.0 of the authors of
doi:10.1016/j.enconman.2024.118517, which holds ownership and charges after AEA; its
output for the inputs printed in its own documentation, per block hour of a 1.5 h sector.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.cost import aea, liebeck, operations, ownership
from corredor.studies.routes.calc.cost.measures import POUND

MARCIELLO = {
    "insurance": 151.78571428571428,
    "depreciation": 1944.8809523809523,
    "interest": 1819.0357142857142,
    "landing": 466.6666666666667,
    "navigation": 600.7447719269807,
    "handling": 540.0,
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


def test_mean_interest_of_the_association_of_european_airlines():
    """8 % over 14 years to 10 % is the 5.3 % that AEA 1989 and its users print."""
    assert round(ownership.average_interest(0.08, 14, 0.1), 3) == 0.053


def test_navigation_rate_of_scholz_is_that_of_kundu():
    """0.00414 USD for a nautical mile and root of kilogram is 0.5 USD for km at 50 t."""
    assert 0.00414 / 1.852 * math.sqrt(50_000) == pytest.approx(0.5, rel=1e-3)
    assert 0.00166 / 1.852 * math.sqrt(50_000) == pytest.approx(0.2, rel=3e-3)


def test_doc_i_of_a_hundred_thousand_pounds():
    """At 100,000 lb the polynomials are the sums of their coefficients."""
    mass = 100_000 * POUND
    made = liebeck.airframe_maintenance(mass, 2.0, 25.0, 2.0, 1.0)
    hours = 2 * (1.260 + 1.774 - 0.1071) + 1.614 + 0.7227 + 0.1204
    material = 2 * (12.39 + 29.80 + 0.1806) + 15.20 + 97.33 - 2.862
    assert made == pytest.approx(hours * 75 + material)


def test_every_rate_has_a_source_and_its_range_holds_it():
    for row in read_data_table("operating_costs"):
        assert row["source"]
        assert row["date"]
        assert row["unit"]
        if row["low"]:
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"])


@given(st.floats(0.5, 20), st.floats(0.5, 20))
def test_longer_flights_mean_fewer_a_year(first: float, second: float):
    short, long = sorted((first, second))
    assert aea.flights_per_year(short) >= aea.flights_per_year(long)
    assert aea.flights_per_year(short) * short <= aea.flights_per_year(long) * long + 1e-6


def test_a_leased_aircraft_costs_its_rent_over_its_flights():
    assert ownership.lease_of_flight(9.6e6, FLIGHTS) * FLIGHTS == pytest.approx(9.6e6)
