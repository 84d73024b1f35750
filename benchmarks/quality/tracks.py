"""Score shortest legal tracks against brute force on random islands.

``python benchmarks/quality/tracks.py [COUNT]``. Islands lie on poles and on the antimeridian too;
brute force is Dijkstra over all pairs of corners that see each other, in code of its own (that of
the tests). Printed: the share of instances in which our path is no more than 0.01 % longer and
agrees on whether there is one, and the share without a closed sample a kilometre apart.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np

from corredor.studies.routes.calc.sphere import angle, sampled
from corredor.studies.routes.calc.track.path import legal_path

TESTS = Path(__file__).parents[2] / "tests" / "studies" / "routes" / "calc" / "track"
COUNT = 10_000
EXCESS = 1e-4
SPACING = 1.0
"""[km]"""


def oracle():
    """Return the module of the tests that holds the brute force."""
    spec = importlib.util.spec_from_file_location("track_oracle", TESTS / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    tests = oracle()
    shortest = legal = 0
    worst = 0.0
    for seed in range(count):
        islands = tests.random_islands(seed, 3 + seed % 8)
        airspace = tests.airspace_with(islands)
        points = np.random.default_rng(seed + 1_000_000).normal(size=(40, 3))
        points /= np.linalg.norm(points, axis=1, keepdims=True)
        free = points[~np.any([island.contains(points) for island in islands], axis=0)]
        one, two = free[0], free[1] if seed % 2 else free[np.argmin(free @ free[0])]
        wanted, path = tests.brute_force(islands, one, two), legal_path(one, two, airspace)
        if path is None or not np.isfinite(wanted):
            shortest += path is None and not np.isfinite(wanted)
            legal += 1
            continue
        excess = abs(float(angle(path[:-1], path[1:]).sum()) / wanted - 1)
        worst = max(worst, excess)
        shortest += excess <= EXCESS
        legs = [sampled(path[at], path[at + 1], SPACING) for at in range(len(path) - 1)]
        legal += not airspace.is_inside(np.concatenate(legs)).any()
    print(f"largest excess over brute force: {worst:.1e} of the length")
    print(f"shortest tracks: {shortest / count:.4f}, n {count}")
    print(f"legal tracks: {legal / count:.4f}, n {count}")


if __name__ == "__main__":
    main()
