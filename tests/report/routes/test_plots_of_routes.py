"""The drawings of services: nothing cut, nothing on top of anything else, small, repeatable."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from corredor.report.i18n import Speech
from corredor.report.marks import WIDTH, Text
from corredor.report.plots import drawings

LANGUAGES = ("es", "en", "ru")
KEYS = ["track-hav-mid", "track-direct", "payload-hav-mid", "edto-hav-mid-SVO-HAV", "cost-hav-mid"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_service_has_its_drawings(services, language: str) -> None:
    model = services()
    drawn = drawings(model, "routes", Speech(language))
    assert [drawing.key for drawing in drawn] == KEYS
    for drawing in drawn:
        ET.fromstring(drawing.svg)
        assert drawing.alt
        assert drawing.subject in ("hav-mid", "direct")
        assert len(drawing.svg) < (150_000 if drawing.key.startswith("track") else 60_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_neither_cut_nor_covered(services, written, language: str) -> None:
    drawn = drawings(services(), "routes", Speech(language))
    assert len(written) == len(drawn)
    for drawing, texts in zip(drawn, written, strict=True):
        height = float(ET.fromstring(drawing.svg).attrib["height"])
        for text in texts:
            left, top, right, bottom = text.box
            assert left >= -0.5, text
            assert top >= -0.5, text
            assert right <= WIDTH + 0.5, text
            assert bottom <= height + 0.5, text
        for first, second in combinations(texts, 2):
            assert not overlap(first, second), (drawing.key, first, second)


def overlap(first: Text, second: Text) -> bool:
    a, b = first.box, second.box
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1


def test_same_bytes_twice(services) -> None:
    first = drawings(services(), "routes", Speech("ru"))
    assert drawings(services(), "routes", Speech("ru")) == first


def test_no_tables_no_drawing(services) -> None:
    assert drawings(services(rows={}), "routes", Speech("en")) == ()


def test_a_leg_that_stays_near_airports_has_no_plot(services) -> None:
    keys = [drawing.key for drawing in drawings(services(), "routes", Speech("en"))]
    assert not any("HAV-MID" in key for key in keys)


def test_the_map_says_what_the_track_rounds(services) -> None:
    track = drawings(services(), "routes", Speech("es"))[0]
    assert track.alt.endswith("Noruega, Islandia, Canadá y Estados Unidos.")
    assert ">Noruega (0 km)<" in track.svg.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_told_in_an_alternative_text(services, language: str) -> None:
    for drawing in drawings(services(), "routes", Speech(language)):
        assert not any(map(str.isnumeric, drawing.alt))


def test_each_reading_has_its_own_line(services) -> None:
    plot = next(d for d in drawings(services(), "routes", Speech("en")) if d.key.startswith("edto"))
    drawn = ET.fromstring(plot.svg)
    styles = {
        (path.get("stroke"), path.get("stroke-dasharray"))
        for path in drawn.iter("{http://www.w3.org/2000/svg}path")
        if path.get("stroke-width") == "2.2"
    }
    assert len(styles) == 3


def test_beside_a_curve_stand_the_points_that_tell(services) -> None:
    model = services()
    plot = next(d for d in drawings(model, "routes", Speech("en")) if d.key.startswith("edto"))
    times = model.tables["routes.edto"].column("time")
    assert {96, 130, 306} <= {times[place] for place in plot.beside}
    assert len(plot.beside) < 12
