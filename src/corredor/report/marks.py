"""Marks: dots, rules and texts at given places of a drawing, as layers of a specification.

A drawing's layout is worked out here in the report and not by the engine, so that a test can
say that no label is cut and none lies on another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import cos, radians, sin
from typing import Any, Final, Literal

from corredor.report.drawing import INK, SIZE
from corredor.report.lettering import LINE, lines_of, text_width

WIDTH: Final = 680
"""Width of every drawing [px]."""
FAINT: Final = 0.72
"""Opacity of secondary text; its contrast stays above 4.5 : 1 on white and on near-black."""
HAIR: Final = 0.3
"""Opacity of guide lines."""

Align = Literal["left", "center", "right"]
Shape = Literal[
    "circle", "square", "diamond", "triangle-up", "triangle-right", "triangle-left", "stroke"
]


@dataclass(frozen=True)
class Rule:
    """A line between two places [px]; `dash` the lengths of its strokes and gaps [px]."""

    x: float
    y: float
    x2: float
    y2: float
    color: str = INK
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round"] = "butt"


@dataclass(frozen=True)
class Path:
    """A line through places [px], or the surface inside it where it is `filled`."""

    points: tuple[tuple[float, float], ...]
    color: str = INK
    width: float = 1.5
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    filled: bool = False


@dataclass(frozen=True)
class Dot:
    """A symbol with its middle at a place [px], `size` wide [px], outlined where not `filled`."""

    x: float
    y: float
    shape: Shape = "circle"
    size: float = 10.0
    color: str = INK
    filled: bool = True
    opacity: float = 1.0


@dataclass(frozen=True)
class Text:
    """One line of text; `x` is the edge that `align` names, `y` the middle of the line [px].

    `angle` turns it clockwise around that place [degree].
    """

    x: float
    y: float
    text: str
    align: Align = "left"
    size: float = SIZE
    bold: bool = False
    opacity: float = 1.0
    angle: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom [px]."""
        wide = text_width(self.text, self.size, bold=self.bold)
        left = {"left": 0.0, "center": -wide / 2, "right": -wide}[self.align]
        half = self.size * LINE / 2
        turn = complex(cos(radians(self.angle)), sin(radians(self.angle)))
        corners = [complex(x, y) * turn for x in (left, left + wide) for y in (-half, half)]
        across, down = [c.real + self.x for c in corners], [c.imag + self.y for c in corners]
        return min(across), min(down), max(across), max(down)


Mark = Rule | Path | Dot | Text


def texts(
    text: str,
    x: float,
    top: float,
    room: float,
    *,
    align: Align = "left",
    size: float = SIZE,
    bold: bool = False,
    opacity: float = 1.0,
) -> tuple[Text, ...]:
    """Return a text broken into lines of at most `room` [px], the first with its top at `top`."""
    step = size * LINE
    return tuple(
        Text(x, top + step * (number + 0.5), line, align, size, bold, opacity)
        for number, line in enumerate(lines_of(text, size, room, bold=bold))
    )


def height_of(lines: Sequence[Text]) -> float:
    """Return the height that lines of text take together [px]."""
    return sum(line.size * LINE for line in lines)


def layers(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """Return the layers that draw marks: rules and paths below, dots above, texts on top."""
    drawn = list(marks)
    rules = [_row(mark) for mark in drawn if isinstance(mark, Rule)]
    dots = [_row(mark) for mark in drawn if isinstance(mark, Dot)]
    written = [_row(mark) for mark in drawn if isinstance(mark, Text)]
    made: list[dict[str, Any]] = []
    if rules:
        made.append({**_layer(rules, _RULE), "encoding": {**_AT, **_TO}})
    made += [_path(mark) for mark in drawn if isinstance(mark, Path)]
    if dots:
        made.append({**_layer(dots, _DOT), "encoding": _AT})
    if written:
        made.append({**_layer(written, _TEXT), "encoding": {**_AT, "text": {"field": "text"}}})
    return made


def specification(marks: Iterable[Mark], height: float) -> dict[str, Any]:
    """Return the specification of a drawing that is marks only, `height` high [px]."""
    return {"width": WIDTH, "height": round(height), "layer": layers(marks)}


def _path(path: Path) -> dict[str, Any]:
    rows = [{"x": x, "y": y, "n": number} for number, (x, y) in enumerate(path.points)]
    style: dict[str, Any] = {"strokeDash": list(path.dash), "strokeWidth": path.width}
    if path.filled:
        style = {"fill": path.color, "fillOpacity": path.opacity, "strokeWidth": 0}
    else:
        style |= {"stroke": path.color, "strokeOpacity": path.opacity}
    order = {"field": "n", "type": "quantitative"}
    return {**_layer(rows, {"type": "line", **style}), "encoding": {**_AT, "order": order}}


def _row(mark: Rule | Dot | Text) -> dict[str, Any]:
    row = asdict(mark)
    if isinstance(mark, Dot):
        row["fill"] = mark.color if mark.filled else "transparent"
        row["size"] = mark.size**2
    return row


def _layer(rows: list[dict[str, Any]], mark: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"values": rows}, "mark": mark}


def _of(field: str) -> dict[str, str]:
    return {"expr": f"datum.{field}"}


def _pixel(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


_AT: Final = {"x": _pixel("x"), "y": _pixel("y")}
_TO: Final = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
_RULE: Final[dict[str, Any]] = {
    "type": "rule",
    "stroke": _of("color"),
    "strokeWidth": _of("width"),
    "strokeOpacity": _of("opacity"),
    "strokeDash": _of("dash"),
    "strokeCap": _of("cap"),
}
_DOT: Final[dict[str, Any]] = {
    "type": "point",
    "shape": _of("shape"),
    "size": _of("size"),
    "stroke": _of("color"),
    "strokeWidth": 1.5,
    "fill": _of("fill"),
    "opacity": _of("opacity"),
}
_TEXT: Final[dict[str, Any]] = {
    "type": "text",
    "align": _of("align"),
    "fontSize": _of("size"),
    "fontWeight": {"expr": "datum.bold ? 'bold' : 'normal'"},
    "fillOpacity": _of("opacity"),
    "angle": _of("angle"),
}
