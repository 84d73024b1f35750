"""The kernel for many geodesics against the exact ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.routes.calc.sphere.ellipsoid import geodesic_length
from corredor.studies.routes.engine.geodesic import geodesic_distances

ONE_METRE = 0.001
"""[km]"""
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_it_agrees_with_the_exact_geodesic(one, east, two, west) -> None:
    exact = geodesic_distances(*(np.array([value]) for value in (one, east, two, west)))
    assert geodesic_length(one, east, two, west) == pytest.approx(exact[0], abs=ONE_METRE / 10)


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, st.floats(-1, 1), st.floats(-1, 1))
def test_it_holds_near_the_antipode(latitude, longitude, north, east) -> None:
    two, west = float(np.clip(-latitude + north, -90, 90)), longitude + 180 + east
    exact = geodesic_distances(*(np.array([value]) for value in (latitude, longitude, two, west)))
    assert geodesic_length(latitude, longitude, two, west) == pytest.approx(exact[0], abs=ONE_METRE)


@pytest.mark.parametrize(
    ("places", "metres"),
    [
        ((0.0, 0.0, 0.0, 0.0), 0.0),
        ((90.0, 10.0, -90.0, 60.0), 20_003_931.4586),
        ((0.0, 0.0, 0.0, 179.0), 19_926_188.8520),
        ((0.0, 0.0, 0.0, 180.0), 20_003_931.4586),
        ((0.003311913742, 0.0, 0.001762385472585824, 32.846794581272844), 3_656_488.4472191),
        ((20.423135394589, 0, -21.179388017798691648, 179.757116934570412271), 19_917_969.3423672),
    ],
)
def test_published_lengths(places: tuple[float, ...], metres: float) -> None:
    """Karney's GeodTest set (MIT licence), and half a meridian of WGS84."""
    assert geodesic_length(*places) * 1_000 == pytest.approx(metres, abs=0.02)
