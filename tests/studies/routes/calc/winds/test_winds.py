"""Winds: the climate's known features, the equivalent wind's laws, published timetables."""

from collections.abc import Callable

# pyright: reportArgumentType=false
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.performance import Aircraft, cruise_airspeed, still_air_time
from corredor.studies.routes.calc.winds import (
    SEASONS,
    TrackWind,
    WindField,
    air_distance,
    equivalent_wind,
    flown_distance,
    season_weights,
    track_wind,
    wind_at,
    wind_error,
    wind_field_of,
)

LATITUDES = [55.972, 70.4, 71.2, 71.3, 66.5, 46.7, 25.0, 22.989]
LONGITUDES = [37.415, 31.6, 28.6, 27.6, -23.5, -52.6, -80.2, -82.409]
LEGAL, GREAT_CIRCLE = 10_405.0, 9_594.0
"""Moscow Sheremetyevo to Havana past the airspaces closed to Russian carriers [km]."""


@pytest.fixture(scope="module")
def winds() -> WindField:
    """Return the shipped field."""
    return wind_field_of(read_data_table("winds"))


@given(st.floats(-400, 800))
def test_the_seasons_share_a_day(day: float) -> None:
    weights = season_weights(day)
    assert weights.sum() == pytest.approx(1)
    assert np.all(weights >= 0)
    assert season_weights(day + 365.25) == pytest.approx(weights, abs=1e-9)
    assert season_weights(day + 0.01) == pytest.approx(weights, abs=2e-4)


def test_the_seasons_stand_in_their_middles() -> None:
    for at, day in enumerate((15.5, 106.8, 198.1, 289.4)):
        assert season_weights(day)[at] == pytest.approx(1, abs=1e-3)


def test_the_jets_lie_where_textbooks_have_them(winds: WindField) -> None:
    # Holton and Hakim, An introduction to dynamic meteorology, 5th edition, figure 10.1: zonal
    # mean near 200 hPa about 40 m/s at 30N in winter, 20 m/s near 40 to 45N in summer.
    zonal = winds.eastward.mean(axis=2)
    north = winds.latitudes > 10
    winter, summer = zonal[0][north], zonal[SEASONS.index("JJA")][north]
    where = winds.latitudes[north]
    assert where[winter.argmax()] == pytest.approx(30, abs=5)
    assert winter.max() / 1.94384 == pytest.approx(40, abs=5)
    assert where[summer.argmax()] == pytest.approx(42.5, abs=5)
    assert summer.max() / 1.94384 == pytest.approx(20, abs=4)


@given(st.floats(-90, 90), st.floats(-360, 360), st.floats(1, 366))
def test_the_field_is_periodic_and_bounded(
    winds: WindField, latitude: float, longitude: float, day: float
) -> None:
    here = wind_at(winds, day, latitude, longitude)
    round_again = wind_at(winds, day, latitude, longitude + 360)
    assert here == pytest.approx(round_again, abs=1e-6)
    assert winds.eastward.min() <= here[0] <= winds.eastward.max()


def test_the_grid_is_met_at_its_points(winds: WindField) -> None:
    at = wind_at(winds, 15.5, winds.latitudes[25], winds.longitudes[7])
    assert at == (
        pytest.approx(winds.eastward[0, 25, 7]),
        pytest.approx(winds.northward[0, 25, 7]),
    )


def test_rows_that_miss_a_place_are_an_error() -> None:
    with pytest.raises(ValueError, match="even grid"):
        wind_field_of(read_data_table("winds")[:-1])


def test_a_wind_along_a_parallel_is_the_eastward_one(winds: WindField) -> None:
    east = track_wind(winds, 15.5, [0.0, 0.0], [10.0, 60.0])
    expected, _ = wind_at(winds, 15.5, np.zeros(50), np.linspace(10.5, 59.5, 50))
    assert np.mean(east.along) == pytest.approx(np.mean(expected), rel=0.02)
    north = track_wind(winds, 15.5, [0.0, 50.0], [20.0, 20.0])
    _, expected = wind_at(winds, 15.5, np.linspace(0.5, 49.5, 50), np.full(50, 20.0))
    assert np.mean(north.along) == pytest.approx(np.mean(expected), rel=0.03)


PARTS = st.lists(st.tuples(st.floats(-120, 120), st.floats(-120, 120)), min_size=1, max_size=20)


@given(PARTS, st.floats(400, 500))
def test_wind_costs_more_than_it_gives_back(parts: list[tuple[float, float]], speed: float) -> None:
    along, across = (np.array(part) for part in zip(*parts, strict=True))
    wind = TrackWind(np.full(len(along), 100.0), along, across)
    there = equivalent_wind(wind, speed)
    back = equivalent_wind(wind.reversed, speed)
    assert there + back <= 1e-9
    assert there <= np.mean(along) + 1e-9


def test_a_uniform_wind_is_its_own_equivalent() -> None:
    wind = TrackWind(np.array([100.0, 300.0]), np.full(2, -30.0), np.zeros(2))
    assert equivalent_wind(wind, 480.0) == pytest.approx(-30)
    speeds, scales = np.array([450.0, 480.0]), np.array([0.5, 1.0])
    assert equivalent_wind(wind, speeds, scales) == pytest.approx([-15, -30])
    with pytest.raises(ValueError, match="whole airspeed"):
        equivalent_wind(wind, 32.0)


def test_the_error_falls_with_the_number_of_flights() -> None:
    assert wind_error(5.0, 12.0, 1) == pytest.approx(13)
    assert wind_error(5.0, 12.0, 10_000) == pytest.approx(5, abs=0.01)


def _block_minutes(winds: WindField, b77w: Aircraft, day: float, *, homeward: bool) -> float:
    practice = {row["name"]: float(row["value"]) for row in read_data_table("flight_practice")}
    along = track_wind(winds, day, LATITUDES, LONGITUDES)
    landing = b77w.operating_mass + 60_000.0
    speed = float(cruise_airspeed(b77w, landing + 45_000.0))
    wind = float(
        equivalent_wind(along.reversed if homeward else along, speed, practice["wind_scale"])
    )
    flown = flown_distance(LEGAL, GREAT_CIRCLE, practice["flown_factor"], practice["detour_factor"])
    hours = still_air_time(b77w, air_distance(flown, speed, wind), landing)
    return float(hours) * 60 + b77w.taxi_minutes


def test_the_timetable_of_moscow_havana(winds: WindField, of: Callable[[str], Aircraft]) -> None:
    # SU/FV6849 14:20 and FV6850 12:55 from 24 December 2023 (Interfax of that day). The factors
    # were calibrated on these two and two more, so that this shows consistency, not a forecast.
    outward = _block_minutes(winds, of("B77W"), 358.0, homeward=False)
    homeward = _block_minutes(winds, of("B77W"), 358.0, homeward=True)
    assert outward == pytest.approx(14 * 60 + 20, abs=10)
    assert homeward == pytest.approx(12 * 60 + 55, abs=10)


def test_the_flight_of_may(winds: WindField, of: Callable[[str], Aircraft]) -> None:
    # 13:40 to Varadero in May 2023 (MDZ); Varadero is 67 km, five minutes, nearer than Havana.
    minutes = _block_minutes(winds, of("B77W"), 135.0, homeward=False) - 5
    assert minutes == pytest.approx(13 * 60 + 40, abs=10)


def test_every_practice_has_an_interval() -> None:
    for row in read_data_table("flight_practice"):
        assert float(row["low"]) < float(row["value"]) < float(row["high"])
        assert row["source"]


def test_a_detour_fades_with_the_closures() -> None:
    open_ = flown_distance(GREAT_CIRCLE, GREAT_CIRCLE, 1.06, 1.4)
    assert open_ == pytest.approx(1.06 * GREAT_CIRCLE)
    assert flown_distance(LEGAL, GREAT_CIRCLE, 1.06, 1.0) == pytest.approx(1.06 * LEGAL)
    assert flown_distance(LEGAL, GREAT_CIRCLE, 1.06, 1.4) > 1.06 * LEGAL
