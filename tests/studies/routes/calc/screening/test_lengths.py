"""Lengths from chords against Karney's test set and exact geodesics."""

# pyright: reportIndexIssue=false

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.calc.screening.lengths import (
    chord_geodesic,
    half_chord,
    reduced_vectors,
)
from corredor.studies.routes.engine.geodesic import geodesic_distances

# GeodTest (Karney, MIT licence): latitudes and longitude of the end [degree], length [m].
GEODTEST = (
    (35.602540598169, -19.406200172031696, 78.9957996299556, 10299779.6328425),
    (26.010745808687, 64.95839682876439, 0.001576658648546905, 4328675.605565),
    (0.002776960941, -0.002670966075003864, 57.1645186557937, 6363525.1342937),
    (18.725775553796, 18.724785210853174, 0.006615636046166963, 706.2676803),
    (58.439477249568, -45.25702761403485, 86.2400873666637, 13935207.2561946),
)


def lengths(lat1, lon1, lat2, lon2):
    here, there = reduced_vectors(lat1, lon1), reduced_vectors(lat2, lon2)
    apart = here - there
    square = half_chord(apart[:, 0], apart[:, 1], apart[:, 2])
    return square, chord_geodesic(square, here[:, 2] + there[:, 2], here[:, 2] - there[:, 2])


@pytest.fixture(scope="module")
def places():
    generator = np.random.default_rng(7)
    latitudes = np.degrees(np.arcsin(generator.uniform(-1, 1, (2, 40_000))))
    longitudes = generator.uniform(-180, 180, (2, 40_000))
    latitudes[:, :4] = [[0, 90, -90, 0], [0, 89, 10, 60]]
    return latitudes, longitudes


@pytest.mark.parametrize(("up_to", "metres"), [(15_000, 0.5), (18_000, 4), (19_000, 20)])
def test_lengths_are_exact_to_metres(places, up_to: float, metres: float) -> None:
    (lat1, lat2), (lon1, lon2) = places
    _, found = lengths(lat1, lon1, lat2, lon2)
    exact = geodesic_distances(lat1, lon1, lat2, lon2)
    near = exact < up_to
    assert np.abs(found - exact)[near].max() * 1_000 < metres


@pytest.mark.parametrize(("lat1", "lat2", "lon2", "metres"), GEODTEST)
def test_lines_of_karney(lat1: float, lat2: float, lon2: float, metres: float) -> None:
    found = lengths(*(np.array([value]) for value in (lat1, 0.0, lat2, lon2)))[1][0]
    assert found * 1_000 == pytest.approx(metres, abs=0.3)


degrees = st.floats(-90, 90)
round_degrees = st.floats(-360, 360)


@given(degrees, round_degrees, degrees, round_degrees)
def test_there_and_back_are_the_same(lat1, lon1, lat2, lon2) -> None:
    ends = [np.array([value]) for value in (lat1, lon1, lat2, lon2)]
    apart = (reduced_vectors(*ends[:2]) - reduced_vectors(*ends[2:]))[0]
    if not 1e-12 < half_chord(*apart) < 0.999:
        return
    there = lengths(*ends)[1]
    back = lengths(*ends[2:], *ends[:2])[1]
    assert there[0] == back[0]
    assert there[0] > 0
