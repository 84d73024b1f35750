"""Closed areas on a map: united as the study unites them, simplified less than can be seen."""

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.report.areas import (
    TOLERANCE,
    drawn_areas,
    projected,
    simplified,
    united,
)
from corredor.report.globe import Projection, direction, fitted, mean_direction
from corredor.studies.routes.calc.track import rings_of, topology_of

EUROPE = frozenset("BE DE DK EE FI FR IS LT LV NL NO PL SE".split())  # noqa: SIM905


@pytest.fixture(scope="module")
def north() -> Projection:
    shown = [direction(56, 37), direction(71, 27), direction(66, -24), direction(47, -53)]
    return fitted(shown, mean_direction(shown))


def area(ring: np.ndarray) -> float:
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


@pytest.mark.parametrize("closed", [EUROPE, frozenset({"RU"}), frozenset({"US", "CA"})])
def test_the_union_is_that_of_the_study(closed: frozenset[str]) -> None:
    path = files("corredor.data").joinpath("airspace", "airspace.json")
    rings = rings_of(topology_of(json.loads(path.read_text(encoding="utf-8"))), closed)
    assert sum(map(len, united(closed))) >= len(rings.points)
    assert len(united(closed)) >= len(rings.starts) - 1


def test_neighbours_have_no_line_between_them() -> None:
    apart = sum(len(ring) for code in ("DE", "FR") for ring in united(frozenset({code})))
    assert sum(map(len, united(frozenset({"DE", "FR"})))) < apart


def test_what_is_drawn_is_near_what_is_there(north: Projection) -> None:
    whole = united(EUROPE)
    for ring in whole:
        kept = simplified(ring, north)
        if kept is None:
            continue
        true, drawn = projected(ring, north), projected(kept, north)
        inside = np.all((true >= 0) & (true <= (680, north.height)), axis=1)
        for point in true[inside][::7]:
            assert distance(point, drawn) <= TOLERANCE + 1e-6


def distance(point: np.ndarray, ring: np.ndarray) -> float:
    start, along = ring, np.roll(ring, -1, axis=0) - ring
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    part = np.clip(((point - start) * along).sum(axis=1) / length, 0, 1)
    return float(np.hypot(*(start + part[:, None] * along - point).T).min())


def test_the_closed_area_lies_to_the_right_for_the_engine(north: Projection) -> None:
    drawn = drawn_areas(frozenset({"IS"}), north)
    assert drawn is not None
    island = max((np.array(ring) for ring in drawn["coordinates"]), key=lambda r: abs(area(r)))
    assert area(island) < 0


def test_a_map_elsewhere_shows_nothing() -> None:
    here = Projection(-40.0, 175.0, 4000.0, 340.0, 200.0, 400.0)
    assert drawn_areas(EUROPE, here) is None
    assert drawn_areas(frozenset({"nowhere"}), here) is None


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-89, 89), st.floats(-180, 180))
def test_places_are_where_the_map_puts_them(
    latitude: float, longitude: float, north: float, east: float
) -> None:
    projection = Projection(north, east, 300.0, 340.0, 200.0, 400.0)
    there = projected(np.array([[longitude, latitude]]), projection)[0]
    expected = projection.point(direction(latitude, longitude))
    half_turn = 300.0 * np.pi
    if np.hypot(there[0] - 340, there[1] - 200) < half_turn - 1e-3:
        assert there == pytest.approx(expected, abs=1e-4)
