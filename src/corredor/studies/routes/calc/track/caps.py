"""Hierarchy of bounding caps over walls, for tests that leave most walls out at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere.constants import FloatArray, IntArray
from corredor.studies.routes.calc.track.walls import Walls

LEAF: Final = 8
"""Edges in a cap of the lowest level."""
_SLACK: Final = 1e-12
"""Widening of caps against rounding [radian]."""


@dataclass(frozen=True, eq=False)
class Caps:
    """Caps in the order of a walk down the tree.

    Attributes
    ----------
    centre
        Unit vectors, shape (m, 3).
    radius
        [radian], shape (m,).
    skip
        The next cap when this one and all below it are left out, shape (m,).
    first, last
        Edges of the walls under a cap of the lowest level, from `first` up to before `last`;
        both 0 on higher levels.
    """

    centre: FloatArray = field(repr=False)
    radius: FloatArray = field(repr=False)
    skip: IntArray = field(repr=False)
    first: IntArray = field(repr=False)
    last: IntArray = field(repr=False)


def caps_of(walls: Walls) -> Caps:
    """Caps over stretches of walls, halved across the widest axis from the top down."""
    first, last = _stretches(walls)
    count = len(first)
    middle = np.zeros((count, 3))
    for offset in range(LEAF + 1):
        middle += walls.points[np.minimum(first + offset, last)]
    size = np.linalg.norm(middle, axis=1)
    middle[size > 0] /= size[size > 0, None]
    reach = np.zeros(count)
    for offset in range(LEAF + 1):
        point = walls.points[np.minimum(first + offset, last)]
        reach = np.maximum(reach, _angle(middle, point))
    reach = np.where(size > _SLACK, reach + _SLACK, np.pi)
    # An arc between two points of a cap leaves the cap if it is wider than a hemisphere.
    reach = np.where(reach >= np.pi / 2, np.pi, reach)
    order, spans = _halved(middle)
    centre, radius = _merged(middle[order], reach[order], spans)
    is_leaf = spans[:, 1] - spans[:, 0] == 1
    held = order[spans[:, 0]]
    return Caps(
        centre=centre,
        radius=radius,
        skip=spans[:, 2],
        first=np.where(is_leaf, first[held], 0),
        last=np.where(is_leaf, last[held], 0),
    )


def _angle(first: FloatArray, second: FloatArray) -> FloatArray:
    chord = np.linalg.norm(first - second, axis=1)
    return 2 * np.arcsin(np.minimum(chord / 2, 1))


def _stretches(walls: Walls) -> tuple[IntArray, IntArray]:
    """First and last points of stretches of at most `LEAF` edges that follow one another."""
    gap = np.flatnonzero(~walls.is_edge)
    begins = np.concatenate(([0], gap + 1))
    ends = np.concatenate((gap, [len(walls.points) - 1]))
    counts = np.asarray(-(-(ends - begins) // LEAF), np.int64)
    total = int(counts.sum())
    number = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    first = np.repeat(begins, counts) + number * LEAF
    return first, np.minimum(first + LEAF, np.repeat(ends, counts))


def _halved(middle: FloatArray) -> tuple[IntArray, IntArray]:
    """Order of the stretches, and of each cap the stretches from, to, and where to skip to."""
    order = np.arange(len(middle))
    spans: list[list[int]] = []
    open_: list[tuple[int, int]] = [(0, len(middle))] if len(middle) else []
    above: list[int] = []
    while open_:
        start, end = open_.pop()
        while above and spans[above[-1]][1] <= start:
            spans[above.pop()][2] = len(spans)
        above.append(len(spans))
        spans.append([start, end, 0])
        if end - start == 1:
            continue
        held = middle[order[start:end]]
        axis = int(np.argmax(np.ptp(held, axis=0)))
        half = (end - start) // 2
        order[start:end] = order[start:end][np.argpartition(held[:, axis], half)]
        open_.append((start + half, end))
        open_.append((start, start + half))
    for cap in above:
        spans[cap][2] = len(spans)
    return order, np.array(spans, np.int64).reshape(-1, 3)


def _merged(
    middle: FloatArray, reach: FloatArray, spans: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Centres and radii of caps over the caps of their stretches."""
    sums = np.concatenate((np.zeros((1, 3)), np.cumsum(middle, axis=0)))
    centre = sums[spans[:, 1]] - sums[spans[:, 0]]
    size = np.linalg.norm(centre, axis=1)
    centre = np.where(size[:, None] > _SLACK, centre / np.maximum(size, _SLACK)[:, None], 0)
    radius = np.full(len(spans), np.pi)
    for at, (start, end, _) in enumerate(spans.tolist()):
        if size[at] > _SLACK:
            far = _angle(middle[start:end], centre[at]) + reach[start:end]
            radius[at] = far.max() + _SLACK
    return centre, np.minimum(radius, np.pi)
