"""Checks of the shipped partition against the zones from which it was made."""

# pyright: reportMissingModuleSource=false, reportArgumentType=false

from __future__ import annotations

from typing import Any, Final

import numpy as np
import shapely
from airspace_land import Land, folded, turned_to
from airspace_rings import ring_points
from airspace_sea import corridor_of, zones_of
from shapely import Polygon

METRE: Final = 1 / 111_195
"""[degree of latitude]"""


def areas_of(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the areas as shipped, as polygons of longitude and latitude inside ±180."""
    lines = [np.cumsum(arc, axis=0) for arc in topology["arcs"]]
    areas: dict[str, Any] = {}
    for owner, polygons in topology["areas"].items():
        pieces: list[Any] = []
        for rings in polygons:
            outer, *holes = (ring_points(ring, lines) for ring in rings)
            middle = outer[:, 0].mean()
            turned = [turned_to(middle, hole) for hole in holes]
            pieces += folded(shapely.make_valid(Polygon(outer, turned)))
        areas[owner] = shapely.union_all(pieces)
    return areas


def check(topology: dict[str, Any], land: Land, inner: float) -> list[str]:
    """Return what is wrong: overlaps, missing areas, true zones that stick out; nothing if well.

    The true zones are computed anew at their legal breadth. All together they must lie inside
    all areas; each alone inside its own area, wider by `inner` [m] on borders with a neighbour.
    """
    wrong: list[str] = []
    areas = areas_of(topology)
    whole = shapely.union_all(list(areas.values()))
    parts = sum(area.area for area in areas.values())
    if abs(parts - whole.area) > 1e-6:
        wrong.append(f"areas overlap by {parts - whole.area} square degrees")
    zones = zones_of(land, 0.0)
    corridor = corridor_of(land, 0.0)
    for owner in ("FI", "EE"):
        zones[owner] -= corridor
    shapely.prepare(whole)
    for owner, zone in zones.items():
        if owner not in areas:
            wrong.append(f"{owner} is missing")
            continue
        outside = shapely.area(zone - whole)
        if outside > 1e-9:
            wrong.append(f"{owner}: {outside} square degrees of its zone are open")
        lat = np.radians(min(max(abs(zone.bounds[1]), abs(zone.bounds[3])), 85))
        wider = areas[owner].buffer(1.5 * inner * METRE / np.cos(lat))
        if shapely.area(zone - wider) > 1e-4:
            wrong.append(f"{owner}: {shapely.area(zone - wider)} square degrees went to others")
    return wrong
