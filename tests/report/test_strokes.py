"""Strokes: a sheet of marks looks as the engine would draw it."""

import re
from xml.etree import ElementTree as ET

import pytest

from corredor.report.drawing import svg
from corredor.report.ink import FIRST, INK
from corredor.report.marks import Align, Dot, Path, Rule, Shape, Text, specification
from corredor.report.strokes import written

SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-right", "triangle-left", "stroke")


def engine(mark: dict[str, object], **row: object) -> dict[str, str]:
    """Return the attributes of one mark at 10, 20 as the engine draws it."""
    at = {
        name: {"field": name, "type": "quantitative", "scale": None, "axis": None} for name in "xy"
    }
    spec = {
        "width": 60,
        "height": 60,
        "data": {"values": [{"x": 10, "y": 20, **row}]},
        "mark": mark,
        "encoding": at,
    }
    root = ET.fromstring(svg(spec, "en"))
    return dict(list(root.iter())[-1].attrib)


def ours(mark: Dot | Rule | Path | Text) -> dict[str, str]:
    return dict(ET.fromstring("".join(written([mark]))).attrib)


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("shape", SHAPES)
def test_symbols_are_those_of_the_engine(shape: Shape, filled: bool) -> None:
    mark = {"type": "point", "shape": shape, "size": 81, "stroke": INK, "strokeWidth": 1.5}
    theirs = engine({**mark, "fill": FIRST if filled else "transparent", "opacity": 0.5})
    made = ours(Dot(10, 20, shape, 9, FIRST, filled=filled, opacity=0.5))
    outline, true = made.pop("d"), theirs.pop("d")
    if shape == "square":
        assert true == "M-4.5,-4.5h9v9h-9Z"
        assert outline == "m-4.5-4.5 9 0 0 9-9 0z"
    else:
        assert outline == true
    assert made.pop("stroke") == FIRST
    assert theirs.pop("stroke") == "currentColor"
    assert made == theirs


@pytest.mark.parametrize("size", [10.5, 12.5, 20])
@pytest.mark.parametrize("angle", [0, -90])
@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_texts_stand_where_the_engine_puts_them(align: Align, angle: float, size: float) -> None:
    mark = {"type": "text", "align": align, "fontSize": size, "angle": angle, "text": "a & <b"}
    theirs = engine({**mark, "fontWeight": "bold", "fillOpacity": 0.72})
    made = ours(Text(10, 20, "a & <b", align, size, bold=True, opacity=0.72, angle=angle))
    assert made | {"font-size": ""} == theirs | {"font-size": ""}
    assert float(made.get("font-size", 12.5)) == size


def test_rules_of_one_look_are_one_element() -> None:
    marks = [Rule(0, y, 50, y, dash=(2, 2), cap="round", width=2) for y in (0, 10, 20)]
    drawn = list(written([*marks, Rule(0, 0, 0, 9)]))
    assert drawn == [
        '<path d="m0 0 50 0m-50 10 50 0m-50 10 50 0" stroke="currentColor" stroke-width="2" '
        'stroke-dasharray="2,2" stroke-linecap="round"/>',
        '<path d="m0 0 0 9" stroke="currentColor"/>',
    ]


def test_order_is_rules_paths_dots_texts() -> None:
    marks = [Text(0, 0, "a"), Dot(0, 0), Path(((0, 0), (1, 1)), filled=True), Rule(0, 0, 1, 1)]
    tags = re.findall(r"<(\w+)", svg(specification(marks, 10), "en"))
    assert tags == ["svg", "path", "path", "path", "text"]


def test_blank_texts_are_not_written() -> None:
    assert "<text" not in svg(specification([Text(0, 0, " \x07")], 10), "en")
