"""GeoJSON after RFC 7946: positions in range, rings that turn left, lines that follow geodesics."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import shape

from corredor.report.geodesics import geodesic
from corredor.report.geojson import cut_line, geojson
from corredor.report.geojson_areas import multipolygon

WGS84 = Geod(ellps="WGS84")
CROSSING = ("RU", "FJ", "US", "NZ")
"""Areas at the antimeridian."""


def test_tracks_and_closures_of_a_model(services) -> None:
    model = services()
    held = json.loads(geojson(model))
    kinds = {feature["properties"]["kind"] for feature in held["features"]}
    assert {"track", "turn point", "closure"} <= kinds
    areas = {f["properties"]["area"] for f in held["features"] if "area" in f["properties"]}
    tables = (model.tables["routes.closures"], model.tables["routes.avoided"])
    closed = {code for table in tables for code in table.column("area")}
    assert areas == {code for code in closed if multipolygon(code)}
    for feature in held["features"]:
        west, south, east, north = shape(feature["geometry"]).bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90


@pytest.mark.parametrize("code", CROSSING)
def test_areas_are_valid_and_lie_on_one_side_of_the_antimeridian(code: str) -> None:
    area: Any = shape(multipolygon(code) or {})
    assert area.is_valid
    for polygon in area.geoms:
        west, _, east, _ = polygon.bounds
        assert -180 <= west <= east <= 180
        assert polygon.exterior.is_ccw
        assert not any(hole.is_ccw for hole in polygon.interiors)


def test_russia_reaches_over_the_antimeridian() -> None:
    area: Any = shape(multipolygon("RU") or {})
    west, _, east, _ = area.bounds
    assert (west, east) == (-180, 180)


PLACE = st.tuples(st.floats(-75, 75), st.floats(-180, 180))


@settings(deadline=None, max_examples=25)
@given(PLACE, PLACE)
def test_lines_follow_the_geodesic_of_the_ellipsoid(
    first: tuple[float, float], second: tuple[float, float]
) -> None:
    azimuth, _, length = WGS84.inv(first[1], first[0], second[1], second[0])
    if not 1_000 < length < 17_000_000:
        return
    path = geodesic(first, second)
    assert (path[0], path[-1]) == (first, second)
    for latitude, longitude in path[1:-1]:
        there, _, along = WGS84.inv(first[1], first[0], longitude, latitude)
        off = along * np.sin(np.radians(there - azimuth))
        assert abs(off) < 500  # metres, of thousands of kilometres
    steps = [WGS84.inv(a[1], a[0], b[1], b[0])[2] for a, b in pairwise(path)]
    assert max(steps) < 113_000


def test_a_line_is_cut_at_the_antimeridian() -> None:
    path = geodesic((64.7, 177.5), (64.5, -165.4))
    west, east = cut_line([[longitude, latitude] for latitude, longitude in path])
    assert west[-1][0] == 180
    assert east[0] == [-180, west[-1][1]]
    assert cut_line([[1.0, 2.0], [3.0, 4.0]]) == [[[1.0, 2.0], [3.0, 4.0]]]
