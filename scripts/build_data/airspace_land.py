"""Land and coasts of every territory that closes its airspace, from Natural Earth as TopoJSON."""

# pyright: reportMissingModuleSource=false

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np
import shapely
from babel.core import get_global
from shapely import LineString, Polygon, box
from shapely.affinity import translate

FURTHEST: Final = 0.1
"""Points of the source stand no further apart than this [degree], so that a parallel stays one."""

ISLET: Final = np.array([[0, 0], [1e-4, 0]])
"""What stands for an island that the grid of the source shrank to one point [degree]."""

NOBODYS: Final = frozenset({"Antarctica", "Spratly Is.", "Scarborough Reef"})
"""Land whose airspace nobody is taken to close: Antarctic Treaty, article IV; claimed by many."""

OWN_CODES: Final = {
    "Akrotiri": "GB",
    "Dhekelia": "GB",
    "Ashmore and Cartier Is.": "AU",
    "Bajo Nuevo Bank": "CO",
    "Baikonur": "KZ",
    "Clipperton I.": "FR",
    "Coral Sea Is.": "AU",
    "Cyprus U.N. Buffer Zone": "CY",
    "Indian Ocean Ter.": "CC",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Serranilla Bank": "CO",
    "Siachen Glacier": "IN",
    "Somaliland": "SO",
    "USNB Guantanamo Bay": "CU",
    "Åland": "FI",
}
"""Owners of what has no number in ISO 3166, or closes with its mainland (Åland)."""


class Part(NamedTuple):
    """Land of `owner` inside west, south, east, north [degree] that counts as of `other`."""

    owner: str
    other: str
    box: tuple[float, float, float, float]


PARTS: Final = (
    Part("CC", "CX", (105, -11, 106, -10)),
    Part("FR", "GF", (-55, 2, -51, 6)),
    Part("FR", "GP", (-62, 15.8, -60.9, 16.6)),
    Part("FR", "MQ", (-61.3, 14.3, -60.7, 15)),
    Part("FR", "RE", (55, -21.5, 56, -20.7)),
    Part("FR", "YT", (44.9, -13.1, 45.4, -12.5)),
    Part("NL", "BQ", (-69, 11.9, -62.8, 17.8)),
    Part("NO", "BV", (3, -55, 4, -54)),
    Part("NO", "SJ", (-10, 70.5, -7, 71.5)),
    Part("NO", "SJ", (9, 74, 35, 81)),
    Part("NZ", "TK", (-173, -10, -171, -8)),
    # Borders as the United Nations draw them, not those of the administration on the ground.
    Part("RU", "UA", (32.3, 44.2, 36.66, 46.3)),
    Part("MA", "EH", (-18, 20, -8.6666, 27.6667)),
)
"""Territories that close or open on their own and that the source counts as their sovereign's."""

HEADLANDS: Final = (
    ("NO", 25.6783, 71.1855),  # Knivskjellodden: 2.2 km further north than in the source
    ("NO", 31.1689, 70.3877),  # Hornøya
    ("GL", -43.9230, 59.7733),  # Cape Farewell
    ("IS", -24.5311, 65.5025),  # Bjargtangar
    ("CA", -53.0736, 46.6586),  # Cape Race
)
"""Owner, longitude, latitude [degree] of capes at which long tracks turn, as published; they count
as coast besides that of the source, which cuts capes off."""


@dataclass
class Land:
    """Polygons inside longitude ±180 and coasts, unwrapped, of each owner."""

    polygons: dict[str, list[Polygon]] = field(default_factory=dict[str, list[Polygon]])
    coasts: dict[str, list[LineString]] = field(default_factory=dict[str, list[LineString]])


def decoded(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the arcs as longitude and latitude, filled in to points `FURTHEST` apart."""
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs: list[np.ndarray] = []
    for arc in topology["arcs"]:
        points = np.cumsum(arc, axis=0) * scale + shift
        points[:, 0] = np.unwrap(points[:, 0], period=360)
        if np.ptp(points, axis=0).any():
            points = shapely.get_coordinates(shapely.segmentize(LineString(points), FURTHEST))
        arcs.append(points)
    return arcs


def ring_of(arcs: list[np.ndarray], indexes: list[int]) -> np.ndarray:
    """Return one ring, unwrapped."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
    ring = np.vstack([parts[0], *(part[1:] for part in parts[1:])])
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    return ring


def parts_of(geometry: Any, kind: str) -> list[Any]:
    """Return the simple geometries of a kind inside a collection, whatever its depth."""
    if geometry.geom_type == kind:
        return [] if geometry.is_empty else [geometry]
    if not hasattr(geometry, "geoms"):
        return []
    return [part for inner in geometry.geoms for part in parts_of(inner, kind)]


def turned_to(lon: float, ring: np.ndarray) -> np.ndarray:
    """Return a ring moved by whole turns so that its mean longitude is nearest to `lon`."""
    return ring + np.array([360 * round((lon - ring[:, 0].mean()) / 360), 0])


def folded(polygon: Polygon) -> list[Polygon]:
    """Cut a polygon at the antimeridian and bring its pieces inside ±180."""
    pieces: list[Polygon] = []
    for turn in (-360, 0, 360):
        inside = shapely.intersection(translate(polygon, turn), box(-180, -90, 180, 90))
        pieces += parts_of(inside, "Polygon")
    return pieces


def owner_of(geometry: dict[str, Any]) -> str | None:
    """Return the ISO 3166 alpha-2 code of the territory; None if it is nobody's."""
    name = geometry["properties"]["name"]
    if name in NOBODYS:
        return None
    if name in OWN_CODES:
        return OWN_CODES[name]
    (code,) = get_global("territory_aliases")[geometry["id"]]
    return str(code)


def split(land: Land) -> None:
    """Give the parts of the table `PARTS` to the owners that close them."""
    for part in PARTS:
        frame = shapely.segmentize(box(*part.box), FURTHEST)
        for kind, shape in ((land.polygons, "Polygon"), (land.coasts, "LineString")):
            kept: list[Any] = []
            given: list[Any] = kind.setdefault(part.other, [])
            for piece in kind.pop(part.owner):
                if not shapely.intersects(piece, frame):
                    kept.append(piece)
                    continue
                for owner, cut in ((kept, piece - frame), (given, piece & frame)):
                    owner += parts_of(cut, shape)
            kind[part.owner] = kept


def land_of(topology: dict[str, Any]) -> Land:
    """Return land and coasts of every owner."""
    arcs = decoded(topology)
    land = Land()
    uses: Counter[int] = Counter()
    owners: dict[int, str | None] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        owner = owner_of(geometry)
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for rings in shapes:
            for arc in (i if i >= 0 else ~i for ring in rings for i in ring):
                uses[arc] += 1
                owners[arc] = owner
            if owner:
                outer, *holes = (ring_of(arcs, ring) for ring in rings)
                if len(outer) < 4:
                    continue  # An islet smaller than the grid of the source: its coast remains.
                middle = outer[:, 0].mean()
                near = [turned_to(middle, hole) for hole in holes]
                polygon = shapely.make_valid(Polygon(outer, near))
                for whole in parts_of(polygon, "Polygon"):
                    land.polygons.setdefault(owner, []).extend(folded(whole))
    for arc, number in uses.items():
        owner = owners[arc]
        if number == 1 and owner:
            line = arcs[arc] if np.ptp(arcs[arc], axis=0).any() else arcs[arc][0] + ISLET
            land.coasts.setdefault(owner, []).append(LineString(line))
    split(land)
    for owner, lon, lat in HEADLANDS:
        land.coasts[owner].append(LineString(ISLET + np.array([lon, lat])))
    return land
