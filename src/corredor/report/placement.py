"""Placement: where the labels of points stand, so that none is cut and none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

ROUNDS: Final = 3
"""How often the labels are placed anew, each knowing where the others stood."""

FAR: Final = 2.6
"""How much farther off a label may stand that finds no room beside its point."""
DIAGONAL: Final = 0.7

_DIRECTIONS: Final = (
    (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1),
)  # fmt: skip
"""East, west and the corners first: beside a point a label reads best."""
_CUT: Final = 1000.0
_POINT: Final = 40.0
_NEARER: Final = 25.0
"""Penalties: per px cut off by the edge, per point of a line or symbol that is covered, and per
px by which another label's point is nearer than it should be to be told from the label's own."""
_LEADER: Final = 90.0
"""Penalty of a label that stands so far off that it needs a line."""
_CROSSED: Final = 400.0
"""Penalty of such a line for each point of another label that it passes."""
_BESIDE: Final = 12.0
"""Room between labels in one line, so that they aren't read as one [px]."""
_APART: Final = 8.0
"""By how much the points of other labels should be farther off than the label's own [px]."""


@dataclass(frozen=True)
class Box:
    """A rectangle [px]."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that two boxes share [px²]."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)

    def widened(self, by: float) -> Box:
        """Return the box with room to its left and right [px]."""
        return Box(self.left - by, self.top, self.right + by, self.bottom)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the box [px]; 0 inside."""
        near = self.nearest(x, y)
        return hypot(near[0] - x, near[1] - y)

    def outside(self, frame: Box) -> float:
        """Return by how much the box sticks out of a frame [px]."""
        return (
            max(frame.left - self.left, 0.0)
            + max(frame.top - self.top, 0.0)
            + max(self.right - frame.right, 0.0)
            + max(self.bottom - frame.bottom, 0.0)
        )


@dataclass(frozen=True)
class Wanted:
    """A label to place: its point [px], its size [px], and its distance from the point [px]."""

    x: float
    y: float
    width: float
    height: float
    gap: float

    def candidate(self, across: int, down: int, gap: float) -> Box:
        """Return the label's box in one direction from its point."""
        reach = gap if 0 in (across, down) else gap * DIAGONAL
        x = self.x + across * (reach + self.width / 2)
        y = self.y + down * (reach + self.height / 2)
        return Box(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)

    def candidates(self, frame: Box) -> list[Box]:
        """Return the boxes near the point, those farther off, and those pushed into the frame."""
        boxes = [
            self.candidate(*direction, gap)
            for gap in (self.gap, self.gap * FAR)
            for direction in _DIRECTIONS
        ]
        return boxes + [_inside(box, frame) for box in boxes if box.outside(frame)]

    def needs_leader(self, box: Box) -> bool:
        """Whether the label is so far from its point that a line must join them."""
        return box.distance(self.x, self.y) > self.gap * 1.5


def _inside(box: Box, frame: Box) -> Box:
    across = max(frame.left - box.left, 0.0) - max(box.right - frame.right, 0.0)
    down = max(frame.top - box.top, 0.0) - max(box.bottom - frame.bottom, 0.0)
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


def placed(
    labels: Sequence[Wanted], obstacles: Sequence[tuple[float, float]], frame: Box
) -> list[Box]:
    """Return a box for each label, with the least overlap found.

    Parameters
    ----------
    labels
        The labels, the most important first.
    obstacles
        Points [px] that labels should not cover: of lines and symbols.
    frame
        What no box may leave; a label larger than the frame is cut all the same.
    """
    boxes: list[Box] = []
    choices = [label.candidates(frame) for label in labels]
    alone = [
        [_CUT * box.outside(frame) + _POINT * _covered(box, obstacles) for box in among]
        for among in choices
    ]
    for _ in range(ROUNDS):
        for number, label in enumerate(labels):
            taken = boxes[:number] + boxes[number + 1 :]
            strangers = [*labels[:number], *labels[number + 1 :]]
            costs = [
                own
                + sum(box.widened(_BESIDE).overlap(other) for other in taken)
                + _doubt(box, label, strangers)
                for box, own in zip(choices[number], alone[number], strict=True)
            ]
            boxes[number : number + 1] = [choices[number][costs.index(min(costs))]]
    return boxes


def _covered(box: Box, obstacles: Sequence[tuple[float, float]]) -> int:
    return sum(box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in obstacles)


def _doubt(box: Box, label: Wanted, strangers: Sequence[Wanted]) -> float:
    """Return the penalty for a box that could be read as the label of another point."""
    if label.needs_leader(box):
        end = box.nearest(label.x, label.y)
        return _LEADER + _CROSSED * sum(
            _aside((label.x, label.y), end, (other.x, other.y)) < _APART for other in strangers
        )
    own = box.distance(label.x, label.y)
    return _NEARER * sum(
        max(own + _APART - box.distance(other.x, other.y), 0.0) for other in strangers
    )


def _aside(
    start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]
) -> float:
    """Return how far a point is from a line between two others [px]."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    along = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length**2
    part = min(max(along, 0.0), 1.0)
    return hypot(point[0] - start[0] - part * across, point[1] - start[1] - part * down)
