"""Great circles: known lengths, small and nearly straight angles, samples."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.calc.sphere import (
    angle,
    clearance,
    cross_track,
    great_circle_distance,
    interpolated,
    sampled,
    unit_vectors,
)
from corredor.studies.routes.calc.sphere.constants import AUTHALIC_RADIUS

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES).map(lambda place: unit_vectors(*place))


def test_authalic_radius_is_that_of_wgs84() -> None:
    """NGA.STND.0036: radius of a sphere of equal area 6,371,007.1809 m."""
    assert pytest.approx(6_371.007_180_9, abs=1e-7) == AUTHALIC_RADIUS


@given(POINTS, POINTS)
def test_angle_is_symmetric_and_complements_the_antipode(one, two) -> None:
    assert float(angle(one, two)) == pytest.approx(float(angle(two, one)), abs=0)
    assert float(angle(one, two) + angle(one, -two)) == pytest.approx(math.pi, abs=1e-15)


@given(st.floats(1e-12, 1e-3))
def test_small_angles_keep_their_digits(small: float) -> None:
    near = np.array([math.cos(small), math.sin(small), 0.0])
    assert float(angle(np.array([1.0, 0, 0]), near)) == pytest.approx(small, rel=1e-9)
    assert math.pi - float(angle(np.array([-1.0, 0, 0]), near)) == pytest.approx(small, abs=1e-15)


def test_samples_are_at_most_a_kilometre_apart() -> None:
    one, two = unit_vectors(55.97, 37.41), unit_vectors(22.99, -82.41)
    points = sampled(one, two)
    assert np.array_equal(points[0], one)
    assert np.array_equal(points[-1], two)
    assert great_circle_distance(points[:-1], points[1:]).max() <= 1.0 + 1e-9


def test_no_arc_joins_antipodes() -> None:
    one = unit_vectors(10.0, 20.0)
    with pytest.raises(ValueError, match="antipodal"):
        interpolated(one, -one, np.array([0.5]))


@pytest.mark.parametrize("latitude", [-90.1, 91.0, math.nan])
def test_positions_beyond_a_pole_are_refused(latitude: float) -> None:
    with pytest.raises(ValueError, match="within"):
        unit_vectors(latitude, 0.0)


@given(POINTS, st.floats(0, 1), st.floats(1e-6, 1))
def test_clearance_is_the_smallest_distance_of_samples(point, share, width) -> None:
    one, two = unit_vectors(10.0, 20.0), unit_vectors(10.0 + 60 * width, 80.0 * share)
    nearest = float(clearance(point[None], one[None], two[None])[0, 0])
    line = interpolated(one, two, np.linspace(0, 1, 400))
    least = float(angle(line, point).min())
    step = float(angle(one, two)) / 399
    assert nearest <= least + 1e-12
    assert nearest >= least - step


def test_cross_track_is_positive_on_the_left() -> None:
    west, east = unit_vectors(0.0, 0.0), unit_vectors(0.0, 90.0)
    assert float(cross_track(west, east, unit_vectors(1.0, 30.0))) > 0
    assert float(cross_track(west, east, unit_vectors(-1.0, 30.0))) < 0
