"""The rooms of economics together: units that `derive` reads, draws, and tables with sources."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from corredor.core.assumption import Distribution
from corredor.core.derive import derive, derive_record, signature
from corredor.data.tables import read_data_source, read_data_table
from corredor.studies.routes.calc.carbon import tim
from corredor.studies.routes.calc.charges import airport, formulas
from corredor.studies.routes.calc.cost import aea, breakeven, liebeck, operations, ownership
from corredor.studies.routes.calc.demand import choice, gravity, segments, spill
from corredor.studies.routes.calc.fuel_plan import saving_by_carrying, usable_fuel
from corredor.studies.routes.calc.schedule import block
from corredor.testing import assumed
from corredor.units import is_known, variables_in

FUNCTIONS = (
    tim.model_distance,
    tim.climb_cruise_distance,
    tim.fuel_emissions,
    tim.cargo_share,
    tim.equivalent_capacity,
    tim.emissions_per_passenger,
    formulas.eurocontrol_charge,
    formulas.distance_charge,
    formulas.nautical_charge,
    formulas.canadian_charge,
    airport.charge_by_mass,
    airport.charge_by_passenger,
    airport.charge_by_hour,
    airport.charge_by_mass_and_hour,
    airport.charge_of_flight,
    ownership.investment,
    ownership.depreciation,
    ownership.average_interest,
    ownership.annual_share_of_flight,
    ownership.lease_of_flight,
    operations.fuel_cost,
    operations.attendants,
    operations.crew_cost,
    operations.landing_cost,
    operations.navigation_cost,
    operations.handling_cost,
    aea.flights_per_year,
    aea.airframe_maintenance,
    aea.engine_maintenance,
    liebeck.flight_crew,
    liebeck.airframe_maintenance,
    liebeck.engine_maintenance,
    liebeck.navigation,
    breakeven.breakeven_load_factor,
    breakeven.breakeven_fare,
    breakeven.contribution,
    breakeven.cargo_revenue,
    breakeven.cargo_revenue_by_distance,
    breakeven.cost_left,
    breakeven.net_passenger_cost,
    gravity.gravity_traffic,
    gravity.fare_response,
    gravity.stimulated_traffic,
    gravity.catchment_traffic,
    choice.utility_of_time,
    choice.utility_of_fare,
    choice.utility_of_frequency,
    choice.logit_weight,
    choice.logit_share,
    choice.rival_weight,
    choice.nested_share,
    choice.lone_share,
    choice.quality_of_service,
    choice.index_share,
    segments.passengers_of_flight,
    usable_fuel,
    saving_by_carrying,
    spill.spilled_passengers,
    spill.carried_passengers,
    spill.expected_load_factor,
    block.block_time,
    block.scheduled_block_time,
)

TABLES = (
    "acclimatisation",
    "demand_parameters",
    "duty_limits",
    "eea_fuel",
    "emission_factors",
    "gates",
    "in_flight_rest",
    "operating_costs",
    "price_indices",
    "route_charges",
    "time_zone_rest",
)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f"{f.__module__}.{f.__name__}")
def test_units_of_arguments_and_results_are_known(function):
    read = signature(function)
    for unit in (*read.wanted.values(), *read.made.values()):
        assert variables_in(unit) or is_known(unit), unit
    assert read.method.summary.endswith(".")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source_and_a_folder_says_where_from(name: str):
    content = files("corredor.data").joinpath(name, f"{name}.csv").read_bytes()
    assert read_data_source(name).sha256 == hashlib.sha256(content).hexdigest()
    rows = read_data_table(name)
    assert all(row["source"] for row in rows)
    assert all(None not in row and None not in row.values() for row in rows)


def test_break_even_through_derive_has_an_interval():
    parts = np.linspace(0.01, 0.99, 99)
    draws = Distribution("triangular", 250_000.0, 200_000.0, 320_000.0).quantile(parts)
    certain = {
        "seats": assumed("seats", 457, "seat"),
        "load_factor": assumed("load", 0.85, "share"),
        "passenger_cost": assumed("added", 30, "USD_2024/person"),
        "distribution": assumed("distribution", 0.05, "share"),
    }
    fare = derive(breakeven.breakeven_fare, cost=assumed("cost", 250_000, "USD_2024"), **certain)
    assert fare.unit == "USD_2024/person"
    many = breakeven.breakeven_fare(draws, 457, 0.85, 30, 0.05)
    assert many.min() < fare.value < many.max()


def test_emissions_through_derive_are_a_record():
    made = derive_record(
        tim.fuel_emissions,
        fuel=assumed("fuel", 56.440, "tonne"),
        well_to_tank_factor=assumed("wtt", 0.6465, "1"),
        tank_to_wake_factor=assumed("ttw", 3.1894, "1"),
    )
    assert round(made["well_to_wake"].value) == 216_498
