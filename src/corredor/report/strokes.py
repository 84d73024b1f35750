"""Strokes: marks as elements of an SVG.

The shapes of the symbols are those of Vega, so that a sheet looks as if the engine had drawn it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import sqrt
from typing import Final

from markupsafe import escape

from corredor.report.ink import INK, SIZE
from corredor.report.marks import Dot, Mark, Path, Rule, Shape, Text
from corredor.report.paths import number, shortened

OUTLINE: Final = 1.5
"""Width of a symbol's outline [px]."""
_ANCHORS: Final = {"left": "", "center": "middle", "right": "end"}
_MIDDLE: Final = 0.3
"""How far the base line lies below the middle of a line [font size]."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Return a text without the characters that XML can't hold."""
    return _FORBIDDEN.sub("", text)


def written(marks: Iterable[Mark]) -> Iterator[str]:
    """Yield marks as SVG: rules and paths below, dots above, texts on top."""
    drawn = list(marks)
    rules = [mark for mark in drawn if isinstance(mark, Rule)]
    for style, alike in groupby(rules, _style):
        outline = "".join(f"M{one.x},{one.y}L{one.x2},{one.y2}" for one in alike)
        yield _element("path", d=shortened(outline), **style)
    yield from (_path(mark) for mark in drawn if isinstance(mark, Path))
    yield from (_dot(mark) for mark in drawn if isinstance(mark, Dot))
    yield from (_text(mark) for mark in drawn if isinstance(mark, Text))


def _element(tag: str, content: str = "", **attributes: str) -> str:
    """Return an element with those of its attributes that say something."""
    said = "".join(
        f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items() if value
    )
    return f"<{tag}{said}>{content}</{tag}>" if content else f"<{tag}{said}/>"


def _ink(color: str) -> str:
    return "currentColor" if color == INK else color


def _part(value: float) -> str:
    """Return an opacity or width; nothing where it is 1, as it is without."""
    return "" if value == 1 else f"{value:g}"


def _style(line: Rule | Path) -> dict[str, str]:
    return {
        "stroke": _ink(line.color),
        "stroke_opacity": _part(line.opacity),
        "stroke_width": _part(line.width),
        "stroke_dasharray": ",".join(f"{length:g}" for length in line.dash),
        "stroke_linecap": "round" if isinstance(line, Rule) and line.cap == "round" else "",
    }


def _path(path: Path) -> str:
    outline = shortened("M" + "L".join(f"{x},{y}" for x, y in path.points))
    if path.filled:
        return _element("path", d=outline, fill=_ink(path.color), fill_opacity=_part(path.opacity))
    return _element("path", d=outline, **_style(path))


def _dot(dot: Dot) -> str:
    style = {
        "fill": _ink(dot.color) if dot.filled else "",
        "stroke": _ink(dot.color),
        "stroke_width": f"{OUTLINE:g}",
        "opacity": _part(dot.opacity),
    }
    return _element("path", transform=_move(dot.x, dot.y), d=_outline(dot.shape, dot.size), **style)


def _outline(shape: Shape, size: float) -> str:
    """Return a symbol around 0, 0, `size` wide [px]."""
    half = size / 2
    high = half * sqrt(3) / 2
    match shape:
        case "circle":
            r = number(half)
            return f"M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0"
        case "square":
            corners = ((-half, -half), (half, -half), (half, half), (-half, half))
        case "diamond":
            corners = ((-half, 0), (0, -half), (half, 0), (0, half))
        case "triangle-up":
            corners = ((0, -high), (-half, high), (half, high))
        case "triangle-right":
            corners = ((high, 0), (-high, -half), (-high, half))
        case "triangle-left":
            corners = ((-high, 0), (high, -half), (high, half))
        case "stroke":
            return shortened(f"M{-half},0L{half},0")
    return shortened("M" + "L".join(f"{x},{y}" for x, y in corners) + "Z")


def _text(text: Text) -> str:
    down = round(_MIDDLE * text.size)
    place = _move(text.x, text.y + down)
    if text.angle:
        place = f"{_move(text.x, text.y)} rotate({text.angle:g}) {_move(0, down)}"
    words = str(escape(legible(text.text).strip()))
    if not words:
        return ""
    return _element(
        "text",
        words,
        text_anchor=_ANCHORS[text.align],
        transform=place,
        font_size="" if text.size == SIZE else f"{text.size:g}",
        font_weight="bold" if text.bold else "",
        fill="currentColor",
        fill_opacity=_part(text.opacity),
    )


def _move(x: float, y: float) -> str:
    return f"translate({number(x)},{number(y)})"
