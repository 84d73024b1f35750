"""Random islands, and a shortest path found by brute force that shares no code with ours."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# pyright: reportOperatorIssue=false
import numpy as np
import pytest

from corredor.studies.routes.calc.track import Airspace
from corredor.studies.routes.calc.track.rings import joined

SAMPLES = 48
"""Points of a leg at which the brute force looks whether it is inside an island."""


@dataclass(frozen=True)
class Island:
    """A star-shaped island: unit vectors of its coast, counter-clockwise seen from outside."""

    points: Any

    def contains(self, points: Any) -> Any:
        """Whether points are inside, by the winding of the coast as seen from them."""
        up = np.where(np.abs(points[:, :1]) < 0.9, [[1.0, 0, 0]], [[0, 1.0, 0]])
        east = np.cross(up, points)
        north = np.cross(points, east)
        course = np.arctan2(north @ self.points.T, east @ self.points.T)
        swing = np.diff(np.concatenate((course, course[:, :1]), axis=1), axis=1)
        swing = (swing + np.pi) % (2 * np.pi) - np.pi
        near = points @ self.points.mean(axis=0) > 0
        return (np.rint(swing.sum(axis=1) / (2 * np.pi)) > 0) & near


def random_islands(seed: int, count: int = 7) -> list[Island]:
    """Islands that don't overlap; some lie on a pole or on the antimeridian."""
    random = np.random.default_rng(seed)
    places = [(0.0, 0.0, 1.0), (0.0, 0.0, -1.0), (-1.0, 0.02, 0.3), (-1.0, -0.05, -0.6)]
    islands: list[Island] = []
    taken: list[tuple[Any, float]] = []
    for _ in range(40 * count):
        free = random.normal(size=3)
        centre = np.array(places[int(random.integers(4))]) if random.random() < 0.3 else free
        centre /= np.linalg.norm(centre)
        radius = random.uniform(0.2, 1.1)
        if len(islands) == count or any(
            np.arccos(np.clip(centre @ c, -1, 1)) < radius + r + 0.01 for c, r in taken
        ):
            continue
        taken.append((centre, radius))
        size = int(random.integers(4, 12))
        course = (np.arange(size) + random.uniform(-0.3, 0.3, size)) * 2 * np.pi / size
        reach = radius * random.uniform(0.35, 1.0, size)
        east = np.cross([1.0, 0, 0] if abs(centre[0]) < 0.9 else [0, 1.0, 0], centre)
        east /= np.linalg.norm(east)
        across = np.cos(course)[:, None] * east + np.sin(course)[:, None] * np.cross(centre, east)
        points = np.cos(reach)[:, None] * centre + np.sin(reach)[:, None] * across
        islands.append(Island(points / np.linalg.norm(points, axis=1, keepdims=True)))
    return islands


def brute_force(islands: list[Island], origin: Any, destination: Any) -> float:
    """Length of the shortest legal path over all corners [radian], by Dijkstra on a full graph."""
    nodes = np.concatenate([origin[None], destination[None], *(i.points for i in islands)])
    starts = np.concatenate([i.points for i in islands])
    ends = np.concatenate([np.roll(i.points, -1, axis=0) for i in islands])
    lengths = np.full(len(nodes), np.inf)
    lengths[0] = 0
    done = np.zeros(len(nodes), bool)
    while not done[1]:
        node = int(np.argmin(np.where(done, np.inf, lengths)))
        if lengths[node] == np.inf:
            return np.inf
        done[node] = True
        seen = np.flatnonzero(~done & _visible(islands, nodes[node], nodes, starts, ends))
        apart = np.arccos(np.clip(nodes[seen] @ nodes[node], -1, 1))
        lengths[seen] = np.minimum(lengths[seen], lengths[node] + apart)
    return float(lengths[1])


def _visible(islands: list[Island], here: Any, nodes: Any, starts: Any, ends: Any) -> Any:
    tiny = 1e-12
    normal = np.cross(here, nodes)
    a, b = normal @ starts.T, normal @ ends.T
    edge = np.cross(starts, ends)
    c, d = np.broadcast_to(edge @ here, a.shape), nodes @ edge.T
    up = (b > tiny) & (a < -tiny) & (c > tiny) & (d < -tiny)
    down = (b < -tiny) & (a > tiny) & (c < -tiny) & (d > tiny)
    clear = ~(up | down).any(axis=1) & (np.linalg.norm(normal, axis=1) > tiny)
    share = (np.arange(SAMPLES) + 0.5) / SAMPLES
    # A leg that crosses no coast can be inside only between two corners of one island.
    island = np.concatenate([[-1, -2], *([at] * len(i.points) for at, i in enumerate(islands))])
    home = island[np.flatnonzero((nodes == here).all(axis=1))[0]]
    for at in np.flatnonzero(clear & (island == home)):
        whole = np.arctan2(np.linalg.norm(normal[at]), here @ nodes[at])
        across = np.cross(normal[at], here) / np.linalg.norm(normal[at])
        line = np.cos(share * whole)[:, None] * here + np.sin(share * whole)[:, None] * across
        # A sample on a coast may count either way: it is lifted off by a hair on both sides.
        side = normal[at] / np.linalg.norm(normal[at]) * 1e-9
        held = islands[home]
        clear[at] = not (held.contains(line + side) & held.contains(line - side)).any()
    return clear


def airspace_with(islands: list[Island]) -> Airspace:
    """Airspace in which the islands are closed, each an area of its own."""
    return Airspace(joined([(island.points, f"A{at}") for at, island in enumerate(islands)]))


@pytest.fixture
def islands_of() -> Callable[..., list[Island]]:
    return random_islands


@pytest.fixture
def brute() -> Callable[[list[Island], Any, Any], float]:
    return brute_force


@pytest.fixture
def airspace_from() -> Callable[[list[Island]], Airspace]:
    return airspace_with
