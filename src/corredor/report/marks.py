"""Marks: dots, rules, paths and texts at given places of a drawing.

A drawing's layout is worked out here in the report and not by the engine, so that a test can
say that no label is cut and none lies on another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any, Final, Literal

from corredor.report.ink import INK, SIZE
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


@dataclass(frozen=True)
class Sheet:
    """A drawing `height` high [px]: marks over a ground, which is a specification without words."""

    marks: tuple[Mark, ...]
    height: int
    ground: Mapping[str, Any] | None = None


def specification(
    marks: Iterable[Mark], height: float, ground: Mapping[str, Any] | None = None
) -> Sheet:
    """Return a drawing of marks, `height` high [px], over a ground that the engine draws."""
    return Sheet(tuple(marks), round(height), ground)
