"""Profiles keep their kind, reach the published peak, and turbines stand still in storms."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.energy.calc.profiles.calendar import common_year
from corredor.studies.energy.calc.profiles.demand import Shape, synthetic_demand
from corredor.studies.energy.calc.profiles.profile import (
    HOURS_A_YEAR,
    Kind,
    Profile,
    calibrated,
    filled,
    per_unit,
    scaled_to_peak,
    statistics,
    whole_years,
)
from corredor.studies.energy.calc.profiles.weather_years import typical_weeks, weather_hours
from corredor.studies.energy.calc.profiles.wind import air_density, curve_output, speed_at_height
from corredor.studies.energy.calc.profiles.zones import (
    UnknownZone,
    beginning,
    changes_clock,
    clock_hours,
    moved,
    standard_offset,
    zone,
)

SHAPE = Shape(
    [0.8, 0.8, 0.85, 0.9, 1.0, 1.1, 1.25, 1.3, 1.25, 1.05, 0.9, 0.8],
    [0.8] * 6 + [0.95] * 6 + [1.1] * 6 + [1.2] * 4 + [0.9] * 2,
    [1, 1, 1, 1, 1, 0.95, 0.9],
    6,
)


@settings(max_examples=10, deadline=None)
@given(st.floats(400, 900), st.floats(0.5, 0.75))
def test_demand_has_the_published_peak_and_mean_and_is_synthetic(peak: float, factor: float):
    made = synthetic_demand("BCS", SHAPE, peak, peak * factor, "test")
    assert made.kind is Kind.SYNTHETIC
    found = statistics(made.values)
    assert found["peak"] == pytest.approx(peak)
    assert found["mean"] == pytest.approx(peak * factor)
    assert whole_years(made) == 1


def test_summer_evening_is_the_peak():
    made = synthetic_demand("BCS", SHAPE, 660.0, 400.0, "test").values.reshape(365, 24)
    day, hour = np.unravel_index(made.argmax(), made.shape)
    assert 200 < day < 260
    assert 18 <= hour < 22


def test_stretching_a_measured_shape_makes_it_synthetic():
    measured = Profile("d", Kind.MEASURED, "MW", np.array([1.0, 2.0, 3.0]), "CENACE")
    assert calibrated(measured, 30.0, 21.0).kind is Kind.SYNTHETIC
    assert scaled_to_peak(measured, 30.0).kind is Kind.SYNTHETIC
    assert per_unit(measured).kind is Kind.MEASURED
    with pytest.raises(ValueError, match="below 0"):
        calibrated(measured, 30.0, 5.0)
    with pytest.raises(ValueError, match="mean"):
        calibrated(measured, 30.0, 40.0)


def test_profiles_can_not_be_changed_or_broken():
    held = Profile("d", Kind.MEASURED, "MW", np.array([1.0, 2.0]), "test")
    with pytest.raises(ValueError, match="read-only"):
        held.values[0] = 5.0
    for bad in ([], [np.nan], [np.inf], [[1.0]]):
        with pytest.raises(ValueError, match="finite"):
            Profile("d", Kind.MEASURED, "MW", np.array(bad), "test")
    with pytest.raises(ValueError, match="installed"):
        per_unit(held, 1.5)


def test_gaps_are_counted_and_long_ones_refused():
    made, count = filled(np.array([1.0, np.nan, np.nan, 4.0]), 2)
    assert made.tolist() == [1, 2, 3, 4]
    assert count == 2
    with pytest.raises(ValueError, match="longer"):
        filled(np.array([1.0, np.nan, np.nan, 4.0]), 1)
    with pytest.raises(ValueError, match="gap"):
        filled(np.array([np.nan, 1.0]), 3)


def test_turbine():
    """Density of the standard atmosphere at sea level is 1.225 kg/m³ (ISO 2533)."""
    assert air_density(101_325.0, 288.15) == pytest.approx(1.225, abs=5e-4)
    speeds, shares = [3.0, 8.0, 12.0, 25.0], [0.0, 0.4, 1.0, 1.0]
    made = curve_output(np.array([0.0, 3.0, 10.0, 20.0, 25.1]), speeds, shares)
    assert made.tolist() == pytest.approx([0, 0, 0.7, 1, 0])
    thin = curve_output(np.array([10.0]), speeds, shares, 1.0)
    assert thin[0] < made[2]
    assert speed_at_height(6.0, 10.0, 10.0, 0.2) == 6
    with pytest.raises(ValueError, match="power curve"):
        curve_output(np.array([1.0]), [3.0, 3.0], [0.0, 1.0])


def test_a_year_by_the_clock_becomes_one_of_standard_time():
    """Hours are counted on: a morning at eight by the summer clock is one at seven."""
    first, days = date(2019, 6, 1), {}
    for number in range(457):
        day = first + timedelta(days=number)
        count = 25 if day == date(2019, 10, 27) else 23 if day == date(2020, 4, 5) else 24
        days[day] = [float(hour) for hour in range(1, count + 1)]
    made = common_year(days).reshape(365, 24)
    assert made[180, 6] == 8  # 30 June, from six to seven by standard time
    assert made[0, 6] == 7  # 1 January
    assert len(made.ravel()) == 8760
    short = dict(list(days.items())[:200])
    with pytest.raises(ValueError, match="fill a year"):
        common_year(short)
    del days[date(2019, 8, 1)]
    with pytest.raises(ValueError, match="missing"):
        common_year(days)


ZONES = (
    "America/Mazatlan",
    "Europe/Moscow",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
)


@pytest.mark.parametrize("name", ZONES)
def test_hours_of_all_days_are_those_of_the_year_by_any_clock(name: str) -> None:
    days = [date(2019, 1, 1) + timedelta(days=at) for at in range(365)]
    assert abs(sum(clock_hours(day, name) for day in days) - HOURS_A_YEAR) <= 1
    if not changes_clock(name, 2019):
        assert {clock_hours(day, name) for day in days} == {24}


def test_a_series_by_one_clock_is_moved_to_the_standard_time_of_another() -> None:
    """Noon of UTC is five in the morning in La Paz; half hours are means of their neighbours."""
    noon = (np.arange(HOURS_A_YEAR) % 24 == 12).astype(float)
    there = moved(noon, standard_offset("America/Mazatlan") - standard_offset("UTC"))
    assert np.flatnonzero(there)[:2].tolist() == [5, 29]
    assert there.sum() == noon.sum()
    india = moved(noon, standard_offset("Asia/Kolkata"))
    assert india[[17, 18]].tolist() == [0.5, 0.5]
    # a series that begins at midnight of summer time begins an hour before standard midnight
    assert beginning(date(2023, 7, 1), "America/Tijuana", -8.0) == 181 * 24 - 1
    assert beginning(date(2023, 1, 1), "UTC", -7.0) == -7.0
    with pytest.raises(UnknownZone):
        zone("../../etc/passwd")


def test_weather_years_keep_hours_together_and_within_their_season() -> None:
    made = weather_hours(40).reshape(40, HOURS_A_YEAR)
    assert (made[0] == np.arange(HOURS_A_YEAR)).all()
    assert ((made[:, 1:] - made[:, :-1]) % HOURS_A_YEAR == 1).mean() > 0.99
    far = (made - np.arange(HOURS_A_YEAR) + HOURS_A_YEAR // 2) % HOURS_A_YEAR - HOURS_A_YEAR // 2
    assert abs(far).max() == 15 * 24
    # every shift is about as frequent as another: 39 years of 73 blocks over 31 shifts
    counts = np.bincount((far[1:, ::120] // 24 + 15).ravel(), minlength=31)
    assert ((counts - 91.8) ** 2 / 91.8).sum() < 59.7  # chi-squared, 30 degrees of freedom, 0.1 %


def test_typical_weeks_hold_the_peak() -> None:
    demand = 1 + np.arange(HOURS_A_YEAR) % 1001 / 1001
    demand[5000] = 9
    for count in (1, 4, 52):
        places = typical_weeks(demand, count)
        assert 5000 in places
        assert len(places) == 168 * count
