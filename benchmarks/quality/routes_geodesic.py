"""Score lengths of geodesics against a set of Karney's.

``python benchmarks/quality/routes_geodesic.py GEODTEST.dat``: lines of lat1 lon1 azi1 lat2 lon2
azi2 s12 … [degree, m]. Printed for the exact engine, the batch of `calc` and the lengths from
chords that the screening uses: the share of lines within its goal, and the largest error.
"""

from __future__ import annotations

import sys

import numpy as np

from corredor.studies.routes.calc.screening import chord_geodesic, half_chord, reduced_vectors
from corredor.studies.routes.calc.sphere.ellipsoid import geodesic_length
from corredor.studies.routes.engine.geodesic import geodesic_distances

EXACT, BATCH, CHORD = 1.5e-8, 1.0, 1.0
"""Goals [m]."""
REACH = 17e6
"""Length [m] up to which the screening's lengths are held against theirs: no type flies farther."""
METRES_PER_KM = 1_000.0
SAME_PLACE = 1e-12


def from_chords(lat1, lon1, lat2, lon2):
    here, there = reduced_vectors(lat1, lon1), reduced_vectors(lat2, lon2)
    apart = here - there
    square = np.clip(half_chord(*apart.T), SAME_PLACE, 1 - SAME_PLACE)
    return chord_geodesic(square, here[:, 2] + there[:, 2], here[:, 2] - there[:, 2])


def main() -> None:
    lat1, lon1, _, lat2, lon2, _, metres = np.loadtxt(sys.argv[1])[:, :7].T
    near = metres <= REACH
    every = np.ones(len(metres), bool)
    for name, method, goal, chosen in (
        ("engine within 15 nanometres", geodesic_distances, EXACT, every),
        ("batch within a metre", geodesic_length, BATCH, every),
        ("screening within a metre", from_chords, CHORD, near),
    ):
        found = method(*(value[chosen] for value in (lat1, lon1, lat2, lon2))) * METRES_PER_KM
        error = np.abs(found - metres[chosen])
        good = int((error <= goal).sum())
        print(f"{name}: {good / len(error):.3f} {good} of {len(error)}, worst {error.max():.2g} m")


if __name__ == "__main__":
    main()
