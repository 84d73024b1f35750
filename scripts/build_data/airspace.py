"""Write src/corredor/data/airspace: land with territorial sea of every state and territory.

    npm pack world-atlas@2.0.2
    python scripts/build_data/airspace.py world-atlas-2.0.2.tgz 2026-11-22

Needs shapely >= 2.2, pyproj and Babel. Takes the countries of Natural Earth at 1 : 10 million,
adds the territorial sea, divides it between neighbours at equal distance from their coasts and
writes areas that share arcs; arcs towards the high seas never lie inside the true limit.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
import tarfile
from pathlib import Path
from typing import Any, Final

import numpy as np
from airspace_check import check
from airspace_land import Land, land_of
from airspace_rings import lasting, polygons_of, rings_of, settled
from airspace_sea import corridor_of, zones_of
from airspace_topology import (
    GRID,
    boundary_edges,
    chained,
    faces_of,
    oriented_edges,
    without_pockets,
)

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "airspace"
FILE: Final = "airspace.json"
EXCESS: Final = 1000.0
"""The zones are made wider by this [m], so that simplification never cuts into the true ones."""
OUTER: Final = EXCESS - 20.0
"""Tolerance towards the high seas [m]; the rest is for the grid and for circles of 96 corners."""
INNER: Final = 300.0
"""Tolerance of borders and of lines of equal distance [m]."""

SOURCE: Final = """\
producer = "Natural Earth; packed by Mike Bostock (world-atlas)"
title = "world-atlas {version}, countries at 1 : 10 million, with territorial sea"
url = "https://github.com/topojson/world-atlas"
licence = "ISC; Natural Earth: public domain"
retrieved = "{retrieved}"
sha256 = "{sha256}"
sha256_of_package = "{sha256_of_package}"
file = "{file}"
edition = "world-atlas {version}"
standing = "indicative: no boundary in this table is a legal one"
changed = "each area is land, internal waters and territorial sea of one state or territory (ISO \
3166-1; XK Kosovo); seas of neighbours divided at equal distance from their coasts; on a grid of \
{grid} degree"
breadth = "12 nautical miles from the coast (UN Convention on the Law of the Sea, article 3), also \
where a state claims less (Greece, Turkey in the Aegean, Greenland, straits of Japan and Korea) or \
more; 15 in the Caspian Sea (Aktau Convention of 2018, article 7, signed, not in force)"
gulf_of_finland = "Finland and Estonia leave open 3 nautical miles on either side of the middle of \
the Gulf, here of the line of equal distance between their coasts"
baselines = "the coast itself: straight, archipelagic and bay-closing baselines are not modelled, \
so that the true limit lies further out where they apply (Norway, Iceland, Canada's Arctic, \
Bahamas, Cuba, Philippines, Indonesia)"
tolerance_outer = "towards the high seas the limit lies 0 to {outer} km outside that of the source"
tolerance_inner = "borders and lines of equal distance lie within {inner} km of those of the source"
tolerance_source = "coordinates of the package step by 0.0036 degree of longitude and 0.0017 of \
latitude; it cuts capes off, North Cape by 2.2 km; five capes at which long tracks turn are added \
at their published positions; rocks and islands too small for Natural Earth's countries are absent"
pockets = "enclosed high seas of less than 25 km2 count as closed; larger ones remain open"
disputed = "borders as administered, after Natural Earth, except Crimea (UA) and Western Sahara \
(EH), drawn as the United Nations do; Northern Cyprus and the buffer zone: CY; Akrotiri and \
Dhekelia: GB; Somaliland: SO; Siachen: IN; Guantanamo: CU; Baikonur: KZ; Kuril Islands: RU; \
Paracel Islands: CN; Spratly Islands and Scarborough Reef: nobody"
absent = "Antarctica (Antarctic Treaty, article IV); Vatican City, smaller than the tolerance, \
counts as Italy; Åland counts as Finland"
"""


def topology_of(land: Land) -> dict[str, Any]:
    """Return the partition on the grid."""
    zones = zones_of(land, EXCESS)
    corridor = corridor_of(land, EXCESS)
    for owner in ("FI", "EE"):
        zones[owner] -= corridor
    faces, owners = faces_of(zones)
    edges = oriented_edges(faces, owners)
    arcs = lasting(chained(boundary_edges(edges, without_pockets(faces, owners, edges))))
    lines = settled(arcs, OUTER, INNER)
    return {
        "grid": GRID,
        "arcs": [np.diff(line, axis=0, prepend=[[0, 0]]).tolist() for line in lines],
        "areas": {
            owner: polygons_of(rings, lines) for owner, rings in rings_of(arcs, lines).items()
        },
    }


def main() -> None:
    """Read the package, write and check the partition and its source.toml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the .tgz that npm pack wrote")
    parser.add_argument("retrieved", type=datetime.date.fromisoformat, help="day of npm pack")
    given = parser.parse_args()
    with tarfile.open(given.package) as package:
        members = [
            package.extractfile(f"package/{name}")
            for name in ("package.json", "countries-10m.json")
        ]
        about, world = (json.load(stream) for stream in members if stream)
    land = land_of(world)
    topology = topology_of(land)
    wrong = check(topology, land, INNER)
    if wrong:
        sys.exit("\n".join(wrong))
    text = json.dumps(topology, separators=(",", ":"), sort_keys=True) + "\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / FILE).write_text(text, encoding="utf-8")
    source = SOURCE.format(
        version=about["version"],
        retrieved=given.retrieved.isoformat(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sha256_of_package=hashlib.sha256(given.package.read_bytes()).hexdigest(),
        file=FILE,
        grid=GRID,
        outer=2 * EXCESS / 1000,
        inner=INNER / 1000,
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
