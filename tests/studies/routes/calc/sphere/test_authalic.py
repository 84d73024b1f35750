"""Authalic latitude: published values, there and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.calc.sphere import (
    authalic_latitude,
    geodetic_latitude,
    geodetic_positions,
    unit_vectors,
)


@given(st.floats(-90, 90))
def test_there_and_back(latitude: float) -> None:
    back = float(geodetic_latitude(authalic_latitude(latitude)))
    assert back == pytest.approx(latitude, abs=1e-13)


def test_difference_is_largest_at_45_degrees() -> None:
    """Snyder 1987, page 16: authalic less geodetic latitude, at most some 7.7 minutes."""
    latitudes = np.linspace(0, 90, 901)
    difference = latitudes - authalic_latitude(latitudes)
    assert latitudes[np.argmax(difference)] == pytest.approx(45, abs=0.2)
    assert difference.max() * 60 == pytest.approx(7.70, abs=0.01)


def test_both_ends_of_the_antimeridian_are_one_point() -> None:
    assert np.array_equal(unit_vectors(66.5, 180.0), unit_vectors(66.5, -180.0))
    assert np.array_equal(unit_vectors(-90.0, 12.0), unit_vectors(-90.0, -70.0))


@given(st.floats(-89.999, 89.999), st.floats(-179.999, 179.999))
def test_positions_come_back(latitude: float, longitude: float) -> None:
    north, east = geodetic_positions(unit_vectors(latitude, longitude))
    assert float(north) == pytest.approx(latitude, abs=1e-12)
    assert float(east) == pytest.approx(longitude, abs=1e-9)
