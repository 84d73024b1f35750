"""Orientation: signs that floats lose are found by exact arithmetic."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.calc.sphere import orientation, orientations, unit_vectors
from corredor.studies.routes.calc.sphere.predicates import exact_sign

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(lambda p: unit_vectors(*p))


@given(POINTS, POINTS, POINTS)
def test_orientation_is_antisymmetric_and_cyclic(one, two, three) -> None:
    sign = orientation(one, two, three)
    assert orientation(two, one, three) == -sign
    assert orientation(two, three, one) == sign
    assert sign == exact_sign(one, two, three)


@given(POINTS, POINTS)
def test_a_point_is_on_its_own_great_circle(one, two) -> None:
    assert orientation(one, two, one) == orientation(one, two, two) == 0


def test_one_step_of_a_float_off_the_equator_is_told() -> None:
    west, east = np.array([1.0, 0, 0]), np.array([0.6, 0.8, 0])
    above = np.array([0.8, 0.6, 5e-324])
    assert orientation(west, east, above) == 1
    assert orientations(west, east, np.stack((above, -above))).tolist() == [1, -1]
