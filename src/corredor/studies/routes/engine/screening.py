"""Screening of all pairs of airports in a stream: compiled by ``numba`` (extra ``fast``) or NumPy.

Memory holds a few rows and the ranking. Threads take turns at the rows; ranking by value and
place makes the result the same to the last byte whatever their number.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.screening import (
    MEASURES,
    REASONS,
    Ranking,
    Row,
    Screening,
    Terms,
    chord_geodesic,
    far_chord,
    half_chord,
    merged,
    open_row,
    screened,
    top,
    way_of,
)
from corredor.studies.routes.calc.screening.rows import EMPTY, FARTHEST_CHORD, SAME
from corredor.studies.routes.calc.track.graph import Graph
from corredor.studies.routes.engine.visibility import station_rows
from corredor.units import Ratio

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
ByteArray = NDArray[np.uint8]

LIBRARY: Final = "numba"
FROM: Final = 1
TO: Final = 2
"""Bits of the sides that an airport is on."""
AHEAD: Final = 4
"""Rows that wait for each thread."""


@dataclass(frozen=True, eq=False)
class Screened:
    """The outcome.

    Attributes
    ----------
    ranking
        The best, or the worst, of all pairs and types.
    counts
        How many pairs each type has for each of `REASONS`, shape (types, reasons).
    """

    ranking: Ranking
    counts: IntArray = field(repr=False)


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


@lru_cache(maxsize=1)
def _kernels() -> Any:
    from corredor.studies.routes.engine import screening_kernels

    return screening_kernels


def processors() -> int:
    """Return the number of processors that this process may use."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)


class _Heap:
    """The state of one thread: its ranking in the making, and its counts."""

    def __init__(self, asked: Screening) -> None:
        rings, curves = asked.rings, asked.curves
        self.best, self.keys = np.empty(asked.count), np.empty(asked.count, np.int64)
        self.size = np.zeros(1, np.int64)
        self.counts = np.zeros((len(rings.open_rings), len(REASONS)), np.int64)
        levels = curves.first_root, curves.root_step, curves.first_share, curves.share_step
        wanted = MEASURES.index(curves.measure), asked.unreached, asked.sign
        known = rings.rings, rings.open_rings, rings.shares
        state = self.best, self.keys, self.size, self.counts
        kinds, starts = np.nonzero(rings.rings > 0)
        begins = np.searchsorted(kinds, np.arange(len(rings.rings) + 1))
        self.arguments = known, (starts, begins), curves.values, levels, wanted, state

    def done(self, asked: Screening) -> Screened:
        held = int(self.size[0])
        return Screened(top(self.best[:held], self.keys[:held], asked.count), self.counts)


def _together(parts: Iterable[Screened], asked: Screening) -> Screened:
    held = list(parts)
    counts = np.zeros((len(asked.rings.open_rings), len(REASONS)), np.int64)
    for part in held:
        counts += part.counts
    return Screened(merged([part.ranking for part in held], asked.count), counts)


def screen_open(
    points: FloatArray,
    sides: ByteArray,
    flown_factor: Ratio,
    asked: Screening,
    *,
    jobs: int | None = None,
    compiled: bool | None = None,
) -> Screened:
    """Screen all pairs between two sides with nothing closed.

    Parameters
    ----------
    points
        Reduced vectors of the airports (`reduced_vectors`), shape (n, 3).
    sides
        `FROM`, `TO`, both or 0 for each airport, shape (n,).
    flown_factor
        Way flown over the great circle.
    asked
        What is asked of each pair and type.
    jobs
        Threads; by default one for each processor.
    compiled
        Whether ``numba`` does it; by default where it is installed.
    """
    points = np.ascontiguousarray(points, dtype=np.float64)
    far = far_chord(asked.rings, flown_factor)
    threads = jobs or processors()
    if compiled if compiled is not None else is_installed():
        work = _kernels().open_rows

        def part(first: int) -> Screened:
            heap = _Heap(asked)
            work(first, threads, points, sides, flown_factor, far, *heap.arguments)
            return heap.done(asked)

        with ThreadPoolExecutor(threads) as pool:
            return _together(pool.map(part, range(threads)), asked)
    rows = (
        open_row(points, airport, _others(sides, airport), flown_factor, far)
        for airport in range(len(points))
    )
    return screen_rows(rows, asked, jobs=1, compiled=False)


def _others(sides: ByteArray, airport: int) -> IntArray:
    """Airports after one that are on the other side of it."""
    one, rest = sides[airport], sides[airport + 1 :]
    met = ((one & FROM) & (rest >> 1)) | ((rest & FROM) & (one >> 1))
    return np.flatnonzero(met) + airport + 1


def screen_rows(
    rows: Iterable[Row],
    asked: Screening,
    *,
    jobs: int | None = None,
    compiled: bool | None = None,
) -> Screened:
    """Screen rows of ways that others have found; as `screen_open`."""
    threads = jobs or processors()
    if not (compiled if compiled is not None else is_installed()):
        best, counts = EMPTY, np.zeros((len(asked.rings.open_rings), len(REASONS)), np.int64)
        for row in rows:
            best, more = screened(row, asked, best)
            counts += more
        return Screened(best, counts)
    work = _kernels().row
    heaps = [_Heap(asked) for _ in range(threads)]

    def several(heap: _Heap, held: list[Row]) -> None:
        for row in held:
            ways = row.way, row.plain_way, row.legal, row.circle
            work(row.airport, row.others, *ways, *heap.arguments)

    source = iter(rows)
    with ThreadPoolExecutor(threads) as pool:
        while batch := list(islice(source, threads * AHEAD)):
            shares = [batch[at::threads] for at in range(threads)]
            list(pool.map(several, heaps, shares))
    return _together([heap.done(asked) for heap in heaps], asked)


def closed_rows(
    graph: Graph,
    vectors: FloatArray,
    points: FloatArray,
    sides: ByteArray,
    usable: NDArray[np.bool_],
    terms: Terms,
) -> Iterator[Row]:
    """Ways past closed areas from each airport to those after it on the other side.

    A legal great circle has its length on WGS84; a way round closed areas that on the authalic
    sphere, which is within 0.12 % of it. Between airports of which one is not usable the way is
    the great circle: no type asks for it.

    Parameters
    ----------
    graph
        The legal legs.
    vectors, points
        Unit vectors on the authalic sphere and reduced vectors, shape (n, 3).
    sides
        As of `screen_open`.
    usable
        Whether any type can take off, shape (n,).
    terms
        What the screening assumes.
    """
    stations = np.flatnonzero(usable)
    number = np.cumsum(usable) - 1
    for airport in range(len(points)):
        others = _others(sides, airport)
        others = others[~(usable[airport] & usable[others])]
        if len(others):
            circle = _circles(points, airport, others)
            way = way_of(circle, circle, terms)
            yield Row(airport, others, way, way, circle, circle)
    if not len(stations):
        return
    last = max((int(at) for at in stations if len(_others(sides, int(at)))), default=-1)
    for found in station_rows(graph, vectors[stations]):
        airport = int(stations[found.station])
        others = _others(sides, airport)
        others = others[usable[others]]
        if len(others):
            place = number[others] - found.station - 1
            circle = _circles(points, airport, others)
            # The shortest way is no shorter than the great circle, whatever the sphere.
            round_about = np.maximum(found.lengths[place], circle)
            legal = np.where(found.direct[place], circle, round_about)
            ways = way_of(legal, circle, terms), way_of(circle, circle, terms)
            yield Row(airport, others, *ways, legal, circle)
        if airport >= last:
            return


def _circles(points: FloatArray, airport: int, others: IntArray) -> FloatArray:
    here, there = points[airport], points[others]
    apart = here - there
    square = half_chord(apart[:, 0], apart[:, 1], apart[:, 2])
    held = np.minimum(np.maximum(square, SAME), FARTHEST_CHORD)
    found: Any = chord_geodesic(held, here[2] + there[:, 2], here[2] - there[:, 2])
    return found
