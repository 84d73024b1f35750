"""Visibility graphs and tracks between all stations: the one door to ``numba`` (extra ``fast``).

The kernels decide what floats decide; a leg that they can't judge goes to the exact test of
calc, so that results are those of `calc.track.graph`. Without numba that module does the work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.routes.calc.sphere import angle
from corredor.studies.routes.calc.sphere.constants import AUTHALIC_RADIUS
from corredor.studies.routes.calc.track.airspace import Airspace
from corredor.studies.routes.calc.track.caps import caps_of
from corredor.studies.routes.calc.track.graph import (
    Graph,
    Rays,
    graph_from,
    graph_of,
    rays_from,
    shortest_length,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LIBRARY: Final = "numba"
_CLEAR: Final = 1
_UNSURE: Final = 2
_WHOLE: Final = 3.0
"""Stands for the sine of a cap that is the whole sphere."""


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


@lru_cache(maxsize=1)
def _kernels() -> Any:
    from corredor.studies.routes.engine import visibility_kernels

    return visibility_kernels


def _threads() -> int:
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)


@lru_cache(maxsize=4)
def _caps(airspace: Airspace) -> tuple[Any, ...]:
    caps = caps_of(airspace.walls)
    whole = caps.radius >= np.pi / 2
    sine = np.where(whole, _WHOLE, np.sin(caps.radius))
    points = np.ascontiguousarray(airspace.walls.points)
    return points, caps.centre, sine, np.cos(caps.radius), caps.skip, caps.first, caps.last


def _corners(airspace: Airspace) -> tuple[Any, ...]:
    walls = airspace.walls
    return tuple(np.ascontiguousarray(a) for a in (walls.at, walls.behind, walls.ahead))


def visibility_graph(airspace: Airspace) -> Graph:
    """Graph of an airspace: all legal legs that are tangent to the walls at both ends."""
    if not is_installed():
        return graph_of(airspace)
    arrays = (*_caps(airspace), *_corners(airspace))
    threads = _threads()
    with ThreadPoolExecutor(threads) as pool:
        work = [pool.submit(_kernels().corner_pairs, *arrays, at, threads) for at in range(threads)]
        found = np.concatenate([done.result() for done in work])
    return graph_from(airspace, _judged(airspace, found))


def _judged(airspace: Airspace, found: IntArray) -> IntArray:
    """Pairs of corners of which the exact test has judged those that the kernel left."""
    at = airspace.walls.at
    keep = found[:, 2] == _CLEAR
    for place in np.flatnonzero(~keep | _meeting(airspace)[found[:, :2]].any(axis=1)):
        keep[place] = airspace.sees(at[found[place, 0]], at[found[place, 1]])
    return found[keep, :2]


def _meeting(airspace: Airspace) -> NDArray[np.bool_]:
    """Which corners are points where the boundary meets itself, shape (k,)."""
    meetings = airspace.meetings
    return np.array([point.tobytes() in meetings for point in airspace.walls.at], bool)


def rays(graph: Graph, point: FloatArray) -> Rays:
    """Shortest paths from a position outside closed areas to all corners."""
    if not is_installed():
        return rays_from(graph, point)
    point = np.ascontiguousarray(graph.airspace.off_boundary(point))
    corners = _seen(graph.airspace, point)
    reaches = angle(graph.airspace.walls.at[corners], point)
    lengths, parents = _kernels().paths(graph.starts, graph.ends, graph.lengths, corners, reaches)
    return Rays(point, corners, reaches, lengths, parents)


def _seen(airspace: Airspace, point: FloatArray) -> IntArray:
    found = _kernels().seen_corners(*_caps(airspace), *_corners(airspace), point)
    keep = found[:, 1] == _CLEAR
    for place in np.flatnonzero(~keep):
        keep[place] = airspace.sees(point, airspace.walls.at[found[place, 0]])
    return np.ascontiguousarray(found[keep, 0])


def track_length(graph: Graph, first: Rays, last: Rays) -> float:
    """Length of the shortest legal path between two positions with known rays [km].

    Measured on the authalic sphere; infinite where there is no path.
    """
    if not is_installed():
        return AUTHALIC_RADIUS * shortest_length(graph, first, last)[0]
    code = _kernels().leg_sight(*_caps(graph.airspace), first.point, last.point)
    if code == _UNSURE:
        return AUTHALIC_RADIUS * shortest_length(graph, first, last)[0]
    if code == _CLEAR:
        return AUTHALIC_RADIUS * float(angle(first.point, last.point))
    if not len(last.corners):
        return float("inf")
    return AUTHALIC_RADIUS * float((first.lengths[last.corners] + last.reaches).min())


@dataclass(frozen=True, eq=False)
class Row:
    """Shortest legal paths from one station to all stations after it.

    Attributes
    ----------
    station
        Index of the station.
    lengths
        Lengths on the authalic sphere [km], shape (n - station - 1,); infinite where there is no
        path or an end lies in a closed area.
    direct
        Whether the great circle is legal, of the same shape.
    """

    station: int
    lengths: FloatArray = field(repr=False)
    direct: NDArray[np.bool_] = field(repr=False)


def station_rows(graph: Graph, stations: FloatArray) -> Iterator[Row]:
    """Shortest legal paths between all pairs of stations, row by row, on all processors.

    A row is computed by one thread, so that the numbers don't depend on how many there are.

    Parameters
    ----------
    graph
        The legs.
    stations
        Unit vectors, shape (n, 3).

    Yields
    ------
    Row
        In the order of the stations. A few rows are held at a time.
    """
    stations = np.array(stations, float)
    closed = graph.airspace.is_inside(stations)
    for at in np.flatnonzero(graph.airspace.cells.is_closed(stations) & ~closed):
        stations[at] = graph.airspace.off_boundary(stations[at])
    threads = _threads()
    with ThreadPoolExecutor(threads) as pool:
        everyone = list(
            pool.map(lambda at: _ray(graph, stations, closed, at), range(len(stations)))
        )
        begins = np.concatenate(([0], np.cumsum([len(corners) for corners, _ in everyone])))
        corners = np.concatenate([corners for corners, _ in everyone])
        reaches = np.concatenate([reaches for _, reaches in everyone])
        known = stations, closed, begins, corners, reaches
        block = threads * 8
        for start in range(0, len(stations), block):
            part = range(start, min(start + block, len(stations)))
            yield from pool.map(lambda at: _row(graph, at, *known), part)


def _ray(
    graph: Graph, stations: FloatArray, closed: NDArray[np.bool_], at: int
) -> tuple[IntArray, FloatArray]:
    if closed[at]:
        return np.zeros(0, np.int64), np.zeros(0)
    if is_installed():
        corners = _seen(graph.airspace, stations[at])
        return corners, angle(graph.airspace.walls.at[corners], stations[at])
    found = rays_from(graph, stations[at])
    return found.corners, found.reaches


def _row(
    graph: Graph,
    at: int,
    stations: FloatArray,
    closed: NDArray[np.bool_],
    begins: IntArray,
    corners: IntArray,
    reaches: FloatArray,
) -> Row:
    count = len(stations)
    direct = np.zeros(count, bool)
    lengths = np.full(count, np.inf)
    if not closed[at]:
        own = slice(begins[at], begins[at + 1])
        fill: Callable[..., None] = _fast_row if is_installed() else _plain_row
        fill(
            graph,
            at,
            stations,
            (corners[own], reaches[own]),
            (begins, corners, reaches),
            lengths,
            direct,
        )
        lengths[closed] = np.inf
        direct &= ~closed
    return Row(at, AUTHALIC_RADIUS * lengths[at + 1 :], direct[at + 1 :])


def _fast_row(
    graph: Graph,
    at: int,
    stations: FloatArray,
    own: Any,
    everyone: Any,
    lengths: FloatArray,
    direct: NDArray[np.bool_],
) -> None:
    to_corners, _ = _kernels().paths(graph.starts, graph.ends, graph.lengths, *own)
    codes = np.zeros(len(stations), np.int64)
    lasts = np.zeros(len(stations), np.int64)
    caps = _caps(graph.airspace)
    _kernels().row(*caps, stations, at, to_corners, *everyone, codes, lengths, lasts)
    direct[:] = codes == _CLEAR
    for other in np.flatnonzero(codes == _UNSURE):
        if graph.airspace.sees(stations[at], stations[other]):
            direct[other] = True
            lengths[other] = angle(stations[at], stations[other])


def _plain_row(
    graph: Graph,
    at: int,
    stations: FloatArray,
    own: Any,
    everyone: Any,
    lengths: FloatArray,
    direct: NDArray[np.bool_],
) -> None:
    begins, corners, reaches = everyone
    first = rays_from(graph, stations[at], own[0])
    for other in range(at + 1, len(stations)):
        held = slice(begins[other], begins[other + 1])
        last = Rays(stations[other], corners[held], reaches[held], first.lengths, first.parents)
        lengths[other], corner = shortest_length(graph, first, last)
        direct[other] = corner < 0 and np.isfinite(lengths[other])
