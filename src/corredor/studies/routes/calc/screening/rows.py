"""One airport against those after it, with all types: NumPy's way of the screening.

`engine.screening` compiles the same; both agree to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.performance.fuel_table import CLIMB_WORTH, NEAREST
from corredor.studies.routes.calc.screening.curves import (
    HEAVIER_IS_BETTER,
    Curves,
    Terms,
)
from corredor.studies.routes.calc.screening.lengths import chord_geodesic, half_chord
from corredor.studies.routes.calc.screening.ranking import Ranking, merged, top
from corredor.studies.routes.calc.screening.rings import (
    NEAR,
    REACHED,
    REASONS,
    Rings,
    reasons,
)
from corredor.studies.routes.calc.winds import flown_distance
from corredor.units import Ratio

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

EMPTY: Final = Ranking(np.zeros(0), np.zeros(0, np.int64))
FAR_AWAY: Final = 20_004.0
"""What stands for the length of a way beyond all rings [km]: half a meridian's circle."""
FARTHEST_CHORD: Final = 0.999
"""`half_chord` up to which lengths are measured: 19,600 km."""
LEAST_RADIUS: Final = 6_335.0
"""Least radius of curvature of WGS84 [km]: no arc is longer on the sphere of reduced latitude."""
SAME: Final = 1e-12
"""`half_chord` of one place: 12 m."""


@dataclass(frozen=True, eq=False)
class Row:
    """Ways from one airport to others that stand after it in the list.

    Attributes
    ----------
    airport, others
        Their indexes; `others` rise, shape (n,).
    way, plain_way
        Flown past closed areas, infinite where there is no way, and with nothing closed [km].
    legal, circle
        Length of the shortest legal way and of the great circle [km].
    """

    airport: int
    others: IntArray = field(repr=False)
    way: FloatArray = field(repr=False)
    plain_way: FloatArray = field(repr=False)
    legal: FloatArray = field(repr=False)
    circle: FloatArray = field(repr=False)


@dataclass(frozen=True, eq=False)
class Screening:
    """What is asked of each pair and type.

    Attributes
    ----------
    rings
        How far the types go.
    curves
        The measure of the ranking.
    count
        Length of the ranking.
    worst
        Whether the ranking begins with the worst instead of the best.
    unreached
        Whether it ranks what isn't reached, by the legal way or the great circle, the nearest
        first.
    """

    rings: Rings
    curves: Curves
    count: int
    worst: bool = False
    unreached: bool = False

    @property
    def sign(self) -> float:
        """Factor that makes the best value the least."""
        better = -1.0 if self.curves.measure in HEAVIER_IS_BETTER else 1.0
        return -better if self.worst else better


def far_chord(rings: Rings, flown_factor: Ratio) -> float:
    """`half_chord` beyond which no type reaches."""
    farthest = float(rings.open_rings.max(initial=0.0)) / flown_factor
    half = min(farthest / (2 * LEAST_RADIUS), np.pi / 2)
    return min(float(np.sin(half)) ** 2, FARTHEST_CHORD)


def weights(measure: str, way: FloatArray, legal: FloatArray, circle: FloatArray) -> FloatArray:
    """What a pair adds to the measure of a type: the factor of the value on its curve."""
    match measure:
        case "fuel":
            return (way + CLIMB_WORTH) / circle
        case "time":
            return way + CLIMB_WORTH
        case "detour":
            return legal / circle
        case "distance":
            return legal
        case _:
            return np.ones(len(way))


def way_of(legal: Any, circle: Any, terms: Terms) -> Any:
    """Way flown over the ground for a legal way and a great circle [km]."""
    return flown_distance(legal, circle, terms.flown_factor, terms.detour_factor)


def open_row(
    points: FloatArray, airport: int, others: IntArray, flown_factor: Ratio, far: float
) -> Row:
    """Row of an airport with nothing closed.

    Parameters
    ----------
    points
        Reduced vectors of all airports, shape (airports, 3).
    airport, others
        As of `Row`.
    flown_factor
        Way flown over the great circle.
    far
        `half_chord` beyond which no type reaches: longer ways aren't measured.
    """
    here, there = points[airport], points[others]
    apart = here - there
    square = half_chord(apart[:, 0], apart[:, 1], apart[:, 2])
    circle = np.where(square > far, FAR_AWAY, 0.0)
    seen = np.flatnonzero((square <= far) & (square > SAME))
    north = there[seen, 2]
    circle[seen] = chord_geodesic(square[seen], here[2] + north, here[2] - north)
    way = flown_factor * circle
    return Row(airport, others, way, way, circle, circle)


def screened(row: Row, asked: Screening, before: Ranking) -> tuple[Ranking, IntArray]:
    """Screen one row: the ranking so far with it, and how many pairs each reason has.

    Returns
    -------
    Ranking and counts of shape (types, reasons).
    """
    rings, curves = asked.rings, asked.curves
    types, airports = rings.rings.shape
    counts = np.zeros((types, len(REASONS)), np.int64)
    kept = np.flatnonzero(row.plain_way >= NEAREST)
    counts[:, NEAR] = len(row.others) - len(kept)
    others, way, plain = row.others[kept], row.way[kept], row.plain_way[kept]
    weight = weights(curves.measure, way, row.legal[kept], row.circle[kept])
    flyable = np.isfinite(way)
    knots = curves.values.shape[2]
    place = (np.sqrt(np.where(flyable, way, 0.0)) - curves.first_root) / curves.root_step
    knot = np.minimum(np.maximum(place, 0.0), knots - 2.0).astype(np.int64)
    part = place - knot
    best = before
    for kind in range(types):
        own, theirs = rings.rings[kind, row.airport], rings.rings[kind, others]
        told = reasons(way, plain, own, theirs, rings.open_rings[kind])
        counts[kind] += np.bincount(told, minlength=len(REASONS))
        chosen = np.flatnonzero((told != REACHED) == asked.unreached)
        if asked.unreached:
            value = np.where(flyable, way, plain)[chosen]
        else:
            share = np.minimum(rings.shares[kind, row.airport], rings.shares[kind, others[chosen]])
            value = _values(curves, kind, knot[chosen], part[chosen], share)
            value = asked.sign * (value * weight[chosen])
        if len(best.values) == asked.count:
            near = value <= best.values[-1]
            chosen, value = chosen[near], value[near]
        if len(chosen):
            keys = (row.airport * airports + others[chosen]) * types + kind
            best = merged([best, top(value, keys, asked.count)], asked.count)
    return best, counts


def _values(
    curves: Curves, kind: int, knot: IntArray, part: FloatArray, share: FloatArray
) -> FloatArray:
    table = curves.values[kind]
    if len(table) == 1:
        line = table[0]
        return line[knot] + part * (line[knot + 1] - line[knot])
    height = (share - curves.first_share) / curves.share_step
    level = np.minimum(np.maximum(height, 0.0), len(table) - 2.0).astype(np.int64)
    up = height - level
    low = table[level, knot] + part * (table[level, knot + 1] - table[level, knot])
    high = table[level + 1, knot] + part * (table[level + 1, knot + 1] - table[level + 1, knot])
    return low + up * (high - low)
