"""The sun of a year: bounds, symmetry and the way panels look."""

import numpy as np
import pytest

pytest.importorskip("pvlib")

from corredor.studies.energy.engine.pvlib import Site, clear_sky, measured_sun

LA_PAZ = Site(24.1, -110.3, 30.0, -7, 24.0, 180.0, 3.0)


def test_a_clear_year():
    made = clear_sky(LA_PAZ, 0.14, -0.004, 45.0)
    days = made.output.reshape(365, 24)
    assert made.output.min() >= 0
    assert made.output.max() < 0.86
    assert np.all(days[:, :5] == 0)
    assert np.all(days[:, 11:13] > 0.5)
    # clear sky in the subtropics, tilted like the latitude: some 2,500 kWh/m² a year
    assert made.plane.sum() / 1e3 == pytest.approx(2_550, rel=0.05)


def test_no_radiation_makes_nothing():
    dark, warm = np.zeros(8760), np.full(8760, 25.0)
    assert not measured_sun(LA_PAZ, dark, dark, dark, 0.1, -0.004, warm).output.any()
    with pytest.raises(ValueError, match="hours"):
        measured_sun(LA_PAZ, dark[:24], dark, dark, 0.1, -0.004, warm)


def test_a_clock_of_half_an_hour_moves_noon_by_half_an_hour():
    noons = []
    for offset in (5.0, 5.5):
        days = clear_sky(Site(28.6, 77.2, 200.0, offset, 20.0, 180.0, 3.0), 0.1, -0.004, 45.0)
        mean = days.output.reshape(365, 24).mean(0)
        noons.append(float((mean * np.arange(24)).sum() / mean.sum()))
    assert noons[1] - noons[0] == pytest.approx(0.5, abs=0.01)
