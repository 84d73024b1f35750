"""The engine's door: what comes out may stand in a page, many times, on light and on dark."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from babel.numbers import format_decimal

from corredor.report import i18n
from corredor.report.drawing import LOCALES, cleaned, svg
from corredor.report.ink import INK
from corredor.report.lettering import FAMILY, lines_of, text_width
from corredor.report.marks import Dot, Rule, Text, specification

MARKS = (Rule(0, 10, 50, 10, dash=(2, 2)), Dot(20.123, 10, color="#d55e00"), Text(5, 30, "Ёж"))
BARS = {
    "width": 200,
    "height": 100,
    "data": {"values": [{"a": 1, "b": 1234.5}, {"a": 9, "b": 9876.5}]},
    "mark": {"type": "bar", "clip": True},
    "encoding": {
        "x": {"field": "a", "type": "quantitative"},
        "y": {"field": "b", "type": "quantitative", "axis": {"format": ",.1f", "values": [1234.5]}},
    },
}


@pytest.mark.parametrize("spec", [specification(MARKS, 60), BARS])
def test_same_bytes_twice(spec: dict[str, object]) -> None:
    first = svg(spec, "ru")
    svg(BARS, "es")
    assert svg(spec, "ru") == first


def test_stands_in_a_page() -> None:
    drawn = svg(specification(MARKS, 60), "es")
    root = ET.fromstring(drawn)
    assert root.get("aria-hidden") == "true"
    assert root.get("focusable") == "false"
    assert root.get("viewBox") == "0 0 680 60"
    assert root.get("font-family") == FAMILY
    inner = [name for element in root.iter() if element is not root for name in element.attrib]
    assert not [name for name in inner if name == "role" or name.startswith("aria-")]
    assert not re.search(r"(href|src)=|url\((?!#)|<script|<style|<image", drawn)
    assert not root.get("style")


def test_ink_is_the_colour_of_the_page() -> None:
    drawn = svg(specification(MARKS, 60), "es")
    assert INK not in drawn
    assert "currentColor" in drawn
    assert not re.search(r'"(#000|#fff|black|white)"', drawn)


def test_coordinates_are_rounded() -> None:
    numbers = re.findall(r'(?:d|transform|x2?|y2?)="([^"]*)"', svg(specification(MARKS, 60), "es"))
    assert numbers
    assert not re.search(r"\.\d\d", " ".join(numbers))


def test_ids_of_two_drawings_differ() -> None:
    wider = {**BARS, "width": 210}
    first, second = (set(re.findall(r' id="([^"]+)"', svg(s, "en"))) for s in (BARS, wider))
    assert first
    assert second
    assert not first & second


def test_every_reference_leads_to_an_id() -> None:
    drawn = svg(BARS, "en")
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(re.findall(r' id="([^"]+)"', drawn))


def test_hostile_text_stays_text() -> None:
    text = "</svg><script>alert(1)</script> \x07\ufffe url(#x) id=\"y\" & 'z'"
    root = ET.fromstring(svg(specification([Text(0, 10, text)], 20), "en"))
    written = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert written == [text.replace("\x07\ufffe", "")]


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_numbers_are_written_as_babel_writes_them(language: str) -> None:
    expected = format_decimal(Decimal("1234.5"), format="#,##0.0", locale=i18n.LOCALES[language])
    assert LOCALES.keys() == i18n.LOCALES.keys()
    assert f">{expected}<" in svg(BARS, language)


def test_blank_paths_go() -> None:
    drawn = cleaned('<svg xmlns="x"><g><path d=""/><path d="M0,0h1" fill="#000"/></g></svg>')
    assert drawn.count("<path") == 1


# Advance widths in Liberation Sans 2.00.1 [1/2048 em], from its table hmtx:
# M 1706, o 1139, s 1024, c 1024, ú 1139; М 1706, о 1139, с 1024, к 897, в 1087, а 1139.
@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Moscú", 1706 + 1139 + 1024 + 1024 + 1139),
        ("Москва", 1706 + 1139 + 1024 + 897 + 1087 + 1139),
    ],
)
def test_letters_are_as_wide_as_the_font_says(text: str, units: int) -> None:
    assert text_width(text, 2048) == pytest.approx(units, rel=0.01)


def test_no_line_is_wider_than_its_room() -> None:
    text = "Соглашение Canacintra с Российским союзом промышленников и предпринимателей"
    for room in (40, 90, 200):
        lines = lines_of(text, 12, room)
        assert all(text_width(line, 12) <= room for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
