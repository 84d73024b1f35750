"""The Travel Impact Model against the two worked examples that its documents print."""

from decimal import Decimal

# pyright: reportArgumentType=false, reportCallIssue=false, reportIndexIssue=false
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.carbon import tim
from corredor.studies.routes.calc.carbon.printed import printed_emissions, printed_fuel

ZRH, SFO = (47.4647, 8.54917), (37.618806, -122.375417)
FACTORS = {"well_to_tank": Decimal("0.6465"), "tank_to_wake": Decimal("3.1894")}
CABINS = {
    "economy": Decimal(1),
    "premium_economy": Decimal("1.5"),
    "business": Decimal(4),
    "first": Decimal(5),
}
CAPACITY, LOAD = Decimal("411.5"), Decimal("0.845")

PRINTED_3_0_0 = {
    "flight.well_to_tank": "36488",
    "flight.tank_to_wake": "180010",
    "flight.well_to_wake": "216498",
    "seat.economy.well_to_wake": "484.029",
    "passenger.economy.well_to_wake": "572.815",
    "passenger.premium_economy.well_to_wake": "859.224",
    "passenger.business.well_to_wake": "2291.262",
    "passenger.first.well_to_wake": "2864.077",
}
"""Travel Impact Model 3.0.0, October 2025, example ZRH-SFO with 8 % cargo."""

PRINTED_1_9_1 = {
    "flight.well_to_tank": "35362",
    "flight.tank_to_wake": "174451",
    "flight.well_to_wake": "209812",
    "seat.economy.well_to_tank": "85.934",
    "seat.economy.tank_to_wake": "423.939",
    "seat.economy.well_to_wake": "509.873",
    "seat.first.well_to_tank": "429.67",
    "seat.first.tank_to_wake": "2119.695",
    "seat.first.well_to_wake": "2549.365",
    "seat.business.well_to_tank": "343.736",
    "seat.business.tank_to_wake": "1695.756",
    "seat.business.well_to_wake": "2039.492",
    "seat.premium_economy.well_to_tank": "128.901",
    "seat.premium_economy.tank_to_wake": "635.909",
    "seat.premium_economy.well_to_wake": "764.81",
    "passenger.first.well_to_tank": "508.485",
    "passenger.first.tank_to_wake": "2508.515",
    "passenger.first.well_to_wake": "3017",
    "passenger.business.well_to_tank": "406.788",
    "passenger.business.tank_to_wake": "2006.812",
    "passenger.business.well_to_wake": "2413.6",
    "passenger.premium_economy.well_to_tank": "152.546",
    "passenger.premium_economy.tank_to_wake": "752.555",
    "passenger.premium_economy.well_to_wake": "905.101",
    "passenger.economy.well_to_tank": "101.697",
    "passenger.economy.tank_to_wake": "501.703",
    "passenger.economy.well_to_wake": "603.4",
}
"""Travel Impact Model 1.9.1, example ZRH-SFO, every number that it prints."""


def knots(version: str) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]:
    rows = {
        row["distance_nm"]: Decimal(row["climb_cruise_descent_kg"])
        for row in read_data_table("eea_fuel")
        if row["version"] == version
    }
    return (Decimal(5000), rows["5000"]), (Decimal(5500), rows["5500"])


def test_distance_is_the_printed_one():
    assert round(float(tim.model_distance(*ZRH, *SFO))) == 9369


def test_fuel_of_version_3_is_printed_to_the_digit():
    made = printed_fuel(Decimal(9369), Decimal("1.0273"), knots("3.0.0"), Decimal(1638))
    assert {name: str(value) for name, value in made.items()} == {
        "great_circle": "5058.9",
        "flown": "5197.0",
        "climb_cruise_descent": "5180",
        "climb_cruise_descent_fuel": "54802",
        "fuel": "56440",
    }


@pytest.mark.parametrize("name", PRINTED_3_0_0)
def test_version_3_is_printed_to_the_digit(name: str):
    made = printed_emissions(Decimal(56440), FACTORS, Decimal("0.08"), CAPACITY, CABINS, LOAD)
    assert made[name] == Decimal(PRINTED_3_0_0[name])


@pytest.mark.parametrize("name", PRINTED_1_9_1)
def test_version_1_is_printed_to_the_digit(name: str):
    made = printed_emissions(Decimal(54697), FACTORS, Decimal(0), CAPACITY, CABINS, LOAD)
    assert made[name] == Decimal(PRINTED_1_9_1[name])


def test_the_unrounded_model_agrees_with_the_document():
    factors = tim.emission_factors(read_data_table("emission_factors"), "3.0.0")
    distance = tim.climb_cruise_distance(5058.9, 1.0273)
    rows = [row for row in read_data_table("eea_fuel") if row["version"] == "3.0.0"]
    table = np.array([[float(r["distance_nm"]), float(r["climb_cruise_descent_kg"])] for r in rows])
    fuel = tim.tabled_fuel(distance, table[:, 0], table[:, 1]) + 1638
    made = tim.fuel_emissions(fuel, factors["well_to_tank"], factors["tank_to_wake"])
    assert made.well_to_wake == pytest.approx(216_498, rel=1e-5)
    for cabin, printed in (
        ("economy", 572.815),
        ("premium_economy", 859.224),
        ("business", 2291.262),
        ("first", 2864.077),
    ):
        factor = factors[f"wide.{cabin}"]
        per_head = tim.emissions_per_passenger(made.well_to_wake, 0.08, 411.5, 0.845, factor)
        assert per_head == pytest.approx(printed, rel=1e-5)


def test_example_without_rounding_between_the_steps_differs_in_the_last_digit():
    """Why `printed` exists: the document carries its rounded numbers on."""
    assert round(56440 * 3.8359 * 0.92 / 411.5, 3) == 484.030


@given(st.floats(0, 12_000), st.floats(0, 12_000))
def test_fuel_rises_with_distance(first: float, second: float):
    near, far = sorted((first, second))
    table = np.array([500.0, 1000.0, 5000.0, 5500.0])
    fuel = np.array([5852.0, 10874.0, 52962.0, 58072.0])
    assert tim.tabled_fuel(near, table, fuel) <= tim.tabled_fuel(far, table, fuel)


@given(
    seats=st.lists(st.integers(0, 200), min_size=4, max_size=4).filter(any),
    load=st.floats(0.05, 1),
    cargo=st.floats(0, 0.9),
)
def test_shares_of_cabins_and_cargo_add_up_to_the_flight(
    seats: list[int], load: float, cargo: float
):
    factors = (1.0, 1.5, 4.0, 5.0)
    capacity = tim.equivalent_capacity(*map(float, seats), *factors[1:])
    total = sum(
        count * load * tim.emissions_per_passenger(1000.0, cargo, capacity, load, factor)
        for count, factor in zip(seats, factors, strict=True)
    )
    assert total == pytest.approx(1000 * (1 - cargo))


def test_arrays_and_numbers_give_the_same():
    lats = np.array([47.4647, 0.0])
    together = tim.model_distance(lats, 8.54917, 37.618806, -122.375417)
    assert together[0] == tim.model_distance(*ZRH, *SFO)
    assert tim.model_distance(0.0, 0.0, 0.0, 180.0) == pytest.approx(180 * 60 * 1.852)


def test_unknown_version_is_an_error():
    with pytest.raises(KeyError, match="version"):
        tim.emission_factors(read_data_table("emission_factors"), "9.9")
