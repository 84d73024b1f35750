"""Fuel plan, payload limit, diversion profile, winds and stops of one service, and on draws."""

# pyright: reportArgumentType=false

from __future__ import annotations

import numpy as np
from measure import Measure, cpu_of

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.edto import diversion_profile
from corredor.studies.routes.calc.fuel_plan import fuel_plan, payload_limit
from corredor.studies.routes.calc.performance import aircraft_of, fuel_table
from corredor.studies.routes.calc.sphere import unit_vectors
from corredor.studies.routes.calc.stops import Station, Terms, stop_options
from corredor.studies.routes.calc.winds import equivalent_wind, track_wind, wind_field_of
from corredor.studies.routes.engine.fuel_lookup import tabled_fuels

DRAWS = 1_000
FOOT = 0.3048
RUNWAY = 2_500.0
"""Metres."""
LATITUDES = [55.972, 70.4, 71.2, 71.3, 66.5, 46.7, 25.0, 22.989]
LONGITUDES = [37.415, 31.6, 28.6, 27.6, -23.5, -52.6, -80.2, -82.409]
CODES = ("SVO", "HAV", "PMV", "CCS", "VRA", "MEX")


def airports() -> np.ndarray:
    """Return unit vectors of the airports with a long paved runway."""
    lengths = {
        row["icao"]: float(row["longest_paved_ft"] or 0) * FOOT
        for row in read_data_table("runways")
    }
    rows = [row for row in read_data_table("airports") if lengths.get(row["icao"], 0) >= RUNWAY]
    return unit_vectors(
        np.array([float(row["lat"]) for row in rows]), np.array([float(row["lon"]) for row in rows])
    )


def measures() -> list[Measure]:
    aircraft = aircraft_of("B77W", read_data_table("aircraft"), read_data_table("in_service"))
    ways = np.random.default_rng(1).normal(11_500, 200, DRAWS)
    corners = unit_vectors(np.array(LATITUDES), np.array(LONGITUDES))
    places = airports()
    winds = wind_field_of(read_data_table("winds"))
    legs = np.full((len(CODES), len(CODES)), 2_000.0)
    legs[0] = legs[:, 0] = 11_500.0
    stations = [Station(code, alternate_distance=400.0) for code in CODES]
    terms = Terms(20.0, 10.0, 2.0, 6_000.0)
    fuels = tabled_fuels(fuel_table(aircraft, 1_500.0))
    work = {
        "plan": lambda: fuel_plan(aircraft, 38_000.0, 11_500.0, 400.0, 20.0),
        "plan_tabled": lambda: fuel_plan(aircraft, 38_000.0, 11_500.0, 400.0, 20.0, fuels=fuels),
        "limit": lambda: payload_limit(aircraft, 11_500.0, 400.0, 20.0),
        "limit_tabled": lambda: payload_limit(aircraft, 11_500.0, 400.0, 20.0, fuels=fuels),
        "draws": lambda: payload_limit(aircraft, ways, 400.0, 20.0),
        "profile": lambda: diversion_profile(corners, places),
        "wind": lambda: equivalent_wind(track_wind(winds, 358.0, LATITUDES, LONGITUDES), 480.0),
        "stops": lambda: stop_options(aircraft, stations, legs, 38_000.0, terms),
        "stops_tabled": lambda: stop_options(
            aircraft, stations, legs, 38_000.0, terms, fuels=fuels
        ),
    }
    names = {
        "plan": "fuel plan of one sector",
        "plan_tabled": "fuel plan of one sector by the fuel table",
        "limit": "greatest payload of one sector",
        "limit_tabled": "greatest payload of one sector by the fuel table",
        "draws": f"greatest payload on {DRAWS} draws",
        "profile": f"diversion profile among {len(places)} airports",
        "wind": "equivalent wind of one track",
        "stops": "none to two stops among four stations",
        "stops_tabled": "none to two stops among four stations by the fuel table",
    }
    return [Measure(names[key], cpu_of(job, 5), "CPU s") for key, job in work.items()]
