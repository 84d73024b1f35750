"""Areas that tracks cross: against samples each kilometre, and identities."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.routes.calc.sphere import great_circle_distance, sampled, unit_vectors
from corredor.studies.routes.calc.track import Airspace, airspace_of
from corredor.studies.routes.calc.track.overflown import borders_of, overflown
from corredor.studies.routes.study.airspace import topology

AREAS: dict[str, Airspace] = {}
STATES = ("RU", "CA", "US", "MX", "CU", "NO", "FI", "KZ", "MN", "CN", "JP", "NZ", "AR", "CL", "ZA")


def inside(code: str, points: np.ndarray) -> np.ndarray:
    if code not in AREAS:
        AREAS[code] = airspace_of(topology(), {code})
    return AREAS[code].is_inside(points)


def by_samples(track: np.ndarray, code: str) -> float:
    """Way over an area [km] by samples a kilometre apart."""
    legs = [sampled(one, two, 1.0) for one, two in pairwise(track)]
    middles = [leg[:-1] + leg[1:] for leg in legs]
    parts = [
        np.asarray(great_circle_distance(leg[:-1], leg[1:])).sum()
        * inside(code, mid / np.linalg.norm(mid, axis=1)[:, None]).mean()
        for leg, mid in zip(legs, middles, strict=True)
    ]
    return float(sum(parts))


@pytest.mark.parametrize(
    "places",
    [
        [(55.97, 37.41), (19.43, -99.07)],
        [(55.97, 37.41), (64.8, -147.9), (22.99, -82.41)],
        [(-43.5, 172.5), (-26.1, 28.2)],
        [(55.75, 37.6), (43.1, 131.9), (35.5, 139.8)],
        [(80.0, 179.0), (60.0, -170.0), (-33.4, -70.8)],
    ],
)
def test_ways_are_those_of_samples(places: list[tuple[float, float]]) -> None:
    track = unit_vectors(np.array([a for a, _ in places]), np.array([b for _, b in places]))
    found = overflown(track, borders_of(topology()), ("RU", "MX", "NZ", "ZA", "JP", "CL"), inside)
    assert sum(way > 1 for way in found.values()) > 1
    for code in {*found, *STATES}:
        assert found.get(code, 0.0) == pytest.approx(by_samples(track, code), abs=8), code


@settings(max_examples=15, deadline=None)
@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(-80, 80), st.floats(-180, 180))
def test_the_way_back_is_as_long(south: float, west: float, north: float, east: float) -> None:
    ends = unit_vectors(np.array([south, north]), np.array([west, east]))
    if np.linalg.norm(ends[0] + ends[1]) < 0.01 or np.linalg.norm(ends[0] - ends[1]) < 0.01:
        return
    borders = borders_of(topology())
    there, back = (overflown(track, borders, STATES, inside) for track in (ends, ends[::-1]))
    assert set(there) == set(back)
    whole = float(great_circle_distance(ends[0], ends[1]))
    assert sum(there.values()) <= whole * (1 + 1e-9)
    for code, way in there.items():
        assert back[code] == pytest.approx(way, abs=1e-3)
