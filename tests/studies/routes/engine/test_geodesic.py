"""Geodesics of PROJ against lines of Karney's GeodTest set (MIT licence)."""

import numpy as np
import pytest

from corredor.studies.routes.engine.geodesic import (
    geodesic,
    geodesic_distances,
    path_length,
    path_samples,
)

TEXT = """
.003311913742 0 90.001862369144 .001762385472585824 32.846794581272844 3656488.4472191
20.423135394589 0 169.895260694771 -21.1793880177986916 179.7571169345704123 19917969.3423672
35.602540598169 0 111.870427868602 -19.4062001720316968 78.9957996299555961 10299779.6328425
26.010745808687 0 .001066006762 64.958396828764391273 .001576658648546905 4328675.605565
.002776960941 0 90.004934285837 -.002670966075003864 57.1645186557937005 6363525.1342937
"""
LINES = np.array([[float(number) for number in line.split()] for line in TEXT.split("\n")[1:-1]])
"""Latitude, longitude, course, latitude, longitude [degree], length [m]."""
FIFTEEN_NANOMETRES = 1.5e-8


def test_lengths_are_within_15_nanometres() -> None:
    north, east, _, to_north, to_east, metres = LINES.T
    lengths = geodesic_distances(north, east, to_north, to_east) * 1_000
    assert np.abs(lengths - metres).max() <= FIFTEEN_NANOMETRES
    for line in LINES:
        one = geodesic(line[0], line[1], line[3], line[4])
        assert abs(one.length * 1_000 - line[5]) <= FIFTEEN_NANOMETRES
        assert one.course == pytest.approx(line[2], abs=1e-9)


def test_arguments_stay_as_they_are() -> None:
    north = LINES[:, 0].copy()
    geodesic_distances(north, LINES[:, 1], LINES[:, 3], LINES[:, 4])
    assert np.array_equal(north, LINES[:, 0])


def test_a_path_is_the_sum_of_its_legs_and_its_samples() -> None:
    north, east = [55.97, 71.3, 22.99], [37.41, 27.6, -82.41]
    legs = geodesic(north[0], east[0], north[1], east[1]).length
    legs += geodesic(north[1], east[1], north[2], east[2]).length
    assert path_length(north, east) == pytest.approx(legs, abs=1e-9)
    at_north, at_east = path_samples(north, east, 1.0)
    steps = geodesic_distances(at_north[:-1], at_east[:-1], at_north[1:], at_east[1:])
    assert steps.max() <= 1.0 + 1e-9
    assert steps.sum() == pytest.approx(legs, abs=1e-6)
    assert 71.3 in at_north
