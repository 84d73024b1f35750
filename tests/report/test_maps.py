"""The map: geometry against the sphere, and labels inside the picture."""

import hashlib
import math
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corredor.data.land
from corredor.core.label import Label
from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.core.study import Settings
from corredor.data.land import FILE, land, source
from corredor.report.globe import (
    STEP,
    Projection,
    direction,
    fitted,
    great_circle,
    mean_direction,
    position,
)
from corredor.report.i18n import Speech
from corredor.report.maps import corridor_map
from corredor.report.marks import WIDTH
from corredor.report.model import MapPlace, ReportModel
from corredor.report.placement import Box, Wanted, placed

Remodel = Callable[..., ReportModel]
# Latitude and longitude as in the GeoNames gazetteer, rounded to a hundredth of a degree.
PLACES = {
    "moscow": (Label("Moscú", "Moscow", "Москва"), "RU", 55.75, 37.62),
    "havana": (Label("La Habana", "Havana", "Гавана"), "CU", 23.13, -82.38),
    "merida": (Label("Mérida", "Mérida", "Мерида"), "MX", 20.97, -89.62),
    "mexico-city": (Label("Ciudad de México", "Mexico City", "Мехико"), "MX", 19.43, -99.13),
    "laguna-verde": (
        Label("Central Laguna Verde", "Laguna Verde power station", "АЭС «Лагуна-Верде»"),
        "MX",
        19.72,
        -96.41,
    ),
}
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def place(name: str) -> MapPlace:
    label, country, latitude, longitude = PLACES[name]
    source = TableSource("GeoNames", "gazetteer", "", "CC BY 4.0", "2025-06-01", "")

    def quantity(column: str, value: float) -> Quantity:
        origin = LookedUp("places", name, column, source)
        return Quantity(f"places.{name}.{column}", value, "degree", origin)

    return MapPlace(
        name, label, quantity("latitude", latitude), quantity("longitude", longitude), country
    )


@pytest.fixture
def corridor() -> Remodel:
    """Return a maker of a model that has places only, with any of its fields changed by name."""

    def made(**changes: Any) -> ReportModel:
        fields: dict[str, Any] = {
            "title": Label("Corredor", "Corridor", "Коридор"),
            "settings": Settings("test", ("RU", "MX"), ("CU",), "USD", "2024", 1, 10),
            "languages": ("es", "en", "ru"),
            "places": tuple(place(name) for name in PLACES),
            "lines": (("moscow", "havana", "merida"),),
            "borders": "un",
            "version": "0",
        }
        empty = ("documents", "sources", "labels", "rows", "claims", "facts", "assumptions")
        fields |= {key: {} for key in (*empty, "results")}
        fields |= changes
        return ReportModel(**fields)

    return made


def cross(a, b):
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def dot(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


@given(POINTS, POINTS)
def test_great_circle_lies_in_the_plane_of_its_ends(first, second) -> None:
    a, b = direction(*first), direction(*second)
    normal = cross(a, b)
    path = great_circle(a, b)
    if not path:
        assert dot(a, b) == pytest.approx(-1, abs=1e-9)
        return
    assert path[0] == pytest.approx(a, abs=1e-6)
    assert path[-1] == pytest.approx(b, abs=1e-6)
    for vector in path:
        assert math.hypot(*vector) == pytest.approx(1, abs=1e-6)
        assert dot(normal, vector) == pytest.approx(0, abs=1e-6)
    for one, other in pairwise(path):
        assert dot(one, other) >= math.cos(STEP) - 1e-6


def test_great_circle_moscow_havana_is_as_long_as_published() -> None:
    # Great-circle distance Moscow–Havana: about 9 590 km on a sphere of 6 371 km (haversine).
    a, b = direction(55.75, 37.62), direction(23.13, -82.38)
    path = great_circle(a, b)
    length = sum(math.acos(min(1, dot(p, q))) for p, q in pairwise(path))
    half = math.sin(math.radians(55.75 - 23.13) / 2) ** 2 + math.cos(math.radians(55.75)) * (
        math.cos(math.radians(23.13)) * math.sin(math.radians(37.62 + 82.38) / 2) ** 2
    )
    assert length == pytest.approx(2 * math.asin(math.sqrt(half)), rel=1e-6)
    assert length * 6371 == pytest.approx(9590, abs=30)


@given(POINTS, POINTS)
def test_projection_keeps_distance_from_its_centre(
    centre: tuple[float, float], place: tuple[float, float]
) -> None:
    projection = Projection(centre[0], centre[1], 100.0, 10.0, 20.0, 100.0)
    vector = direction(*place)
    x, y = projection.point(vector)
    angle = math.atan2(
        math.hypot(*cross(direction(*centre), vector)), dot(direction(*centre), vector)
    )
    assert math.hypot(x - 10, y - 20) == pytest.approx(100 * angle, abs=1e-3)


def test_mean_of_opposite_directions_is_one_of_them() -> None:
    poles = [direction(90, 0), direction(-90, 0)]
    assert mean_direction(poles) == poles[0]


@given(st.lists(POINTS, min_size=1, max_size=8))
def test_every_place_fits(places) -> None:
    vectors = [direction(*place) for place in places]
    projection = fitted(vectors, mean_direction(vectors))
    for vector in vectors:
        x, y = projection.point(vector)
        assert 0 < x < WIDTH
        assert 0 < y < projection.height


@given(st.lists(st.tuples(st.floats(20, 660), st.floats(20, 380), st.floats(10, 150)), max_size=12))
def test_no_label_leaves_the_frame(points) -> None:
    frame = Box(4, 4, 676, 396)
    wanted = [Wanted(x, y, width, 16, 9) for x, y, width in points]
    assert all(box.outside(frame) < 1e-6 for box in placed(wanted, [], frame))


def test_no_line_to_a_label_passes_the_point_of_another() -> None:
    """Two points side by side: a label that needs a line does not get one through the other."""
    frame = Box(4, 4, 676, 396)
    wanted = [
        Wanted(300, 200, 120, 16, 9),
        Wanted(316, 201, 150, 16, 9),
        Wanted(350, 200, 50, 16, 9),
    ]
    for number, (label, box) in enumerate(zip(wanted, placed(wanted, [], frame), strict=True)):
        end = box.nearest(label.x, label.y)
        others = [one for at, one in enumerate(wanted) if at != number]
        if label.needs_leader(box):
            steps = [(label.x + (end[0] - label.x) * t / 20, label.y + (end[1] - label.y) * t / 20)
                     for t in range(21)]  # fmt: skip
            assert all(math.dist(step, (one.x, one.y)) > 6 for step in steps for one in others)


def texts(drawn: str) -> list[tuple[float, float, str]]:
    found = [e for e in ET.fromstring(drawn).iter() if e.tag.endswith("text")]
    places = [re.findall(r"-?[\d.]+", e.attrib["transform"]) for e in found]
    return [(float(p[0]), float(p[1]), e.text or "") for p, e in zip(places, found, strict=True)]


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_names_of_all_places_stand_inside(corridor, language: str) -> None:
    model = corridor()
    (drawing,) = corridor_map(model, Speech(language))
    written = " ".join(text for _, _, text in texts(drawing.svg))
    for place in model.places:
        assert place.name.spoken(language)[0] in written
        assert place.name.spoken(language)[0] in drawing.alt
    height = float(ET.fromstring(drawing.svg).attrib["height"])
    assert all(0 <= x <= WIDTH and 0 < y < height for x, y, _ in texts(drawing.svg))
    assert drawing.table_key == model.places_table.key
    assert len(drawing.svg) < 120_000


def test_the_engine_projects_as_we_do(corridor) -> None:
    """The dashed line that the engine projects begins at the symbol that we placed."""
    (drawing,) = corridor_map(corridor(), Speech("en"))
    root = ET.fromstring(drawing.svg)
    line = next(e for e in root.iter() if e.get("stroke-dasharray") == "6,4")
    start = [float(n) for n in re.findall(r"-?[\d.]+", line.attrib["d"])[:2]]
    symbols = [e.attrib["transform"] for e in root.iter() if "#0072b2" in e.attrib.values()]
    places = [[float(n) for n in re.findall(r"-?[\d.]+", s)] for s in symbols]
    assert min(math.dist(start, place) for place in places) < 0.3


def test_borders_only_where_wanted(corridor) -> None:
    with_borders, land_only = (
        corridor_map(corridor(borders=borders), Speech("en"))[0].svg for borders in ("un", "none")
    )
    assert len(land_only) < len(with_borders)
    assert "borders" not in " ".join(text for _, _, text in texts(land_only))


def test_no_places_no_map(corridor) -> None:
    assert corridor_map(corridor(places=(), lines=()), Speech("es")) == ()


def test_one_place_and_two_at_one_spot(corridor) -> None:
    place = corridor().places[0]
    twin = MapPlace("twin", Label(en="Twin"), place.latitude, place.longitude, "MX")
    for places in ((place,), (place, twin)):
        assert len(corridor_map(corridor(places=places, lines=()), Speech("en"))) == 1


def test_antipodes_have_no_line(corridor) -> None:
    def at(name: str, latitude: float, longitude: float) -> MapPlace:
        made = corridor().places[0]
        north, east = (
            Quantity(f"places.{name}.{n}", v, "degree", made.latitude.origin)
            for n, v in (("latitude", latitude), ("longitude", longitude))
        )
        return MapPlace(name, Label(en=name), north, east, "RU")

    model = corridor(places=(at("a", 10, 20), at("b", -10, -160)), lines=(("a", "b"),))
    (drawing,) = corridor_map(model, Speech("en"))
    assert 'stroke-dasharray="6,4"' not in drawing.svg


def test_land_is_the_file_that_its_source_names() -> None:
    file = Path(corredor.data.land.__file__).with_name(FILE)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == source().sha256
    assert file.stat().st_size <= 150_000
    assert set(land()["objects"]) == {"land", "countries", "borders"}


def test_direction_and_position_are_inverse() -> None:
    assert position(direction(19.43, -99.13)) == pytest.approx((19.43, -99.13))
