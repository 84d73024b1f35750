"""Frame: the axes, legend and steps that the plots of energy share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from corredor.report.axes import Axis, across, room_for, up
from corredor.report.ink import SIZE
from corredor.report.lettering import text_width
from corredor.report.marks import FAINT, HAIR, WIDTH, Mark, Path, Rule, Text
from corredor.report.wording import Wording

HEADROOM: Final = 1.06
"""By how much axes go beyond the greatest number."""
RIGHT: Final = WIDTH - 12.0
TOP: Final = 28.0
BELOW: Final = 40.0


class Plot(NamedTuple):
    """A plot with its axes and the marks of its frame; `bottom` is where its axis lies [px]."""

    across: Axis
    up: Axis
    left: float
    bottom: float
    marks: tuple[Mark, ...]


class Key(NamedTuple):
    """An entry of a legend: what is said, its colour, opacity, whether a surface, its dashes."""

    said: str
    color: str
    opacity: float = 1.0
    is_surface: bool = False
    dash: tuple[float, ...] = ()


def framed(
    far: tuple[float, float], high: float, height: float, wording: Wording, *said: str
) -> Plot:
    """Return a plot from the ends of its first axis and the height of its second.

    Parameters
    ----------
    far, high
        Ends of the axis across, and the greatest number upwards.
    height
        Of the plot [px].
    said
        What is measured upwards and across.
    """
    bottom = height - BELOW
    rise = Axis(0.0, max(high, 1e-9) * HEADROOM, bottom, TOP)
    left = room_for(rise, wording.speech) + 2
    run = Axis(far[0], far[1], left, RIGHT)
    marks = (
        *across(run, TOP, bottom, wording.speech),
        *up(rise, left, RIGHT, wording.speech),
        Text(0, 9, said[0], opacity=FAINT),
        Text(RIGHT, bottom + SIZE * 2.4, said[1], "right", opacity=FAINT),
        Rule(left, bottom, RIGHT, bottom, opacity=HAIR * 1.6),
    )
    return Plot(run, rise, left, bottom, marks)


def legend(keys: Sequence[Key], top: float) -> tuple[list[Mark], float]:
    """Return a legend in as many lines as it needs, and where it ends [px]."""
    marks: list[Mark] = []
    x, y = 4.0, top
    for key in keys:
        wide = 34 + text_width(key.said, SIZE) + 18
        if x > 4 and x + wide > WIDTH:
            x, y = 4.0, y + SIZE * 1.7
        thick = 11.0 if key.is_surface else 2.4
        marks.append(Rule(x, y, x + 24, y, key.color, thick, key.opacity, dash=key.dash))
        marks.append(Text(x + 31, y, key.said, opacity=FAINT))
        x += wide
    return marks, y + SIZE * 1.2


def surface(
    low: Sequence[tuple[float, float]],
    high: Sequence[tuple[float, float]],
    color: str,
    opacity: float,
) -> Path:
    """Return the surface between two lines."""
    return Path((*high, *reversed(low)), color, opacity=opacity, filled=True)
