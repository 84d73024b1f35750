"""Ground: land stays land and sea stays sea on every map, however it is simplified."""

import re
from typing import Final
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from corredor.report.areas import TOLERANCE, followed, outside, projected
from corredor.report.drawing import svg
from corredor.report.globe import Projection, direction, fitted, mean_direction
from corredor.report.ground import _borders, drawn_borders, drawn_land, ground
from corredor.report.maps import under
from corredor.report.marks import WIDTH, specification

# Cities and middles of seas, by any atlas: latitude, longitude, whether it is land.
SPOTS: Final = [
    (55.8, 37.6, True), (19.4, -99.1, True), (40.4, -3.7, True), (64.5, -150.0, True),
    (-15.8, -47.9, True), (-23.7, 133.9, True), (12.6, -8.0, True), (30.0, 105.0, True),
    (72.0, -40.0, True), (39.0, -98.0, True), (-85.0, 60.0, True), (62.0, 100.0, True),
    (35.0, -45.0, False), (0.0, -140.0, False), (-30.0, 80.0, False), (75.0, -5.0, False),
    (24.5, -90.0, False), (88.0, 120.0, False), (-45.0, -120.0, False), (35.0, 18.0, False),
]  # fmt: skip
SHOWN: Final = {
    "north atlantic": [(56, 37), (71, 27), (47, -53), (23, -82)],
    "across the pole": [(56, 37), (19, -99)],
    "mexico": [(19.4, -99.1), (21, -89.6)],
    "siberia": [(56, 37), (43, 132)],
    "southern ocean": [(-34, -58), (-37, 175)],
    "half the globe": [(60, 10), (-33, 151), (-12, -77)],
}


@pytest.fixture(params=SHOWN)
def projection(request: pytest.FixtureRequest) -> Projection:
    shown = [direction(*place) for place in SHOWN[request.param]]
    return fitted(shown, mean_direction(shown))


def rings(outline: str) -> list[np.ndarray]:
    found, at = [], np.zeros(2)
    for part in re.findall(r"m([^mz]*)", outline.replace("l", "")):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part)]
        points = np.cumsum(np.reshape(numbers, (-1, 2)), axis=0) + at
        found.append(points)
        at = points[0]
    return found


def is_inside(place: tuple[float, float], shape: list[np.ndarray]) -> bool:
    """Whether a place lies in a shape, by the rule of even and odd."""
    x, y = place
    crossed = 0
    for ring in shape:
        (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
        over = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            crossed += int(np.sum(over & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)))
    return bool(crossed % 2)


def test_land_is_shaded_and_sea_is_not(projection: Projection) -> None:
    drawn = ET.fromstring(
        svg(specification([], 500, under([*ground("none", projection)], projection)), "en")
    )
    land = next(e for e in drawn.iter() if e.get("fill-opacity") == "0.13")
    shape = rings(land.get("d", ""))
    seen = 0
    for latitude, longitude, is_land in SPOTS:
        x, y = projection.point(direction(latitude, longitude))
        if 0 < x < WIDTH and 0 < y < projection.height:
            seen += 1
            assert is_inside((x, y), shape) == is_land, (latitude, longitude)
    assert seen


def distances(places: np.ndarray, line: np.ndarray) -> np.ndarray:
    """Return how far places lie from a line, shape (n,)."""
    start, along = line[:-1], np.diff(line, axis=0)
    length = np.maximum(np.einsum("ij,ij->i", along, along), 1e-12)
    part = np.einsum("nij,ij->ni", places[:, None] - start, along) / length
    feet = start + np.clip(part, 0, 1)[..., None] * along
    return np.min(np.hypot(*np.moveaxis(places[:, None] - feet, -1, 0)), axis=1)


def test_borders_are_drawn_where_they_run(projection: Projection) -> None:
    drawn = [
        projected(np.array(line), projection) for line in drawn_borders(projection)["coordinates"]
    ]
    for line in _borders():
        points = projected(line, projection)
        seen = points[outside(points, projection) <= 0][::5]
        if len(seen):
            near = np.min([distances(seen, other) for other in drawn], axis=0)
            assert near.max() <= TOLERANCE + 0.1


def test_long_pieces_are_followed_along_the_globe() -> None:
    line = np.array([(-123.0, 49.0), (-95.0, 49.0), (-94.0, 49.5)])
    found = followed(line)
    assert found[0].tolist() == line[0].tolist()
    assert found[-2:].tolist() == line[-2:].tolist()
    assert found[:, 1].max() > 49.5  # the great circle runs north of its ends
    assert followed(line[1:]).tolist() == line[1:].tolist()


def test_a_border_that_crosses_the_picture_is_drawn_though_its_ends_lie_outside() -> None:
    """The 49th parallel is one piece of thirty degrees in many an atlas."""
    shown = [direction(50, -111), direction(48, -109)]
    near = fitted(shown, mean_direction(shown))
    assert drawn_borders(near)["coordinates"]


def test_one_ground_serves_all_languages(projection: Projection) -> None:
    assert drawn_land(projection) is drawn_land(projection)
