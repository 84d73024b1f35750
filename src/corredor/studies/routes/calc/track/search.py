"""Shortest path round walls: A* over corners, a leg's sight tested only when its turn comes.

A shortest path turns at convex corners only, leaves and reaches each along a tangent, and bends
round it towards the wall (Lozano-Pérez and Wesley 1979, doi:10.1145/359156.359164; on the sphere
as in the plane). So the legs from a corner lie in the narrow lune between the way in, drawn on,
and the wall; few corners and few walls are in it. What is left of a path from a corner is bounded
from below past chords of the closed areas, so that few corners beside the path are looked at.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corredor.studies.routes.calc.sphere import angle, cross
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray
from corredor.studies.routes.calc.sphere.predicates import FILTER
from corredor.studies.routes.calc.track.bound import bound_between
from corredor.studies.routes.calc.track.chords import Shores
from corredor.studies.routes.calc.track.scene import Blinds, Scene, scene_of, screened
from corredor.studies.routes.calc.track.walls import Walls

START: Final = -1
"""Number of the origin as a node."""
GOAL: Final = -2
"""Number of the destination as a node."""
BATCH: Final = 24
"""Legs whose sight is tested at once."""
EXCESSES: Final = (0.001, 0.01, 0.05, 0.2, 1.0)
"""Shares by which the path may exceed its bound, tried in turn; the last is unbounded."""
WIDEST: Final = 1e3
"""Length that no path reaches [radian]."""
SECTORS: Final = 16
"""Lunes round the origin."""
_FAR_FROM: Final = np.eye(3)

Sees = Callable[[FloatArray, FloatArray], bool]
"""Whether a leg between two points is legal, exactly."""


@dataclass
class _Wave:
    """Legs that may leave a node through a lune, by the length of the path at least.

    `blinds` and `clear`, the walls in the lune and the sight along the first legs, are found
    when they are needed.
    """

    node: int
    totals: list[float]
    reached: list[int]
    lune: tuple[FloatArray, FloatArray]
    blinds: Blinds | None = None
    clear: list[bool] = field(default_factory=list[bool])


@dataclass
class _Search:
    """One search: its scene, and shortest paths found so far."""

    scene: Scene
    ends: tuple[FloatArray, FloatArray]
    sees: Sees
    length: dict[int, float] = field(default_factory=dict[int, float])
    parent: dict[int, int] = field(default_factory=dict[int, int])
    waves: list[_Wave] = field(default_factory=list[_Wave])
    queue: list[tuple[float, int, int]] = field(default_factory=list[tuple[float, int, int]])

    def place(self, node: int) -> FloatArray:
        """Unit vector of a node."""
        if node >= 0:
            return self.scene.at[node]
        return self.ends[0] if node == START else self.ends[1]

    def turns(self) -> list[int]:
        """Corners of the scene on the path to the destination, in order."""
        turns: list[int] = []
        node = self.parent[GOAL]
        while node != START:
            turns.append(node)
            node = self.parent[node]
        return turns[::-1]


def shortest_path(
    walls: Walls, origin: FloatArray, destination: FloatArray, sees: Sees, shores: Shores
) -> tuple[int, ...] | None:
    """Corners at which the shortest path turns, in order; None where there is no path.

    Parameters
    ----------
    walls
        What no leg may cross.
    origin, destination
        Unit vectors, not antipodal.
    sees
        Whether a leg between two points is legal, exactly; asked where floats can't tell.
    shores
        Where chords are laid that bound the length from below.
    """
    if sees(origin, destination):
        return ()
    bound = bound_between(shores, origin, destination)
    if not np.isfinite(bound.least):
        return None
    for excess in EXCESSES:
        length = bound.least * (1 + excess) + WIDEST * (excess == EXCESSES[-1])
        scene = scene_of(walls, bound, length)
        search = _searched(scene, (origin, destination), sees, length)
        if search is not None:
            return tuple(int(scene.corner[node]) for node in search.turns())
    return None


def _searched(
    scene: Scene, ends: tuple[FloatArray, FloatArray], sees: Sees, most: float
) -> _Search | None:
    """Search until the destination is reached; None if it can't be within a length [radian]."""
    search = _Search(scene, ends, sees, {START: 0.0})
    _open_start(search)
    while search.queue:
        total, number, place = heapq.heappop(search.queue)
        if total > most:
            return None
        wave = search.waves[number]
        if place + 1 < len(wave.totals):
            heapq.heappush(search.queue, (wave.totals[place + 1], number, place + 1))
        node = wave.reached[place]
        if node in search.length or not _is_clear(search, wave, place):
            continue
        search.parent[node] = wave.node
        apart = float(angle(search.place(wave.node), search.place(node)))
        search.length[node] = search.length[wave.node] + apart
        if node == GOAL:
            return search
        _open(search, node, wedge(scene, search.place(wave.node), node))
    return None


def _open_start(search: _Search) -> None:
    """Queue the legs that may leave the origin, sector by sector."""
    origin = search.ends[0]
    east = cross(_FAR_FROM[int(np.argmin(np.abs(origin)))], origin)
    north = cross(origin, east)
    turn = 2 * np.pi * np.arange(SECTORS + 1) / SECTORS
    normals = np.cos(turn)[:, None] * north - np.sin(turn)[:, None] * east
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    for sector in range(SECTORS):
        _open(search, START, (normals[sector], -normals[sector + 1]))


def _open(search: _Search, node: int, lune: tuple[FloatArray, FloatArray]) -> None:
    """Queue the legs that may leave a node through a lune to corners that they touch."""
    scene, here, goal = search.scene, search.place(node), search.ends[1]
    low, high = lune
    held = np.flatnonzero((scene.at @ low >= -FILTER) & (scene.at @ high >= -FILTER))
    found = held[touched(scene.behind[held] @ here, scene.ahead[held] @ here)]
    nodes = np.array([n for n in found.tolist() if n not in search.length], np.int64)
    apart = angle(scene.at[nodes], here)
    # A corner where the path begins or ends is no turn.
    turning = (apart > 0) & (scene.remaining[nodes] > 0)
    nodes, totals = nodes[turning], (apart + scene.remaining[nodes])[turning]
    if goal @ low >= -FILTER and goal @ high >= -FILTER:
        nodes, totals = np.append(nodes, GOAL), np.append(totals, angle(here, goal))
    if not len(nodes):
        return
    totals += search.length[node]
    order = np.argsort(totals, kind="stable")
    heapq.heappush(search.queue, (float(totals[order[0]]), len(search.waves), 0))
    search.waves.append(_Wave(node, totals[order].tolist(), nodes[order].tolist(), lune))


def _is_clear(search: _Search, wave: _Wave, place: int) -> bool:
    """Whether a leg of a wave is legal; the sight of the next legs is tested with it."""
    here = search.place(wave.node)
    if wave.blinds is None:
        wave.blinds = search.scene.blinds(wave.node, here, *wave.lune)
    while place >= len(wave.clear):
        first = len(wave.clear)
        nodes = wave.reached[first : first + BATCH]
        targets = np.array([search.place(other) for other in nodes])
        clear, unsure = screened(search.scene, wave.blinds, here, nodes, targets)
        if wave.node >= 0 and search.scene.meeting[wave.node]:
            unsure[:] = True
        for at in np.flatnonzero(clear & unsure).tolist():
            clear[at] = search.sees(here, targets[at])
        wave.clear.extend(clear.tolist())
    return wave.clear[place]


def touched(before: FloatArray, after: FloatArray) -> BoolArray:
    """Whether legs touch corners without entering their walls, by two orientations of each."""
    return ((before >= -FILTER) & (after >= -FILTER)) | ((before <= FILTER) & (after <= FILTER))


def tangents(walls: Walls, point: FloatArray) -> BoolArray:
    """Corners that a leg from a point would touch without entering their walls, shape (k,)."""
    return touched(walls.behind @ point, walls.ahead @ point)


def wedge(walls: Walls | Scene, came: FloatArray, corner: int) -> tuple[FloatArray, FloatArray]:
    """Normals of the two great circles between which a taut path leaves a corner.

    Parameters
    ----------
    walls
        The walls that the corner belongs to.
    came
        Where the path came from, a unit vector.
    corner
        The corner that it touches.
    """
    straight = cross(came, walls.at[corner])
    straight /= np.linalg.norm(straight)
    before, after = walls.behind[corner], walls.ahead[corner]
    if came @ before + came @ after >= 0:
        return straight, -after
    return -straight, before
